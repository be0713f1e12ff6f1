"""Places in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Place


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    menu_name = "places"
    menu_order = 240
    add_to_admin_menu = True
    list_display = [
        Column("full_name", label=_("Name")),
        Column("former_district", label=_("Former district")),
        "code",
    ]
    list_filter = ["kind"]
    list_per_page = 50
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        InlinePanel("former_names", label=_("former name"), heading=_("Former names")),
    ]

    def get_queryset(self, request):
        return Place.objects.prefetch_related("former_names").order_by("sort_key")
