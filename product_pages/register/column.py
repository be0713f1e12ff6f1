"""One column of a sheet: what it is called, how a cell is read and shown, which field it fills."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from . import cells


@dataclass(frozen=True)
class Column:
    """One column. The first heading is the one that exports and templates write."""

    name: str
    label: str | Promise
    headings: tuple[str, ...]
    # Attributes of the model that it fills; none where it only helps to understand another column.
    attrs: tuple[str, ...] = ()
    parse: Callable[[cells.Raw], Any] = cells.line
    show: Callable[[Any], str] = cells.show_line
    # What the text names: its number is looked up by `names.Names`.
    names: str = ""
    empty: object = ""
    required: bool = False
    example: str = ""

    @property
    def heading(self) -> str:
        return self.headings[0]


def text(name: str, label, *headings: str, **more) -> Column:
    return Column(name, label, headings, (name,), **more)


def paragraph(name: str, label, *headings: str, **more) -> Column:
    return text(name, label, *headings, parse=cells.paragraph, show=cells.show_text, **more)


def day(name: str, label, *headings: str) -> Column:
    example = "28/02/2024"
    return text(name, label, *headings, parse=cells.day, show=cells.show_day, empty=None, example=example)


def named(name: str, label, *headings: str, what: str = "", **more) -> Column:
    return Column(name, label, headings, (f"{name}_id",), names=what or name, empty=None, **more)
