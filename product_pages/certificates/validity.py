"""Whether a certificate holds on a day: computed here from its dates, and asked by everybody.

A certificate is valid only when someone of the desk has checked it against its evidence, and only
until its last day, by the calendar of Asia/Ho_Chi_Minh. OCOP recognitions last 36 months
(Decision 148/QĐ-TTg of 24 February 2023); geographical indications have no end, but a maker needs
a licence to use one, and licences end.
"""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.today import today

# How many days before its end the desk is told, the first time and the last.
NOTICES = (90, 30)


class State(models.TextChoices):
    VALID = "valid", _("valid")
    EXPIRING = "expiring", _("valid, ends soon")
    EXPIRED = "expired", _("expired")
    RENEWED = "renewed", _("renewed by a later one")
    UNVERIFIED = "unverified", _("declared, not verified")
    WITHDRAWN = "withdrawn", _("withdrawn")


# The states in which a certificate holds.
HOLDS = (State.VALID, State.EXPIRING)


class Expiry(models.TextChoices):
    """How a scheme's certificates end."""

    MONTHS = "months", _("a fixed number of months after issue")
    DATED = "dated", _("on the date that each certificate carries")
    NEVER = "never", _("never")


class Precision(models.TextChoices):
    """How exactly a date is known: press reports often give the month only."""

    DAY = "day", _("to the day")
    MONTH = "month", _("month and year only")
    YEAR = "year", _("year only")


def first_day(day: date, precision: str) -> date:
    """Return the first day that a date known to the month or year can mean."""
    match precision:
        case Precision.YEAR:
            return date(day.year, 1, 1)
        case Precision.MONTH:
            return day.replace(day=1)
        case _:
            return day


def last_day(day: date, precision: str) -> date:
    """Return the last day that a date known to the month or year can mean."""
    match precision:
        case Precision.YEAR:
            return date(day.year, 12, 31)
        case Precision.MONTH:
            return date(day.year, day.month, monthrange(day.year, day.month)[1])
        case _:
            return day


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day_of(certificate) -> date | None:
    """Return the last day on which the certificate can hold: its own end or its licence's, whichever comes first."""
    ends = [day for day in (certificate.valid_until, certificate.licence_until) if day]
    return min(ends, default=None)


def state_on(certificate, at: date | None = None) -> State:
    """Return the certificate's state on a day, today unless told.

    A withdrawal and an end in the past are certain whether or not anyone checked the rest, so they
    come first. A renewal counts from its own first day, and only when it is verified itself.
    """
    day = today(at)
    end = last_day_of(certificate)
    if certificate.withdrawn_on and certificate.withdrawn_on <= day:
        return State.WITHDRAWN
    if certificate.renewed_from and certificate.renewed_from <= day:
        return State.RENEWED
    if end and end < day:
        return State.EXPIRED
    begun = not certificate.issued_on or certificate.issued_on <= day
    if not (certificate.verified_on and begun and (end or certificate.scheme.expiry == Expiry.NEVER)):
        return State.UNVERIFIED
    return State.EXPIRING if end and end <= day + timedelta(days=NOTICES[0]) else State.VALID


def days_left(certificate, at: date | None = None) -> int | None:
    """Return how many days are left after the given day (today), negative when it has ended; None without an end."""
    end = last_day_of(certificate)
    return (end - today(at)).days if end else None
