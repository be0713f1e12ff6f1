"""The small form in which a published event is postponed, cancelled, moved or put right."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from events.editions import EventPage
from events.state import OFF, Status

from .elsewhere_form import WHERE, ElsewhereForm
from .lines import LineField
from .restating import Change

CHOICES = [
    (Status.PLANNED, gettext_lazy("It goes ahead as announced")),
    (Status.MOVED, gettext_lazy("It goes ahead, on other days or elsewhere")),
    (Status.POSTPONED, gettext_lazy("It is postponed; its new days are not known yet")),
    (Status.CANCELLED, gettext_lazy("It is cancelled")),
]
# Where the sentence about a column of the page stands in this form.
FIELDS = {"starts_on": "first_day", "ends_on": "last_day", "status_note": "note_vi"}


class StateForm(ElsewhereForm):
    """Returns a `change` that the page can take."""

    status = forms.ChoiceField(label=gettext_lazy("What is so now"), choices=CHOICES, widget=forms.RadioSelect)
    first_day = forms.DateField(
        label=gettext_lazy("First day"),
        widget=AdminDateInput,
        help_text=gettext_lazy("Another day only if it is moved, or was announced wrongly."),
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=AdminDateInput,
        required=False,
        help_text=gettext_lazy("Leave blank: it lasts as many days as before."),
    )
    note_vi = LineField(
        label=gettext_lazy("Sentence for readers, in Vietnamese"),
        max_length=250,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("What changed and why, and what those should do who have planned to come."),
    )
    note_en = LineField(
        label=gettext_lazy("The same in English"),
        max_length=250,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Without it readers of English are told the plain fact only."),
    )

    def __init__(self, page: EventPage, english: EventPage | None, *args: Any, **kwargs: Any):
        start = {
            "status": page.status,
            "first_day": page.starts_on,
            "note_vi": page.status_note,
            "note_en": english.status_note if english else "",
        }
        super().__init__(page, english, *args, **kwargs, initial=start)

    def groups(self) -> dict[str, list]:
        """Return the fields in the order in which they are asked: what is so now, where, and what readers are told."""
        names = {"now": ("status", "first_day", "last_day"), "where": WHERE, "words": ("note_vi", "note_en")}
        return {group: [self[name] for name in asked if name in self.fields] for group, asked in names.items()}

    def clean(self):
        super().clean()
        said = self.cleaned_data
        status = said.get("status")
        if status and status != Status.PLANNED and not said.get("note_vi") and "note_vi" not in self.errors:
            self.add_error("note_vi", _("Tell readers in one sentence what changed."))
        if status in OFF and self.days_change:
            self.add_error("first_day", _("It keeps its days. If new ones are known, say that it goes ahead on them."))
        if status and not any(name in self.errors for name in WHERE):
            self.ask_where(status)
        if not self.errors:
            self.ask_the_page()
        return said

    @property
    def days_change(self) -> bool:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        return bool(first and (first != self.page.starts_on or (last and last != self.page.last_day)))

    @property
    def change(self) -> Change:
        said = self.cleaned_data
        days = (said["first_day"], said["last_day"]) if self.days_change else (None, None)
        return Change(Status(said["status"]), said["note_vi"], said["note_en"], *days, where=self.where)

    def ask_the_page(self) -> None:
        """Put what the page has against the change at the fields of this form."""
        page = self.change.apply(EventPage.objects.get(pk=self.page.pk), self.page)
        try:
            page.full_clean()
        except ValidationError as refused:
            for name, sentences in refused.message_dict.items():
                self.add_error(name if name in self.fields else FIELDS.get(name), sentences)
            return
        length = (page.last_day - page.starts_on).days + 1
        told = [block.value["day"] or 1 for block in page.programme]
        told += page.event_hours.values_list("day", flat=True)
        if self.days_change and told and max(told) > length:
            self.add_error(
                "last_day",
                _("Its programme or hours go to day %(day)s. Give a later last day, or shorten them first.")
                % {"day": max(told)},
            )
