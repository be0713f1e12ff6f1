"""Working days, Monday to Friday. Public holidays are not known: a reminder may come on one."""

from datetime import date, timedelta

SATURDAY = 5


def is_workday(day: date) -> bool:
    return day.weekday() < SATURDAY


def workdays_back(day: date, number: int) -> date:
    """Return the working day that lies so many working days before the given one."""
    while number > 0:
        day -= timedelta(days=1)
        number -= is_workday(day)
    return day


def is_late(since: date, days: int, at: date) -> bool:
    """Return whether that many working days have passed since then; what came on a weekend counts from Monday."""
    return since <= workdays_back(at, days)
