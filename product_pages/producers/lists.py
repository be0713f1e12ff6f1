"""All producers in one list, and their editor."""

from django.utils.translation import gettext_lazy as _

from showcase.pages.lists.columns import chosen_column, text_column
from showcase.pages.lists.filters import OfDistrictMixin, PageListFilterSet, choice
from showcase.pages.lists.views import PageListView
from showcase.pages.lists.viewset import PageListViewSet
from showcase.readiness.viewset import ReadyPageViewSet

from .models import ProducerPage


class ProducerFilterSet(OfDistrictMixin, PageListFilterSet):
    kind = choice(_("Kind"), ProducerPage.Kind.choices)


class ProducerListView(PageListView):
    base_filterset_class = ProducerFilterSet
    own_columns = (
        chosen_column("kind", _("Kind")),
        text_column("place", _("Place"), lambda page: page.place and page.place.full_name, sort_key="place__sort_key"),
    )
    own_prefetch = ("place",)


class ProducerListViewSet(PageListViewSet):
    model = ProducerPage
    index_view_class = ProducerListView
    name = "producer_list"
    url_prefix = "producers"
    icon = menu_icon = "group"
    menu_label = _("Producers")
    menu_name = "producers"
    menu_order = 110


class ProducerPageViewSet(ReadyPageViewSet):
    model = ProducerPage
    name = "producer_pages"
    icon = "group"
