"""The same rules as `validity.state_on`, for whole tables."""

from datetime import date, timedelta

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least

from showcase.today import today

from .validity import NOTICES, Expiry, State


class CertificateQuerySet(QuerySet):
    """Drafts are no one's business but the desk's: readers' lists start at `published()`."""

    def published(self):
        return self.filter(live=True)

    def with_renewal(self):
        """Add `renewed_from`: the first day of a verified later certificate that renews this one."""
        renewals = (
            self.model._default_manager.filter(
                renews=OuterRef("pk"), live=True, verified_on__isnull=False, withdrawn_on=None
            )
            .order_by()
            .values("renews")
            .annotate(first=Min("issued_on"))
            .values("first")
        )
        return self.annotate(renewed_from=Subquery(renewals))

    def _with_end(self):
        # SQLite's MIN of NULL and a day is NULL, PostgreSQL's LEAST the day: so each stands in for the other.
        until, licence = F("valid_until"), F("licence_until")
        return self.alias(end=Least(Coalesce(until, licence), Coalesce(licence, until)))

    def in_state(self, state: State | str, at: date | None = None):
        """Return the certificates that are in one state on the day; the six states part every table."""
        day = today(at)
        withdrawn = Q(withdrawn_on__isnull=False, withdrawn_on__lte=day)
        renewed = Q(renewed_from__isnull=False, renewed_from__lte=day)
        ended = Q(end__isnull=False, end__lt=day)
        soon = Q(end__isnull=False, end__lte=day + timedelta(days=NOTICES[0]))
        begun = Q(issued_on=None) | Q(issued_on__lte=day)
        ends = Q(end__isnull=False) | Q(scheme__expiry=Expiry.NEVER)
        checked = Q(verified_on__isnull=False) & begun & ends
        standing = self._with_end().with_renewal()
        match State(state):
            case State.WITHDRAWN:
                return standing.filter(withdrawn)
            case State.RENEWED:
                return standing.filter(renewed).exclude(withdrawn)
            case State.EXPIRED:
                return standing.filter(ended).exclude(withdrawn).exclude(renewed)
        left = standing.exclude(withdrawn).exclude(renewed).exclude(ended)
        match State(state):
            case State.UNVERIFIED:
                return left.exclude(checked)
            case State.EXPIRING:
                return left.filter(checked, soon)
            case _:
                return left.filter(checked).exclude(soon)

    def valid(self, at: date | None = None):
        """Return the published certificates that are checked and hold on the day."""
        day = today(at)
        return (
            self.published()
            ._with_end()
            .with_renewal()
            .filter(
                Q(issued_on=None) | Q(issued_on__lte=day),
                Q(end__gte=day) | Q(end=None, scheme__expiry=Expiry.NEVER),
                Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
                Q(renewed_from=None) | Q(renewed_from__gt=day),
                verified_on__isnull=False,
            )
        )

    def starred(self, at: date | None = None):
        """Return the valid certificates whose stars may be shown: with decision, exact day and maker."""
        return (
            self.valid(at)
            .filter(stars__isnull=False, producer__isnull=False, issued_on__isnull=False, issued_precision="day")
            .exclude(number="", decision="")
        )

    def expired(self, at: date | None = None):
        return self.in_state(State.EXPIRED, at)

    def in_order(self):
        """Return them by scheme, the newest first."""
        return self.order_by("scheme__order", F("issued_on").desc(nulls_last=True), "pk")

    def for_readers(self):
        """Return the published certificates with what a reader needs to judge them."""
        return self.published().with_renewal().select_related("scheme", "producer", "evidence").in_order()

    def for_editors(self):
        return self.with_renewal().select_related("scheme", "producer", "product").in_order()
