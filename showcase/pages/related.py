"""What else belongs to a page: each app answers for its own kind, so that none imports another.

An app registers a function with Wagtail's hook `related_content`; it is called with the page or
place that is being shown and returns a `RelatedSection`, or None when it has nothing to add.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail import hooks


@dataclass(frozen=True)
class RelatedSection:
    """A heading with cards under it; `template` draws one card from `page`."""

    name: str
    heading: str
    pages: Sequence
    template: str


def related_sections(subject, locale) -> list[RelatedSection]:
    """Return the sections that the apps add for a page or place, empty ones left out."""
    sections = (hook(subject, locale) for hook in hooks.get_hooks("related_content"))
    return [section for section in sections if section and section.pages]
