"""The list of an event's exhibitors in the admin: searched without accents, in the order of the stands."""

from collections import OrderedDict

from django.contrib.admin.utils import label_for_field
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from product_pages.products.models import ProductPage
from product_pages.register.cells import key
from showcase.admin_parts import PlainExport

from . import stands
from .models import Exhibitor
from .views import OfEvent


def all_of(event) -> list[Exhibitor]:
    """Return the exhibitors of an event with what lists show of them, in the order of the stands."""
    products = ProductPage.objects.only("title", "live", "sort_key").in_alphabet()
    found = Exhibitor.objects.filter(event=event).select_related("producer")
    found = found.defer("producer__story").prefetch_related(Prefetch("products", products))
    return sorted(found, key=lambda each: (stands.natural(each.stand), key(each.shown_name), each.pk))


def matches(exhibitor: Exhibitor, words: list[str]) -> bool:
    """Return whether every word stands somewhere in what the list shows, marks or not."""
    texts = [exhibitor.shown_name, exhibitor.stand, exhibitor.note, *(page.title for page in exhibitor.products.all())]
    text = key(" ".join(texts))
    return all(word in text for word in words)


def warnings(exhibitor: Exhibitor) -> list[str]:
    """Return what readers do not get to see of an exhibitor, and why."""
    producer = exhibitor.producer
    found = []
    if not exhibitor.shown_name:
        found.append(_("Its producer was deleted: choose another, or write a name."))
    if producer and not producer.live:
        found.append(_("“%(name)s” is not published: readers see no link to it.") % {"name": producer.title})
    hidden = [page.title for page in exhibitor.products.all() if not page.live]
    if hidden:
        found.append(
            ngettext(
                "Left out for readers, because it is not published: %(names)s.",
                "Left out for readers, because they are not published: %(names)s.",
                len(hidden),
            )
            % {"names": "; ".join(hidden)}
        )
    return found


class ProductsColumn(Column):
    cell_template_name = "events/admin/products_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {
            "titles": [page.title for page in instance.products.all() if page.live],
            "warnings": warnings(instance),
        }


class ExhibitorsView(OfEvent, PlainExport, IndexView):
    """Sorted and searched in memory, a few hundred at most: no database knows that A2 comes before A10."""

    paginate_by = 50
    is_searchable = True
    any_permission_required = None
    list_export = ["stand", "producer", "products", "note"]
    add_item_label = gettext_lazy("Add exhibitor")

    @cached_property
    def columns(self):
        return [
            Column("stand", label=_("Stand"), width="10%"),
            TitleColumn(
                "shown_name",
                label=_("Exhibitor"),
                accessor=lambda each: each.shown_name or _("without a name"),
                get_url=lambda each: self.address("edit", each.pk),
            ),
            ProductsColumn("products", label=_("Products"), accessor=lambda each: ""),
            Column("note", label=_("Note")),
        ]

    def get_queryset(self):
        words = key(self.search_query).split()
        return [each for each in all_of(self.event) if matches(each, words)]

    def get_add_url(self):
        return self.address("add")

    def get_index_url(self):
        return self.address("index")

    def get_index_results_url(self):
        return self.address("results")

    @cached_property
    def header_buttons(self):
        return [
            *super().header_buttons,
            HeaderButton(_("From a spreadsheet"), url=self.address("entry"), icon_name="upload", priority=1010),
        ]

    # ---- the export, which the bulk entry reads back
    def get_heading(self, queryset, field):
        return capfirst(str(label_for_field(field, Exhibitor)))

    def to_row_dict(self, item):
        products = "; ".join(page.title for page in item.products.all())
        return OrderedDict(stand=item.stand, producer=item.shown_name, products=products, note=item.note)

    def get_filename(self):
        return "-".join([_("exhibitors"), self.event.slug])
