"""The same rule as `validity.state_on`, for whole tables."""

from datetime import date

from django.db.models import F, Q, QuerySet

from showcase.today import today

from .validity import Expiry


class CertificateQuerySet(QuerySet):
    def valid(self, at: date | None = None):
        """Return the certificates that are checked and hold on the day."""
        day = today(at)
        begun = Q(issued_on=None) | Q(issued_on__lte=day)
        holds = Q(valid_until__gte=day) | Q(valid_until=None, scheme__expiry=Expiry.NEVER)
        return self.filter(begun, holds, verified_on__isnull=False)

    def starred(self, at: date | None = None):
        """Return the valid certificates whose stars may be shown: those that name their maker."""
        return self.valid(at).filter(stars__isnull=False, producer__isnull=False)

    def expired(self, at: date | None = None):
        return self.filter(valid_until__lt=today(at))

    def in_order(self):
        """Return them by scheme, the newest first."""
        return self.order_by("scheme__order", F("issued_on").desc(nulls_last=True), "pk")

    def for_editors(self):
        return self.select_related("scheme", "producer", "product").in_order()
