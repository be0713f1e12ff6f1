"""Periods that click-outs are counted in, and the periods that they are compared with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from product_pages.certificates.validity import add_months

# The years that a period may lie in: no calendar of this site goes further, and no arithmetic overflows.
YEARS = range(2000, 2101)
# Days from the first to the last of any period: five years.
LONGEST = 5 * 366
DAY = timedelta(days=1)


class Length(models.TextChoices):
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")


MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both counted; `length` is None for any days from one to another."""

    first: date
    last: date
    length: Length | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def until(self, day: date) -> "Period":
        """Return the part of the period that is over on the day, the whole one when it ended before."""
        return Period(self.first, min(self.last, day), self.length) if day in self else self

    def before(self) -> "Period":
        """Return the period before: the month before a month, as many days before any days."""
        if self.length:
            return whole(self.length, self.first - DAY)
        return Period(self.first - DAY * self.days, self.first - DAY)

    def after(self) -> "Period":
        """Return the period that follows."""
        if self.length:
            return whole(self.length, add_months(self.first, MONTHS[self.length]))
        return Period(self.last + DAY, self.last + DAY * self.days)

    def first_days(self, count: int) -> "Period":
        return Period(self.first, min(self.last, self.first + DAY * (count - 1)), self.length)

    def in_year(self, year: int) -> "Period":
        """Return the same days in another year; the last day of February stays the last day."""
        shift = (year - self.first.year) * 12
        return Period(moved(self.first, shift), moved(self.last, shift), self.length)


def moved(day: date, months: int) -> date:
    there = add_months(day, months)
    is_last = day.day == monthrange(day.year, day.month)[1]
    return there.replace(day=monthrange(there.year, there.month)[1]) if is_last else there


def whole(length: Length, day: date) -> Period:
    """Return the month, quarter or year that a day lies in."""
    months = MONTHS[length]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, add_months(first, months) - DAY, length)


def months_of(period: Period) -> list[Period]:
    """Return the months of a period, the first and the last as far as they lie in it."""
    found: list[Period] = []
    first = period.first
    while first <= period.last:
        month = whole(Length.MONTH, first)
        found.append(Period(first, min(month.last, period.last)))
        first = month.last + DAY
    return found


def chosen_period(day: date, length: str, on: date | None, since: date | None, until: date | None) -> Period:
    """Return the period that was asked for on a day; ValueError, with a sentence, when it makes no sense."""
    if any(each and each.year not in YEARS for each in (on, since, until)):
        raise ValueError(_("Choose days between 2000 and 2100."))
    if since:
        period = Period(since, until or max(day, since))
    elif until:
        period = Period(whole(Length(length), until).first, until)
    else:
        return whole(Length(length), on or day)
    if period.first > period.last:
        raise ValueError(_("The first day is after the last."))
    if period.days > LONGEST:
        raise ValueError(_("Choose five years at most."))
    return period
