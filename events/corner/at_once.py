"""A few facts written into what readers have and into every draft alike, without a review.

A draft keeps all else that it says, a review goes on, a scheduled publication stays scheduled.
"""

from collections.abc import Callable, Iterator

from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from events.editions import EventPage

# Writes the facts into a version of a page.
Apply = Callable[[EventPage], EventPage]


class AtOnce(PublishPageRevisionAction):
    """A publication that leaves a review which is on to go on."""

    def _after_publish(self):
        self.object._current_workflow_states = []
        super()._after_publish()


def write_at_once(page: EventPage, apply: Apply, user) -> None:
    """Write into all versions of one page of a language; readers have it when the page is published."""
    stored = apply(EventPage.objects.get(pk=page.pk))
    if page.live:
        drafts = list(_drafts_of(page))
        _publish(stored, user)
    else:
        drafts = [page.get_latest_revision()]
        # Of a page that was never saved in the editor it is the draft.
        stored.save(clean=False)
    for draft in filter(None, drafts):
        _draft_again(draft, apply)


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


def _draft_again(draft: Revision, apply: Apply) -> None:
    """Save a draft once more with the facts; it stays its writer's, at the time that it was approved for."""
    page = apply(draft.as_object())
    page.save_revision(user=draft.user, approved_go_live_at=draft.approved_go_live_at, clean=False)
