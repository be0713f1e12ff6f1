"""What the form of an event asks of its days: hours and programme belong to days that it has, each once."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


def days_fit(form) -> bool:
    """Return whether all days agree; put a sentence at each that does not."""
    length = length_of(form.cleaned_data)
    if length is None:
        return True
    fits = [hours_fit(form, length), programme_fits(form, length)]
    return all(fits)


def length_of(said: dict) -> int | None:
    """Return how many days the event has, None while its dates are not known or wrong."""
    first, last = said.get("starts_on"), said.get("ends_on") or said.get("starts_on")
    return (last - first).days + 1 if first and last and last >= first else None


def wrong_days(days: Iterable[int], length: int) -> Iterator[tuple[int, str]]:
    """Yield the position and a sentence for each day that the event has not, or that stands there before."""
    known: set[int] = set()
    for position, day in enumerate(days):
        if day > length:
            yield position, beyond(length)
        elif day in known:
            yield position, _("Day %(day)s stands here twice: put it together.") % {"day": day}
        known.add(day)


def beyond(length: int) -> str:
    if length == 1:
        return _("The event is of one day. Change its last day, or take this out.")
    return _("The event has %(days)s days. Change its last day, or take this out.") % {"days": length}


def rows_of(formset) -> list[Any]:
    """Return the rows of a formset that are kept and say which day they are about."""
    kept = [row for row in formset.forms if not (formset.can_delete and formset._should_delete_form(row))]
    return [row for row in kept if getattr(row, "cleaned_data", {}).get("day")]


def hours_fit(form, length: int) -> bool:
    formset = form.formsets.get("event_hours")
    rows = rows_of(formset) if formset is not None else []
    wrong = list(wrong_days([row.cleaned_data["day"] for row in rows], length))
    for position, sentence in wrong:
        rows[position].add_error("day", sentence)
    return not wrong and hours_are_complete(form, rows, length)


def hours_are_complete(form, rows: list[Any], length: int) -> bool:
    """Refuse days without hours beside days that have some, once it is to be shown to readers."""
    told = {row.cleaned_data["day"] for row in rows}
    untold = [str(day) for day in range(1, length + 1) if day not in told]
    if form.is_deferred_validation or not (told and untold) or form.cleaned_data.get("opens_at"):
        return True
    if "opens_at" not in form.errors:
        form.add_error(
            "opens_at",
            _("Some days have hours and others none: give the usual hours here, or those of day %(days)s below.")
            % {"days": ", ".join(untold)},
        )
    return False


def programme_fits(form, length: int) -> bool:
    days = [block.value["day"] or 1 for block in form.cleaned_data.get("programme") or ()]
    wrong = {
        position: StructBlockValidationError(block_errors={"day": ValidationError(sentence)})
        for position, sentence in wrong_days(days, length)
    }
    if wrong:
        form.add_error("programme", StreamBlockValidationError(block_errors=wrong))
    return not wrong
