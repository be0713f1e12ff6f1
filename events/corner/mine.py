"""The organiser's own events, each with where it stands and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, TextChoices
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from events.editions import EventPage
from events.state import State
from showcase.today import today

from .rights import own_events


class Stage(TextChoices):
    """Where an event stands between its organiser and readers."""

    DRAFT = "draft", _("draft")
    RETURNED = "returned", _("came back with a comment")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")


# In the order in which the organiser looks at them.
PARTS = (
    ("todo", _("To complete and send")),
    ("review", _("In review")),
    ("coming", _("Coming and on now")),
    ("past", _("Past")),
)


@dataclass(frozen=True)
class Mine:
    """An event of somebody's: its latest title and days, and its stage."""

    page: EventPage
    title: str
    first: date
    last: date
    stage: Stage
    comment: str = ""

    @property
    def state(self) -> State:
        return self.page.current_state

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last

    @property
    def has_later_changes(self) -> bool:
        return self.page.live and self.page.has_unpublished_changes

    @property
    def part(self) -> str:
        """Return under which heading it stands."""
        if self.stage in {Stage.DRAFT, Stage.RETURNED}:
            return "todo"
        if self.stage == Stage.REVIEW and not self.page.live:
            return "review"
        return "past" if self.last < today() else "coming"


def events_of(user, limit: int | None = None) -> list[Mine]:
    """Return somebody's events, the latest first; the same two queries for any number of them."""
    pages = own_events(user).select_related("latest_revision", "place").defer("programme").order_by("-starts_on", "pk")
    reviews = WorkflowState.objects.active().select_related("current_task_state__task")
    # Wagtail's own `prefetch_workflow_states` looks for reviews of plain pages and finds none here.
    to_pages = Prefetch("_specific_workflow_states", queryset=reviews, to_attr="_current_workflow_states")
    return [_mine(page) for page in pages.prefetch_related(to_pages)[:limit]]


def by_part(events: Sequence[Mine]) -> list[tuple[str, Any, list[Mine]]]:
    """Return (key, heading, events) of each part that has any; what comes next stands first in all but the past."""
    found = []
    for key, heading in PARTS:
        rows = [each for each in events if each.part == key]
        if rows:
            found.append((key, heading, rows if key == "past" else sorted(rows, key=lambda each: each.first)))
    return found


def _mine(page: EventPage) -> Mine:
    review = page.current_workflow_state
    stage, comment = Stage.PUBLISHED if page.live else Stage.DRAFT, ""
    if review and review.status == WorkflowState.STATUS_IN_PROGRESS:
        stage = Stage.REVIEW
    elif review and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        stage = Stage.RETURNED
        comment = review.current_task_state.comment if review.current_task_state else ""
    # The row of a page that nobody has published yet stays as it was begun; its revision goes on.
    written = page.latest_revision.content if page.latest_revision and not page.live else {}
    first = parse_date(written.get("starts_on") or "") or page.starts_on
    last = parse_date(written.get("ends_on") or "") or (first if written else page.last_day)
    return Mine(page, page.draft_title or page.title, first, last, stage, comment)
