"""The one answer to “what day is it?”: by the calendar of the site's time zone."""

from datetime import date, datetime

from django.utils import timezone


def today(at: date | None = None) -> date:
    """Return the given day, or today in Asia/Ho_Chi_Minh (settings.TIME_ZONE).

    Every validity on the site asks here, so that “as on date” previews and tests can say which day.
    """
    return at or timezone.localdate()


def day_of(moment: datetime) -> date:
    """Return the day of a moment, by the same calendar."""
    return timezone.localdate(moment)
