"""Finds the headings of a sheet: below title rows, over one line or two, with merged cells, numbered or not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from .archive import Unreadable
from .cells import CellError, Raw, key, text_of
from .column import Column
from .columns import COLUMNS, synonyms
from .models import ColumnMatch
from .reading import MOST_COLUMNS, Merge, Row, Sheet

SEARCHED_ROWS = 30
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|\*")
_NUMBER = re.compile(r"\(?(\d{1,2})\)?")


@dataclass(frozen=True)
class Heading:
    """One column of the sheet: its number from 0, what stands over it, and what it means if that is known."""

    index: int
    text: str
    column: str

    @property
    def letter(self) -> str:
        return get_column_letter(self.index + 1)

    @property
    def key(self) -> str:
        return key(self.text)[:200]


@dataclass(frozen=True)
class Head:
    """The headings of a sheet and the last row that they take."""

    headings: tuple[Heading, ...]
    last_row: int

    def guessed(self) -> dict[int, str]:
        """Return the column of the register for each column of the sheet that is known."""
        return {heading.index: heading.column for heading in self.headings if heading.column}


def remembered(kind: str) -> dict[str, str]:
    """Return what headings mean: as known to everybody, then as somebody here has said."""
    told = dict(ColumnMatch.objects.filter(kind=kind).values_list("heading", "column"))
    return synonyms(kind) | told


def find_head(kind: str, sheet: Sheet) -> Head:
    """Return the headings of a sheet of the register."""
    return find_among(COLUMNS[kind], remembered(kind), sheet)


def find_among(columns: Sequence[Column], known: dict[str, str], sheet: Sheet) -> Head:
    """Return the headings of a sheet; `Unreadable` when none is recognised, or there are far too many."""
    first = [row for row, _number in zip(sheet.rows(), range(SEARCHED_ROWS), strict=False)]
    heads = [head for number in range(len(first)) for head in heads_at(number, first, sheet.merges, known)]
    best = max(heads, key=lambda head: (worth(head, columns), -head.last_row), default=None)
    if best is None or not best.guessed():
        raise Unreadable(
            _("No heading is recognised in the first %(rows)s rows. Expected are headings such as: %(headings)s.")
            % {"rows": SEARCHED_ROWS, "headings": ", ".join(column.heading for column in columns[:6])}
        )
    if best.headings[-1].index >= MOST_COLUMNS:
        raise Unreadable(
            _("The sheet has %(count)s columns; at most %(most)s can be taken. Delete what the register does not need.")
            % {"count": best.headings[-1].index + 1, "most": MOST_COLUMNS}
        )
    return best


def worth(head: Head, columns: Sequence[Column]) -> int:
    """Return how good a guess is: required columns weigh most, and a column counts once."""
    found = set(head.guessed().values())
    return len(found) + 2 * sum(column.required and column.name in found for column in columns)


def heads_at(number: int, rows: list[Row], merges: list[Merge], known: dict[str, str]) -> Iterable[Head]:
    """Yield what the row and, where it may be its second line, the next one make as headings."""
    row, cells = rows[number]
    upper = texts(spread(row, cells, merges))
    yield Head(tuple(match(index, [text], known) for index, text in enumerate(upper) if text), row)
    if number + 1 == len(rows) or rows[number + 1][0] != row + 1:
        return
    lower = texts(spread(row + 1, rows[number + 1][1], merges))
    two = two_lines(upper, lower, is_merged_down(row, merges), known)
    if two:
        yield Head(two, row + 1)


def two_lines(upper: list[str], lower: list[str], certain: bool, known: dict[str, str]) -> tuple[Heading, ...] | None:
    """Return the headings that two lines make, None when the second is no line of headings.

    It is one when cells are merged over both lines, or when each of its cells stands under no heading
    or adds one that is known: otherwise it is the first row of data.
    """
    width = max(len(upper), len(lower))
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    over = filled(upper, lower)
    found = []
    for index in range(width):
        above, below = over[index], lower[index]
        if below == above:
            below = ""
        ways = [f"{above} {below}", below, above] if above and below else [below or above]
        heading = match(index, ways, known)
        if not (above or below):
            continue
        if below and not certain and not is_second_line(index, upper, lower, heading, known):
            return None
        found.append(heading)
    return tuple(found)


def is_second_line(index: int, upper: list[str], lower: list[str], heading: Heading, known: dict[str, str]) -> bool:
    """Return whether the lower cell is a heading of its own: known, and not under one that stands alone."""
    group = not upper[index] or (index + 1 < len(upper) and not upper[index + 1] and bool(lower[index + 1]))
    alone = match(index, [upper[index]], known).column
    return bool(heading.column) and heading.text != upper[index] and (group or not alone)


def filled(upper: list[str], lower: list[str]) -> list[str]:
    """Return the upper line with each heading drawn to the right over the cells that stand below it."""
    found, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        found.append(last)
    return found


def match(index: int, ways: list[str], known: dict[str, str]) -> Heading:
    """Return the heading with what it means: by its words, then without what stands in brackets."""
    for text in ways:
        for form in (text, _BRACKETS.sub(" ", text)):
            if key(form)[:200] in known:
                return Heading(index, text, known[key(form)[:200]])
    return Heading(index, ways[0], "")


def spread(row: int, cells: list[Raw], merges: list[Merge]) -> list[Raw]:
    """Return the cells of a row with merged ones filled from the left."""
    found = list(cells)
    for merge in merges:
        if merge.top <= row <= merge.bottom and merge.left < min(len(cells), MOST_COLUMNS):
            for index in range(merge.left + 1, min(merge.right + 1, MOST_COLUMNS)):
                if index >= len(found):
                    found.append(None)
                if row == merge.top and found[index] is None:
                    found[index] = cells[merge.left]
    return found


def is_merged_down(row: int, merges: list[Merge]) -> bool:
    return any(merge.top == row and merge.bottom == row + 1 for merge in merges)


def texts(cells: list[Raw]) -> list[str]:
    return [" ".join(_text(cell).split())[:300] for cell in cells]


def _text(cell: Raw) -> str:
    try:
        return text_of(cell)
    except CellError:
        return ""


def is_numbering(cells: list[Raw]) -> bool:
    """Return whether the row only numbers the columns, as administrative tables do: (1) (2) (3)."""
    found = [_NUMBER.fullmatch(text) for text in texts(cells) if text]
    numbers = [int(each[1]) for each in found if each]
    return len(numbers) == len(found) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def data_rows(sheet: Sheet, head: Head) -> Iterable[Row]:
    """Yield the rows below the headings, without one that numbers the columns."""
    first = True
    for number, cells in sheet.rows():
        if number <= head.last_row:
            continue
        if first and is_numbering(cells):
            first = False
            continue
        first = False
        yield number, cells
