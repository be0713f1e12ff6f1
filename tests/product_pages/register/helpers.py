"""Sheets to import, made in memory: workbooks and texts, well-formed and not."""

import csv
import io
import zipfile

from openpyxl import Workbook

from product_pages.models import ImportRun
from product_pages.register.values import RowPlan
from product_pages.register.work import apply_run, preview_run, receive

CERTIFICATE_HEADINGS = [
    "Sản phẩm",
    "Chủ thể",
    "Loại chứng nhận",
    "Hạng sao",
    "Mã sản phẩm OCOP",
    "Quyết định số",
    "Cơ quan cấp",
    "Ngày cấp",
]


def xlsx(*rows, merge: tuple[str, ...] = (), sheets: dict | None = None) -> bytes:
    """Return a workbook with one sheet of these rows, or with several sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, content in (sheets or {"Sheet1": rows}).items():
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append(list(row))
        for cells in merge:
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text(*rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a CSV file."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def repacked(content: bytes, **parts: bytes) -> bytes:
    """Return a workbook with some parts replaced: `sheet1=b"…"` is xl/worksheets/sheet1.xml."""
    stream = io.BytesIO()
    replaced = {f"xl/worksheets/{name}.xml" if name.startswith("sheet") else name: part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, replaced.get(part.filename, old.read(part)))
        for name in replaced.keys() - set(old.namelist()):
            new.writestr(name, replaced[name])
    return stream.getvalue()


def previewed(kind: str, content: bytes, user=None, **options) -> ImportRun:
    """Return a run whose preview is made."""
    run = receive(kind, "so.xlsx", content, user, **options)
    preview_run(run)
    return run


def applied(kind: str, content: bytes, take_good: bool = False, user=None) -> ImportRun:
    """Return a run that is written."""
    run = previewed(kind, content, user)
    apply_run(run, take_good, user)
    return run


def planned(kind: str, content: bytes) -> list[RowPlan]:
    """Return what the rows would do."""
    return preview_run(receive(kind, "so.xlsx", content))


def problems(kind: str, content: bytes) -> dict[int, str]:
    """Return the sentences at each row that is wrong."""
    return {
        row.number: " ".join(sentence for _column, sentence in row.problems)
        for row in planned(kind, content)
        if row.problems
    }


def actions(run: ImportRun) -> dict[str, int]:
    """Return the counts that are not zero."""
    return {action: count for action, count in run.counts.items() if count}
