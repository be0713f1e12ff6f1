"""What each row would change: compared with what the site holds, and checked by the models' rules."""

from collections.abc import Hashable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from product_pages.certificates.models import Certificate

from . import rules
from .cells import CellError, Raw
from .column import Column
from .columns import COLUMNS, LABELS, by_name
from .known import PAGES, Facts, facts_of, load, slugs_below
from .matching import MATCHERS
from .models import Action, Kind
from .names import Names, kind_of
from .parents import index_page
from .values import Mapping, RowPlan, RowReader


class Planner:
    """Knows what the site holds and takes one row after the other."""

    def __init__(self, kind: str, mapping: Mapping):
        self.kind = Kind(kind)
        self.columns = by_name(kind)
        self.names = Names()
        self.reader = RowReader(kind, mapping, self.names)
        known = load(kind)
        self.by_pk = {each.pk: each for each in known}
        self.matcher = MATCHERS[self.kind](known, self.names)
        self.rules = rules.RULES[self.kind](self.names, known)
        self.seen: dict[Hashable, int] = {}
        self.parent = index_page(kind) if kind in PAGES else None
        self.slugs = slugs_below(self.parent)
        self.column_of = {attr: column.name for column in COLUMNS[kind] for attr in column.attrs}

    def row(self, number: int, cells: list[Raw], merged: str = "") -> RowPlan:
        """Return what one row of the sheet would do."""
        row = RowPlan(number)
        if merged:
            row.refuse("", _("Cells are merged here (%(cells)s). Unmerge them and fill each row.") % {"cells": merged})
        values = self.reader.read(row, cells)
        row.label = self._label(values)
        if not row.problems:
            self.reader.complete(row, values)
        if not row.problems:
            self._match(row, values)
        return row

    def _match(self, row: RowPlan, values: dict[str, Any]) -> None:
        try:
            told = self._facts({name: value for name, value in values.items() if name != "renews"})
            row.known = self.matcher.find(told)
            if "renews" in values:
                values["renews"] = self._earlier(values)
        except CellError as error:
            row.refuse("", str(error))
            return
        self._once(row, told)
        row.values = self._facts(values)
        self._derive(row)
        if not row.problems:
            self._compare(row)
        if not row.problems and row.action != Action.UNCHANGED:
            self._check(row)

    def _once(self, row: RowPlan, told: Facts) -> None:
        """Refuse a row about what another row of the sheet is about already."""
        known: list[Hashable] = [("known", row.known.pk)] if row.known else []
        asked, kept = (known, known) if known else self.matcher.claims(told)
        first = next((self.seen[claim] for claim in asked if claim in self.seen), None)
        if first is not None:
            row.refuse("", _("This row is about the same as row %(number)s.") % {"number": first})
        for claim in kept:
            self.seen.setdefault(claim, row.number)

    def _facts(self, values: dict[str, Any]) -> Facts:
        """Return values by column as values by attribute of the model."""
        found: Facts = {}
        for name, value in values.items():
            attrs = self.columns[name].attrs
            found |= {attrs[0]: value} if len(attrs) == 1 else dict(zip(attrs, value, strict=True))
        return found

    def _earlier(self, values: dict[str, Any]) -> int | None:
        """Return the certificate of the same product and scheme that bears the number or decision."""
        if values["renews"] is None:
            return None
        found = [
            each.pk
            for each in self.by_pk.values()
            if (each.facts["product_id"], each.facts["scheme_id"]) == (values["product"], values["scheme"])
            and values["renews"].casefold() in (each.facts["number"].casefold(), each.facts["decision"].casefold())
        ]
        if len(found) == 1:
            return found[0]
        raise CellError(
            _("No single certificate of this product has the number or decision “%(number)s”. Import that one first.")
            % {"number": values["renews"]}
        )

    def _derive(self, row: RowPlan) -> None:
        """Set what follows from what the row says where it says nothing itself."""
        known = row.known
        if self.kind == Kind.PRODUCERS and not known and "kind" not in row.values and kind_of(row.values["title"]):
            row.values["kind"] = kind_of(row.values["title"])
        if self.kind == Kind.CERTIFICATES and "valid_until" not in row.values:
            end = self._new_end(known.facts if known else {}, row.values)
            row.values |= {"valid_until": end} if end else {}

    def _new_end(self, before: Facts, values: Facts) -> date | None:
        """Return the end that the scheme's rule gives to a new day of issue; None where nothing must follow."""
        facts = before | values
        if not facts.get("issued_on") or all(
            before.get(name) == facts.get(name) for name in ("issued_on", "issued_precision", "scheme_id")
        ):
            return None
        by_rule = self._record(before).end_by_rule if before else None
        return self._record(facts).end_by_rule if before.get("valid_until") in (None, by_rule) else None

    def _record(self, facts: Facts) -> Certificate:
        record = Certificate(
            **{name: facts[name] for name in ("issued_on", "issued_precision", "valid_until") if name in facts}
        )
        record.scheme = self.names.scheme.records[facts["scheme_id"]]
        return record

    def _compare(self, row: RowPlan) -> None:
        """Write down each column whose cell would show something else afterwards."""
        facts = row.known.facts if row.known else {}
        for column in self.columns.values():
            if not column.attrs or column.attrs[0] not in row.values:
                continue
            before = self._shown(column, facts_of(column, facts)) if row.known else ""
            after = self._shown(column, facts_of(column, row.values))
            if before != after:
                row.changes[column.name] = [before, after]
            elif row.known:
                for attr in column.attrs:
                    row.values.pop(attr)
        row.action = (Action.CHANGED if row.changes else Action.UNCHANGED) if row.known else Action.NEW

    def _check(self, row: RowPlan) -> None:
        """Ask the model's rules, and take a new page's code."""
        pk = row.known.pk if row.known else None
        if row.known and row.known.is_held:
            row.refuse("", _("The page is locked or being reviewed. Wait until that has ended."))
        facts = (row.known.facts if row.known else {}) | row.values
        for attr, sentence in self.rules.problems(facts, pk, row.number).items():
            row.refuse(self.column_of.get(attr, ""), sentence)
        slug = row.values.get("slug")
        if self.kind in PAGES and not row.known and not self.parent:
            row.refuse("", _("The site has no list of products or producers yet under which a page could be put."))
        if self.kind in PAGES and slug and not row.known and slug in self.slugs:
            row.refuse("slug", _("This page code is taken by another page."))
        if not row.problems:
            self.slugs.add(slug or "")
            self.rules.accept(facts, pk, row.number)

    def _shown(self, column: Column, value) -> str:
        if column.name == "renews":
            known = self.by_pk.get(value) if isinstance(value, int) else None
            return known.facts["number"] or known.facts["decision"] if known else ""
        return self.names.shown(column.names, value) if column.names else column.show(value)

    def _label(self, values: dict[str, Any]) -> str:
        parts = [self._shown(self.columns[name], values[name]) for name in LABELS[self.kind] if values.get(name)]
        return " · ".join(parts)[:300]
