"""What an event is on a day: computed here from its dates, and asked by everybody.

An event is on from its first to its last day, both included, by the calendar of the site's time zone.
So an event held today is “on now”, and in exactly one list.
"""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.today import today


class Status(models.TextChoices):
    """What the organiser says."""

    PLANNED = "planned", _("goes ahead")
    MOVED = "moved", _("goes ahead, on other days or elsewhere")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


# Nobody comes on the days given.
OFF = frozenset({Status.POSTPONED, Status.CANCELLED})


class State(models.TextChoices):
    """What readers are told."""

    UPCOMING = "upcoming", _("upcoming")
    ON_NOW = "on_now", _("on now")
    PAST = "past", _("past")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


def state_on(event, at: date | None = None) -> State:
    """Return the state of an event on a day, today unless told. One that was moved is held as its new dates say."""
    if event.status in OFF:
        return State(event.status)
    day = today(at)
    if event.last_day < day:
        return State.PAST
    return State.UPCOMING if event.starts_on > day else State.ON_NOW
