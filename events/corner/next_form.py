"""The form that asks for the days of the next edition."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from events.editions import EventPage
from events.series import EventSeries
from events.state import OFF
from showcase.text.fold import nfc
from showcase.today import today

from .next_days import Days, proposals
from .next_edition import next_title, own_days

OTHER = "other"


def in_words(days: Days) -> str:
    """Return proposed days with their weekdays, and a warning where the month was too short."""
    ends = [days.first] if days.first == days.last else [days.first, days.last]
    said = " – ".join(f"{date_format(day, 'l')} {date_format(day, 'SHORT_DATE_FORMAT')}" for day in ends)
    if days.is_cut:
        said = "{} ({})".format(said, _("that month has 29 days only"))
    return said


class NextForm(forms.Form):
    """Gives `days`, `title` and `series` of the edition to make."""

    fields: dict[str, Any]
    when = forms.ChoiceField(label=gettext_lazy("On which days"), widget=forms.RadioSelect)
    first_day = forms.DateField(
        label=gettext_lazy("First day, if it is another"), required=False, widget=AdminDateInput
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=255,
        help_text=gettext_lazy("Left as it is, the year in it follows the days that you choose."),
    )
    series = forms.ModelChoiceField(
        EventSeries.objects.all(),
        label=gettext_lazy("Series"),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("Readers find the editions of a series before and after this one."),
    )
    new_series = forms.CharField(
        label=gettext_lazy("Or a new series, by its Vietnamese name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Put the earlier edition into it as well, in its editor."),
    )
    with_exhibitors = forms.BooleanField(
        label=gettext_lazy("Take over the exhibitors and their products"),
        required=False,
        help_text=gettext_lazy("Their stands are given anew."),
    )

    def __init__(
        self, page: EventPage, may_make_series: bool, may_join: bool, exhibitors: int, *args: Any, **kwargs: Any
    ):
        self.page, self.may_join = page, may_join
        self.proposed = {days.first.isoformat(): days for days in proposals(page, today())}
        first = next(iter(self.proposed), OTHER)
        super().__init__(*args, **kwargs)
        self.fields["when"].choices = [
            *((key, in_words(days)) for key, days in self.proposed.items()),
            (OTHER, _("on another day")),
        ]
        self.proposed_title = next_title(page, self._year(first))
        self.initial = {"when": first, "title": self.proposed_title, "series": page.series_id}
        if may_join:
            self.fields["new_series"].help_text = _("The earlier edition is put into it as well.")
        if not may_make_series:
            del self.fields["new_series"]
        if not exhibitors:
            del self.fields["with_exhibitors"]

    def _year(self, key: str) -> int:
        return self.proposed[key].first.year if key in self.proposed else self.page.starts_on.year + 1

    def clean_title(self):
        title = nfc(self.cleaned_data["title"])
        if not any(character.isalnum() for character in title):
            raise forms.ValidationError(_("The title needs a letter or a number, for the address is made of it."))
        return title

    def clean_new_series(self):
        name = nfc(self.cleaned_data["new_series"])
        if name and EventSeries.objects.filter(name_vi=name).exists():
            raise forms.ValidationError(_("There is a series of this name: choose it above."))
        return name

    def clean(self):
        super().clean()
        said = self.cleaned_data
        first = said.get("first_day")
        if said.get("when") == OTHER and not first and "first_day" not in self.errors:
            self.add_error("first_day", _("Give the first day."))
        elif first and first <= self.page.starts_on:
            self.add_error("first_day", _("The next edition comes after this one."))
        if not self.errors and said["title"] == self.proposed_title:
            said["title"] = next_title(self.page, self.days.first.year)
        if not self.errors:
            self.keep_apart()
        return said

    def keep_apart(self) -> None:
        """Refuse days on which another edition of the series is held."""
        if self.takes_along and self.page.status not in OFF and self.days.first <= self.page.last_day:
            self.add_error("when", self.page.occupies())
        series = self.cleaned_data.get("series")
        if series is None or self.cleaned_data.get("new_series"):
            return
        trial = EventPage(locale=self.page.locale, series=series, starts_on=self.days.first, ends_on=self.days.last)
        other = trial.overlapping().first()
        if other:
            self.add_error("when", other.occupies())

    @property
    def takes_along(self) -> bool:
        """Return whether the earlier edition goes into the new series too."""
        return self.may_join and bool(self.cleaned_data.get("new_series"))

    @property
    def days(self) -> Days:
        """Return the days that were chosen; a day that was given by hand goes before the proposals."""
        first: date | None = self.cleaned_data.get("first_day")
        return own_days(self.page, first) if first else self.proposed[self.cleaned_data["when"]]

    def series_of(self) -> EventSeries | None:
        """Return the series that was chosen; a new one is made."""
        name = self.cleaned_data.get("new_series")
        if not name:
            return self.cleaned_data.get("series")
        series = EventSeries(name_vi=name)
        series.full_clean()
        series.save()
        return series
