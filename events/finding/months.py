"""A month as a table: weeks from Monday, events as bars over their days, the lunar day beside each."""

from calendar import Calendar, monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from events.addresses import CALENDAR
from events.editions import EventPage
from events.lunar import NoSuchLunarDate, lunar_of
from events.lunar_words import lunar_mark
from showcase.today import today

from .facts import whole_span

MONDAY = 0
# The years for which the lunar calendar is known; a slip of the pen does not stretch the calendar over two thousand.
EARLIEST, LATEST = date(1901, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, order=True)
class Month:
    """A month of the calendar, and those before and after it."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.last + timedelta(days=1))

    @property
    def suffix(self) -> str:
        """Return what follows the page's address for this month."""
        return f"{CALENDAR}/{self.year}/{self.number}/"


def bounds() -> tuple[Month, Month]:
    """Return the first and the last month that the calendar has: those of all events and today, and one more each."""
    days = [min(max(day, EARLIEST), LATEST) for day in (today(), *(whole_span() or ()))]
    return Month.of(min(days)).before, Month.of(max(days)).after


def lunar_label(day: date) -> str:
    """Return what the lunar calendar calls a day, '' for one that it does not know here."""
    try:
        lunar = lunar_of(day)
    except NoSuchLunarDate:
        return ""
    return lunar_mark(lunar.month, lunar.day, lunar.leap)


@dataclass(frozen=True)
class Day:
    """A day of the month, and what the lunar calendar calls it."""

    date: date

    @property
    def lunar(self) -> str:
        return lunar_label(self.date)


@dataclass(frozen=True)
class Bar:
    """Cells of one week side by side: an event, or nothing where `event` is None."""

    event: EventPage | None
    span: int
    starts_here: bool = False
    goes_on: bool = False

    @property
    def lunar(self) -> str:
        """Return the lunar date of the event's first day."""
        return lunar_label(self.event.starts_on) if self.event else ""


@dataclass(frozen=True)
class Week:
    """Seven days, None where another month has them, and the rows of bars below."""

    days: list[Day | None]
    rows: list[list[Bar]]


def weeks_of(month: Month, events: Iterable[EventPage]) -> list[Week]:
    """Return the weeks of a month with the events that are held on their days."""
    events = sorted(events, key=lambda event: (event.starts_on, event.starts_on - event.last_day, event.sort_key))
    weeks = Calendar(MONDAY).monthdatescalendar(month.year, month.number)
    return [_week([day if day.month == month.number else None for day in week], events) for week in weeks]


def _week(days: list[date | None], events: list[EventPage]) -> Week:
    """Return a week; each event lies in the first row whose bars have all ended before it."""
    numbers = {day: n for n, day in enumerate(days) if day}
    first, last = min(numbers), max(numbers)
    rows: list[list[Bar]] = []
    filled: list[int] = []  # how many of the seven cells of each row are taken
    for event in events:
        if event.starts_on > last or event.last_day < first:
            continue
        start, end = numbers[max(event.starts_on, first)], numbers[min(event.last_day, last)]
        row = next((n for n, taken in enumerate(filled) if taken <= start), len(rows))
        if row == len(rows):
            rows.append([])
            filled.append(0)
        rows[row] += _gap(start - filled[row])
        # On the first of a month a bar is told anew, though the event began in the month before.
        rows[row].append(Bar(event, end - start + 1, event.starts_on >= first or first.day == 1, event.last_day > last))
        filled[row] = end + 1
    shown = [Day(day) if day else None for day in days]
    return Week(shown, [bars + _gap(7 - taken) for bars, taken in zip(rows, filled, strict=True)])


def _gap(span: int) -> list[Bar]:
    return [Bar(None, span)] if span else []
