"""Records that editors keep beside the pages: contacts, and the shelves."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .admin_parts import PRODUCER
from .producers.models import ProducerContact
from .taxonomy import Category, CriteriaSet


class ProducerContactViewSet(SnippetViewSet):
    model = ProducerContact
    icon = "user"
    menu_label = _("Contacts")
    list_display = [
        "name",
        "producer",
        Column("consent_label", label=_("Consent"), accessor="consent.state_label"),
    ]
    search_fields = ["name", "producer__title"]
    panels = [
        PRODUCER,
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("photo"),
        FieldPanel("consent"),
    ]

    def get_queryset(self, request):
        return ProducerContact.objects.select_related("producer", "consent")


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "folder"
    menu_label = _("Categories")
    list_display = ["name_vi", "name_en", "order"]


class CriteriaSetViewSet(SnippetViewSet):
    model = CriteriaSet
    icon = "list-ol"
    menu_label = _("OCOP criteria sets")
    list_display = ["number", "name_vi", "group", "no_buy_button"]


class RecordsGroup(SnippetViewSetGroup):
    items = (ProducerContactViewSet, CategoryViewSet, CriteriaSetViewSet)
    menu_icon = "folder-open-inverse"
    menu_label = _("Records")
    menu_name = "records"
    menu_order = 230
