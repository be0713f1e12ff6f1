"""The same from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from product_pages.models import Certificate, ColumnMatch, ImportRun

from .helpers import CERTIFICATE_HEADINGS, xlsx

pytestmark = pytest.mark.django_db
ROW = ["Gừng Kỳ Sơn", "HTX Mường Lống", "OCOP", "4 sao", "OCOP-01", "348/QĐ-UBND", "UBND tỉnh", "28/02/2024"]
BAD = [*ROW[:3], "9 sao", "OCOP-02", *ROW[5:]]


@pytest.fixture
def file(tmp_path, register):
    """Return a function that writes a sheet and gives its path."""

    def written(*rows):
        path = tmp_path / "so.xlsx"
        path.write_bytes(xlsx(*rows))
        return path

    return written


def run(*arguments, **options) -> str:
    stream = io.StringIO()
    call_command(*map(str, arguments), stdout=stream, no_color=True, **options)
    return stream.getvalue()


def test_dry_run_shows_everything_and_writes_nothing(file):
    shown = run("import_register", "certificates", file(CERTIFICATE_HEADINGS, ROW), dry_run=True)
    assert "     2  new        Gừng Kỳ Sơn · OCOP · 348/QĐ-UBND  stars: – → 4" in shown
    assert "new: 1, changed: 0, unchanged: 0, error: 0" in shown
    assert not Certificate.objects.exists()
    assert not ImportRun.objects.exists()


def test_import_writes_and_can_be_undone_in_the_admin(file):
    path = file(CERTIFICATE_HEADINGS, ROW)
    shown = run("import_register", "certificates", path)
    assert f"1 rows were written. Undo them in the admin: import {ImportRun.objects.get().pk}." in shown
    assert "unchanged: 1" in run("import_register", "certificates", path)
    assert Certificate.objects.count() == 1


def test_errors_are_shown_at_their_rows_and_nothing_is_written(file):
    stream = io.StringIO()
    with pytest.raises(CommandError, match="Nothing was written: 1 row is wrong"):
        call_command("import_register", "certificates", str(file(CERTIFICATE_HEADINGS, ROW, BAD)), stdout=stream)
    assert "     3  error" in stream.getvalue()
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(("options", "count"), [({"take_good": True}, 1), ({"dry_run": True}, 0)])
def test_errors_give_exit_code_1(file, options, count):
    with pytest.raises(SystemExit, match="1"):
        run("import_register", "certificates", file(CERTIFICATE_HEADINGS, ROW, BAD), **options)
    assert Certificate.objects.count() == count


def test_headings_are_matched_by_hand(file):
    path = file(["Hàng", "Sao", "Số", "Ghi chú"], ["Gừng Kỳ Sơn", "4", "QĐ 5", "x"])
    shown = run("import_register", "certificates", path, map=["Hàng=product", "Số=decision", "Ghi chú="], dry_run=True)
    assert "decision: – → QĐ 5" in shown
    assert "notes" not in shown
    assert not ColumnMatch.objects.exists()


@pytest.mark.parametrize("match", ["Hàng=colour", "Lạ=product"])
def test_matching_that_means_nothing_is_a_sentence(file, match):
    with pytest.raises(CommandError, match="a heading of the sheet"):
        run("import_register", "certificates", file(["Hàng", "Sao"], ["a", "4"]), map=[match])


def test_missing_file_is_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run("import_register", "products", tmp_path / "none.xlsx")


def test_export_is_written(register, tmp_path):
    path = tmp_path / "sp.csv"
    run("export_register", "products", path)
    assert "Gừng Kỳ Sơn" in path.read_text("utf-8-sig")
    with pytest.raises(CommandError, match=r"\.xlsx or \.csv"):
        run("export_register", "products", tmp_path / "sp.ods")
    with pytest.raises(CommandError):
        run("export_register", "products", tmp_path / "nowhere" / "sp.csv")
