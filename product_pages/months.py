"""Harvest months as one small number: bit 0 is January. Both databases filter on it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

Months = tuple[int, ...]


def to_mask(months) -> int:
    """Return the number for the months 1 to 12; ValueError for any other."""
    mask = 0
    for month in months:
        if not 1 <= int(month) <= 12:
            raise ValueError(f"no month {month}")
        mask |= 1 << (int(month) - 1)
    return mask


def to_months(mask: int) -> Months:
    """Return the months in a number, in order of the year."""
    return tuple(month for month in range(1, 13) if mask & (1 << (month - 1)))


def runs(months: Months) -> list[tuple[int, int]]:
    """Return the months as unbroken runs, one that passes New Year whole: (11, 12, 1) is [(11, 1)]."""
    present = set(months)
    if len(present) == 12:
        return [(1, 12)]
    found = []
    for first in sorted(m for m in present if (m - 2) % 12 + 1 not in present):
        last = first
        while last % 12 + 1 in present:
            last = last % 12 + 1
        found.append((first, last))
    return found


class MonthsFormField(forms.TypedMultipleChoiceField):
    def __init__(self, **kwargs):
        for unwanted in ("max_value", "min_value"):
            kwargs.pop(unwanted, None)
        super().__init__(**kwargs | {"choices": MONTHS.items(), "coerce": int, "widget": forms.CheckboxSelectMultiple})

    def prepare_value(self, value):
        return to_months(value) if isinstance(value, int) else value

    def clean(self, value):
        return tuple(super().clean(value) or ())


class MonthsField(models.PositiveSmallIntegerField):
    """Stores months as a bit mask; in Python they are a tuple of 1 to 12."""

    def from_db_value(self, value, expression, connection):
        return None if value is None else to_months(value)

    def to_python(self, value):
        try:
            return to_months(value if isinstance(value, int) else to_mask(value or ()))
        except (TypeError, ValueError) as error:
            raise ValidationError(_("Choose months from January to December.")) from error

    def get_prep_value(self, value):
        return to_mask(value or ()) if not isinstance(value, int) else value

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        to_mask(value)

    def run_validators(self, value):
        super().run_validators(to_mask(value))

    def formfield(self, **kwargs):
        return super().formfield(form_class=MonthsFormField, **kwargs)


def has_month(month: int):
    """Return the condition that a product's season has the month, for `.alias()` and `.filter()`."""
    return F("season").bitand(1 << (month - 1))
