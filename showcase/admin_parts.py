"""What lists in the admin share, whichever app they are of: days, and exports that are safe to open."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column

# What a spreadsheet program takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# What no cell of a workbook may hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def day_column(name: str, label) -> Column:
    """Return a column with a day in figures, as a narrow column has room for; Wagtail's own says “3 months ago”."""
    return Column(name, label=label, accessor=lambda record: short_day(getattr(record, name)))


def short_day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def plain(value):
    """Return a value of a row; a text that would begin a formula gets an apostrophe before it (see OWASP)."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("", value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


class PlainExport:
    """Goes before Wagtail's export: no spreadsheet program takes a cell for a formula, and Excel reads the accents."""

    def preprocess_field_value(self, field, value, export_format):
        # After Wagtail has made texts of pages and other records: their titles are texts like any.
        return plain(super().preprocess_field_value(field, value, export_format))

    def stream_csv(self, queryset) -> Iterator[bytes | str]:
        # Without a byte order mark Excel takes UTF-8 for the code page of its country.
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
