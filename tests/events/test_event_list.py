"""The list of events: what is on and coming, and what is past by year."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import EventPageFactory, PictureFactory, PlaceFactory
from tests.product_pages.helpers import english, kept, queries, read, texts

# Half an hour before midnight on 12 December in Nghệ An.
NOW = datetime(2026, 12, 12, 16, 30, tzinfo=UTC)


@pytest.fixture
def events(site, event):
    """Publish events of three years beside the fair of 10 to 13 December 2026, and return their list."""
    for title, kind, first, last in (
        ("Tập huấn", "training", date(2026, 12, 11), None),
        ("Hội nghị", "conference", date(2026, 12, 12), None),
        ("Lễ hội", "festival", date(2027, 2, 1), date(2027, 2, 3)),
        ("Hội chợ Tết", "fair", date(2025, 12, 30), date(2026, 1, 2)),
        ("Hội thảo", "seminar", date(2026, 3, 1), None),
    ):
        EventPageFactory(parent=site.events, title=title, kind=kind, starts_on=first, ends_on=last)
    return site.events


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def upcoming(client, page, suffix: str = "") -> list[str]:
    """Return the titles of what is on now and of what comes, as they follow one another."""
    sections = "section[aria-labelledby=now] .event__title, section[aria-labelledby=upcoming] .event__title"
    return texts(read(client, page, suffix), sections)


def past(client, page, suffix: str = "") -> list[str]:
    """Return the years and the titles of past events as they follow one another."""
    return texts(read(client, page, suffix), "section[aria-labelledby=past] h3, section[aria-labelledby=past] h4")


def test_what_is_on_or_coming_stands_first_the_next_at_the_top(client, events, now):
    assert upcoming(client, events) == ["Hội chợ Vinh", "Hội nghị", "Lễ hội"]


def test_what_is_over_stands_under_its_year_the_latest_first(client, events, now):
    assert past(client, events) == ["2026", "Tập huấn", "Hội thảo", "2025", "Hội chợ Tết"]


def test_event_of_today_is_on_now_and_in_one_list_only(client, events, now):
    soup = read(client, events)
    card = next(each for each in soup.select(".event") if "Hội nghị" in each.get_text())
    assert card.select(".state--now")
    assert texts(soup, ".event__title").count("Hội nghị") == 1


def test_event_moves_to_the_past_at_midnight_out_of_the_cache_too(client, events, now):
    assert kept(client, events)
    assert "Hội nghị" in upcoming(client, events)
    now.move_to(datetime(2026, 12, 12, 17, 30, tzinfo=UTC))
    assert "Hội nghị" not in upcoming(client, events)
    assert "Hội nghị" in past(client, events)


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_card_says_that_an_event_does_not_go_ahead(client, site, status, now):
    EventPageFactory(parent=site.events, starts_on=date(2026, 12, 12), status=status)
    soup = read(client, site.events)
    assert soup.select(f".event .state--{status}")
    assert soup.select(".event .state--now") == []


def test_card_says_that_dates_are_illustrative(client, site, now):
    sure, example = (EventPageFactory(parent=site.events, illustrative=flag) for flag in (False, True))
    words = {card.a.get_text(): len(card.select("p")) for card in read(client, site.events).select(".event")}
    assert words[example.title] == words[sure.title] + 1


@pytest.mark.parametrize(
    ("query", "coming", "over"),
    [
        ("?loai=fair", ["Hội chợ Vinh"], ["2025", "Hội chợ Tết"]),
        ("?loai=training", [], ["2026", "Tập huấn"]),
        ("?loai=festival", ["Lễ hội"], []),
    ],
)
def test_events_of_one_kind(client, events, now, query, coming, over):
    assert upcoming(client, events, query) == coming
    assert past(client, events, query) == over


def test_nothing_coming_is_said(client, site, now):
    EventPageFactory(parent=site.events, starts_on=date(2020, 1, 1))
    assert read(client, site.events).select("section[aria-labelledby=upcoming] .empty")


@pytest.mark.parametrize("query", ["?loai=party", "?loai=", "?trang=abc", "?trang=999", "?trang=-1"])
def test_unknown_values_are_ignored(client, events, now, query):
    assert len(upcoming(client, events, query)) == 3
    assert len(past(client, events, query)) == 5


def test_turning_the_page_of_the_past_keeps_the_kind(client, site):
    EventPageFactory.create_batch(25, parent=site.events, kind="seminar", starts_on=date(2020, 1, 1))
    turn = read(client, site.events, "?loai=seminar").select_one("a[rel=next]")["href"]
    assert "loai=seminar" in turn
    assert len(past(client, site.events, turn)) == 2


def test_drafts_are_not_announced(client, site, now):
    for day in (date(2026, 1, 1), date(2027, 1, 1)):
        EventPageFactory(parent=site.events, starts_on=day, live=False)
    assert upcoming(client, site.events) == past(client, site.events) == []


def test_english_list_has_english_events_only(client, events, event, now):
    english(event, title="Vinh fair")
    assert upcoming(client, english(events)) == ["Vinh fair"]
    assert past(client, english(events)) == []


@pytest.mark.database
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.fixed_dictionaries({"loai": st.text(), "trang": st.text() | st.integers().map(str)}))
def test_any_query_is_answered(client, events, query):
    assert client.get(events.url, query).status_code == 200


def test_costs_the_same_at_any_number_of_events(client, events, settings):
    settings.PAGE_CACHE = False
    picture, place = PictureFactory(), PlaceFactory()
    few = queries(client, events)
    for year in (2020, 2030):
        EventPageFactory.create_batch(8, parent=events, starts_on=date(year, 1, 1), place=place, hero_image=picture)
    many = queries(client, events)
    print(f"events: {many} queries")
    assert few == many <= 15
