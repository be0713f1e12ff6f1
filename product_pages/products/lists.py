"""All products in one list, and their editor."""

import django_filters
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from product_pages.months import has_month
from product_pages.taxonomy import Category, OcopGroup
from showcase.pages.lists.columns import text_column
from showcase.pages.lists.filters import OfDistrictMixin, PageListFilterSet, choice
from showcase.pages.lists.views import PageListView
from showcase.pages.lists.viewset import PageListViewSet
from showcase.readiness.viewset import ReadyPageViewSet

from .models import ProductPage


class ProductFilterSet(OfDistrictMixin, PageListFilterSet):
    category = django_filters.ModelChoiceFilter(label=_("Category"), queryset=Category.objects.all())
    group = choice(_("OCOP group"), OcopGroup.choices, field_name="criteria_set__group")
    month = django_filters.ChoiceFilter(
        label=_("Harvested in"), choices=list(MONTHS.items()), method="of_month", empty_label=_("All")
    )

    def of_month(self, pages, name, value):
        return pages.alias(in_month=has_month(int(value))).filter(in_month__gt=0)


class ProductListView(PageListView):
    base_filterset_class = ProductFilterSet
    own_columns = (
        text_column("place", _("Place"), lambda page: page.place and page.place.full_name, sort_key="place__sort_key"),
        text_column("category", _("Category"), lambda page: page.category, sort_key="category__order"),
    )
    own_prefetch = ("place", "category")


class ProductListViewSet(PageListViewSet):
    model = ProductPage
    index_view_class = ProductListView
    name = "product_list"
    url_prefix = "products"
    icon = menu_icon = "tag"
    menu_label = _("Products")
    menu_name = "products"
    menu_order = 100


class ProductPageViewSet(ReadyPageViewSet):
    model = ProductPage
    name = "product_pages"
    icon = "tag"
