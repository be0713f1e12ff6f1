"""Checks as the admin and the tidying ask for them."""

from datetime import datetime, timedelta

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.db.models.query import QuerySet
from django.utils import timezone

KEPT_DAYS = 400
KEPT_OF_EACH = 3


class ListingCheckQuerySet(QuerySet):
    def newest_of_each(self, number: int):
        """Return the newest checks of each listing."""
        rank = Window(RowNumber(), partition_by=F("listing"), order_by=[F("at").desc(), F("pk").desc()])
        return self.annotate(rank=rank).filter(rank__lte=number)

    def outdated(self, now: datetime | None = None):
        """Return the checks that nobody needs: older than 400 days, and not among the listing's newest three."""
        limit = (now or timezone.now()) - timedelta(days=KEPT_DAYS)
        return self.filter(at__lt=limit).exclude(pk__in=self.newest_of_each(KEPT_OF_EACH).order_by().values("pk"))
