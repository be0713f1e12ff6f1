"""Calendars to subscribe to: which events they hold, who may see them, and what they cost."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.calendars.feeds import REMEMBERED
from events.models import EventPage, EventProduct, Exhibitor
from showcase.today import today
from tests.events.finding.crowd import crowd
from tests.factories import EventPageFactory, FormerNameFactory, PlaceFactory
from tests.product_pages.helpers import english

from .reading import address, events, fetch, values

BEFORE = datetime(2026, 11, 24, 5, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("_in_november")


@pytest.fixture
def _in_november():
    # The clock goes on: pages are forgotten by its ticks.
    with time_machine.travel(BEFORE):
        yield


def titles(client, name: str = "calendar_of_all", language: str = "vi", **parts) -> list[str]:
    return [str(event["summary"]) for event in events(fetch(client, name, language, **parts))]


def fair(site, title: str, **facts):
    return EventPageFactory(parent=site.events, title=title, **facts)


def test_all_events_stand_in_their_order(client, site):
    for title, day in (("Sau", 20), ("Trước", 3)):
        fair(site, title, starts_on=date(2026, 12, day))
    assert titles(client) == ["Trước", "Sau"]


def test_calendar_is_of_one_language(client, site):
    english(fair(site, "Hội chợ Vinh"), title="Vinh fair")
    assert (titles(client), titles(client, language="en")) == (["Hội chợ Vinh"], ["Vinh fair"])


def test_calendar_of_a_kind(client, site):
    fair(site, "Lễ hội", kind="festival")
    fair(site, "Hội chợ", kind="fair")
    assert titles(client, "calendar_of_kind", kind="festival") == ["Lễ hội"]


def test_calendar_of_a_commune_and_of_a_former_district(client, site):
    here, elsewhere = PlaceFactory(name="Cửa Lò"), PlaceFactory(name="Vinh Phú")
    FormerNameFactory(place=here, name="Nghi Lộc")
    fair(site, "Ở đây", place=here)
    fair(site, "Nơi khác", place=elsewhere)
    assert titles(client, "calendar_of_place", place=here.slug) == ["Ở đây"]
    assert titles(client, "calendar_of_place", place="nghi-loc") == ["Ở đây"]


def test_calendar_of_a_product_knows_what_exhibitors_bring(client, site, product):
    EventProduct.objects.create(event=fair(site, "Trưng bày"), product=product)
    Exhibitor.objects.create(event=fair(site, "Gian hàng"), name="Hộ ông Mẫu").products.add(product)
    fair(site, "Không có")
    assert sorted(titles(client, "calendar_of_product", product=product.slug)) == ["Gian hàng", "Trưng bày"]


def test_calendar_of_a_product_in_english(client, site, product):
    event = fair(site, "Hội chợ Vinh")
    EventProduct.objects.create(event=event, product=product)
    english(event, title="Vinh fair")
    translation = english(product, title="Ky Son ginger")
    assert titles(client, "calendar_of_product", "en", product=translation.slug) == ["Vinh fair"]


def test_product_that_is_shown_twice_makes_one_event(client, site, product):
    event = fair(site, "Hội chợ Vinh")
    EventProduct.objects.create(event=event, product=product)
    Exhibitor.objects.create(event=event, name="Hộ ông Mẫu").products.add(product)
    assert titles(client, "calendar_of_product", product=product.slug) == ["Hội chợ Vinh"]


def test_cancelled_event_stays_so_that_subscribers_are_told(client, site):
    fair(site, "Hội chợ Vinh", status="cancelled")
    assert values(fetch(client, "calendar_of_all"), "STATUS") == ["CANCELLED"]


def test_past_event_stays_for_a_year(client, site):
    for title, days in (("Năm ngoái", REMEMBERED), ("Xưa", REMEMBERED + timedelta(days=1))):
        fair(site, title, starts_on=today() - days)
    assert titles(client) == ["Năm ngoái"]


def hide_draft(event):
    event.unpublish()


def hide_scheduled(event):
    event.unpublish()
    event.go_live_at = timezone.now() + timedelta(days=1)
    event.save_revision().publish()


def hide_expired(event):
    EventPage.objects.filter(pk=event.pk).update(live=False, expired=True)


def hide_private(event):
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [hide_draft, hide_scheduled, hide_expired, hide_private])
def test_what_readers_may_not_see_is_in_no_calendar(client, site, product, hide):
    event = fair(site, "Hội chợ Vinh", place=PlaceFactory(name="Cửa Lò"))
    EventProduct.objects.create(event=event, product=product)
    feeds = {
        "calendar_of_all": {},
        "calendar_of_kind": {"kind": "fair"},
        "calendar_of_place": {"place": "xa-cua-lo"},
        "calendar_of_product": {"product": product.slug},
    }
    assert [titles(client, name, **parts) for name, parts in feeds.items()] == [["Hội chợ Vinh"]] * 4
    hide(event)
    assert [titles(client, name, **parts) for name, parts in feeds.items()] == [[]] * 4
    for name in ("calendar_of_event", "calendar_of_programme", "share_card"):
        assert client.get(address(name, slug=event.slug)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/lich/loai/khong-co.ics",
        "/lich/noi/khong-co.ics",
        "/lich/san-pham/khong-co.ics",
        "/lich/su-kien/khong-co.ics",
        "/lich/chuong-trinh/khong-co.ics",
        "/lich/su-kien/%00.ics",
        "/lich/su-kien/Hội chợ.ics",
        "/lich/noi/'; DROP TABLE--.ics",
        "/lich/",
        "/lich/tat-ca.ics/",
    ],
)
def test_what_is_unknown_is_a_page_that_helps(client, site, path):
    for language in ("", "/en"):
        response = client.get(language + path)
        assert response.status_code == 404
        assert b"<h1" in response.content


@pytest.mark.parametrize("query", ["page=abc", "q=%00", "kind=fair&kind=x", "x=" + "🎪" * 2000, "%ff%fe"])
def test_query_strings_mean_nothing(client, site, query):
    fair(site, "Hội chợ Vinh")
    response = client.get(f"{address('calendar_of_all')}?{query}")
    assert b"".join(response.streaming_content) == fetch(client, "calendar_of_all")


def test_empty_calendar_is_a_calendar(client, site):
    raw = fetch(client, "calendar_of_all")
    assert events(raw) == []
    assert values(raw, "BEGIN")[:2] == ["VCALENDAR", "VTIMEZONE"]


def test_calendar_says_what_it_is_and_where_it_is_read(client, site, product):
    raw = fetch(client, "calendar_of_product", product=product.slug)
    assert values(raw, "NAME") == values(raw, "X-WR-CALNAME")
    assert product.title in values(raw, "NAME")[0]
    assert values(raw, "SOURCE") == [f"http://testserver{address('calendar_of_product', product=product.slug)}"]


def test_calendar_is_for_everybody_and_asked_again(client, site):
    response = client.get(address("calendar_of_all"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert set(response["Cache-Control"].split(", ")) == {"public", "no-cache"}
    assert not response.cookies


def test_unchanged_calendar_is_not_sent_again(client, site):
    fair(site, "Hội chợ Vinh")
    fetch(client, "calendar_of_all")  # the first reading of a new site makes its settings
    known = {"If-None-Match": client.get(address("calendar_of_all"))["ETag"]}
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address("calendar_of_all"), headers=known).status_code == 304
    assert len(captured) == 0
    fair(site, "Hội chợ khác")
    assert client.get(address("calendar_of_all"), headers=known).status_code == 200


def test_calendar_of_one_event_is_kept_and_not_sent_again(client, site):
    url = address("calendar_of_event", slug=fair(site, "Hội chợ Vinh").slug)
    known = {"If-None-Match": client.get(url)["ETag"]}
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url, headers=known).status_code == 304
    assert len(captured) == 0


def test_one_event_is_offered_as_a_file_of_its_name(client, site):
    response = client.get(address("calendar_of_event", slug=fair(site, "Hội chợ Vinh").slug))
    assert response["Content-Disposition"] == 'attachment; filename="hoi-cho-vinh.ics"'


def test_address_with_letters_of_another_language_works(client, site):
    event = fair(site, "Hội chợ Vinh")
    EventPage.objects.filter(pk=event.pk).update(slug="hội-chợ")
    assert titles(client, "calendar_of_event", slug="hội-chợ") == ["Hội chợ Vinh"]


@pytest.mark.database
def test_300_events_stream_at_the_cost_of_three(client, site):
    costs = []
    for count in (3, 297):
        crowd(site.events, count, date(2026, 12, 1), place=PlaceFactory(), venue="“Ẫ Ế Ộ Ặ” 🎪")
        for _settings_are_made_then_kept in range(2):
            fetch(client, "calendar_of_all")
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address("calendar_of_all"))
            assert response.streaming
            chunks = list(response.streaming_content)
        costs.append(len(captured))
    print(f"calendar: {costs[1]} queries")
    assert costs[0] == costs[1] <= 10
    raw = b"".join(chunks)
    assert len(events(raw)) == len(values(raw, "UID")) == 300
    assert max(map(len, chunks)) < len(raw) / 100
