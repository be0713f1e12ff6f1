"""Searched words are marked on the letters that the reader sees, and nothing else becomes HTML."""

import re
import unicodedata
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.search.folding import words
from showcase.search.highlight import LENGTH, excerpt, highlight
from showcase.text.fold import nfc

MARKS = re.compile("</?mark>")
LONG = "Mở đầu. " * 60 + "Củ gừng Kỳ Sơn nhỏ và cay. " + "Phần cuối. " * 60


@pytest.mark.parametrize(
    ("text", "searched", "marked"),
    [
        ("Gừng Kỳ Sơn", ["gung"], "<mark>Gừng</mark> Kỳ Sơn"),
        ("Đô Lương", ["do", "lu"], "<mark>Đô</mark> <mark>Lư</mark>ơng"),
        ("Nước mắm", ["nu", "nuoc"], "<mark>Nước</mark> mắm"),
        ("Cam và bưởi", ["am"], "Cam và bưởi"),
        ("Cam-cam", ["cam"], "<mark>Cam</mark>-<mark>cam</mark>"),
        ("Cam", [], "Cam"),
    ],
)
def test_beginnings_of_words_are_marked(text, searched, marked):
    assert highlight(text, searched) == marked


def test_decomposed_text_is_marked_on_whole_letters():
    assert highlight(unicodedata.normalize("NFD", "Nước mắm"), ["mam"]) == nfc("Nước <mark>mắm</mark>")


def test_a_text_that_changes_its_length_is_left_unmarked():
    assert highlight("a\u0332 cam", ["cam"]) == "a\u0332 cam"


def test_html_in_the_text_is_escaped_around_and_inside_the_marks():
    assert highlight("<b>cam</b> & \"cam'", ["cam"]) == (
        "&lt;b&gt;<mark>cam</mark>&lt;/b&gt; &amp; &quot;<mark>cam</mark>&#x27;"
    )


@given(st.text(), st.text())
def test_marks_are_all_that_highlighting_adds(text, query):
    assert MARKS.sub("", highlight(text.replace("<", ""), words(query))) == escape(nfc(text.replace("<", "")))


def test_excerpt_shows_the_place_where_the_word_stands():
    found = excerpt(LONG, ["gung"])
    assert "Củ gừng" in found
    assert found.startswith("…")
    assert found.endswith("…")


def test_excerpt_cuts_between_words():
    assert set(excerpt(LONG, ["gung"]).strip("…").split()) <= set(LONG.split())


@pytest.mark.parametrize("searched", [[], ["buoi"]])
def test_excerpt_without_the_word_is_the_beginning(searched):
    assert excerpt(LONG, searched).startswith("Mở đầu.")


def test_a_short_text_is_not_cut():
    assert excerpt("Củ nhỏ,\n\n cay.", ["cay"]) == "Củ nhỏ, cay."


@given(st.text(max_size=2000), st.text(max_size=40))
def test_an_excerpt_is_a_short_piece_of_the_text(text, query):
    found = excerpt(text, words(query))
    assert len(found) <= LENGTH + 2
    assert found.removeprefix("…").removesuffix("…") in " ".join(nfc(text).split())
