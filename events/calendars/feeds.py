"""Which events a calendar holds that readers subscribe to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import icalendar
from django.conf import settings
from django.db.models import F, Q
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import override

from events.children import EventHours
from events.editions import EventPage
from events.kinds import Kind
from events.querysets import EventPageQuerySet
from product_pages.products.models import ProductPage
from showcase.pages.skeleton import current_locale
from showcase.places.models import FormerName, Place
from showcase.places.names import former_label
from showcase.today import today

from .changes import stamps_of, unnoted
from .components import entries_of

# What is over leaves the calendar a year later; its page stays.
REMEMBERED = timedelta(days=366)
AT_ONCE = 100


@dataclass(frozen=True)
class Feed:
    """A selection of events, and what to call it; '' for all."""

    name: str
    events: EventPageQuerySet


def readable() -> EventPageQuerySet:
    """Return what a feed may hold: what any reader may see, in the active language, cancelled events too."""
    since = today() - REMEMBERED
    return EventPage.objects.readable().in_locale(current_locale()).filter(ends_on__gte=since)


def everything() -> Feed:
    return Feed("", readable())


def of_kind(kind: str) -> Feed:
    """Return the events of a kind; raise Http404 for what is none."""
    if kind not in Kind.values:
        raise Http404
    return Feed(capfirst(str(Kind(kind).label)), readable().filter(kind=kind))


def at_place(slug: str) -> Feed:
    """Return the events in a commune, or in all that came of a former one or a district; Http404 if unknown."""
    places = list(Place.objects.known_as(slug))
    if not places:
        raise Http404
    name = next((place.full_name for place in places if place.slug == slug), "") or former_name(slug)
    return Feed(name, readable().filter(place__in=places))


def former_name(slug: str) -> str:
    named = FormerName.objects.filter(slug=slug).first()
    if named is None:
        return slug
    return former_label(named.name) if named.is_district else named.name


def showing(slug: str) -> Feed:
    """Return the events where a product is shown, by the organiser or by an exhibitor; Http404 if unknown."""
    product = ProductPage.objects.readable().in_locale(current_locale()).filter(slug=slug).first()
    if product is None:
        raise Http404
    key = product.translation_key
    shown = Q(event_products__product__translation_key=key) | Q(exhibitor_set__products__translation_key=key)
    sources = EventPage.objects.filter(shown, locale__language_code=settings.LANGUAGE_CODE)
    return Feed(product.title, readable().filter(translation_key__in=sources.order_by().values("translation_key")))


def zones_of(events: EventPageQuerySet) -> list[str]:
    return list(events.order_by().values_list("timezone", flat=True).distinct())


def entries(events: EventPageQuerySet, language: str) -> Iterator[list[icalendar.Event]]:
    """Yield the entries of each event, in three queries for any number, reading a hundred rows at a time.

    The language is made active for each by itself: a stream is read when the request's own is gone.
    """
    hours, stamps = hours_of(events), stamps_of(events)
    rows = events.select_related("locale", "place").defer("programme").order_by("starts_on", "pk")
    for event in rows.iterator(chunk_size=AT_ONCE):
        key = event.translation_key
        with override(language):
            found = entries_of(event, hours.get(key, []), stamps.get(key) or unnoted(event))
        yield found


def hours_of(events: EventPageQuerySet) -> dict[Any, list[EventHours]]:
    """Return the hours of single days by the events' translation keys; they stand at the source pages."""
    keys = events.order_by().values("translation_key")
    rows = EventHours.objects.filter(
        event__translation_key__in=keys, event__locale__language_code=settings.LANGUAGE_CODE
    )
    found: dict[Any, list[EventHours]] = {}
    for row in rows.annotate(key=F("event__translation_key")):
        found.setdefault(row.key, []).append(row)
    return found
