"""Folding and sorting Vietnamese."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from showcase.text.alphabet import sort_key
from showcase.text.fold import fold, fold_slug


def test_d_with_stroke_folds_to_d():
    assert fold("Đô Lương, đất đỏ") == "Do Luong, dat do"


def test_slug_keeps_every_letter():
    assert fold_slug("Tương Nam Đàn") == "tuong-nam-dan"


def test_decomposed_text_folds_like_composed():
    assert fold(unicodedata.normalize("NFD", "Nước mắm Vạn Phần")) == fold("Nước mắm Vạn Phần")


def test_words_sort_as_in_a_vietnamese_dictionary():
    words = ["đá", "da", "ca", "cả", "cà", "ă", "a", "â", "ôn", "on", "ơn", "uy", "ưa"]
    assert sorted(words, key=sort_key) == ["a", "ă", "â", "ca", "cà", "cả", "da", "đá", "on", "ôn", "ơn", "uy", "ưa"]


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_sort_keys_are_plain_ascii(text):
    assert sort_key(text).isascii()
