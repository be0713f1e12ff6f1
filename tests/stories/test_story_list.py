"""The list of stories: by kind, the newest first, at the same cost for any number."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import PictureFactory, StoryPageFactory
from tests.product_pages.helpers import english, queries, read, texts


@pytest.fixture
def stories(site):
    """Publish three stories of two kinds, and return their list."""
    for title, kind, day in (
        ("Chợ phiên", "culture", date(2026, 5, 1)),
        ("Ủ chượp", "process", date(2026, 9, 1)),
        ("Hội đền", "culture", date(2026, 7, 1)),
    ):
        StoryPageFactory(parent=site.stories, title=title, kind=kind, written_on=day)
    return site.stories


def titles(client, page, suffix: str = "") -> list[str]:
    return texts(read(client, page, suffix), ".story__title")


def test_newest_story_stands_first(client, stories):
    assert titles(client, stories) == ["Ủ chượp", "Hội đền", "Chợ phiên"]


@pytest.mark.database
def test_stories_without_a_date_stand_last(client, stories):
    StoryPageFactory(parent=stories, title="Không ngày")
    assert titles(client, stories)[-1] == "Không ngày"


def test_stories_of_one_day_stand_in_alphabetical_order(client, site):
    for title in ("Đền", "Dệt", "Ông", "Oản"):
        StoryPageFactory(parent=site.stories, title=title, written_on=date(2026, 1, 1))
    assert titles(client, site.stories) == ["Dệt", "Đền", "Oản", "Ông"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("?loai=culture", ["Hội đền", "Chợ phiên"]), ("?loai=process", ["Ủ chượp"]), ("?loai=origin", [])],
)
def test_stories_of_one_kind(client, stories, query, found):
    assert titles(client, stories, query) == found


def test_chosen_kind_is_marked(client, stories):
    assert [chip["href"] for chip in read(client, stories, "?loai=process").select(".chip[aria-current]")] == [
        "?loai=process"
    ]


def test_kind_without_stories_leads_back_to_all(client, stories):
    assert read(client, stories, "?loai=origin").select_one(".empty a")["href"] == "?"


@pytest.mark.parametrize("query", ["?loai=xe-may", "?loai=", "?trang=abc", "?trang=-1", "?trang=999", "?loai=Culture"])
def test_unknown_values_are_ignored(client, stories, query):
    assert len(titles(client, stories, query)) == 3


def test_turning_the_page_keeps_the_kind(client, site):
    StoryPageFactory.create_batch(25, parent=site.stories, kind="origin")
    turn = read(client, site.stories, "?loai=origin").select_one("a[rel=next]")["href"]
    assert len(titles(client, site.stories, turn)) == 1
    assert "loai=origin" in turn


def test_drafts_and_private_stories_are_not_listed(client, stories):
    StoryPageFactory(parent=stories, title="Nháp", live=False)
    StoryPageFactory(parent=stories, title="Riêng").view_restrictions.create(restriction_type="login")
    assert len(titles(client, stories)) == 3


def test_english_list_has_english_stories_only(client, stories):
    english(stories.get_children().get(title="Ủ chượp").specific, title="Fish and sun")
    assert titles(client, english(stories)) == ["Fish and sun"]


@pytest.mark.database
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.fixed_dictionaries({"loai": st.text(), "trang": st.text() | st.integers().map(str)}))
def test_any_query_is_answered(client, stories, query):
    assert client.get(stories.url, query).status_code == 200


def test_costs_the_same_at_any_number_of_stories(client, stories, settings):
    settings.PAGE_CACHE = False
    picture = PictureFactory()
    StoryPageFactory(parent=stories, hero_image=picture)
    few = queries(client, stories)
    StoryPageFactory.create_batch(15, parent=stories, hero_image=picture)
    many = queries(client, stories)
    print(f"stories: {many} queries")
    assert few == many <= 15
