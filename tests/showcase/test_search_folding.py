"""What a reader types becomes plain words that no database takes for syntax."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from showcase.search.folding import MOST_WORDS, NOTHING, fold_query, words

QUERY = "Nước Mắm"


def test_words_lose_marks_case_and_punctuation():
    assert words('Nước "mắm" Đô-Lương, 5%') == ["nuoc", "mam", "do", "luong", "5"]


def test_decomposed_words_are_the_same_words():
    assert words(unicodedata.normalize("NFD", "Tương Nam Đàn")) == ["tuong", "nam", "dan"]


def test_an_endless_query_is_cut():
    assert len(words("bò " * 1000)) == MOST_WORDS


@given(st.text())
def test_words_hold_letters_and_digits_only(text):
    assert all(word.isalnum() for word in words(text))


@given(st.text())
def test_words_of_words_are_the_same(text):
    once = words(text)
    assert words(" ".join(once)) == once


@pytest.mark.parametrize(
    ("query", "folded"),
    [
        (PlainText(QUERY), And([PlainText("nuoc"), PlainText("mam")])),
        (PlainText(QUERY, operator="or"), Or([PlainText("nuoc"), PlainText("mam")])),
        (PlainText("Bò", boost=2), PlainText("bo", boost=2)),
        (Phrase(QUERY), Phrase("nuoc mam")),
        (Fuzzy(QUERY), Fuzzy("nuoc mam")),
        (Boost(Phrase(QUERY), 3), Boost(Phrase("nuoc mam"), 3)),
        (Not(Phrase(QUERY)), Not(Phrase("nuoc mam"))),
        (And([Phrase(QUERY), MATCH_ALL]), And([Phrase("nuoc mam"), MATCH_ALL])),
        (Or([Phrase(QUERY), MATCH_ALL]), Or([Phrase("nuoc mam"), MATCH_ALL])),
    ],
    ids=repr,
)
def test_every_kind_of_query_is_folded(query, folded):
    assert repr(fold_query(query)) == repr(folded)


@pytest.mark.parametrize("query", [PlainText(""), PlainText('"\0" -'), Phrase("😀")], ids=repr)
def test_a_query_without_words_finds_nothing(query):
    assert fold_query(query) is NOTHING
