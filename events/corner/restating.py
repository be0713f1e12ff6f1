"""A change of plan that readers learn at once: postponed, cancelled, moved, going ahead after all.

It is written into what readers have and into every draft alike, in both languages. A draft keeps all else that it
says, a review goes on, a scheduled publication stays scheduled. Why it waits for no review: docs/decisions.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision

from events.editions import EventPage
from events.state import Status

from .english import keep_english

ACTION = "events.restate"


@dataclass(frozen=True)
class Change:
    """What the organiser says: the status, a sentence in each language, and the days where they are others now."""

    status: Status
    note_vi: str
    note_en: str = ""
    first_day: date | None = None
    last_day: date | None = None

    def note(self, language: str) -> str:
        """Return the sentence in a language; nothing in English rather than Vietnamese in its place."""
        return self.note_vi if language == "vi" else self.note_en

    def apply(self, page: EventPage, announced: date | None = None) -> EventPage:
        """Write the change into a version of the page. `announced` is the first day that readers know so far."""
        page.status = self.status
        page.status_note = self.note(page.locale.language_code)
        if self.status == Status.PLANNED:
            page.moved_from = None
        if self.first_day:
            if self.status == Status.MOVED and announced and announced != self.first_day:
                page.moved_from = announced
            page.move_to(self.first_day, self.last_day)
        return page


class AtOnce(PublishPageRevisionAction):
    """A publication that leaves a review which is on to go on."""

    def _after_publish(self):
        self.object._current_workflow_states = []
        super()._after_publish()


@transaction.atomic
def restate(page: EventPage, change: Change, user) -> None:
    """Tell readers, in both languages, and keep it in the history. The page is the published Vietnamese one."""
    announced = page.starts_on
    before = page.status
    for each in [page, *page.get_translations()]:
        _restate_one(each.specific, change, announced, user)
    keep_english(page, change.note_en, user)
    said = {"before": before, "status": change.status.value, "note": change.note_vi}
    if change.first_day and change.first_day != announced:
        said |= {"from": announced.isoformat(), "to": change.first_day.isoformat()}
    log(page, ACTION, user=user, data=said, revision=page.get_latest_revision(), content_changed=True)


def _restate_one(page: EventPage, change: Change, announced: date, user) -> None:
    """Publish the change on one page of a language, and put it into the drafts that are there."""
    drafts = list(_drafts_of(page)) if page.live else [page.get_latest_revision()]
    if page.live:
        _publish(change.apply(EventPage.objects.get(pk=page.pk), announced), user)
    for draft in filter(None, drafts):
        _draft_again(draft, change, announced)


def _drafts_of(page: EventPage) -> Iterator[Revision]:
    """Yield what waits beside the published version, the oldest first: what is scheduled, and the latest draft."""
    scheduled = page.revisions.filter(approved_go_live_at__isnull=False).order_by("pk").last()
    latest = page.get_latest_revision() if page.has_unpublished_changes else None
    if scheduled and scheduled != latest:
        yield scheduled
    if latest and latest.pk != page.live_revision_id:
        yield latest


def _publish(page: EventPage, user) -> None:
    if page.go_live_at and page.go_live_at > timezone.now():
        page.go_live_at = None  # of a version that comes later
    revision = page.save_revision(user=user, clean=False)
    AtOnce(revision, user=user, log_action=False).execute(skip_permission_checks=True)


def _draft_again(draft: Revision, change: Change, announced: date) -> None:
    """Save a draft once more with the change; it stays its writer's, at the time that it was approved for."""
    page = change.apply(draft.as_object(), announced)
    page.save_revision(user=draft.user, approved_go_live_at=draft.approved_go_live_at, clean=False)
