"""What a user has to do, and has done: asked once for all that the desk shows of it."""

from functools import cached_property

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageLogEntry, Task
from wagtail.permissions import policy_registry

from events.models import EventPage
from showcase.editorial.review.report import InReviewReport
from showcase.editorial.review.states import STEPS
from showcase.editorial.review.waiting import Desk, desk_of

SHOWN = 8


class Work:
    """The work of one user, each part in one question to the database."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def desk(self) -> Desk:
        """Return what is in review and concerns the user."""
        return desk_of(self.user)

    @property
    def reviews(self) -> bool:
        """Return whether the user reviews anything."""
        return bool(self.desk.counts.waiting) or self.is_reviewer

    @property
    def sends(self) -> bool:
        """Return whether the user sends anything for review."""
        counts = self.desk.counts
        return bool(counts.returned or counts.mine) or self.may_write

    @cached_property
    def is_reviewer(self) -> bool:
        """Return whether a step of a review is done by a group of the user."""
        return Task.objects.active().filter(self._done_by_groups()).exists()

    def _done_by_groups(self) -> Q:
        mine = self.user.groups.all()
        return Q(*[(f"{kind._meta.model_name}__groups__in", mine) for kind in STEPS], _connector=Q.OR)

    @cached_property
    def may_see_reviews(self) -> bool:
        return InReviewReport.may_be_seen_by(self.user)

    @cached_property
    def may_write(self) -> bool:
        return policy_registry.get_by_type(Page).user_has_any_permission(self.user, ["add", "change"])

    @cached_property
    def fairs(self) -> list[EventPage]:
        """Return the next events, in the source language: those on show, and the user's own drafts."""
        coming = EventPage.objects.upcoming().filter(locale__language_code="vi").select_related("place")
        return list(coming.filter(pk__in=self._readable()).defer("programme")[:SHOWN])

    def _readable(self) -> QuerySet:
        """Return the numbers of the pages that the user may know of."""
        policy = policy_registry.get_by_type(Page)
        own = policy.instances_user_has_any_permission_for(self.user, ["add", "change", "publish"])
        return (own | Page.objects.live()).values("pk")

    @cached_property
    def published(self) -> list[PageLogEntry]:
        """Return the latest publications, the newest first."""
        found = PageLogEntry.objects.filter(action="wagtail.publish", page__live=True)
        return list(found.select_related("page", "user").order_by("-timestamp")[:SHOWN])
