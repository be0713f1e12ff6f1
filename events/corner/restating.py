"""A change of plan that readers learn at once: postponed, cancelled, moved, going ahead after all.

It is written into what readers have and into every draft alike, in both languages. Why it waits for no review:
docs/decisions.md.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from wagtail.log_actions import log

from events.calendars.wording import location
from events.editions import EventPage
from events.state import Status

from .at_once import write_at_once
from .elsewhere import Elsewhere
from .english import keep_english

ACTION = "events.restate"


@dataclass(frozen=True)
class Change:
    """What the organiser says: the status, a sentence in each language, days and venue where they are others now."""

    status: Status
    note_vi: str
    note_en: str = ""
    first_day: date | None = None
    last_day: date | None = None
    where: Elsewhere | None = None

    def note(self, language: str) -> str:
        """Return the sentence in a language; nothing in English rather than Vietnamese in its place."""
        return self.note_vi if language == "vi" else self.note_en

    def apply(self, page: EventPage, known: EventPage) -> EventPage:
        """Write the change into a version of the page. `known` is what readers of Vietnamese have so far."""
        page.status = self.status
        page.status_note = self.note(page.locale.language_code)
        if self.status == Status.PLANNED:
            page.moved_from = None
        if self.first_day:
            if self.status == Status.MOVED and known.starts_on != self.first_day:
                page.moved_from = known.starts_on
            page.move_to(self.first_day, self.last_day)
        if self.where:
            self.where.apply(page, known)
        return page


@transaction.atomic
def restate(page: EventPage, change: Change, user) -> None:
    """Tell readers, in both languages, and keep it in the history. The page is the published Vietnamese one."""
    known = EventPage.objects.get(pk=page.pk)
    for each in [page, *page.get_translations()]:
        write_at_once(each.specific, partial(change.apply, known=known), user)
    keep_english(page, "status_note", change.note_en, user)
    if change.where:
        keep_english(page, "venue", change.where.venue_en, user)
    data = said(change, known)
    log(page, ACTION, user=user, data=data, revision=page.get_latest_revision(), content_changed=True)


def said(change: Change, known: EventPage) -> dict[str, str]:
    """Return what the history keeps: what is so now, and the days and the venue before and after."""
    kept = {"before": known.status, "status": change.status.value, "note": change.note_vi}
    if change.first_day and change.first_day != known.starts_on:
        kept |= {"from": known.starts_on.isoformat(), "to": change.first_day.isoformat()}
    if change.where and change.where.differs_from(known):
        kept |= {"venue_from": location(known), "venue_to": location(change.where)}
    return kept
