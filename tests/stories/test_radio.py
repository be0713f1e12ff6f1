"""The script that the commune radio reads out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.models import StoryPage
from tests.factories import StoryPageFactory
from tests.product_pages.helpers import english, read, texts

SCRIPT = "Thưa bà con. Hôm nay có chợ! Ai đi chợ? Mời bà con… Chúng tôi chờ.\n\nXin hết."


@pytest.fixture
def story(site):
    return StoryPageFactory(parent=site.stories, title="Chợ phiên", radio_script=SCRIPT)


def test_script_is_parted_into_breaths_of_three_sentences(client, story):
    assert texts(read(client, story, "radio/"), ".radio p") == [
        "Thưa bà con. Hôm nay có chợ! Ai đi chợ?",
        "Mời bà con… Chúng tôi chờ. Xin hết.",
    ]


def test_breaths_are_numbered(client, story):
    assert texts(read(client, story, "radio/"), ".radio__cue") == ["1", "2"]


def test_story_without_a_script_has_no_such_page(client, site):
    bare = StoryPageFactory(parent=site.stories)
    assert client.get(f"{bare.url}radio/").status_code == 404
    assert read(client, bare).select("a[href$='radio/']") == []


def test_story_leads_to_its_script_and_back(client, story):
    assert read(client, story).select_one("a[href$='radio/']")["href"] == f"{story.url}radio/"
    assert read(client, story, "radio/").select(f"article a[href='{story.url}']")


def test_script_stays_vietnamese_on_the_english_page(client, story):
    soup = read(client, english(story, title="Market day"), "radio/")
    assert soup.h1.get_text() == "Chợ phiên"
    assert soup.article["lang"] == "vi"
    assert "Thưa bà con" in soup.get_text()


def test_english_story_gets_a_script_that_was_written_later(client, site):
    bare = StoryPageFactory(parent=site.stories)
    translation = english(bare)
    bare.radio_script = SCRIPT
    bare.save_revision().publish()
    assert read(client, translation, "radio/")


def test_script_of_a_draft_is_not_read_out(client, story):
    story.unpublish()
    assert client.get(f"{story.url}radio/").status_code == 404


def test_script_is_kept_out_of_search_engines(client, story):
    assert "noindex" in read(client, story, "radio/").select_one("meta[name=robots]")["content"]
    assert read(client, story).select("meta[name=robots]") == []


@given(st.text().filter(str.strip))
def test_no_word_is_lost_between_breaths(script):
    assert " ".join(StoryPage(radio_script=script).radio_parts).split() == script.split()


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (150, 1), (224, 1), (226, 2), (300, 2)])
def test_time_to_read_it_out(words, minutes):
    story = StoryPage(radio_script="lời " * words)
    assert (story.radio_words, story.radio_minutes) == (words, minutes)
