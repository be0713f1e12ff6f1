from hypothesis import given
from hypothesis import strategies as st

from events.kit.words import MOST_WORDS, in_short, plain, sentences


def test_sentences_end_at_their_marks():
    assert sentences("Cao 1.500 m. Ông nói: “Ngon lắm.” Hết… Vâng, v.v. và thế.") == [
        "Cao 1.500 m.", "Ông nói: “Ngon lắm.”", "Hết…", "Vâng, v.v. và thế.",
    ]  # fmt: skip


def test_story_stops_at_the_last_sentence_that_fits():
    assert in_short("Một hai ba. Bốn năm.", "Sáu bảy tám.", most=5) == "Một hai ba. Bốn năm."


def test_first_sentence_that_is_too_long_is_cut_and_says_so():
    assert in_short("một hai ba bốn năm.", most=3) == "một hai ba…"


def test_rich_text_is_told_in_plain_words():
    assert plain("<p>Cá &amp; muối.</p><p>Hết.</p>") == "Cá & muối. Hết."


@given(st.lists(st.text(max_size=400), max_size=3))
def test_story_never_has_more_than_sixty_words(texts):
    assert len(in_short(*texts).split()) <= MOST_WORDS
