"""Consents as the desk asks for them."""

from datetime import date

from django.db.models import F, Q, QuerySet

from showcase.today import today

from .state import State, holding, in_state


class ConsentQuerySet(QuerySet):
    def holding(self, at: date | None = None):
        """Return the consents that hold on the day."""
        return self.filter(holding(at=at))

    def in_state(self, state: State | str, at: date | None = None):
        """Return the consents in one state on the day; the four states part every table."""
        return self.filter(in_state(state, at))

    def for_list(self):
        return self.select_related("noted_by", "evidence").order_by(F("given_on").desc(nulls_first=True), "-pk")

    def seen_by(self, user):
        """Return the consents that somebody may know of; who may not look through them all finds those they noted."""
        may_look = any(user.has_perm(f"showcase.{action}_consent") for action in ("view", "change"))
        return self if may_look else self.filter(noted_by=user)

    def for_choosing(self, user):
        """Return the consents that somebody may put with a record or a picture: those they know of and that hold."""
        return self.seen_by(user).filter(holding()).order_by("person", "pk")

    def unfinished(self):
        """Return the withdrawals that have not taken everything away yet."""
        asked = Q(withdrawn_on__lte=today(), removed_at=None)
        return self.filter(asked | ~Q(files_left=[]))
