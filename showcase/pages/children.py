"""Rows of a page's child records that the browser does not know yet.

The editor saves by itself while somebody writes. When a button is pressed before the answer to such a save has
arrived, the form still sends the new row without its number, and the row would be stored a second time.
"""

from typing import Any

from modelcluster.forms import BaseChildFormSet


def know_again(formset: BaseChildFormSet) -> None:
    """Give each row without a number that of a stored row which says the same, and which the form does not name."""
    named = {form.instance.pk for form in formset.forms}
    stored = [row for row in getattr(formset.instance, formset.rel_name).all() if row.pk and row.pk not in named]
    for form in formset.extra_forms:
        twin = next((row for row in stored if says_the_same(form, row)), None)
        if twin:
            form.instance.pk = twin.pk
            stored.remove(twin)


def says_the_same(form: Any, row: Any) -> bool:
    """Return whether a row of the form and a stored one have the same in every field of the form."""
    fields = [field for field in row._meta.concrete_fields if field.name in form.fields and not field.primary_key]
    return bool(fields) and all(getattr(form.instance, each.attname) == getattr(row, each.attname) for each in fields)
