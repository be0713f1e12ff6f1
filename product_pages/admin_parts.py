"""What the lists and forms of our records share in the admin."""

import re
from collections.abc import Iterator

from django.utils.formats import date_format
from wagtail.admin.panels import PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, IndexView

# What a spreadsheet program takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# What no cell of a workbook may hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
PRODUCT = PageChooserPanel("product", "product_pages.ProductPage")
PRODUCER = PageChooserPanel("producer", "product_pages.ProducerPage")


def day_column(name: str, label) -> Column:
    """Return a column with a day as the editor's language writes it; Wagtail's own says “3 months ago”."""
    return Column(name, label=label, accessor=lambda record: date_format(day) if (day := getattr(record, name)) else "")


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


class ListView(PlainExport, IndexView):
    """A list whose export is safe to open."""


class CreateForProduct(CreateView):
    """Starts a record with the product from whose editor it was asked for (`?product=`)."""

    def get_initial(self):
        chosen = self.request.GET.get("product", "")
        # Nine digits at most: the databases' numbers end at 2,147,483,647.
        is_number = chosen.isdecimal() and len(chosen) < 10
        return super().get_initial() | ({"product": chosen} if is_number else {})
