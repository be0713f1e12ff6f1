"""What the list of events shows: on now, coming, past; by date, or the nearest first."""

from itertools import groupby

from django.core.paginator import Page

from events.editions import EventPage
from events.series import EventSeries
from events.state import State
from showcase.pagination import page_of

from .facts import EventFacts, event_facts, held_years
from .filters import EventSelection
from .near import distances, point_of

A_PAGE = 24


def events_of(numbers, distance: dict[int, int] | None = None) -> list[EventPage]:
    """Return the events with these numbers in this order, ready for cards; each told how far it is."""
    found = EventPage.objects.readable().for_cards().in_bulk(list(numbers))
    events = [found[number] for number in numbers if number in found]
    for event in events:
        event.distance = (distance or {}).get(event.pk)
    return events


def nearest(facts: list[EventFacts], distance: dict[int, int]) -> list[EventFacts]:
    """Return the events from the nearest to the farthest; those that are nowhere come last, by date."""
    return sorted(facts, key=lambda fact: distance.get(fact.pk, float("inf")))


def by_year(events: list[EventPage]) -> list[tuple[int, list[EventPage]]]:
    return [(year, list(held)) for year, held in groupby(events, lambda event: event.starts_on.year)]


def listing(locale_id: int, query) -> dict:
    """Return what the list shows for an address that may hold anything."""
    selection = EventSelection(query, event_facts(locale_id))
    here = point_of(selection.near) if selection.near else None
    coming, past = selection.coming, selection.past
    distance = distances([*coming, *past], here) if here else {}
    coming_page = page_of([fact.pk for fact in nearest(coming, distance)], query.get("toi"), A_PAGE)
    past_page = page_of([fact.pk for fact in past], query.get("trang"), A_PAGE)
    events = {event.pk: event for event in events_of([*coming_page, *past_page], distance)}
    coming_events = _here(coming_page, events)
    return {
        "selection": selection,
        "on_now": [event for event in coming_events if event.current_state == State.ON_NOW],
        "upcoming": [event for event in coming_events if event.current_state != State.ON_NOW],
        "coming_page": coming_page,
        "past": past_page,
        "years": by_year(_here(past_page, events)),
        "found": len(coming) + len(past),
        "held_years": held_years(),
        "all_series": series_with_editions(locale_id),
    }


def series_with_editions(locale_id: int):
    """Return the series of which readers may see an edition in this language."""
    editions = EventPage.objects.readable().filter(locale=locale_id, series__isnull=False)
    return EventSeries.objects.filter(pk__in=editions.order_by().values("series"))


def _here(numbers: Page, events: dict[int, EventPage]) -> list[EventPage]:
    return [events[number] for number in numbers if number in events]
