"""The form in which an event is edited."""

from typing import Any

from django import forms

from showcase.pages.forms import BasePageForm

from .days_form import days_fit
from .lunar_form import TICK, TICKED_FOR, as_rendered, work_out


class EventPageForm(BasePageForm):
    """Proposes dates by the lunar calendar, and keeps an event of one day to one day when it is moved."""

    lunar_confirmed_for = forms.CharField(required=False, widget=forms.HiddenInput)

    class Media:
        js = [forms.Script("js/admin/lunar.js", type="module")]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._days_fit: bool | None = None
        self._disagreements: dict[str, str] = {}
        if "starts_on" not in self.fields:
            return
        self.fields["starts_on"].required = False
        if self.instance.starts_on and self.instance.is_one_day:
            # Shown as it is meant: whoever moves the first day moves the whole event.
            self.initial["ends_on"] = None
        if TICK in self.fields and self.initial.get(TICK):
            self.initial[TICKED_FOR] = as_rendered(self)

    def clean(self):
        cleaned = super().clean()
        if "starts_on" in self.fields and TICK in self.fields:
            self._disagreements = work_out(self)
        return cleaned

    def _post_clean(self):
        """Say what does not agree after the page had its say, which would take a refused day for a missing one."""
        super()._post_clean()
        for name, sentence in self._disagreements.items():
            self.add_error(name, sentence)

    def is_valid(self):
        valid = super().is_valid()
        if self._days_fit is None and self.is_bound and "starts_on" in self.fields:
            self._days_fit = days_fit(self)
        return valid and self._days_fit is not False

    def get_field_updates_for_resave(self):
        """Return what the open editor must show after it saved by itself: the computed dates too."""
        updates = super().get_field_updates_for_resave()
        for name in ("starts_on", "ends_on"):
            day = self.cleaned_data.get(name)
            if day and not self.data.get(self.add_prefix(name)):
                updates.append((self.add_prefix(name), self.fields[name].widget.format_value(day)))
        return updates
