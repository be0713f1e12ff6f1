"""What calendars were told of an event last."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.editions import EventPage


class CalendarEntry(models.Model):
    """Sequence and time of the last change of an event, as RFC 5545 wants them (3.8.7.3 and 3.8.7.4)."""

    event = models.OneToOneField(EventPage, on_delete=models.CASCADE, related_name="calendar_entry")
    sequence = models.PositiveIntegerField(_("number of changes"), default=0)
    fingerprint = models.CharField(max_length=64)
    changed_at = models.DateTimeField(_("changed on"))

    class Meta:
        verbose_name = _("calendar entry")

    def __str__(self):
        return f"{self.event} ({self.sequence})"
