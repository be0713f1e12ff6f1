"""The Vietnamese lunar calendar: months begin at the new moon by the clock of Hà Nội (UTC+7).

lunar-vn computes it, after Hồ Ngọc Đức. It counts on silently past the end of a month and takes leap months that a
year has not; here both are refused, by asking for the way back.
"""

from datetime import date, timedelta

import lunar_vn
from django.utils.translation import gettext as _
from lunar_vn import LunarDate

__all__ = ["LunarDate", "NoSuchLunarDate", "leap_month", "lunar_of", "month_length", "next_occurrence", "solar_of"]

FIRST_YEAR, LAST_YEAR = lunar_vn.SUPPORTED_YEAR_RANGE
LONGEST = 30


class NoSuchLunarDate(ValueError):
    """A lunar date that does not exist, or lies outside what can be computed; its text is a sentence for editors."""


def lunar_of(day: date) -> LunarDate:
    """Return the lunar date of a day; NoSuchLunarDate before 1900 and after 2100."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoSuchLunarDate(_out_of_reach())
    return lunar_vn.solar_to_lunar(day)


def solar_of(day: int, month: int, year: int, leap: bool = False) -> date:
    """Return the day on which a lunar date falls; NoSuchLunarDate where there is none."""
    found = _exactly(day, month, year, leap)
    if found is None:
        raise NoSuchLunarDate(_refusal(day, month, year, leap))
    return found


def _exactly(day: int, month: int, year: int, leap: bool) -> date | None:
    """Return the day that has this very lunar date, by the way there and back."""
    try:
        found = lunar_vn.lunar_to_solar(LunarDate(day, month, year, leap))
        known = lunar_vn.solar_to_lunar(found)
    except ValueError:
        return None
    is_it = (known.day, known.month, known.year, known.leap) == (day, month, year, bool(leap))
    return found if is_it else None


def month_length(month: int, year: int, leap: bool = False) -> int:
    """Return how many days a lunar month has: 29 or 30; NoSuchLunarDate where there is no such month."""
    first = solar_of(1, month, year, leap)
    try:
        last = lunar_of(first + timedelta(days=LONGEST - 1))
    except NoSuchLunarDate:  # it ends after the last day that can be computed
        return LONGEST - 1
    return LONGEST if last.day == LONGEST else LONGEST - 1


def leap_month(year: int) -> int | None:
    """Return which month comes twice in a lunar year, None in a common year."""
    return next((month for month in range(1, 13) if _has_leap(month, year)), None)


def next_occurrence(day: int, month: int, after: date, leap: bool = False) -> date:
    """Return the first day from `after` on that has this lunar date; years without it are passed over.

    NoSuchLunarDate where there is none within what can be computed.
    """
    for year in range(after.year - 1, LAST_YEAR + 1):
        found = _exactly(day, month, year, leap)
        if found and found >= after:
            return found
    raise NoSuchLunarDate(_("No year to come has this lunar date."))


def _has_leap(month: int, year: int) -> bool:
    return _exactly(1, month, year, leap=True) is not None


def _refusal(day: int, month: int, year: int, leap: bool) -> str:
    """Return why there is no such date."""
    if not (1 <= month <= 12 and 1 <= day <= LONGEST):
        return _("A lunar year has the months 1 to 12, and a lunar month the days 1 to 30.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _out_of_reach()
    names = {"day": day, "month": month, "year": year}
    if leap and not _has_leap(month, year):
        return _("The lunar year %(year)s has no leap month %(month)s.") % names
    return _("There is no day %(day)s: month %(month)s of the lunar year %(year)s has 29 days.") % names


def _out_of_reach() -> str:
    return _("The lunar calendar is known here from %(first)s to %(last)s only.") % {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
    }
