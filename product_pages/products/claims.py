"""What a product's page claims, and whether a source speaks for it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from showcase.text.plain import is_filled


@dataclass(frozen=True)
class Claim:
    """A chapter or fact that is filled in: its label, and what speaks for it."""

    label: str | Promise
    sourced: bool
    by_the_whole: bool

    @property
    def is_unsourced(self) -> bool:
        return not (self.sourced or self.by_the_whole)


# What a page claims: a chapter of a source, and the columns that state it.
COLUMNS = {
    "names": ("alternative_names",),
    "origin": ("origin",),
    "environment": ("environment",),
    "process": ("process", "steps"),
    "culture": ("culture",),
    "features": ("features",),
    "enjoy": ("enjoy",),
    "season": ("season",),
}


def claims_of(page) -> list[Claim]:
    """Return the page's claims in their order; a source for the whole page speaks for each, but less well."""
    named = {source.chapter for source in page.shared_children("product_sources")}
    labels = dict(page.source_chapters)
    return [
        Claim(labels[chapter], chapter in named, "whole" in named)
        for chapter, columns in COLUMNS.items()
        if any(is_filled(page, column) for column in columns)
    ]
