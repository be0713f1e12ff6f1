"""What waits in review, and for whom: at most six queries for one user, however many pages wait.

`desk_of(user)` gives all lists at once; the functions below it give one of them.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, Revision, WorkflowState

from showcase.editorial.roles.models import RoleKey
from showcase.today import day_of, today

from .authorship import is_source, translations_of, writers
from .people import group_of
from .states import STEPS, approved_before, doers, pages_in_review, wrote_since_approval
from .workdays import is_late


@dataclass(frozen=True)
class Waiting:
    """A page in review, as a list shows it."""

    title: str
    url: str
    task_name: str
    since: datetime
    is_late: bool = False
    is_assigned: bool = False
    page: Page | None = None
    sent_by: str = ""
    # What the reviewer asked for, where a page was sent back.
    comment: str = ""
    # Whether nobody can do the step: its group is empty, or its members have left.
    nobody: bool = False
    # The key of the review (WorkflowState).
    review: int = 0


@dataclass(frozen=True)
class Counts:
    waiting: int
    late: int
    mine: int
    returned: int


class Desk:
    """All that is in review and concerns one user, asked for once."""

    def __init__(self, user, at: date | None = None):
        self.user, self.day = user, today(at)

    # ---- the lists
    @cached_property
    def waiting(self) -> list[Waiting]:
        """Return what the user may approve now, what they are asked for first, then what has waited longest."""
        items = [self._item(state) for state in self._for_me if self._page(state)]
        return sorted(items, key=lambda item: not item.is_assigned)

    @cached_property
    def mine(self) -> list[Waiting]:
        """Return what the user has sent and is still in review."""
        return [self._item(state) for state in self._sent if state.status == WorkflowState.STATUS_IN_PROGRESS]

    @cached_property
    def returned(self) -> list[Waiting]:
        """Return what the user has sent and was asked to change."""
        return [self._item(state) for state in self._sent if state.status == WorkflowState.STATUS_NEEDS_CHANGES]

    @property
    def counts(self) -> Counts:
        late = sum(item.is_late for item in self.waiting)
        return Counts(len(self.waiting), late, len(self.mine), len(self.returned))

    # ---- what they are made of
    @cached_property
    def _states(self) -> list[WorkflowState]:
        return list(
            pages_in_review().annotate(approved=approved_before()).annotate(wrote=wrote_since_approval(self.user))
        )

    @cached_property
    def _doers(self) -> dict[int, set[int]]:
        return doers(self.day)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        keys = {state.object_id for state in [*self._candidates, *self._nobodys] if state}
        keys |= {state.object_id for state in self._states if self._is_mine(state)}
        return {
            str(page.pk): page for page in Page.objects.filter(pk__in=keys).select_related("content_type", "locale")
        }

    def _page(self, state: WorkflowState) -> Page | None:
        return self._pages.get(state.object_id)

    @cached_property
    def _open(self) -> list[WorkflowState]:
        """Return what waits at a step, or has lost it: somebody removed the step for good."""
        return [state for state in self._states if state.status == WorkflowState.STATUS_IN_PROGRESS]

    @cached_property
    def _candidates(self) -> list[WorkflowState]:
        return [state for state in self._open if self.user.pk in self._doers.get(step_key(state), ())]

    @cached_property
    def _nobodys(self) -> list[WorkflowState]:
        """Return what nobody can do, for those who see to it: leads and administrators."""
        lost = [state for state in self._open if not self._doers.get(step_key(state))]
        return lost if lost and self._sees_to_it else []

    @cached_property
    def _sees_to_it(self) -> bool:
        return self.user.is_superuser or group_of(RoleKey.LEAD).filter(user=self.user).exists()

    @cached_property
    def _for_me(self) -> list[WorkflowState]:
        mine = [state for state in self._candidates if not self._left_to_others(state)]
        return [*mine, *self._nobodys]

    @property
    def _sent(self) -> list[WorkflowState]:
        return [state for state in self._states if self._is_mine(state) and self._page(state)]

    def _is_mine(self, state: WorkflowState) -> bool:
        """Return whether the user sent a page; or sees to it, when it was sent back to somebody who has left."""
        sender = state.requested_by
        if sender and sender.is_active:
            return sender.pk == self.user.pk
        return state.status == WorkflowState.STATUS_NEEDS_CHANGES and self._sees_to_it

    # ---- the rule of authors, see `decision.bound_by_authorship`
    def _left_to_others(self, state: WorkflowState) -> bool:
        authors = self._authors.get(state.object_id, set())
        others = self._doers[step_key(state)] - authors - {self.user.pk}
        return self.user.pk in authors and bool(others) and is_ours(state)

    @cached_property
    def _authors(self) -> dict[str, set[int]]:
        """Return who wrote on each page that the user may have written on, since it was approved or published.

        Strings of a translation stand in no revision: who translated is asked for as well.
        """
        pages = {
            state.object_id: page
            for state in self._candidates
            if (page := self._page(state)) and (state.wrote or not is_source(page))
        }
        if not pages:
            return {}
        found: dict[str, list[Revision]] = defaultdict(list)
        for revision in self._revisions(pages):
            found[revision.object_id].append(revision)
        approved = {state.object_id: state.approved for state in self._candidates}
        translated = translations_of({key: page for key, page in pages.items() if not is_source(page)})
        return {
            key: authors_since(approved[key], page, found[key], translated.get(key, [])) for key, page in pages.items()
        }

    def _revisions(self, pages: dict[str, Page]):
        page_type = ContentType.objects.get_for_model(Page)
        live = [page.live_revision_id for page in pages.values() if page.live_revision_id]
        since = min(live, default=0) if len(live) == len(pages) else 0
        return Revision.objects.filter(base_content_type=page_type, object_id__in=list(pages), pk__gte=since).order_by(
            "pk"
        )

    def _item(self, state: WorkflowState) -> Waiting:
        page, at = self._pages[state.object_id], state.current_task_state
        since = (at.finished_at or at.started_at) if at else state.created_at
        open_now = state.status == WorkflowState.STATUS_IN_PROGRESS
        return Waiting(
            title=page.get_admin_display_title(),
            url=url_of(state, page),
            task_name=at.task.name if at else state.workflow.name,
            since=since,
            is_late=open_now and is_late(day_of(since), state.remind_after, self.day),
            is_assigned=open_now and state.assigned_to == self.user.pk,
            page=page,
            sent_by=get_user_display_name(state.requested_by),
            comment=at.comment if at and not open_now else "",
            nobody=open_now and not self._doers.get(step_key(state)),
            review=state.pk,
        )


def authors_since(
    approved: int, page: Page, revisions: list[Revision], translated: list[tuple[int, datetime]]
) -> set[int]:
    """Return who wrote on a page, or translated a string of it, after what was approved or published last."""
    newest = max(approved, page.live_revision_id or 0)
    base = next((revision for revision in revisions if revision.pk == newest), None)
    since = [revision for revision in revisions if revision.pk > newest]
    return writers(base, since) | {user for user, at in translated if base is None or at > base.created_at}


def step_key(state: WorkflowState) -> int:
    """Return the key of the step that a review is at, 0 when its step is gone."""
    return state.current_task_state.task_id if state.current_task_state else 0


def is_ours(state: WorkflowState) -> bool:
    return state.current_task_state.task.content_type.model in {kind._meta.model_name for kind in STEPS}


def url_of(state: WorkflowState, page: Page) -> str:
    """Return where to go on: the screen of the step for reviewers, the editor for who has to change it."""
    if state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state:
        return reverse("editorial_check", args=[state.current_task_state_id])
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def desk_of(user, at: date | None = None) -> Desk:
    return Desk(user, at)


def waiting_for(user, at: date | None = None) -> list[Waiting]:
    """Return what the user may approve now, what has waited longest first; for leads also what nobody can do."""
    return Desk(user, at).waiting


def mine_in_review(user, at: date | None = None) -> list[Waiting]:
    """Return what the user has sent for review and is still there."""
    return Desk(user, at).mine


def returned_to(user, at: date | None = None) -> list[Waiting]:
    """Return what the user has sent for review and was asked to change."""
    return Desk(user, at).returned


def counts_for(user, at: date | None = None) -> Counts:
    """Return how much waits for the user, how much of it is late, and how much of theirs is in review or came back."""
    return Desk(user, at).counts
