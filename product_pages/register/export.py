"""Writes the register as a sheet that the import reads back without a single change, and empty templates."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from .cells import guard
from .column import Column
from .columns import COLUMNS, written
from .known import facts_of, load
from .models import Kind
from .names import Names

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# What neither XML nor a keyboard knows.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
HEAD_FILL = PatternFill("solid", fgColor="E8EFE6")
TITLES = {
    Kind.PRODUCTS: "San pham",
    Kind.PRODUCERS: "Chu the",
    Kind.CERTIFICATES: "Chung nhan",
    Kind.LISTINGS: "Gian hang",
}


def rows_of(kind: str) -> Iterator[list[str]]:
    """Yield a row of texts for each record as its editors have it, drafts included."""
    names, known = Names(), load(kind)
    numbers = {each.pk: each.facts.get("number") or each.facts.get("decision") or "" for each in known}
    columns = written(kind)
    for each in known:
        with override("vi"):
            yield [guard(clean(_shown(names, numbers, column, facts_of(column, each.facts)))) for column in columns]


def _shown(names: Names, numbers: dict[int, str], column: Column, value) -> str:
    if column.name == "renews":
        return numbers.get(value, "")
    return names.shown(column.names, value) if column.names else column.show(value)


def clean(text: str) -> str:
    return _CONTROLS.sub("", text)


def file_name(kind: str, extension: str, template: bool = False) -> str:
    return f"{'mau-' if template else ''}{TITLES[Kind(kind)].lower().replace(' ', '-')}.{extension}"


def write(kind: str, extension: str, template: bool = False) -> bytes:
    """Return a whole file: every record of a kind, or only the headings."""
    columns = list(COLUMNS[kind]) if template else written(kind)
    rows = [] if template else rows_of(kind)
    headings = [column.heading for column in columns]
    if extension == "csv":
        return write_csv(headings, rows)
    return write_xlsx(TITLES[Kind(kind)], headings, rows, columns if template else [])


def write_csv(headings: list[str], rows: Iterable[list[str]]) -> bytes:
    """Return UTF-8 with its mark, by which Excel knows the letters."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(title: str, headings: list[str], rows: Iterable[list[str]], explained: list[Column]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for index, heading in enumerate(headings):
        sheet.column_dimensions[chr(65 + index)].width = max(14, len(heading) + 4)
    sheet.append([_head(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_text(sheet, value) for value in row])
    if explained:
        _explain(book, explained)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet, heading: str) -> Cell:
    cell = WriteOnlyCell(sheet, heading)
    cell.font, cell.fill = Font(bold=True), HEAD_FILL
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _text(sheet, value: str) -> Cell | None:
    """Return a cell of text: a number of a decision must stay as it is written."""
    if not value:
        return None
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = "@"
    cell.data_type = "s"
    return cell


def _explain(book: Workbook, columns: list[Column]) -> None:
    """Add a second sheet that says what each column is, how it may be called and how it is written."""
    sheet = book.create_sheet("Huong dan")
    for letter, width in zip("ABCD", (26, 30, 60, 22), strict=True):
        sheet.column_dimensions[letter].width = width
    with override("vi"):
        sheet.append([_head(sheet, text) for text in ("Cột", "Nội dung", "Tên cột khác cũng được nhận", "Ví dụ")])
        for column in columns:
            label: str | Promise = column.label
            must = " (bắt buộc)" if column.required else ""
            others = "; ".join(column.headings[1:])
            sheet.append([_text(sheet, text) for text in (column.heading + must, str(label), others, column.example)])


__all__ = ["CONTENT_TYPES", "file_name", "rows_of", "write"]
