"""The glossary in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from product_pages.admin_parts import ListView

from .models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    index_view_class = ListView
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["vietnamese", "english", "note"]
    list_export = ["vietnamese", "english", "note"]
    list_per_page = 100
    search_fields = ["vietnamese", "english", "note"]
    panels = [FieldPanel("vietnamese"), FieldPanel("english"), FieldPanel("note")]
