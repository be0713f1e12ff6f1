"""The filters of the list of events: kind, place, product; and the place near which one looks."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from events.kinds import Kind
from product_pages.catalogue.filters import Filter, Option, Selection, place_labels
from product_pages.products.models import ProductPage
from showcase.cache.data import per_generation
from showcase.pages.skeleton import current_locale

from .facts import EventFacts, is_past

NEAR = "gan"


@per_generation
def _places(language: str | None) -> dict[str, str]:
    """Return the labels of places and former districts in the language that is active."""
    return {slug: str(label) for slug, label in place_labels().items()}


@per_generation
def _products(locale_id: int) -> dict[str, str]:
    products = ProductPage.objects.readable().filter(locale=locale_id).in_alphabet()
    return dict(products.values_list("slug", "title"))


class EventSelection(Selection):
    """What a reader has chosen. A place to be near to leaves no event out; it orders them."""

    filters = (
        Filter("loai", gettext_lazy("Kind"), lambda: {kind.value: str(kind.label) for kind in Kind}),
        Filter("noi", gettext_lazy("Place"), lambda: _places(get_language())),
        Filter("san-pham", gettext_lazy("Product on show"), lambda: _products(current_locale().pk)),
        Filter(NEAR, gettext_lazy("Nearest first, from"), lambda: _places(get_language())),
    )

    @property
    def near(self) -> str:
        """Return the slug of the place near which to look, or ''."""
        return self.chosen.get(NEAR, "")

    def matches(self, fact, but=""):
        return all(value in fact.values[name] for name, value in self.chosen.items() if name not in {but, NEAR})

    def options(self, name):
        if name != NEAR:
            return super().options(name)
        return [Option(value, label, 0, value == self.near) for value, label in self.labels[NEAR].items()]

    @property
    def chips(self):
        return [
            chip | {"label": _("nearest to %(place)s") % {"place": chip["label"]}} if chip["name"] == NEAR else chip
            for chip in super().chips
        ]

    @property
    def fitting(self) -> list[EventFacts]:
        """Return what passes the filters, by its first day."""
        return [fact for fact in self.facts if isinstance(fact, EventFacts) and self.matches(fact)]

    @property
    def coming(self) -> list[EventFacts]:
        """Return what is on or to come and passes the filters, the next first."""
        return [fact for fact in self.fitting if not is_past(fact)]

    @property
    def past(self) -> list[EventFacts]:
        """Return what is over and passes the filters, the latest first."""
        return [fact for fact in reversed(self.fitting) if is_past(fact)]
