"""Whether somebody’s consent holds on a day: the one rule, for one record and for whole tables.

Law 91/2025/QH15 on personal data: without consent nothing is shown, and it can be withdrawn at any time.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from showcase.today import today


class State(models.TextChoices):
    HOLDS = "holds", _("holds")
    NOT_GIVEN = "not-given", _("not given yet")
    ENDED = "ended", _("run out")
    WITHDRAWN = "withdrawn", _("consent withdrawn")


def state_on(consent, at: date | None = None) -> State:
    """Return how the consent stands on the day (today).

    It holds from the day it was given to its last day, and no longer from the day of its withdrawal.
    """
    day = today(at)
    if consent.withdrawn_on and consent.withdrawn_on <= day:
        return State.WITHDRAWN
    if consent.ends_on and consent.ends_on < day:
        return State.ENDED
    if not consent.given_on or consent.given_on > day:
        return State.NOT_GIVEN
    return State.HOLDS


def in_state(state: State | str, at: date | None = None, prefix: str = "") -> Q:
    """Return the same rule as a condition; `prefix` leads to the consent: “consent__”."""
    day = today(at)
    withdrawn = Q(**{f"{prefix}withdrawn_on__isnull": False, f"{prefix}withdrawn_on__lte": day})
    ended = Q(**{f"{prefix}ends_on__isnull": False, f"{prefix}ends_on__lt": day})
    given = Q(**{f"{prefix}given_on__isnull": False, f"{prefix}given_on__lte": day})
    match State(state):
        case State.WITHDRAWN:
            return withdrawn
        case State.ENDED:
            return ended & ~withdrawn
        case State.NOT_GIVEN:
            return ~given & ~ended & ~withdrawn
        case _:
            return given & ~ended & ~withdrawn


def holding(prefix: str = "", at: date | None = None) -> Q:
    """Return the condition that the consent holds on the day."""
    return in_state(State.HOLDS, at, prefix)
