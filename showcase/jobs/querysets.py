"""Jobs as the admin and the tidying ask for them."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone

# A job that has not moved for so long has died with its process.
SILENCE = timedelta(minutes=5)
KEPT_DAYS = 90


class JobQuerySet(QuerySet):
    def seen_by(self, user):
        """Return the jobs that somebody may look at: all with the permission, else their own."""
        return self if user.has_perm("showcase.view_job") else self.filter(by=user)

    def running(self, kinds: list[str]):
        """Return the jobs of these kinds that are at work, and not silent for so long that they have died."""
        return self.filter(kind__in=kinds, state="running", moved_at__gt=timezone.now() - SILENCE)

    def on(self, kinds: list[str]):
        """Return the jobs of these kinds that are at work or wait to be."""
        return self.filter(kind__in=kinds, state="waiting") | self.running(kinds)

    def outdated(self):
        """Return the jobs that nobody needs any more: over for 90 days, or died so long ago."""
        limit = timezone.now() - timedelta(days=KEPT_DAYS)
        return self.filter(Q(finished_at__lt=limit) | Q(finished_at=None, moved_at__lt=limit))
