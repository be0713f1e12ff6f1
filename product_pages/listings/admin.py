"""Listings and marketplaces in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from product_pages.admin_parts import PRODUCT, CreateForProduct, ListView, day_column

from .models import Listing, Marketplace


class ListingViewSet(SnippetViewSet):
    model = Listing
    index_view_class = ListView
    icon = "link"
    add_view_class = CreateForProduct
    menu_label = _("Listings")
    list_display = [
        "product",
        "marketplace",
        Column("state_label", label=_("today")),
        day_column("checked_on", _("checked on")),
    ]
    list_filter = ["marketplace", "state", "is_sample"]
    search_fields = ["url", "product__title"]
    list_export = ["product", "marketplace", "url", "state_label", "checked_on"]
    panels = [
        PRODUCT,
        FieldRowPanel([FieldPanel("marketplace"), FieldPanel("is_sample")]),
        FieldPanel("url"),
    ]

    def get_queryset(self, request):
        return Listing.objects.for_editors()


class MarketplaceViewSet(SnippetViewSet):
    model = Marketplace
    icon = "site"
    menu_label = _("Marketplaces")
    list_display = ["name", "state", day_column("state_since", _("since")), "renamed_to"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("logo"), FieldPanel("home_url")]),
        FieldRowPanel([FieldPanel("hosts"), FieldPanel("rules")]),
        FieldRowPanel([FieldPanel("gone_texts"), FieldPanel("pause")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("state_since")]),
        FieldRowPanel([FieldPanel("renamed_to"), FieldPanel("state_confirmed")]),
        FieldPanel("notes"),
    ]


class ShopsGroup(SnippetViewSetGroup):
    items = (ListingViewSet, MarketplaceViewSet)
    menu_icon = "link"
    menu_label = _("Listings")
    menu_order = 220
