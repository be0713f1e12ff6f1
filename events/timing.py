"""When an event is held, by which calendar, and whether it still goes ahead."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .lunar import NoSuchLunarDate, lunar_of
from .state import State, Status, state_on

LUNAR_DAY = [MinValueValidator(1), MaxValueValidator(30)]
LUNAR_MONTH = [MinValueValidator(1), MaxValueValidator(12)]

# For pages on which nobody has written a sentence of their own in this language.
PLAIN_SENTENCES: dict[str, Any] = {
    Status.MOVED: _("This event was moved. What stands here is what counts now."),
    Status.POSTPONED: _("This event is postponed."),
    Status.CANCELLED: _("This event is cancelled and will not be held."),
}


def validate_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name."))


class TimingMixin(models.Model):
    """First and last day, hours, lunar dates, status."""

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status.choices,
        default=Status.PLANNED,
        help_text=_("Whether it is upcoming, on now or past follows from its dates."),
    )
    status_note = models.CharField(
        _("what changed"),
        max_length=250,
        blank=True,
        help_text=_("One sentence for readers when it is postponed or cancelled."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave blank for one day."))
    moved_from = models.DateField(
        _("first day before it was moved"),
        null=True,
        blank=True,
        help_text=_("Readers and their calendars are told where it stood before."),
    )
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, default="Asia/Ho_Chi_Minh", validators=[validate_zone])
    lunar_month = models.PositiveSmallIntegerField(_("lunar month"), null=True, blank=True, validators=LUNAR_MONTH)
    lunar_first_day = models.PositiveSmallIntegerField(
        _("first day, lunar"), null=True, blank=True, validators=LUNAR_DAY
    )
    lunar_last_day = models.PositiveSmallIntegerField(_("last day, lunar"), null=True, blank=True, validators=LUNAR_DAY)
    lunar_leap = models.BooleanField(
        _("leap month"), default=False, help_text=_("The second of two months of the same number, in a leap year.")
    )
    lunar_confirmed = models.BooleanField(
        _("dates compared with the lunar calendar"),
        default=False,
        help_text=_("Tick it when a person has compared the computed dates with a printed calendar or the temple."),
    )
    illustrative = models.BooleanField(
        _("illustrative"), default=False, help_text=_("Sample: the dates are an example, not announced.")
    )

    timing_facts = (
        "status",
        "starts_on",
        "ends_on",
        "moved_from",
        "opens_at",
        "closes_at",
        "timezone",
        "lunar_month",
        "lunar_first_day",
        "lunar_last_day",
        "lunar_leap",
        "lunar_confirmed",
        "illustrative",
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("It cannot end before it starts.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("It cannot close before it opens.")
        if bool(self.lunar_month) != bool(self.lunar_first_day):
            errors["lunar_month"] = _("Give both the lunar month and the lunar day, or neither.")
        if self.lunar_last_day and not (self.lunar_first_day and self.lunar_first_day <= self.lunar_last_day):
            errors["lunar_last_day"] = _("It cannot end before it starts.")
        if errors:
            raise ValidationError(errors)

    def move_to(self, first: date, last: date | None = None) -> None:
        """Hold it on other days, as long as before unless told; its lunar dates follow, to be compared anew."""
        length = self.last_day - self.starts_on
        self.starts_on, self.ends_on = first, last or first + length
        if self.lunar_month:
            self._follow_the_moon()

    def _follow_the_moon(self) -> None:
        self.lunar_confirmed = False
        self.lunar_month = self.lunar_first_day = self.lunar_last_day = None
        self.lunar_leap = False
        try:
            first, last = lunar_of(self.starts_on), lunar_of(self.last_day)
        except NoSuchLunarDate:
            return
        self.lunar_month, self.lunar_first_day, self.lunar_leap = first.month, first.day, first.leap
        if last.day > first.day:
            self.lunar_last_day = last.day

    def save(self, *args, **kwargs):
        self.ends_on = self.ends_on or self.starts_on
        super().save(*args, **kwargs)

    @property
    def last_day(self) -> date:
        return self.ends_on or self.starts_on

    @property
    def is_one_day(self) -> bool:
        return self.last_day == self.starts_on

    @property
    def status_sentence(self) -> str:
        """Return what readers are told of a change: the organiser's sentence, or a plain one in their language."""
        return self.status_note or str(PLAIN_SENTENCES.get(self.status, ""))

    def state(self, at: date | None = None) -> State:
        """Return upcoming, on now, past, postponed or cancelled, on the day (today)."""
        return state_on(self, at)

    @cached_property
    def current_state(self) -> State:
        return self.state()

    @property
    def is_moved(self) -> bool:
        return self.status == Status.MOVED
