"""The one answer to “what day is it?”: by the calendar of the site's time zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

# The day that a preview pretends: of this request only, and never where pages are kept.
_pretended: ContextVar[date | None] = ContextVar("pretended_day", default=None)


def today(at: date | None = None) -> date:
    """Return the given day, or today in Asia/Ho_Chi_Minh (settings.TIME_ZONE).

    Every validity on the site asks here, so that “as on date” previews and tests can say which day.
    """
    return at or _pretended.get() or timezone.localdate()


@contextmanager
def as_on(day: date) -> Iterator[None]:
    """Make everything that is asked inside believe that it is another day: to preview a page as it will be."""
    token = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(token)


def looks_ahead() -> bool:
    """Return whether a coming day is pretended, by which what is done every day will have been done again."""
    pretended = _pretended.get()
    return pretended is not None and pretended > timezone.localdate()


def day_of(moment: datetime) -> date:
    """Return the day of a moment, by the same calendar."""
    return timezone.localdate(moment)
