"""The catalogue's filters: they combine, show their counts, and each can be taken off again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from product_pages.certificates.models import Scheme
from product_pages.taxonomy import Category, Landscape
from showcase.places.models import FormerName, Place
from showcase.places.names import former_label
from showcase.text.alphabet import sort_key

from .facts import Facts


@dataclass(frozen=True)
class Option:
    """One value of a filter: how many products it would show, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter of the catalogue: `name` is its parameter in the address, the same in both languages."""

    name: str
    label: str | Promise
    labels: Callable[[], dict[str, str]]


def place_labels() -> dict[str, str]:
    """Return former districts and today's communes, each under its own name."""
    districts = {
        slug: former_label(name)
        for slug, name in sorted(
            set(FormerName.objects.filter(kind=FormerName.Kind.DISTRICT).values_list("slug", "name")),
            key=lambda pair: sort_key(pair[1]),
        )
    }
    return districts | {place.slug: place.full_name for place in Place.objects.all()}


FILTERS = (
    Filter("loai", _("Category"), lambda: {c.slug: c.name for c in Category.objects.all()}),
    Filter("vung", _("Landscape"), lambda: {str(k): str(v) for k, v in Landscape.choices}),
    Filter("noi", _("Place"), place_labels),
    Filter("sao", _("OCOP stars valid today"), lambda: {str(n): "★" * n for n in (5, 4, 3)}),
    Filter("chung-nhan", _("Certificate valid today"), lambda: {s.code: s.name for s in Scheme.objects.all()}),
    Filter("thang", _("In season"), lambda: {str(n): str(name) for n, name in MONTHS.items()}),
)


class Selection:
    """What a reader has chosen, out of an address that may hold anything."""

    filters: tuple[Filter, ...] = FILTERS

    def __init__(self, query: QueryDict, facts: Iterable[Facts]):
        self.facts = list(facts)
        self.labels = {each.name: each.labels() for each in self.filters}
        self.chosen = {name: value for name, labels in self.labels.items() if (value := query.get(name, "")) in labels}

    def matches(self, fact: Facts, but: str = "") -> bool:
        """Return whether the product passes all chosen filters, leaving one out of account."""
        return all(value in fact.values[name] for name, value in self.chosen.items() if name != but)

    @property
    def pks(self) -> list[int]:
        return [fact.pk for fact in self.facts if self.matches(fact)]

    def options(self, name: str) -> list[Option]:
        """Return the values of a filter that would show something, and the chosen one."""
        counts: dict[str, int] = {}
        for fact in self.facts:
            if self.matches(fact, but=name):
                for value in fact.values[name]:
                    counts[value] = counts.get(value, 0) + 1
        chosen = self.chosen.get(name)
        return [
            Option(value, label, counts.get(value, 0), value == chosen)
            for value, label in self.labels[name].items()
            if counts.get(value) or value == chosen
        ]

    @property
    def groups(self) -> list[dict]:
        """Return each filter with its options, for the form."""
        return [{"name": each.name, "label": each.label, "options": self.options(each.name)} for each in self.filters]

    @property
    def chips(self) -> list[dict]:
        """Return each chosen value with the query that takes it off."""
        return [
            {
                "name": name,
                "label": self.labels[name][value],
                "query": urlencode({k: v for k, v in self.chosen.items() if k != name}),
            }
            for name, value in self.chosen.items()
        ]

    @property
    def query(self) -> str:
        return urlencode(self.chosen)
