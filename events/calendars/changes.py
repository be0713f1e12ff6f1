"""When calendars must be told that an event has changed.

One entry for an event in all languages, as its UID is one: a client that knows the event from the Vietnamese calendar
must not take the English one for an older state of it.
"""

import hashlib
from collections.abc import Iterator

import icalendar
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.signals import page_published

from events.editions import EventPage

from .components import UNKNOWN, Stamp, entries_of, programme_of
from .models import CalendarEntry


def note_change(event) -> None:
    """Raise the sequence of an event if what calendars show of it has changed; to be called after every change.

    Publishing calls it. Whoever writes into the row that readers see (a state changed at once) must call it too.
    """
    shown = fingerprint(event)
    if not shown:
        return
    now = timezone.now()
    with transaction.atomic():
        # A calendar may have been read before its first entry was made: sequence 0, as of the first publication.
        start = {"fingerprint": shown, "changed_at": now, "sequence": int(was_public_before(event))}
        entry, is_new = CalendarEntry.objects.select_for_update().get_or_create(event=event.source, defaults=start)
        if not is_new and entry.fingerprint != shown:
            entry.sequence, entry.fingerprint, entry.changed_at = entry.sequence + 1, shown, now
            entry.save()


def was_public_before(event) -> bool:
    return event.first_published_at != event.last_published_at


def fingerprint(event) -> str:
    """Return a digest of the event's entries in all languages that readers have, '' when none has."""
    components = b"".join(component.to_ical() for component in shown_in_all_languages(event))
    return hashlib.sha256(components).hexdigest() if components else ""


def shown_in_all_languages(event) -> Iterator[icalendar.Event]:
    pages = EventPage.objects.live().filter(translation_key=event.translation_key).select_related("locale", "place")
    source = EventPage.objects.filter(pk=event.source.pk).get()
    hours = list(source.event_hours.all())
    for page in pages.order_by("locale__language_code"):
        take_over_facts(page, source)
        with override(page.locale.language_code):
            yield from (*entries_of(page, hours, UNKNOWN), *programme_of(page, UNKNOWN))


def take_over_facts(page: EventPage, source: EventPage) -> None:
    """Give a translation the facts of its source, which publishing is about to copy to it, before or after this."""
    for name in EventPage.shared_facts:
        setattr(page, name, getattr(source, name))


def stamp_of(event) -> Stamp:
    return stamps_of(EventPage.objects.filter(pk=event.pk)).get(event.translation_key) or unnoted(event)


def stamps_of(events) -> dict:
    """Return the stamps of events by their translation keys, in one query; those of no entry are missing."""
    keys = events.order_by().values("translation_key")
    entries = CalendarEntry.objects.filter(event__translation_key__in=keys)
    rows = entries.values_list("event__translation_key", "sequence", "changed_at")
    return {key: Stamp(sequence, changed_at) for key, sequence, changed_at in rows}


def unnoted(event) -> Stamp:
    """Return the stamp of an event that nobody noted since it was published."""
    return Stamp(0, event.last_published_at) if event.last_published_at else UNKNOWN


def published(sender, instance, **kwargs) -> None:
    if isinstance(instance, EventPage):
        note_change(instance)


def connect() -> None:
    page_published.connect(published, dispatch_uid="calendar_entries")
