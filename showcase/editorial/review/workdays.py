"""Working days in Việt Nam: no weekends and public holidays, but the Saturdays that are worked for a day off.

The days off of a coming year are worked out; what the government then decides of it comes with a newer `holidays`.
"""

from datetime import date

from holidays import country_holidays

CALENDAR = country_holidays("VN")


def is_workday(day: date) -> bool:
    return CALENDAR.is_working_day(day)


def workdays_back(day: date, number: int) -> date:
    """Return the working day that lies so many working days before the given one; on a day off, before the last one.

    So nothing gets late on a day off.
    """
    last = day if is_workday(day) else CALENDAR.get_nth_working_day(day, -1)
    return CALENDAR.get_nth_working_day(last, -number) if number else last


def is_late(since: date, days: int, at: date) -> bool:
    """Return whether that many working days have passed since then; what came on a day off counts from the next."""
    return since <= workdays_back(at, days)
