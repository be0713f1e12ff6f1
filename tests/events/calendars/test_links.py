"""The links with which a reader takes an event into a calendar: plain links, without a script."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.factories import EventPageFactory, PlaceFactory
from tests.product_pages.helpers import english, read

from .reading import address

BEFORE, AFTER = datetime(2026, 11, 24, 5, tzinfo=UTC), datetime(2026, 12, 14, 5, tzinfo=UTC)


@pytest.fixture
def event(site):
    facts = {"starts_on": date(2026, 12, 10), "place": PlaceFactory(name="Cửa Lò"), "kind": "festival"}
    return EventPageFactory(parent=site.events, title="Lễ hội Cửa Lò", **facts)


def links(client, page, suffix: str = "") -> list[str]:
    return [link["href"] for link in read(client, page, suffix).select(".follow a")]


@time_machine.travel(BEFORE, tick=False)
def test_event_is_saved_or_its_calendars_are_followed(client, event):
    follow = [
        f"webcal://testserver{address(name, **parts)}"
        for name, parts in (
            ("calendar_of_all", {}),
            ("calendar_of_kind", {"kind": "festival"}),
            ("calendar_of_place", {"place": event.place.slug}),
        )
    ]
    assert links(client, event) == [address("calendar_of_event", slug=event.slug), *follow]


@time_machine.travel(BEFORE, tick=False)
def test_programme_is_offered_where_there_is_one(client, event):
    event.programme = [("day", {"day": 1, "sessions": [{"title": "Khai mạc"}]})]
    event.save()
    assert address("calendar_of_programme", slug=event.slug) in links(client, event)


@time_machine.travel(BEFORE, tick=False)
def test_every_link_leads_to_a_calendar(client, event):
    fields = read(client, event).select(".follow input")
    for url in [links(client, event)[0], *(field["value"] for field in fields)]:
        assert client.get(url)["Content-Type"].startswith("text/calendar")
    assert all(field.has_attr("readonly") and field["aria-label"] for field in fields)


@time_machine.travel(BEFORE, tick=False)
def test_links_are_of_the_readers_language(client, event):
    translation = english(event, title="Cua Lo festival")
    assert all("/en/lich/" in link for link in links(client, translation))


@time_machine.travel(AFTER, tick=False)
def test_what_is_over_is_offered_to_no_calendar(client, event):
    assert links(client, event) == []


@time_machine.travel(BEFORE, tick=False)
def test_list_offers_the_calendar_of_its_filters(client, site, event):
    chosen = [f"webcal://testserver{address('calendar_of_kind', kind='festival')}"]
    everything = [f"webcal://testserver{address('calendar_of_all')}"]
    news = [address("news_of_events")]
    assert links(client, site.events) == [*everything, *news]
    assert links(client, site.events, "?loai=festival") == [*everything, *chosen, *news]
