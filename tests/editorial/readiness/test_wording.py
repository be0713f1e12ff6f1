"""Advice about wording: sentences, headings, the description."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamBlock

from showcase.blocks import chapter_blocks
from showcase.readiness.wording import long_sentences, loose_headings, needs_description
from showcase.text.plain import plain, sentences, texts_in

BODY = StreamBlock(chapter_blocks())


def page(**fields):
    return SimpleNamespace(locale=SimpleNamespace(language_code="vi"), **fields)


def body(*blocks):
    return BODY.normalize(list(blocks))


@pytest.mark.parametrize(("words", "found"), [(40, 0), (41, 1)])
def test_a_sentence_of_more_than_forty_syllables_is_long(words, found):
    text = " ".join(["từ"] * words) + ". Ngắn."
    assert len(long_sentences(page(intro=text), "intro")) == found


def test_english_sentences_are_long_sooner():
    english = page(intro=" ".join(["word"] * 31))
    english.locale.language_code = "en"
    assert len(long_sentences(english, "intro")) == 1


def test_lines_and_items_of_a_list_are_sentences_of_their_own():
    text = plain("<ul><li>Muối</li><li>Cá &amp; nắng</li></ul><p>Một câu. “Hai câu.” Ba câu?</p>")
    assert sentences(text) == ["Muối", "Cá & nắng", "Một câu.", "“Hai câu.”", "Ba câu?"]


def test_texts_are_found_at_any_depth():
    stream = body(("quote", {"text": "Gừng cay", "attribution": "Ca dao"}), ("heading", "Chợ"))
    assert list(texts_in(stream, BODY)) == ["Gừng cay", "Ca dao", "Chợ"]


@given(st.text())
def test_no_text_breaks_the_splitting_and_no_letter_is_lost(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([("heading", "Cá"), ("paragraph", "<p>Muối.</p>")], []),
        ([("paragraph", "<p>Muối.</p>"), ("heading", "Cá")], ["“Cá”"]),
        ([("heading", "Cá"), ("heading", "Nắng"), ("quote", {"text": "Nắng"})], ["“Cá”"]),
        ([("paragraph", "<p><b>Nắng</b></p><p>Muối <b>trắng</b>.</p>")], ["“Nắng”"]),
    ],
)
def test_headings_have_text_below_and_bold_lines_are_no_headings(blocks, found):
    assert loose_headings(body(*blocks)) == found


@pytest.mark.parametrize(
    ("description", "intro", "needed"),
    [("", "Ngắn.", False), ("", "a" * 161, True), ("Có.", "a" * 161, False), ("", "", True)],
)
def test_search_engines_need_a_description_that_they_do_not_cut(description, intro, needed):
    assert needs_description(page(search_description=description, description=description or intro)) is needed
