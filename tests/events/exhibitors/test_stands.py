"""Numbers of stands: written one way, ordered as people count."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.exhibitors import stands

LETTERS = st.text("ABCĐ", max_size=2)
NUMBERED = st.builds("{}{}".format, LETTERS, st.integers(1, 400))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" a 12 ", "A12"), ("a12", "A12"), ("Khu B – 3", "KHUB-3"), ("b - 03", "B-03"), ("đ1", "Đ1"), ("", ""), (" ", "")],
)
def test_stand_is_written_one_way(typed, kept):
    assert stands.tidy(typed) == kept


@given(st.text(max_size=30))
def test_writing_it_twice_changes_nothing(text):
    assert stands.tidy(stands.tidy(text)) == stands.tidy(text)


def test_order_is_that_of_people():
    given_out = ["", "B1", "A10", "A2", "AA1", "3", "A1B", "12"]
    assert sorted(given_out, key=stands.natural) == ["3", "12", "A1B", "A2", "A10", "AA1", "B1", ""]


@given(LETTERS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_in_a_row_the_number_decides(row, one, other):
    by_number = sorted([one, other])
    assert sorted([f"{row}{one}", f"{row}{other}"], key=stands.natural) == [f"{row}{number}" for number in by_number]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_text_has_its_place(texts):
    keys = [stands.natural(text) for text in sorted(texts, key=stands.natural)]
    assert all(before <= after for before, after in pairwise(keys))


@given(NUMBERED)
def test_row_is_what_stands_before_the_number(stand):
    assert stands.row_of(stand) == stand.rstrip("0123456789")


@pytest.mark.parametrize(("stand", "anchor"), [("A12", "stand-a12"), ("Đ-1", "stand-d-1"), ("★", ""), ("", "")])
def test_anchor(stand, anchor):
    assert stands.anchor(stand) == anchor
