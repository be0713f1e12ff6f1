"""The templates that each kind of page offers, registered by each app's module `starts`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

BLANK = "blank"


@dataclass(frozen=True)
class Start:
    """A template: what it is for, which chapters it lays out, and how it fills a new page.

    It lays out empty blocks in their order, with headings as proposals. It never writes a sentence: nothing of it
    could be published by mistake, because an empty block is refused then.
    """

    key: str
    label: str | Promise
    description: str | Promise
    chapters: Sequence[str | Promise]
    fill: Callable[[Any], None]


@dataclass(frozen=True)
class Copied:
    """What a page that starts from another takes over: columns, columns of blocks, and child records."""

    columns: Sequence[str]
    streams: Sequence[str] = ()
    children: Sequence[str] = ()
    # The name of the address of the kind's own screen, where the general one would ask for too little.
    screen: str = "start_from_page"


_starts: dict[type, list[Start]] = {}
_copied: dict[type, Copied] = {}


def register(page_class: type, starts: Sequence[Start], copied: Copied | None = None) -> None:
    """Declare the templates of a kind of page, and what one takes over from another."""
    _starts[page_class] = list(starts)
    if copied:
        _copied[page_class] = copied


def starts_for(page_class: type) -> list[Start]:
    return _starts.get(page_class, [])


def copied_for(page_class: type) -> Copied | None:
    """Return what a new page takes over from one of its kind, None where it cannot start so."""
    return _copied.get(page_class)


def fill(page, key: str) -> None:
    """Lay out a new page by a template, its headings in the page's language; an unknown key changes nothing."""
    for start in starts_for(type(page)):
        if start.key == key:
            with translation.override(page.locale.language_code):
                start.fill(page)
