"""Nobody publishes what lacks required things. Drafts are saved as they are.

It binds people, not code: a publication is refused when it is made in somebody's name (see docs/decisions.md).
Translations are not asked: their facts are their source's, and their strings are counted where they are translated.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from .requirements import Lack, required_of, requirements_for


class NotReady(PublishPagePermissionError):
    """Raised when a page is to be published in somebody's name although it lacks what is required."""

    def __init__(self, page, lacks: Sequence[Lack]):
        self.page, self.lacks = page, lacks
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """Return what is missing, for the person who asked."""
        labels = ", ".join(within_a_sentence(str(lack.requirement.label)) for lack in self.lacks)
        return _("“%(page)s” is not ready to be published. It still lacks: %(lacks)s.") % {
            "page": self.page.get_admin_display_title(),
            "lacks": labels,
        }


def within_a_sentence(label: str) -> str:
    """Return a label as it is written in the middle of a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def missing_for(page) -> list[Lack]:
    """Return what keeps a page from being published by a person: nothing of a translation, or of other kinds."""
    return required_of(page) if requirements_for(type(page)) and page.is_source else []


def refuse_unready(page) -> None:
    """Raise NotReady if the page, as it is in hand, lacks what is required."""
    lacks = missing_for(page)
    if lacks:
        raise NotReady(page, lacks)
