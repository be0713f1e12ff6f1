"""An event as VEVENT components (RFC 5545, with the properties of RFC 7986).

The UID is the same in both languages. It names the event, not its text: whoever opens both files has it once, in the
language opened last, and no calendar counts it twice. A UID with the language in it could only make doubles. It is a
UUID without a host name, as RFC 7986 (5.3) asks, and does not change when the page is renamed or moved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid5

import icalendar
from django.utils.translation import gettext as _

from events.opening import moment
from events.state import Status

from . import wording
from .slots import Slot, slots_of

STATUS = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True)
class Stamp:
    """How often what calendars show of an event has changed, and when last."""

    sequence: int
    changed_at: datetime


# For what was never published in a way that could be noted.
UNKNOWN = Stamp(0, datetime(1970, 1, 1, tzinfo=UTC))


def entries_of(event, exceptions: Iterable[Any], stamp: Stamp) -> list[icalendar.Event]:
    """Return the entries of an event itself; `exceptions` are the hours of its single days."""
    slots = slots_of(event, exceptions)
    return [entry(event, slot, slots, stamp) for slot in slots]


def entry(event, slot: Slot, slots: list[Slot], stamp: Stamp) -> icalendar.Event:
    # The first one bears the event's own UID, so that it stays when hours become known.
    part = "" if slot is slots[0] else f"day-{slot.number}"
    component = common(event, uid_of(event, part), stamp)
    title = wording.summary(event)
    several = len(slots) > 1
    component.add("summary", _("%(title)s, day %(day)s") % {"title": title, "day": slot.number} if several else title)
    add_words(component, location=wording.location(event), description=wording.description(event, bool(slot.opens)))
    add_times(component, event, slot)
    return component


def uid_of(event, part: str = "") -> str:
    return str(uuid5(event.translation_key, part) if part else event.translation_key)


def common(event, uid: str, stamp: Stamp) -> icalendar.Event:
    """Return a component with what every one of an event has. Without a METHOD, DTSTAMP is LAST-MODIFIED (3.8.7.2)."""
    component = icalendar.Event()
    component.add("uid", uid)
    component.add("dtstamp", stamp.changed_at)
    component.add("last-modified", stamp.changed_at)
    component.add("sequence", stamp.sequence)
    if event.first_published_at:
        component.add("created", event.first_published_at)
    component.add("status", STATUS.get(event.status, "CONFIRMED"))
    component.add("transp", "TRANSPARENT")  # a fair that one reads of makes nobody busy
    component.add("categories", [str(event.get_kind_display())])
    if event.full_url:
        component.add("url", event.full_url)
    if event.latitude is not None and event.longitude is not None:
        component.add("geo", (event.latitude, event.longitude))
    if event.contact_email:
        component.add("organizer", organizer(event))
    return component


def organizer(event) -> icalendar.vCalAddress:
    address = icalendar.vCalAddress(f"mailto:{event.contact_email}")
    # A parameter knows no escapes (3.1): quotation marks, backslashes and line ends cannot stand in it.
    name = wording.plain(event.organiser or event.contact_office).translate({ord('"'): "”", ord("\\"): "/"})
    if name:
        address.params["CN"] = " ".join(name.split())
    return address


def add_words(component: icalendar.Event, **words: str) -> None:
    for name, text in words.items():
        if text:
            component.add(name, text)


def add_times(component: icalendar.Event, event, slot: Slot) -> None:
    """Add whole days, the end being the day after; or hours. An end that nobody has told is not made up."""
    if not slot.opens:
        component.add("dtstart", slot.first)
        component.add("dtend", slot.last + timedelta(days=1))
        return
    component.add("dtstart", moment(event, slot.first, slot.opens))
    if slot.closes:
        component.add("dtend", moment(event, slot.first, slot.closes))


def programme_of(event, stamp: Stamp) -> list[icalendar.Event]:
    """Return the items of an event's programme that have an hour."""
    return [
        item(event, day, session, uid_of(event, f"item-{mark}"), stamp)
        for _number, day, sessions in event.programme_days
        for mark, session in marked(sessions, day - event.starts_on)
        if session["time"]
    ]


def marked(sessions, since: timedelta) -> list[tuple[str, Any]]:
    """Return the items with what tells each from all others: its block's number, its rank for want of one."""
    blocks = getattr(sessions, "bound_blocks", None)
    if blocks is None:
        return [(f"{since.days}-{rank}", session) for rank, session in enumerate(sessions)]
    return [(block.id or f"{since.days}-{rank}", block.value) for rank, block in enumerate(blocks)]


def item(event, day: date, session, uid: str, stamp: Stamp) -> icalendar.Event:
    component = common(event, uid, stamp)
    component.add("summary", wording.plain(f"{session['title']} – {wording.summary(event)}"))
    said = wording.plain("\n".join([*wording.warnings(event), *speakers(session)]))
    add_words(component, location=wording.location(event, session["where"]), description=said)
    component.add("related-to", uid_of(event), parameters={"RELTYPE": "PARENT"})
    component.add("dtstart", moment(event, day, session["time"]))
    if session["ends"]:
        next_morning = session["ends"] <= session["time"]
        component.add("dtend", moment(event, day + timedelta(days=next_morning), session["ends"]))
    return component


def speakers(session) -> list[str]:
    people = session.get("speakers") or []
    return [", ".join(filter(None, [person["name"], person["role"]])) for person in people]
