"""From the cells of a row to the values of a record, with what follows from them and what is missing."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from product_pages.listings.addresses import clean
from showcase.text.fold import fold_slug

from .cells import CellError, Raw, is_clear, text_of
from .column import Column
from .columns import by_name
from .known import Facts, Known
from .models import Action, Kind
from .names import Names

Mapping = dict[int, str]


@dataclass
class RowPlan:
    """One row: what it is about, what it would set, what would change, what is wrong."""

    number: int
    action: Action = Action.UNCHANGED
    label: str = ""
    known: Known | None = None
    values: Facts = field(default_factory=dict)
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: list[list[str]] = field(default_factory=list)

    def refuse(self, column: str, sentence: str) -> None:
        self.action = Action.ERROR
        self.problems.append([column, str(sentence)])


class RowReader:
    """Reads the cells of a row by the matched columns."""

    def __init__(self, kind: str, mapping: Mapping, names: Names):
        self.kind, self.names = Kind(kind), names
        self.columns = by_name(kind)
        self.mapping = {int(index): name for index, name in mapping.items() if name in self.columns}

    def read(self, row: RowPlan, cells: list[Raw]) -> dict[str, Any]:
        """Return the row's values by column, without those of empty cells: they change nothing."""
        told: dict[str, str] = {}
        values: dict[str, Any] = {}
        links = []
        for index, name in self.mapping.items():
            raw = cells[index] if index < len(cells) else None
            column = self.columns[name]
            try:
                if raw is None or not text_of(raw):
                    continue
                if isinstance(raw, str) and is_clear(text_of(raw)):
                    values[name] = column.empty
                    continue
                value = column.parse(raw)
            except CellError as error:
                row.refuse(name, str(error))
                continue
            if column.names or not column.attrs:
                told[name] = str(value)
                links += [column] if column.names else []
            else:
                values[name] = value
        for column in links:
            self._look_up(row, column, told, values)
        return values

    def _look_up(self, row: RowPlan, column: Column, told: dict[str, str], values: dict[str, Any]) -> None:
        if column.name == "renews":
            values["renews"] = told["renews"]  # among the certificates of the product: see `Planner._earlier`
            return
        try:
            values[column.name] = self.names.find(column.names, told[column.name], told)
        except CellError as error:
            row.refuse(column.name, str(error))

    def complete(self, row: RowPlan, values: dict[str, Any]) -> None:
        """Say what is missing, and add what follows from the rest."""
        for column in self.columns.values():
            if column.required and not values.get(column.name):
                row.refuse(column.name, _("This must be filled in."))
        if row.problems:
            return
        try:
            {Kind.CERTIFICATES: self._complete_certificate, Kind.LISTINGS: self._complete_listing}.get(
                self.kind, self._complete_page
            )(values)
        except CellError as error:
            row.refuse("", str(error))

    def _complete_page(self, values: dict[str, Any]) -> None:
        if not fold_slug(values["title"]):
            raise CellError(_("A title needs letters or digits."))
        if values.get("slug") and not is_slug(values["slug"]):
            raise CellError(
                _("“%(code)s” is no page code: it has small letters without marks, digits and hyphens.")
                % {"code": values["slug"]}
            )

    def _complete_certificate(self, values: dict[str, Any]) -> None:
        if not values.get("scheme"):
            with_stars = [pk for pk, scheme in self.names.scheme.records.items() if scheme.has_stars]
            if not (values.get("stars") and len(with_stars) == 1):
                raise CellError(_("Say under which scheme it was given: a column such as “Loại chứng nhận”."))
            values["scheme"] = with_stars[0]

    def _complete_listing(self, values: dict[str, Any]) -> None:
        values["url"] = clean(values["url"])
        if not values.get("marketplace"):
            values["marketplace"] = self.names.marketplace_at(values["url"])
        if not values["marketplace"]:
            raise CellError(
                _(
                    "The address is on the hosts of no marketplace here, or of several. "
                    "Name it in a column such as “Sàn”."
                )
            )


def is_slug(text: str) -> bool:
    return text == fold_slug(text)
