"""The form in which a kit is ordered."""

from typing import Any, cast

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .content import Fair
from .orders import PAPERS, Copies, Order, Paper, Tongue, What


def sheets() -> list[tuple[str, str]]:
    """Return what may be printed on which paper."""
    return [
        (f"{what}-{paper}", f"{What(what).label}, {Paper(paper).label}")
        for what, papers in PAPERS.items()
        for paper in papers
    ]


def told(choices: type[models.Choices]) -> list[tuple[Any, str]]:
    """Return choices as they stand alone: beginning with a capital."""
    return [(value, capfirst(str(label))) for value, label in choices.choices]


class OrderForm(forms.Form):
    sheet = forms.ChoiceField(label=_("What"), widget=forms.RadioSelect, choices=sheets, initial="cards-a5")
    tongue = forms.ChoiceField(
        label=_("Language"),
        widget=forms.RadioSelect,
        choices=lambda: told(Tongue),
        initial=Tongue.VIETNAMESE,
        help_text=_("Both: on one card side by side; of the poster one for each language."),
    )
    whose = forms.TypedChoiceField(
        label=_("For whom"), coerce=int, initial=0, help_text=_("A poster is always the whole fair's.")
    )
    copies = forms.TypedChoiceField(
        label=_("How many stamps"),
        coerce=int,
        choices=lambda: told(Copies),
        initial=Copies.ONE,
        help_text=_("Of QR stamps only."),
    )

    def __init__(self, *args, fair: Fair, **kwargs):
        super().__init__(*args, **kwargs)
        booths = [
            (booth.pk, " · ".join(part for part in (booth.stand, booth.name("vi")) if part))
            for booth in fair.booths
            if booth.pk
        ]
        cast(forms.TypedChoiceField, self.fields["whose"]).choices = [(0, capfirst(_("the whole fair"))), *booths]

    @property
    def order(self) -> Order:
        what, paper = self.cleaned_data["sheet"].split("-")
        given = self.cleaned_data
        return Order(what, paper, given["tongue"], given["whose"], given["copies"]).tidied()
