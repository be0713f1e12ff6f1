"""Opens an uploaded file, whatever it says that it is, and yields its rows one by one."""

import csv
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from . import archive
from .archive import Unreadable, damaged
from .cells import Fault, Formula, Raw

LARGEST = 20 * archive.MEGABYTE
MOST_COLUMNS = 60
MOST_ROWS = 20_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = ",;\t"
SAMPLE_ROWS = 25

Row = tuple[int, list[Raw]]


@dataclass(frozen=True)
class Merge:
    """Merged cells: rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int
    name: str


@dataclass
class Sheet:
    """One sheet: its name, its merged cells, and about how many rows it has."""

    name: str
    merges: list[Merge] = field(default_factory=list)
    about: int = 0

    def rows(self) -> Iterator[Row]:
        """Yield (number from 1, cells) of each row that holds anything."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        return next(self.rows(), None) is None


def check_size(size: int, most: int = 0) -> None:
    """Refuse a file by its size alone, before a byte of it is read; the register's own limit unless told."""
    most = most or LARGEST
    if size > most:
        raise Unreadable(
            _("The file has %(size)s MB; at most %(most)s MB can be taken. Divide it, or delete pictures from it.")
            % {"size": size // archive.MEGABYTE, "most": most // archive.MEGABYTE}
        )


def open_file(content: bytes) -> list[Sheet]:
    """Return the sheets of a file that hold anything; `Unreadable` with a sentence when there is none."""
    check_size(len(content))
    if not content.strip():
        raise Unreadable(_("The file is empty."))
    if content.startswith(b"PK"):
        return _filled(_workbook(content))
    if content.startswith(OLD_OFFICE):
        raise _old_office(content)
    if looks_like_markup(content):
        raise Unreadable(
            _("The file is a web page under the name of a spreadsheet. Open it and save it as .xlsx or CSV.")
        )
    return _filled([TextSheet(content, encoding_of(content))])


def choose(sheets: list[Sheet], name: str) -> Sheet:
    """Return the sheet of that name, the first when none is named."""
    if not name:
        return sheets[0]
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    names = ", ".join(sheet.name for sheet in sheets)
    raise Unreadable(
        _("There is no sheet “%(name)s” with rows in it, only: %(names)s.") % {"name": name, "names": names}
    )


def _filled(sheets: list) -> list[Sheet]:
    found = [sheet for sheet in sheets if not sheet.is_empty]
    if not found:
        raise Unreadable(_("The file is empty."))
    return found


def _old_office(content: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable(_("The file is protected by a password. Save it without one."))
    return Unreadable(_("The file is an old .xls workbook. Open it and save it as .xlsx."))


def looks_like_markup(content: bytes) -> bool:
    start = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype", b"<html", b"<head", b"<table", b"<?xml", b"<body", b"<meta"))


# ---- workbooks ----
class WorkbookSheet(Sheet):
    def __init__(self, worksheet, merged: list[str]):
        self.worksheet = worksheet
        super().__init__(worksheet.title, [merge_of(name) for name in merged], worksheet.max_row or 0)
        # What the file says of its own size may be a lie; the rows are counted as they come.
        worksheet.reset_dimensions()

    def rows(self) -> Iterator[Row]:
        try:
            for number, row in enumerate(self.worksheet.iter_rows(), start=1):
                cells = [raw_of(cell) for cell in row]
                if any(cell is not None for cell in cells):
                    yield number, cells
        except Unreadable:
            raise
        except Exception as error:  # openpyxl answers to a broken part with almost anything
            raise damaged() from error


def merge_of(name: str) -> Merge:
    left, top, right, bottom = range_boundaries(name)
    return Merge(top, left - 1, bottom, right - 1, name)


def raw_of(cell) -> Raw:
    """Return what a cell holds; blank texts are nothing."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Formula(str(value))
    if cell.data_type == "e":
        return Fault(str(value))
    if isinstance(value, str) and not value.strip():
        return None
    return value


def _workbook(content: bytes) -> list[WorkbookSheet]:
    parts = archive.open_archive(content)
    merged = archive.scan(parts)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that it does not know
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        return [
            WorkbookSheet(sheet, merged.get(sheet._worksheet_path, []))
            for sheet in book.worksheets
            if sheet._worksheet_path in merged
        ]
    except Exception as error:
        raise damaged() from error


# ---- texts ----
class TextSheet(Sheet):
    def __init__(self, content: bytes, encoding: str):
        self.content, self.encoding = content, encoding
        text = _checked(content, encoding)
        first = text[:20].split("\n", 1)[0].strip()
        told = re.fullmatch(r"sep=(.)", first, re.IGNORECASE)
        self.says_delimiter = bool(told)
        self.delimiter = told[1] if told else delimiter_of(text)
        super().__init__("", about=text.count("\n"))

    def rows(self) -> Iterator[Row]:
        stream = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        try:
            for number, row in enumerate(csv.reader(stream, delimiter=self.delimiter), start=1):
                cells: list[Raw] = [cell if cell.strip() else None for cell in row]
                if any(cells) and not (self.says_delimiter and number == 1):
                    yield number, cells
        except csv.Error as error:
            raise Unreadable(
                _("A quotation mark is opened and never closed, or a cell is too long: the file cannot be divided.")
            ) from error


def encoding_of(content: bytes) -> str:
    """Return the encoding of a CSV file: UTF-8 or UTF-16, with or without a mark that says so."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:2000]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[0::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8-sig"


def _checked(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise not_text() from error
    # A picture or a program can be read as text by chance, but not without such letters.
    if "\0" in text or sum(text[:2000].count(chr(code)) for code in range(1, 9)) > 20:
        raise not_text()
    return text


def not_text() -> Unreadable:
    return Unreadable(_("The file is no spreadsheet: it must be .xlsx, or CSV in UTF-8 (“CSV UTF-8” when saving)."))


def delimiter_of(text: str) -> str:
    """Return what parts the cells: the character that divides the first rows most evenly."""
    sample = text[:20_000]

    def evenness(delimiter: str) -> int:
        try:
            rows = [
                row
                for row, _number in zip(
                    csv.reader(io.StringIO(sample), delimiter=delimiter), range(SAMPLE_ROWS), strict=False
                )
            ]
        except csv.Error:
            return 0
        widths = [len(row) for row in rows if len(row) > 1]
        return sum(widths) + sum(width == max(widths) for width in widths) * 3 if widths else 0

    return max(DELIMITERS, key=evenness)
