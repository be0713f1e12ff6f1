"""The part of the form that asks where an event is held."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import formfield_for_dbfield

from events.editions import EventPage
from events.state import OFF

from .elsewhere import Elsewhere
from .lines import LineField, tidy

WHERE = ("venue", "venue_en", "address", "place")


class ElsewhereForm(forms.Form):
    """Gives `where`, None while the venue stays as readers know it."""

    fields: dict[str, Any]
    venue = LineField(
        label=gettext_lazy("Venue"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As it is called in Vietnamese."),
    )
    venue_en = LineField(
        label=gettext_lazy("Venue in English"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Left blank, the English page shows the Vietnamese name."),
    )
    address = LineField(
        label=gettext_lazy("Address"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Street and number, without the commune."),
    )

    def __init__(self, page: EventPage, english: EventPage | None, *args: Any, **kwargs: Any):
        self.page = page
        self.known_en = name_in_english(page, english)
        super().__init__(*args, **kwargs)
        self.initial.update(venue=page.venue, venue_en=self.known_en, address=page.address, place=page.place_id)
        # The same chooser as in the editor.
        self.fields["place"] = formfield_for_dbfield(EventPage._meta.get_field("place"))
        self.fields["place"].widget.show_edit_link = False
        if english is None:
            del self.fields["venue_en"]

    @property
    def where(self) -> Elsewhere | None:
        said = self.cleaned_data
        venue_en = said.get("venue_en", "")
        english_stays = said["venue"] == tidy(self.page.venue) and venue_en == self.known_en
        where = Elsewhere(said["venue"], said["address"], said["place"], None if english_stays else venue_en)
        return None if english_stays and not where.differs_from(self.page) else where

    def ask_where(self, status: str) -> None:
        """Put what is wrong with the venue at its field."""
        where = self.where
        if where is None:
            return
        if status in OFF:
            self.add_error(
                self.first_changed(), _("It keeps its venue. If it is held elsewhere, say that it goes ahead there.")
            )
        elif not (where.venue or where.place):
            self.add_error("venue", _("Give the venue, or choose the commune or ward."))
        elif where.venue_en and not where.venue:
            self.add_error("venue", _("Give its Vietnamese name as well."))
        elif where.venue_en and where.venue_en == self.known_en:
            self.add_error(
                "venue_en",
                _("This is the English name of the venue before. Give that of the new one, or leave it blank."),
            )

    def first_changed(self) -> str:
        stands = {
            "venue": tidy(self.page.venue),
            "venue_en": self.known_en,
            "address": tidy(self.page.address),
            "place": self.page.place,
        }
        return next(name for name in WHERE if name in self.fields and self.cleaned_data[name] != stands[name])


def name_in_english(page: EventPage, english: EventPage | None) -> str:
    """Return what the venue is called on the English page, '' where that is its Vietnamese name."""
    name = tidy(english.venue) if english else ""
    return "" if name == tidy(page.venue) else name
