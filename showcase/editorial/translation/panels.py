"""What stands beside the translation editor: what changed, what is odd, the agreed words."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from .sheet import Sheet


class HelpSidePanel(BaseSidePanel):
    """The sheet of a translation, made short."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle words and changes")
        icon_name = "wagtail-localize-language"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            sheet = self.panel.sheet
            return super().get_context_data(parent_context) | {"count": len(sheet.changed) + len(sheet.odd)}

    name = "translation-help"
    title = _("Words and changes")
    template_name = "editorial/translation/side_panel.html"
    order = 200

    def __init__(self, page, request, sheet: Sheet):
        self.sheet = sheet
        super().__init__(page, request)

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"sheet": self.sheet}
