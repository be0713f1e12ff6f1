"""Files that can be read, however they are made, and files that cannot: a sentence each, nothing kept."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from product_pages.models import ImportRun
from product_pages.register import archive
from product_pages.register.archive import Unreadable
from product_pages.register.cells import Fault, Formula
from product_pages.register.reading import LARGEST, check_size, open_file
from product_pages.register.work import preview_run, receive

from .helpers import repacked, text, xlsx

HEAD = ["Tên sản phẩm", "Giới thiệu"]
ROW = ["Mận", "Chín, đỏ"]
GOOD = xlsx(HEAD, ROW)
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def rows(content: bytes) -> list:
    return [cells for _number, cells in open_file(content)[0].rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_in_any_encoding_and_with_any_delimiter(encoding, delimiter):
    assert rows(text(HEAD, ROW, delimiter=delimiter, encoding=encoding)) == [HEAD, ROW]


def test_text_says_its_delimiter():
    assert rows("sep=|\r\nTên|Loại\r\nMận|Quả\r\n".encode()) == [["Tên", "Loại"], ["Mận", "Quả"]]


def test_cell_of_several_lines_is_one_row():
    sheet = open_file(text(HEAD, ["Mận", "Chín\nđỏ"], ["Cam", ""]))[0]
    assert [number for number, _cells in sheet.rows()] == [1, 2, 3]


def test_workbook_gives_its_cells_as_they_are():
    content = xlsx(["Tên", None, "Số"], [None, None, None], ["Mận", "  ", 4], ["=1+1", "#REF!", 2.5])
    assert rows(content) == [["Tên", None, "Số"], ["Mận", None, 4], [Formula("=1+1"), Fault("#REF!"), 2.5]]


def test_texts_that_stand_in_a_table_of_their_own_are_read():
    assert rows(shared_texts()) == [["Tên", "Loại"], ["Mận"]]


def test_row_numbers_are_those_of_the_sheet():
    sheet = open_file(xlsx([], [], HEAD, [], ROW))[0]
    assert [number for number, _cells in sheet.rows()] == [3, 5]


def test_size_that_a_workbook_claims_of_itself_is_not_believed():
    part = zipfile.ZipFile(io.BytesIO(GOOD)).read("xl/worksheets/sheet1.xml")
    lying = part.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"')
    assert lying != part
    assert rows(repacked(GOOD, sheet1=lying)) == [HEAD, ROW]


def test_empty_sheets_are_passed_over():
    sheets = open_file(xlsx(sheets={"Trống": [], "Có": [HEAD, ROW], "Nữa": [HEAD]}))
    assert [sheet.name for sheet in sheets] == ["Có", "Nữa"]


def shared_texts() -> bytes:
    """Return a workbook as Excel writes it: its texts stand in a part of their own."""
    namespace = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    texts = b"".join(b"<si><t>%s</t></si>" % word.encode() for word in ("Tên", "Loại", "Mận"))
    cell = b'<c r="%s" t="s"><v>%d</v></c>'
    content = b'<row r="1">' + cell % (b"A1", 0) + cell % (b"B1", 1) + b"</row>"
    content += b'<row r="2">' + cell % (b"A2", 2) + b"</row>"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    types = zipfile.ZipFile(io.BytesIO(GOOD)).read("[Content_Types].xml")
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    parts = {
        "sheet1": SHEET % content,
        "xl/sharedStrings.xml": b"<sst %s>%s</sst>" % (namespace, texts),
        "[Content_Types].xml": types.replace(b"</Types>", override),
    }
    return repacked(GOOD, **parts)


def old_office(marker: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + marker


def locked_archive() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream) as book:
        place = book.start_dir
    content = bytearray(GOOD)
    flags = struct.unpack_from("<H", content, place + 8)[0]
    struct.pack_into("<H", content, place + 8, flags | 1)
    return bytes(content)


def bomb() -> bytes:
    return repacked(GOOD, sheet1=SHEET % (b'<row r="1">' + b" " * 30_000_000 + b"</row>"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (xlsx(), "is empty"),
        (b"<html><table></table></html>", "web page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "web page"),
        (old_office(b""), "old .xls"),
        (old_office("EncryptedPackage".encode("utf-16-le")), "password"),
        (b"\x89PNG\r\n\x1a\n\x00\x00" * 50, "no spreadsheet"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "no spreadsheet"),
        ("Tên,Số\nMận,1".encode("utf-16")[:-1], "no spreadsheet"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (GOOD[:-300], "damaged"),
        (locked_archive(), "password"),
        (b'Ten,So\n"Man,1\n' + b"x" * 200_000, "never closed"),
        (bomb(), "more than a register can hold"),
        (repacked(GOOD, sheet1=b'<!DOCTYPE a [<!ENTITY b "c">]>' + SHEET % b""), "damaged"),
        (repacked(GOOD, sheet1=SHEET % b"<row><c t='s'><v>99</v></c></row>"), "damaged"),
        (repacked(GOOD, sheet1=b"<worksheet><sheetData><row>"), "damaged"),
        (repacked(GOOD, sheet1=SHEET.decode().encode("utf-16")), "damaged"),
    ],
)
def test_file_that_cannot_be_taken_is_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        list(open_file(content)[0].rows())


def test_archive_without_a_workbook_is_a_sentence():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    with pytest.raises(Unreadable, match=r"no \.xlsx"):
        open_file(stream.getvalue())


def test_file_of_200_megabytes_is_refused_by_its_size():
    with pytest.raises(Unreadable, match="200 MB; at most 20 MB"):
        check_size(200 * archive.MEGABYTE)
    check_size(LARGEST)


def test_archive_that_lies_about_a_size_gives_no_more_than_it_claims():
    content = bytearray(repacked(GOOD, sheet1=SHEET % (b'<row r="1">' + b" " * 3_000_000 + b"</row>")))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        place = book.start_dir
    name = b"xl/worksheets/sheet1.xml"
    place = content.index(name, place) - 46
    struct.pack_into("<I", content, place + 24, 1_000)
    tracemalloc.start()
    with pytest.raises(Unreadable):
        list(open_file(bytes(content))[0].rows())
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("limit", "value"),
    [("MOST_PARTS", 3), ("MOST_BYTES", 1_000), ("MOST_OTHER_BYTES", 200), ("MOST_ROWS", 1), ("LONGEST_STRETCH", 50)]
    + [("MOST_TEXTS", 1), ("MOST_TEXTS_BYTES", 100), ("MOST_ELEMENTS", 5)],
)
def test_archive_is_bounded(monkeypatch, limit, value):
    monkeypatch.setattr(archive, limit, value)
    with pytest.raises(Unreadable, match="more than a register can hold"):
        open_file(shared_texts())


def test_too_many_sheets_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_SHEETS", 1)
    with pytest.raises(Unreadable, match="more than 1 sheets"):
        open_file(xlsx(sheets={"A": [HEAD], "B": [HEAD]}))


def test_merged_cells_are_found_at_the_seam_of_two_pieces(monkeypatch):
    monkeypatch.setattr(archive, "CHUNK", 300)
    content = xlsx(HEAD, *[[f"Mận {number}", "x"] for number in range(80)], merge=("A4:A5", "A9:B9"))
    assert {merge.name for merge in open_file(content)[0].merges} == {"A4:A5", "A9:B9"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (xlsx(HEAD), "no rows below"),
        (xlsx(["Một", "Hai"], ["a", "b"]), "No heading is recognised"),
        (xlsx([*HEAD, *map(str, range(300))], ROW), "302 columns; at most 60"),
        (xlsx(["Tên sản phẩm", "Sản phẩm"], ["a", "b"]), "both matched"),
        (xlsx(["Giới thiệu", "Bảo quản"], ["a", "b"]), "No column is matched to: title"),
    ],
)
def test_sheet_that_cannot_be_read_is_a_sentence(site, content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        preview_run(receive("products", "so.xlsx", content))
    assert not ImportRun.objects.exclude(state="uploaded").exists()


@pytest.mark.django_db
def test_more_than_20000_rows_are_refused(site, monkeypatch):
    monkeypatch.setattr("product_pages.register.plan.MOST_ROWS", 2)
    with pytest.raises(Unreadable, match="more than 2 rows"):
        preview_run(receive("products", "so.xlsx", xlsx(HEAD, *[[f"Mận {number}"] for number in range(3)])))


@pytest.mark.django_db
def test_sheet_is_chosen_by_its_name(site):
    book = Workbook()
    book.active.append(["Tên sản phẩm"])
    book.create_sheet("Năm 2025").append(["Tên sản phẩm", "Mùa vụ"])
    stream = io.BytesIO()
    book.save(stream)
    assert receive("products", "so.xlsx", stream.getvalue(), sheet="Năm 2025").mapping == {0: "title", 1: "season"}
    with pytest.raises(Unreadable, match="no sheet “Năm 2026”"):
        receive("products", "so.xlsx", stream.getvalue(), sheet="Năm 2026")
