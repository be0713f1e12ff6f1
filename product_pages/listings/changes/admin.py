"""Marketplaces in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from product_pages.admin_parts import day_column

from ..marketplaces import Marketplace
from .deletion import DeleteMarketplace
from .panels import ChangesPanel, ReportedPanel, url_of
from .views import ConfirmState, EditMarketplace, UndoChange


class StandingColumn(Column):
    """The state in words; one that is only reported can be confirmed at once."""

    cell_template_name = "product_pages/admin/standing_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        request = parent_context["request"]
        may_confirm = not instance.state_confirmed and request.user.has_perm("product_pages.change_marketplace")
        return super().get_cell_context_data(instance, parent_context) | {
            "confirm_url": url_of("confirm", instance.pk) if may_confirm else "",
            "next": request.get_full_path(),
            "csrf_token": parent_context.get("csrf_token"),
        }


class MarketplaceViewSet(SnippetViewSet):
    model = Marketplace
    icon = "site"
    menu_label = _("Marketplaces")
    edit_view_class = EditMarketplace
    delete_view_class = DeleteMarketplace
    delete_template_name = "product_pages/admin/marketplace_delete.html"
    list_display = [
        "name",
        StandingColumn("standing", label=_("State")),
        day_column("state_since", _("Since")),
    ]
    list_filter = ["state", "state_confirmed"]
    search_fields = ["name", "hosts", "notes"]
    panels = [
        ReportedPanel(),
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]),
        FieldRowPanel([FieldPanel("logo"), FieldPanel("home_url")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("state"), FieldPanel("state_since")]),
                FieldRowPanel([FieldPanel("renamed_to"), FieldPanel("state_confirmed")]),
            ],
            _("Open, renamed or closed"),
            help_text=_("When it has listings, saving first shows what changes for each of them."),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("hosts"), FieldPanel("rules")])], _("Addresses of its listings")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("gone_texts"), FieldPanel("pause")])], _("Checking")),
        FieldPanel("notes"),
        ChangesPanel(heading=_("Changes, and the way back")),
    ]

    def get_queryset(self, request):
        return Marketplace.objects.select_related("renamed_to")

    @property
    def confirm_view(self):
        return self.construct_view(ConfirmState)

    @property
    def undo_view(self):
        return self.construct_view(UndoChange)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("confirm/<int:pk>/", self.confirm_view, name="confirm"),
            path("changes/<int:pk>/undo/", self.undo_view, name="undo"),
        ]
