"""Folding and sorting Vietnamese."""

import re
import unicodedata

import pytest
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


def test_a_shorter_word_sorts_before_the_longer_whatever_its_tone():
    assert sorted(["ca cao", "cá", "Ca"], key=sort_key) == ["Ca", "cá", "ca cao"]


def test_digits_sort_before_letters_and_punctuation_counts_for_nothing_at_the_ends():
    assert sorted(["anh", "5 anh", "(ăn)"], key=sort_key) == ["5 anh", "anh", "(ăn)"]
    assert sort_key("“Ăn!”") == sort_key("ăn")


@pytest.mark.parametrize("text", ["", "!?", "北京", "😀"])
def test_a_slug_of_no_latin_letter_is_empty(text):
    assert fold_slug(text) == ""


@given(st.text())
def test_decomposed_text_sorts_like_composed(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_slug_is_lower_case_ascii(text):
    assert re.fullmatch(r"[a-z0-9_-]*", fold_slug(text))


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_sort_keys_are_plain_ascii(text):
    assert sort_key(text).isascii()
