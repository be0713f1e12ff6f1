"""The few facts by which events are found, for all events of a language at once.

A province holds some hundred events, a thousand after many years. Reading these columns costs a fixed number of
queries once in a generation of pages; every filter, its counts, months, years and distances are plain Python then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from events.children import EventProduct
from events.editions import EventPage
from events.exhibitors.models import Exhibitor
from product_pages.catalogue.facts import Facts, former_slugs
from product_pages.products.models import ProductPage
from showcase.cache.data import per_generation
from showcase.today import today

OWN = ("pk", "translation_key", "kind", "starts_on", "ends_on", "latitude", "longitude")
COLUMNS = (*OWN, "place_id", "place__slug", "place__latitude", "place__longitude")


@dataclass(kw_only=True)
class EventFacts(Facts):
    """What the filters ask of an event, its days, and where it is held: its own point, else that of its place."""

    first: date
    last: date
    point: tuple[float, float] | None


def is_past(fact: EventFacts, at: date | None = None) -> bool:
    """Return whether the event is over on the day (today), as `EventPageQuerySet.past` has it."""
    return fact.last < today(at)


@per_generation
def event_facts(locale_id: int) -> list[EventFacts]:
    """Return the facts of the events that readers may see in a language, by their first day."""
    rows = (
        EventPage.objects.readable().filter(locale=locale_id).order_by("starts_on", "sort_key", "pk").values(*COLUMNS)
    )
    districts, shown = former_slugs(), _products_on_show(locale_id)
    return [_facts(row, districts, shown) for row in rows]


def _facts(row: dict, districts: dict, shown: dict) -> EventFacts:
    points = ((row["latitude"], row["longitude"]), (row["place__latitude"], row["place__longitude"]))
    return EventFacts(
        row["pk"],
        {
            "loai": {row["kind"]},
            "noi": {row["place__slug"], *districts.get(row["place_id"], ())} - {None},
            "san-pham": shown.get(row["translation_key"], set()),
        },
        first=row["starts_on"],
        last=row["ends_on"] or row["starts_on"],
        point=next((point for point in points if None not in point), None),
    )


def _products_on_show(locale_id: int) -> dict:
    """Return the slugs of the products on show, the event's own and its exhibitors', by the event's key."""
    slugs = dict(
        ProductPage.objects.readable().filter(locale=locale_id).order_by().values_list("translation_key", "slug")
    )
    shown: dict = {}
    for event, product in _links():
        if product in slugs:
            shown.setdefault(event, set()).add(slugs[product])
    return shown


def _links() -> Iterable[tuple]:
    """Yield the keys of each event and each product that is shown there."""
    yield from EventProduct.objects.values_list("event__translation_key", "product__translation_key").order_by()
    yield from (
        Exhibitor.objects.filter(products__isnull=False)
        .values_list("event__translation_key", "products__translation_key")
        .order_by()
    )


@per_generation
def whole_span() -> tuple[date, date] | None:
    """Return the first and the last day of all events in every language, None without any."""
    span = EventPage.objects.readable().aggregate(first=Min("starts_on"), last=Max("ends_on"))
    return (span["first"], span["last"]) if span["first"] else None


@per_generation
def held_years() -> list[int]:
    """Return the years in which an event began or begins, in any language, the latest first."""
    years = EventPage.objects.readable().order_by().values_list("starts_on__year", flat=True).distinct()
    return sorted(years, reverse=True)
