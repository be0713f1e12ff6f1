"""A change of plan as the history of the page tells it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class ChangeOfPlan(LogFormatter):
    """The days and the venue before and after, where they are others now."""

    label = _("Change of plan")
    message = _("Readers were told of a change at once, without a review")

    def format_message(self, log_entry):
        data = log_entry.data
        days = [day(data[name]) for name in ("from", "to") if name in data]
        venue = [data[name] or "?" for name in ("venue_from", "venue_to") if name in data]
        told = "; ".join(" → ".join(pair) for pair in (days, venue) if pair)
        return f"{self.message}: {told}" if told else self.message


def day(written: str) -> str:
    return date_format(date.fromisoformat(written), "SHORT_DATE_FORMAT")
