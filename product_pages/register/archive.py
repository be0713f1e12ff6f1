"""Looks into an XLSX file before anything reads it: a zip archive can claim and hide a great deal.

Python's zipfile never gives out more of a part than the archive declares, so bounding what is
declared bounds what is read. The parts are then scanned as bytes, once, for what would fill the
memory of a parser: endless rows, endless elements, entities.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MOST_PARTS = 2_000
MOST_BYTES = 200 * MEGABYTE  # of all parts, unpacked
MOST_TEXTS_BYTES = 48 * MEGABYTE  # of the table of texts, which stays in memory
MOST_OTHER_BYTES = 8 * MEGABYTE  # of any other part that is read whole
RATIO = 200  # what a part of some size may unpack to: sheets of real texts stay under 30
SMALL = MEGABYTE
MOST_SHEETS = 50
MOST_ROWS = 200_000  # with those that are only formatted
MOST_TEXTS = 400_000
MOST_ELEMENTS = 500_000  # of any other part
LONGEST_STRETCH = 4 * MEGABYTE  # between two rows: one row of 16,384 cells stays under it

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
ELEMENT = re.compile(rb"<")
TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
CHUNK = 256 * 1024
OVERLAP = 200  # longer than anything that is looked for


class Unreadable(ValueError):
    """A file that cannot be taken, with a sentence that says why."""


def damaged() -> Unreadable:
    return Unreadable(_("The file is damaged. Open it in your spreadsheet program and save it again as .xlsx."))


def too_large() -> Unreadable:
    return Unreadable(_("The file unpacks to more than a register can hold. Copy the rows to a new file."))


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the archive when it may be read on; `Unreadable` when it is too much, or no workbook."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged() from error
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names or not any(SHEET.fullmatch(name) for name in names):
        raise Unreadable(_("The file is no .xlsx workbook. Save it in your spreadsheet program as .xlsx or CSV."))
    check_sizes(archive.infolist())
    return archive


def check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what the archive itself says is too much; nothing is unpacked for this."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise too_large()
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable(_("The file is protected by a password. Save it without one."))
        if part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1):
            raise too_large()
        if part.file_size > limit_of(part.filename):
            raise too_large()
    if sum(1 for part in parts if SHEET.fullmatch(part.filename)) > MOST_SHEETS:
        raise Unreadable(
            _("The file has more than %(count)s sheets. Copy the rows to a new file.") % {"count": MOST_SHEETS}
        )


def limit_of(name: str) -> int:
    if SHEET.fullmatch(name):
        return MOST_BYTES
    return MOST_TEXTS_BYTES if name.endswith("sharedStrings.xml") else MOST_OTHER_BYTES


def scan(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    """Return the merged ranges of each sheet, by the name of its part, having looked at every byte."""
    merged: dict[str, list[str]] = {}
    for part in archive.infolist():
        name = part.filename
        if SHEET.fullmatch(name):
            merged[name] = scan_sheet(chunks(archive, name))
        elif name.endswith("sharedStrings.xml"):
            count(TEXT, chunks(archive, name), MOST_TEXTS)
        else:
            count(ELEMENT, chunks(archive, name), MOST_ELEMENTS)
    return merged


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the part in pieces, each with the end of the one before, so that nothing hides at a seam."""
    tail = b""
    written = name.startswith("xl/") and name.endswith(".xml")
    try:
        with archive.open(name) as part:
            while piece := part.read(CHUNK):
                piece = tail + piece
                # Neither comments nor entities nor other encodings: no spreadsheet program writes them here.
                if written and (b"<!" in piece or b"\0" in piece):
                    raise damaged()
                yield piece
                tail = piece[-OVERLAP:]
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise damaged() from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise damaged() from error
        raise


def scan_sheet(pieces: Iterator[bytes]) -> list[str]:
    """Return the merged ranges of a sheet; refuse one whose rows are too many or too long."""
    rows = last_row = 0
    merged: dict[str, None] = {}  # an ordered set: the overlap shows some twice
    length = 0
    for piece in pieces:
        begins = length - (OVERLAP if length else 0)
        for found in ROW.finditer(piece):
            position = begins + found.start()
            if position <= last_row and rows:
                continue  # seen in the piece before
            if position - last_row > LONGEST_STRETCH:
                raise too_large()
            rows, last_row = rows + 1, position
        length = begins + len(piece)
        if rows > MOST_ROWS or length - last_row > LONGEST_STRETCH:
            raise too_large()
        if b"mergeCell" in piece:
            merged |= dict.fromkeys(found[1].decode() for found in MERGED.finditer(piece))
    return list(merged)


def count(pattern: re.Pattern, pieces: Iterator[bytes], most: int) -> None:
    if sum(len(pattern.findall(piece)) for piece in pieces) > most:
        raise too_large()
