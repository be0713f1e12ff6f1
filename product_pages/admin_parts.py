"""What the lists and forms of our records share in the admin."""

from wagtail.admin.panels import PageChooserPanel
from wagtail.snippets.views.snippets import CreateView, IndexView

from showcase.admin_parts import PlainExport, day_column

__all__ = ["PRODUCER", "PRODUCT", "CreateForProduct", "ListView", "PlainExport", "day_column"]

PRODUCT = PageChooserPanel("product")
PRODUCER = PageChooserPanel("producer")


class ListView(PlainExport, IndexView):
    """A list whose export is safe to open."""


class CreateForProduct(CreateView):
    """Starts a record with the product from whose editor it was asked for (`?product=`)."""

    def get_initial(self):
        chosen = self.request.GET.get("product", "")
        # Nine digits at most: the databases' numbers end at 2,147,483,647.
        is_number = chosen.isdecimal() and len(chosen) < 10
        return super().get_initial() | ({"product": chosen} if is_number else {})
