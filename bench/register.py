"""A sheet of 5,000 certificates through the import: rows a second in preview, and the most memory it takes.

    DATA_DIR=… python -m bench.register            # on the sample content, in a process of its own
    python -m bench.register FILE.xlsx [ROWS]      # only write such a sheet

Preview is everything from the file's bytes to the rows kept in the database. Memory is the peak of
the whole process (Python, Django and all), so it cannot flatter.
"""

import resource
import sys
import time
from datetime import date, timedelta
from io import BytesIO

import django
from openpyxl import Workbook

ROWS, GOAL_ROWS, GOAL_MEGABYTES = 5_000, 500, 300
HEADINGS = (
    "STT",
    "Tên sản phẩm",
    "Chủ thể",
    "Loại chứng nhận",
    "Hạng sao",
    "Tên sản phẩm trên giấy",
    "Mã sản phẩm OCOP",
    "Quyết định số",
    "Cơ quan cấp",
    "Ngày cấp",
    "Có giá trị đến",
    "Ghi chú",
)


def sheet(products: list[str], producers: list[str], rows: int = ROWS) -> bytes:
    """Return a workbook as a department would send it: titles above, merged headings, mixed dates."""
    book = Workbook(write_only=True)
    page = book.create_sheet("OCOP")
    page.append(["DANH SÁCH SẢN PHẨM ĐƯỢC CÔNG NHẬN"])
    page.append([])
    page.append(HEADINGS)
    for number in range(1, rows + 1):
        page.append(row(number, products, producers))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def row(number: int, products: list[str], producers: list[str]) -> list:
    issued = date(2022, 1, 3) + timedelta(days=number % 1_200)
    shown = issued if number % 3 else f"{issued:%d/%m/%Y} "
    return [
        number,
        products[number % len(products)],
        producers[number % len(producers)],
        "OCOP",
        f"{3 + number % 3} sao",
        f"Loại hộp số {number}",
        f"OCOP-{number:05}",
        f"{number % 400}/QĐ-UBND",
        "UBND tỉnh",
        shown,
        None,
        "Theo danh sách của huyện\u00a0cũ",
    ]


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure() -> tuple[float, float, float, float, float]:
    """Return the seconds and peak megabytes of a preview, of writing it, and of a preview of what is there."""
    from product_pages.models import Certificate, ProducerPage, ProductPage
    from product_pages.register.work import apply_run, preview_run, receive

    vietnamese = {"locale__language_code": "vi"}
    products = list(ProductPage.objects.filter(**vietnamese).values_list("title", flat=True))
    producers = list(ProducerPage.objects.filter(**vietnamese).values_list("title", flat=True))
    Certificate.objects.filter(product_code__startswith="OCOP-").delete()
    content = sheet(products, producers)

    started = time.perf_counter()
    run = receive("certificates", "bench.xlsx", content)
    preview_run(run)
    preview, memory = time.perf_counter() - started, peak_megabytes()
    print({action: count for action, count in run.counts.items() if count})
    if run.counts["new"] != ROWS:
        raise RuntimeError(f"Not every row is a new certificate: {run.counts}")

    started = time.perf_counter()
    apply_run(run, take_good=False)
    write = time.perf_counter() - started

    started = time.perf_counter()
    again = receive("certificates", "bench.xlsx", content)
    preview_run(again)
    second = time.perf_counter() - started
    if again.counts["unchanged"] != ROWS:
        raise RuntimeError(f"The second time something changes: {again.counts}")
    return preview, memory, write, second, peak_megabytes()


def main() -> None:
    if len(sys.argv) > 1:
        rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
        with open(sys.argv[1], "wb") as file:
            file.write(sheet(["Cam Vinh", "Gừng Kỳ Sơn"], ["Hợp tác xã mẫu"], rows))
        return
    django.setup()
    preview, memory, write, second, most = measure()
    print(f"\nImport of {ROWS} certificates:")
    print(f"preview           {ROWS / preview:6.0f} rows/s  ({preview:.1f} s; goal: {GOAL_ROWS} at least)")
    print(f"memory in preview {memory:6.0f} MB      (goal: {GOAL_MEGABYTES} at most)")
    print(f"writing           {ROWS / write:6.0f} rows/s  ({write:.1f} s, in one transaction)")
    print(f"the same again    {ROWS / second:6.0f} rows/s  ({second:.1f} s, nothing changes)")
    print(f"memory in all     {most:6.0f} MB")


if __name__ == "__main__":
    main()
