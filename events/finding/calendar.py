"""What the calendar of one month shows."""

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from events.editions import EventPage
from events.kinds import Kind
from showcase.today import today

from .facts import EventFacts, event_facts
from .months import Month, bounds, weeks_of


def months_with_events(facts: list[EventFacts]) -> set[Month]:
    """Return the months of the calendar on a day of which an event is held."""
    earliest, latest = bounds()
    found: set[Month] = set()
    for fact in facts:
        month = max(Month.of(fact.first), earliest)
        while month <= min(Month.of(fact.last), latest):
            found.add(month)
            month = month.after
    return found


def month_context(locale_id: int, month: Month, query) -> dict:
    """Return the weeks of a month, of all kinds or one, and the ways to other months."""
    kind = query.get("loai", "")
    kind = kind if kind in Kind.values else ""
    held = EventPage.objects.readable().filter(locale=locale_id).held_in(month.first, month.last).for_cards()
    events = list(held.filter(kind=kind) if kind else held)
    first, last = bounds()
    year = [Month(month.year, number) for number in range(1, 13)]
    return {
        "month": month,
        "weeks": weeks_of(month, events),
        "weekdays": [(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in range(7)],
        "today": today(),
        "events": events,
        "kinds": Kind.choices,
        "kind": kind,
        "before": month.before if month > first else None,
        "after": month.after if month < last else None,
        "year": [each for each in year if first <= each <= last],
        "noindex": month not in months_with_events(event_facts(locale_id)),
    }
