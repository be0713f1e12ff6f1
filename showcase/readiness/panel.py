"""The side panel of the editor that says what a page still lacks, each thing a link to its field."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from .requirements import Lack, lacks_of, requirements_of


@dataclass(frozen=True)
class Line:
    """A lack as the panel shows it: the sentence, and a CSS selector of the field that Wagtail moves to."""

    lack: Lack
    selector: str

    @property
    def sentence(self) -> str:
        return str(self.lack.requirement.sentence)

    @property
    def details(self) -> list[str]:
        return [str(each) for each in self.lack.details]


def selector_of(name: str, children: frozenset[str]) -> str:
    """Return where a column, or the child records of a name, stand in the editor."""
    if name in children:
        return f"[data-panel]:has(#id_{name}-FORMS)"
    return f"[data-contentpath='{name}']"


class ReadinessSidePanel(BaseSidePanel):
    """What is required, what is advised, what is done; its number is that of the required."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle readiness")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": len(self.panel.required)}

    name = "readiness"
    title = _("Ready to publish?")
    template_name = "showcase/readiness/panel.html"
    order = 150

    class Media:
        css = {"all": ["css/admin/readiness.css"]}

    @cached_property
    def lacks(self) -> list[Lack]:
        return lacks_of(self.object)

    @property
    def required(self) -> list[Lack]:
        return [lack for lack in self.lacks if lack.is_required]

    def lines(self, lacks: list[Lack]) -> list[Line]:
        children = frozenset(relation.get_accessor_name() for relation in self.object._meta.related_objects)
        return [Line(lack, selector_of(lack.field, children)) for lack in lacks]

    def get_context_data(self, parent_context):
        missing = {lack.key for lack in self.lacks}
        return super().get_context_data(parent_context) | {
            "required": self.lines(self.required),
            "advised": self.lines([lack for lack in self.lacks if not lack.is_required]),
            "done": [each.label for each in requirements_of(self.object) if each.key not in missing],
            "is_translation": not self.object.is_source,
            "is_partial": parent_context.get("is_partial", False),
            "toggle": self.toggle,
        }
