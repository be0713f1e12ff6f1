"""Listings and marketplaces in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from product_pages.admin_parts import PRODUCT, day_column

from .changes.admin import MarketplaceViewSet
from .checks import views
from .checks.index import ListingsView
from .checks.panels import ChecksPanel
from .listing_views import CreateListing, DeleteListing, EditListing, ListingHistory, ListingUsage
from .models import Listing
from .permissions import seen_by


class ListingViewSet(SnippetViewSet):
    model = Listing
    index_view_class = ListingsView
    index_template_name = "product_pages/admin/listing_index.html"
    edit_template_name = "product_pages/admin/listing_edit.html"
    delete_template_name = "product_pages/admin/listing_delete.html"
    icon = "link"
    add_view_class = CreateListing
    edit_view_class = EditListing
    delete_view_class = DeleteListing
    history_view_class = ListingHistory
    usage_view_class = ListingUsage
    menu_label = _("Listings")
    list_display = [
        "product",
        "marketplace",
        Column("state_label", label=_("Today")),
        day_column("checked_on", _("Checked on")),
    ]
    list_filter = ["marketplace", "state", "is_sample"]
    search_fields = ["url", "product__title"]
    list_export = ["product", "marketplace", "url", "state_label", "checked_on"]
    panels = [
        PRODUCT,
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("marketplace"), FieldPanel("is_sample", permission="product_pages.change_listing")]),
        ChecksPanel(heading=_("Checks")),
    ]

    def get_queryset(self, request):
        return seen_by(request.user).for_editors()

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("check/", views.check_all, name="check_all"),
            path("check/<int:pk>/", views.check_one, name="check_one"),
            path("new-address/<int:pk>/", views.take_address, name="take_address"),
        ]


class ShopsGroup(SnippetViewSetGroup):
    items = (ListingViewSet, MarketplaceViewSet)
    menu_icon = "link"
    menu_label = _("Listings")
    menu_name = "shops"
    menu_order = 220
