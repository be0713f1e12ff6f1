"""What a whole sheet would change: each row as new, changed, unchanged or wrong. Nothing is written here."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from .archive import Unreadable
from .column import Column
from .columns import by_name
from .headings import Head, data_rows
from .planner import Planner
from .reading import MOST_ROWS, Sheet
from .values import Mapping, RowPlan

Progress = Callable[[int, int], None]
STEP = 200  # rows between two reports of progress


def check_mapping(kind: str, mapping: Mapping, head: Head) -> None:
    """Refuse a matching of a sheet of the register that lacks a required column or names one twice."""
    check_columns(by_name(kind), mapping, head)


def check_columns(columns: dict[str, Column], mapping: Mapping, head: Head) -> None:
    """Refuse a matching that lacks a required column or names one twice."""
    chosen: dict[str, list[str]] = {}
    for heading in head.headings:
        name = mapping.get(heading.index)
        if name:
            chosen.setdefault(name, []).append(f"{heading.letter} “{heading.text}”")
    for name, letters in chosen.items():
        if len(letters) > 1:
            raise Unreadable(
                _("The columns %(letters)s are both matched to “%(column)s”. Leave one of them out.")
                % {"letters": ", ".join(letters), "column": columns[name].label}
            )
    missing = [str(column.label) for column in columns.values() if column.required and column.name not in chosen]
    if missing:
        raise Unreadable(_("No column is matched to: %(columns)s.") % {"columns": ", ".join(missing)})


def plan(kind: str, sheet: Sheet, head: Head, mapping: Mapping, progress: Progress | None = None) -> Iterator[RowPlan]:
    """Yield what each row would do; `Unreadable` for a sheet without rows or with too many."""
    check_mapping(kind, mapping, head)
    planner = Planner(kind, mapping)
    merged = merged_rows(sheet, head)
    about = min(max(sheet.about - head.last_row, 1), MOST_ROWS)
    done = 0
    for number, cells in data_rows(sheet, head):
        if (
            not any(cells[index] is not None for index in planner.reader.mapping if index < len(cells))
            and number not in merged
        ):
            continue
        done += 1
        if done > MOST_ROWS:
            raise Unreadable(_("The sheet has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
        yield planner.row(number, cells, merged.get(number, ""))
        if progress and done % STEP == 0:
            progress(done, max(about, done))
    if not done:
        raise Unreadable(_("There are headings, but no rows below them."))
    if progress:
        progress(done, done)


def merged_rows(sheet: Sheet, head: Head) -> dict[int, str]:
    """Return the rows of data in which cells are merged, with the name of the range."""
    found: dict[int, str] = {}
    for merge in sheet.merges:
        if merge.bottom > head.last_row:
            for number in range(max(merge.top, head.last_row + 1), min(merge.bottom, merge.top + MOST_ROWS) + 1):
                found.setdefault(number, merge.name)
    return found


def fingerprint(rows: Iterable[tuple[int, str, dict]]) -> str:
    """Return a sum over (row, action, changes): the same when a preview still holds."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
