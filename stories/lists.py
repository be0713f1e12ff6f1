"""All stories in one list, and their editor."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from showcase.pages.lists.columns import chosen_column, text_column
from showcase.pages.lists.filters import PageListFilterSet, choice
from showcase.pages.lists.views import PageListView
from showcase.pages.lists.viewset import PageListViewSet
from showcase.readiness.viewset import ReadyPageViewSet

from .models import StoryPage


class StoryFilterSet(PageListFilterSet):
    kind = choice(_("Kind"), StoryPage.Kind.choices)


class StoryListView(PageListView):
    base_filterset_class = StoryFilterSet
    own_columns = (
        chosen_column("kind", _("Kind")),
        text_column("author", _("Author"), lambda page: page.author, sort_key="author"),
        text_column(
            "written_on",
            _("Date"),
            lambda page: date_format(page.written_on, "SHORT_DATE_FORMAT") if page.written_on else "",
            sort_key="written_on",
        ),
    )


class StoryListViewSet(PageListViewSet):
    model = StoryPage
    index_view_class = StoryListView
    name = "story_list"
    url_prefix = "stories"
    icon = menu_icon = "openquote"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 120


class StoryPageViewSet(ReadyPageViewSet):
    model = StoryPage
    name = "story_pages"
    icon = "openquote"
