"""What a cell means: days, stars, months, texts with marks taken apart; and that what is shown is read back."""

import unicodedata
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_pages.register import cells
from product_pages.register.cells import CellError

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
PRECISIONS = st.sampled_from(["day", "month", "year"])
MONTHS = st.frozensets(st.integers(1, 12)).map(lambda months: tuple(sorted(months)))
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=60)
FEB = date(2024, 2, 28)


@pytest.mark.parametrize(
    "raw",
    ["28/02/2024", " 28/2/2024\u00a0", "28-2-2024", "28.02.2024", "2024-02-28", "28/2/24", "28 tháng 2 năm 2024"]
    + ["Ngày 28/02/2024", "28/02/2024 00:00:00", 45350, 45350.0, "45350", FEB, datetime(2024, 2, 28, 9, 30)],
)
def test_day(raw):
    assert cells.day(raw) == FEB


@pytest.mark.parametrize("raw", ["02/2024", "2.2024", "tháng 2/2024", "tháng 2 năm 2024"])
def test_month_is_known_to_the_month(raw):
    assert cells.known_day(raw) == (date(2024, 2, 1), "month")


@pytest.mark.parametrize("raw", [2024, "2024", "năm 2024"])
def test_year_is_known_to_the_year(raw):
    assert cells.known_day(raw) == (date(2024, 1, 1), "year")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("31/02/2024", "no such day: 31/02/2024"),
        ("02/28/2024", "no such day"),
        ("sắp có", "is no date"),
        ("28/02/1024", "cannot be meant"),
        (12, "is no date"),
        ("02/2024", "is no whole date"),
    ],
)
def test_impossible_day_is_a_sentence(raw, sentence):
    with pytest.raises(CellError, match=sentence):
        cells.day(raw)


@given(DAYS, PRECISIONS)
def test_shown_day_is_read_back(day, precision):
    shown = cells.show_known_day((day, precision))
    assert cells.show_known_day(cells.known_day(shown)) == shown


# Numbers from 1900 to 2100 are years: as serial numbers they would lie between 1905 and 1909.
@given(DAYS.filter(lambda day: day.year > 1909))
def test_serial_number_is_the_day_that_excel_shows(day):
    assert cells.day((day - date(1899, 12, 30)).days) == day


@given(st.one_of(TEXTS, st.integers(), st.floats(allow_nan=True), st.datetimes(), st.booleans(), st.timedeltas()))
def test_any_cell_is_a_value_or_a_sentence(raw):
    for parse in (cells.known_day, cells.stars, cells.months, cells.line, cells.paragraph, cells.address):
        with suppress(CellError):
            parse(raw)


@pytest.mark.parametrize(
    "raw", ["4 sao", "4", 4, 4.0, "****", "★★★★", "⭐️⭐️⭐️⭐️", "OCOP 4 sao", "Hạng 4 sao", "4*", "4 stars"]
)
def test_stars(raw):
    assert cells.stars(raw) == 4


@pytest.mark.parametrize("raw", ["tiềm năng 5 sao", "sao", "4-5 sao", "", "bốn"])
def test_no_rating_is_a_sentence(raw):
    with pytest.raises(CellError, match="no number of stars"):
        cells.stars(raw)


@given(st.integers(1, 5))
def test_shown_stars_are_read_back(stars):
    assert cells.stars(cells.show_stars(stars)) == stars


@pytest.mark.parametrize(
    ("raw", "months"),
    [
        ("11-2", (1, 2, 11, 12)),
        ("11, 12, 1", (1, 11, 12)),
        ("Tháng 11 đến tháng 2", (1, 2, 11, 12)),
        ("T3–T5; T9", (3, 4, 5, 9)),
        (7, (7,)),
        ("quanh năm", ()),
    ],
)
def test_months(raw, months):
    assert cells.months(raw) == months


@pytest.mark.parametrize("raw", ["13", "0", "tháng giêng", "11-", datetime(2026, 2, 11)])
def test_no_month_is_a_sentence(raw):
    with pytest.raises(CellError):
        cells.months(raw)


@given(MONTHS)
def test_shown_months_are_read_back(months):
    assert cells.months(cells.show_months(months)) == months


@given(TEXTS)
def test_text_with_marks_taken_apart_is_the_same_text(text):
    try:
        composed = cells.line(text)
    except CellError:
        return
    assert cells.line(unicodedata.normalize("NFD", text)) == composed


@given(TEXTS)
def test_exported_text_is_read_back(text):
    shown = cells.show_line(text)
    assert not cells.guard(shown).startswith(("=", "+", "-", "@"))
    assert cells.line(cells.guard(shown)) == shown


@pytest.mark.parametrize("text", ["=1+1", "-5 °C", "'=x", "''-", "(xóa)", "'(xóa)"])
def test_apostrophe_of_an_export_is_taken_off(text):
    assert cells.guard(text) == f"'{text}"
    assert cells.line(cells.guard(text)) == text


def test_quoted_name_keeps_its_apostrophe():
    assert cells.line("'Ngon'") == "'Ngon'"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("=HYPERLINK(1)", "formula"),
        (cells.Formula("=A1"), "formula"),
        (cells.Fault("#REF!"), "#REF!"),
        ("a\x07b", "control character"),
        ("x" * 40_000, "more than"),
    ],
)
def test_what_is_no_value_is_a_sentence(raw, sentence):
    with pytest.raises(CellError, match=sentence):
        cells.line(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" Gừng\u00a0 Kỳ\u200b Sơn \n", "Gừng Kỳ Sơn"),
        (8930001, "8930001"),
        (8930001.0, "8930001"),
        (0.5, "0.5"),
        (None, ""),
        (FEB, "28/02/2024"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_text_of_a_cell(raw, text):
    assert cells.line(raw) == text


def test_address_gets_its_beginning():
    assert cells.address("postmart.example/p/1.html") == "https://postmart.example/p/1.html"
    assert cells.address("http://postmart.example/") == "http://postmart.example/"
