"""Whether a certificate holds on a day: computed here from its dates, and asked by everybody.

A certificate is valid only when someone of the desk has checked it against its evidence, and only
until its last day, by the calendar of Asia/Ho_Chi_Minh. OCOP recognitions last 36 months
(Decision 148/QĐ-TTg of 24 February 2023); geographical indications have no end.
"""

from calendar import monthrange
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.today import today


class State(models.TextChoices):
    VALID = "valid", _("valid")
    EXPIRED = "expired", _("expired")
    UNVERIFIED = "unverified", _("declared, not verified")


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


def state_on(certificate, at: date | None = None) -> State:
    """Return the certificate's state on a day, today unless told.

    An end in the past is certain whether or not anyone checked the rest, so it comes first.
    """
    day = today(at)
    if certificate.valid_until and certificate.valid_until < day:
        return State.EXPIRED
    begun = not certificate.issued_on or certificate.issued_on <= day
    ends = certificate.valid_until or certificate.scheme.expiry == Expiry.NEVER
    return State.VALID if certificate.verified_on and begun and ends else State.UNVERIFIED
