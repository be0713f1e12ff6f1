"""What calendars say of an event, in plain text and in the active language."""

import unicodedata

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.state import Status
from showcase.text.fold import nfc


def plain(text: str) -> str:
    """Return the text in NFC, its lines ended by \\n, without the control characters that RFC 5545 forbids."""
    lines = "\n".join(str(text).splitlines())
    return nfc("".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"}))


def summary(event) -> str:
    """Return the title; when it does not go ahead, that first, as many calendars show no status."""
    if event.status in {Status.POSTPONED, Status.CANCELLED}:
        return plain(f"{capfirst(event.get_status_display())}: {event.title}")
    return plain(event.title)


def location(event, room: str = "") -> str:
    """Return where it is held, from the room to the commune, as far as it is known."""
    told = ", ".join(part for part in (room, event.venue, event.address) if part)
    place = event.place.full_name if event.place else ""
    # Organisers often write the commune into the venue as well.
    parts = (told, "" if place.casefold() in told.casefold() else place)
    return plain(", ".join(part for part in parts if part))


def description(event, hours_apart: bool = True) -> str:
    """Return what a visitor should know. The hours too, unless they stand apart, as the entry's own."""
    paragraphs = (*warnings(event), event.intro, "\n".join(facts(event, hours_apart)), event.full_url)
    return plain("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def warnings(event) -> list[str]:
    """Return what must be read before anything else."""
    found = []
    if event.status_sentence:
        found.append(event.status_sentence)
    if event.is_moved and event.moved_from:
        found.append(_("It was to begin on %(date)s.") % {"date": day(event.moved_from)})
    if event.illustrative:
        found.append(_("Illustrative dates: an example, not an announcement."))
    return found


def facts(event, hours_apart: bool = True) -> list[str]:
    contact = ", ".join(filter(None, [event.contact_office, event.contact_phone, event.contact_email]))
    entry = ", ".join(filter(None, [event.get_entry_display(), event.price]))
    rows = (
        (_("Hours"), "" if hours_apart else hours(event)),
        (_("Organiser"), event.organiser),
        (_("Entry"), entry),
        (_("Register at"), event.registration_url),
        (_("Livestream"), event.livestream_url),
        (_("How to get there"), event.directions),
        (_("By wheelchair"), ", ".join(filter(None, [event.get_step_free_display(), event.access_note]))),
        (_("Contact"), contact),
    )
    return [f"{label}: {value}" for label, value in rows if value]


def hours(event) -> str:
    """Return the usual hours: “08:00–21:00”, with the zone where it is not the site's own; '' when unknown."""
    if not event.opens_at:
        return ""
    zone = f" ({event.timezone})" if event.timezone != settings.TIME_ZONE else ""
    return "–".join(f"{hour:%H:%M}" for hour in (event.opens_at, event.closes_at) if hour) + zone


def day(value) -> str:
    return date_format(value, "SHORT_DATE_FORMAT")
