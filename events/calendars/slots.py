"""How an event stands in a calendar: one entry for each open day with hours, one bar over days without."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from events.opening import OpenDay, open_days

# A visitor wants to see until when a fair is open today. Of an exhibition of two months, sixty entries
# would bury everything else in the calendar: it stands there as one bar, and its hours in words.
MOST_DAYS = 14


@dataclass(frozen=True)
class Slot:
    """One entry of a calendar: whole days when it has no hours. `number` is its first day's, from 1."""

    number: int
    first: date
    last: date
    opens: time | None = None
    closes: time | None = None


def slots_of(event, exceptions: Iterable[Any]) -> list[Slot]:
    """Return the entries of an event, at least one; `exceptions` are the hours of its single days."""
    whole = Slot(1, event.starts_on, event.last_day)
    if (event.last_day - event.starts_on).days >= MOST_DAYS:
        return [whole]
    slots: list[Slot] = []
    for day in open_days(event, exceptions):
        if slots and follows(slots[-1], day):
            slots[-1] = replace(slots[-1], last=day.day)
        else:
            slots.append(Slot(day.number, day.day, day.day, day.opens, day.closes))
    return slots or [whole]


def follows(slot: Slot, day: OpenDay) -> bool:
    """Return whether a day without hours lengthens the bar of the days before it."""
    return not slot.opens and not day.opens and (day.day - slot.last).days == 1
