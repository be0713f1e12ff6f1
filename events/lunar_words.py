"""Lunar dates as people say them: “rằm tháng Giêng”, “day 15 of the 1st lunar month”.

Neither language is a translation of the other: Vietnamese names some days and months, English counts.
"""

from showcase.bilingual import is_english

MONTHS = {1: "Giêng", 12: "Chạp"}
FULL_MOON = 15
# The days of the first third of a month have a word before their number.
LAST_MONG = 10


def lunar_text(month: int, first: int, last: int | None = None, leap: bool = False) -> str:
    """Return a lunar date, or the days from the first to the last of one month, in the reader's language."""
    say = _english if is_english() else _vietnamese
    return say(month, first, last if last and last != first else None, leap)


def lunar_mark(month: int, day: int, leap: bool = False) -> str:
    """Return a lunar date as short as a postmark has it: “15/1”, with a word for a leap month."""
    leaps = ("leap" if is_english() else "nhuận") if leap else ""
    return f"{day}/{month} {leaps}".strip()


def _vietnamese(month: int, first: int, last: int | None, leap: bool) -> str:
    name = f"tháng {MONTHS.get(month, month)}{' nhuận' if leap else ''}"
    said = _day(first) if last is None else f"từ {_day(first)} đến {_day(last)}"
    return f"{said} {name} âm lịch"


def _day(day: int) -> str:
    if day == FULL_MOON:
        return "rằm"
    return f"mồng {day}" if day <= LAST_MONG else f"ngày {day}"


def _english(month: int, first: int, last: int | None, leap: bool) -> str:
    name = f"the {'leap ' if leap else ''}{_ordinal(month)} lunar month"
    if last is not None:
        return f"days {first} to {last} of {name}"
    moon = ", the full moon" if first == FULL_MOON else ""
    return f"day {first} of {name}{moon}"


def _ordinal(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"
