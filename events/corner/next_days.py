"""When the next edition may be held: the same lunar date computed anew, or the same weekday about a year later."""

from dataclasses import dataclass
from datetime import date, timedelta

from events.editions import EventPage
from events.lunar import NoSuchLunarDate, lunar_of, month_length, solar_of

YEARS_AHEAD = 3
WEEK = 7


@dataclass(frozen=True)
class Days:
    """Days that are proposed. `lunar_day` is the first by the lunar calendar, where the event follows it."""

    first: date
    last: date
    lunar_day: int | None = None
    # The month has no 30th in that year: the last day of the month stands in its place, as at Tết.
    is_cut: bool = False


def proposals(page: EventPage, after: date) -> list[Days]:
    """Return the days of the next years, the nearest first; none that begins before or on the given day."""
    years = range(page.starts_on.year + 1, max(page.starts_on.year, after.year) + YEARS_AHEAD + 1)
    found = (days_in(page, year) for year in years)
    return [days for days in found if days and days.first > after][:YEARS_AHEAD]


def days_in(page: EventPage, year: int) -> Days | None:
    """Return the days in a year; None where the lunar calendar is not known so far ahead."""
    if page.lunar_month and page.lunar_first_day:
        return by_the_moon(page, year)
    first = same_weekday(page.starts_on, year)
    return Days(first, first + (page.last_day - page.starts_on))


def same_weekday(day: date, year: int) -> date:
    """Return the day with the same weekday that is nearest to the same date in another year."""
    try:
        there = day.replace(year=year)
    except ValueError:  # 29 February
        there = date(year, 2, 28)
    ahead = (day.weekday() - there.weekday()) % WEEK
    return there + timedelta(days=ahead if ahead <= WEEK // 2 else ahead - WEEK)


def by_the_moon(page: EventPage, year: int) -> Days | None:
    """Return the same lunar dates in another year; a leap month that it has not gives way to the common one."""
    month, day = page.lunar_month, page.lunar_first_day
    if not (month and day):
        return None
    try:
        lunar_year = lunar_of(page.starts_on).year + year - page.starts_on.year
        leap = page.lunar_leap and has_leap(month, lunar_year)
        there = min(day, month_length(month, lunar_year, leap))
        first = solar_of(there, month, lunar_year, leap)
    except NoSuchLunarDate:
        return None
    last = first + (page.last_day - page.starts_on)
    return Days(first, last, there, is_cut=there != day)


def has_leap(month: int, year: int) -> bool:
    try:
        month_length(month, year, leap=True)
    except NoSuchLunarDate:
        return False
    return True
