"""On which days an event is open, and from when until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class OpenDay:
    """A day on which visitors are let in; 1 is the first day of the event. Hours that nobody has told are None."""

    number: int
    day: date
    opens: time | None
    closes: time | None


def open_days(event, exceptions: Iterable[Any]) -> list[OpenDay]:
    """Return the days on which an event is open: by its usual hours, or by those of the days that differ."""
    differing = {row.day: row for row in exceptions}
    days = []
    for number in range(1, (event.last_day - event.starts_on).days + 2):
        hours = differing.get(number, event)
        if not getattr(hours, "is_closed", False):
            day = event.starts_on + timedelta(days=number - 1)
            # A closing hour without an opening one says too little to be shown.
            days.append(OpenDay(number, day, hours.opens_at, hours.closes_at if hours.opens_at else None))
    return days


def moment(event, day: date, hour: time) -> datetime:
    """Return an hour of a day by the clocks of the place where the event is held."""
    return datetime.combine(day, hour, ZoneInfo(event.timezone))
