"""What the lists and forms of our records share in the admin."""

from django.utils.formats import date_format
from wagtail.admin.panels import PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, IndexView

# What a spreadsheet program takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PRODUCT = PageChooserPanel("product", "product_pages.ProductPage")
PRODUCER = PageChooserPanel("producer", "product_pages.ProducerPage")


def day_column(name: str, label) -> Column:
    """Return a column with a day as the editor's language writes it; Wagtail's own says “3 months ago”."""
    return Column(name, label=label, accessor=lambda record: date_format(day) if (day := getattr(record, name)) else "")


class ListView(IndexView):
    """A list whose export no spreadsheet program takes for formulas."""

    def to_row_dict(self, item):
        return {name: plain(value) for name, value in super().to_row_dict(item).items()}


def plain(value):
    """Return a value of a row; a text that would begin a formula gets an apostrophe before it (see OWASP)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class CreateForProduct(CreateView):
    """Starts a record with the product from whose editor it was asked for (`?product=`)."""

    def get_initial(self):
        chosen = self.request.GET.get("product", "")
        # Nine digits at most: the databases' numbers end at 2,147,483,647.
        is_number = chosen.isdecimal() and len(chosen) < 10
        return super().get_initial() | ({"product": chosen} if is_number else {})
