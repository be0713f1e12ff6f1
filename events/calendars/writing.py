"""A calendar as bytes, event after event: never a whole feed in memory."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

import icalendar
from django.conf import settings

from .wording import plain

END = b"END:VCALENDAR\r\n"
# How long a subscriber's calendar may go without asking again.
REFRESH = timedelta(hours=6)


def calendar(
    name: str, address: str, components: Iterable[list[icalendar.Event]], zones: Iterable[str]
) -> Iterator[bytes]:
    """Yield the calendar's head with its time zones, the components as they come, and its end.

    `address` is where the same calendar is read again. There is no METHOD: nobody is invited (RFC 5546).
    """
    yield head(name, address).to_ical().removesuffix(END)
    for zone in sorted({settings.TIME_ZONE, *zones}):
        yield timezone(zone)
    yield from written(components)
    yield END


def head(name: str, address: str) -> icalendar.Calendar:
    component = icalendar.Calendar()
    component.add("prodid", "-//San vat//Events//VI")
    component.add("version", "2.0")
    component.add("calscale", "GREGORIAN")
    component.add("name", icalendar.vText(plain(name)))
    component.add("x-wr-calname", icalendar.vText(plain(name)))  # the library takes it for text only when told
    component.add("x-wr-timezone", settings.TIME_ZONE)
    component.add("source", address, parameters={"VALUE": "URI"})
    component.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    component.add("x-published-ttl", icalendar.vDuration(REFRESH))
    return component


@lru_cache(maxsize=64)
def timezone(name: str) -> bytes:
    """Return the VTIMEZONE block of a zone."""
    return icalendar.Timezone.from_tzid(name).to_ical()


def written(components: Iterable[list[icalendar.Event]]) -> Iterator[bytes]:
    for group in components:
        yield b"".join(component.to_ical() for component in group)
