"""From an uploaded file to rows of texts, and back from the form that carried them through the preview."""

from dataclasses import dataclass, field
from datetime import date

from django.core import signing
from django.utils.translation import gettext as _

from events.exhibitors import stands
from product_pages.register.archive import MEGABYTE, Unreadable
from product_pages.register.cells import CellError, Raw, is_clear, line, paragraph, text_of
from product_pages.register.headings import Head, data_rows, find_among
from product_pages.register.plan import check_columns, merged_rows
from product_pages.register.reading import Sheet, open_file

from .columns import BY_NAME, COLUMNS, MEANINGS

LARGEST = 5 * MEGABYTE
MOST_ROWS = 1_000
LONGEST = {"producer": 200, "stand": 20, "products": 2_000, "note": 250}
MOST_CARRIED = 1_500_000  # letters that the preview's form may carry; Django takes 2.5 MB
KEPT_FOR = 12 * 60 * 60  # seconds in which a preview can be confirmed


@dataclass
class Told:
    """What a row of the sheet says: texts by column, those of empty cells left out, and what cannot be read."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)


def read(content: bytes) -> tuple[str, list[Told]]:
    """Return the name of the sheet that lists exhibitors, and its rows; `Unreadable` with a sentence otherwise."""
    sheet, head = found_among(open_file(content))
    mapping = head.guessed()
    check_columns(BY_NAME, mapping, head)
    merged = merged_rows(sheet, head)
    told: list[Told] = []
    for number, cells in data_rows(sheet, head):
        if number not in merged and not any(cells[index] is not None for index in mapping if index < len(cells)):
            continue
        if len(told) == MOST_ROWS:
            raise Unreadable(_("The sheet has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
        told.append(row(number, cells, mapping, merged.get(number, "")))
    if not told:
        raise Unreadable(_("There are headings, but no rows below them."))
    return sheet.name, told


def found_among(sheets: list[Sheet]) -> tuple[Sheet, Head]:
    """Return the first sheet with headings that are known; `Unreadable` as the first one says it."""
    refusals = []
    for sheet in sheets:
        try:
            return sheet, find_among(COLUMNS, MEANINGS, sheet)
        except Unreadable as refused:
            refusals.append(refused)
    raise refusals[0]


def row(number: int, cells: list[Raw], mapping: dict[int, str], merged: str) -> Told:
    told = Told(number)
    if merged:
        sentence = _("Cells are merged here (%(cells)s). Unmerge them and fill each row.") % {"cells": merged}
        told.problems.append(("", sentence))
    for index, name in mapping.items():
        try:
            text = text_in(name, cells[index] if index < len(cells) else None)
        except CellError as error:
            told.problems.append((name, str(error)))
            continue
        if text:
            told.texts[name] = text
    return told


def text_in(name: str, raw: Raw) -> str:
    """Return the text of a cell, '' for an empty one; `CellError` for what cannot be meant."""
    if name == "stand" and isinstance(raw, date):
        raise CellError(_("The spreadsheet program made a date of the stand. Make the cell a text, and type it again."))
    if isinstance(raw, str) and is_clear(text_of(raw)):
        return text_of(raw)
    text = paragraph(raw) if name == "products" else line(raw)
    if name == "stand":
        text = stands.tidy(text)
    if len(text) > LONGEST[name]:
        raise CellError(_("It has more than %(most)s letters.") % {"most": LONGEST[name]})
    return text


# ---- through the preview
def salt(event, user) -> str:
    return f"exhibitors-{event.pk}-{user.pk}"


def carried(told: list[Told], event, user) -> str:
    """Return the rows as a form can carry them: signed, for this event and this user, and nothing kept here."""
    rows = [[each.number, each.texts, each.problems] for each in told]
    text = signing.dumps(rows, salt=salt(event, user), compress=True)
    if len(text) > MOST_CARRIED:
        raise Unreadable(_("There is too much text in the sheet. Divide it."))
    return text


def brought_back(text: str, event, user) -> list[Told]:
    """Return the rows that a form carried; `Unreadable` when it is too old, or not ours."""
    try:
        rows = signing.loads(text, salt=salt(event, user), max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise Unreadable(_("This preview holds no longer. Upload the sheet again; nothing was written.")) from error
    return [Told(number, texts, [(column, str(sentence)) for column, sentence in bad]) for number, texts, bad in rows]
