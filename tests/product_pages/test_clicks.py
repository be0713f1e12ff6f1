"""Click-outs: who is counted, what is kept of it, and that counting costs the reader nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page

from product_pages.listings.clicks.counter import click
from product_pages.models import ClickOut, Marketplace
from showcase.counting import counter
from showcase.settings.env import SQLITE_OPTIONS
from tests.factories import ListingFactory, MarketplaceFactory, ProductPageFactory
from tests.product_pages.helpers import english

PHONE = (
    "Mozilla/5.0 (Linux; Android 12; SM-A125F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
ZALO = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/600"


@pytest.fixture(autouse=True)
def troubles(monkeypatch):
    """Return what went wrong in this test alone."""
    monkeypatch.setattr(counter, "troubles", counter.Troubles())
    return counter.troubles


@pytest.fixture
def listing(product):
    return ListingFactory(product=product)


def go(listing, language="vi", client=None, method="get", **headers):
    """Follow the passage as a person with a telephone does, unless told otherwise."""
    with override(language):
        address = listing.get_absolute_url()
    return getattr(client or Client(), method)(address, headers={"User-Agent": PHONE} | headers)


def counted() -> int:
    return sum(ClickOut.objects.values_list("count", flat=True))


@pytest.mark.database
def test_clicks_of_a_day_are_one_row_that_counts(listing):
    assert [go(listing).status_code for _click in range(3)] == [302] * 3
    (row,) = ClickOut.objects.all()
    assert (row.count, row.listing, row.marketplace, row.is_sample) == (3, listing, listing.marketplace, False)
    assert row.page_id == row.product_id == listing.product_id


def test_day_is_the_day_here(listing):
    with time_machine.travel(datetime(2026, 11, 23, 16, 59, tzinfo=UTC), tick=False):
        go(listing)
    with time_machine.travel(datetime(2026, 11, 23, 17, 0, tzinfo=UTC), tick=False):
        go(listing)
    assert list(ClickOut.objects.order_by("day").values_list("day", "count")) == [
        (date(2026, 11, 23), 1),
        (date(2026, 11, 24), 1),
    ]


def test_english_page_is_counted_for_itself_and_for_its_product(listing):
    page = english(listing.product)
    go(listing)
    go(listing, "en")
    rows = set(ClickOut.objects.values_list("page", "product"))
    assert rows == {(listing.product_id, listing.product_id), (page.pk, listing.product_id)}


def test_renamed_marketplace_is_counted_under_the_name_that_readers_were_led_to(product):
    now = MarketplaceFactory(slug="buudien", name="Buudien", hosts="buudien.example")
    old = MarketplaceFactory(state="renamed", renamed_to=now)
    go(ListingFactory(product=product, marketplace=old))
    assert ClickOut.objects.get().marketplace == now


def test_nothing_about_the_reader_is_kept_and_no_cookie_is_set(listing):
    response = go(listing, Referer="https://elsewhere.example/page", Cookie="a=b")
    assert response.cookies == {}
    assert {field.name for field in ClickOut._meta.get_fields()} == {
        "id", "day", "listing", "page", "product", "marketplace", "count", "is_sample",
    }  # fmt: skip


def test_shop_learns_the_site_but_not_the_page_and_machines_are_told_to_stay_away(listing):
    response = go(listing)
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert "/ra-san/" in Client().get("/robots.txt").content.decode()


@pytest.mark.parametrize("change", [{"is_sample": True}, {"state": "gone"}])
def test_only_a_passage_that_leads_on_is_counted(listing, change):
    for name, value in change.items():
        setattr(listing, name, value)
    listing.save()
    assert go(listing).status_code != 302
    assert counted() == 0


def test_head_is_not_counted(listing):
    assert go(listing, method="head").status_code == 302
    assert counted() == 0


def test_part_of_an_answer_is_a_click_like_any_other(listing):
    assert go(listing, Range="bytes=0-10").status_code == 302
    assert counted() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
        {"Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Dest": "iframe"},
    ],
)
def test_looking_ahead_is_no_click(listing, headers):
    assert go(listing, **headers).status_code == 302
    assert counted() == 0


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "TelegramBot (like TwitterBot)",
        "WhatsApp/2.23.20 A",
        "Viber/13.9.1.10",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
        "Zalo",
        "ZaloBot/1.0",
        "Mozilla/5.0 (compatible; Zalo/1.0)",
        "Mozilla/5.0 (Linux) AppleWebKit/537.36 Google-PageRenderer Chrome/126 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0 Safari/537.36",
        "curl/8.5.0",
        "python-requests/2.32",
        "PostmanRuntime/7.36",
        "Dart/3.1 (dart:io)",
    ],
)
def test_bots_and_link_previews_are_led_on_but_not_counted(listing, name):
    assert go(listing, **{"User-Agent": name}).status_code == 302
    assert counted() == 0


@pytest.mark.parametrize(
    "name",
    [
        PHONE,
        ZALO,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/21E21 [FBAN/FBIOS;FBAV/4]",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 coc_coc_browser/120.0 Chrome/114 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 7) AppleWebKit/537.36 Chrome/80.0 Mobile Safari/537.36",
        "Opera/9.80 (Android; Opera Mini/7.5.33361/31.1543; U; en) Presto/2.8.119 Version/11.1010",
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
    ],
)
def test_people_are_counted_in_whatever_they_hold(listing, name):
    go(listing, **{"User-Agent": name}, **{"Sec-Fetch-Dest": "document"})
    assert counted() == 1


@pytest.mark.database
def test_a_click_costs_one_statement_more(listing):
    go(listing)
    costs = []
    for name in (PHONE, "curl/8.5.0"):
        with CaptureQueriesContext(connection) as captured:
            go(listing, **{"User-Agent": name})
        costs.append([query["sql"] for query in captured])
    assert len(costs[0]) == len(costs[1]) + 1
    assert "ON CONFLICT" in costs[0][-1]


@pytest.fixture
def _kept_open():
    """Let a request begin and end without closing the connection of the test, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_kept_open")
def test_reader_is_answered_before_anything_is_counted(listing):
    started = []
    request = RequestFactory().get(listing.get_absolute_url(), headers={"User-Agent": PHONE})
    answer = WSGIHandler()(request.environ, lambda status, headers: started.append((status, dict(headers))))
    assert b"".join(answer) == b""
    assert (started[0][0], started[0][1]["Location"]) == ("302 Found", listing.url)
    assert counted() == 0
    answer.close()
    assert counted() == 1


@pytest.mark.usefixtures("_kept_open")
def test_closing_twice_counts_once(listing):
    page = listing.product_id
    one_more = click(date(2026, 11, 24), listing.pk, page, page, listing.marketplace_id)
    response = counter.CountedRedirect(listing.url, one_more)
    response.close()
    response.close()
    assert counted() == 1


@pytest.fixture
def shop(django_db_setup, django_db_blocker, tmp_path, monkeypatch):
    """Return a listing that other threads see too: committed, on SQLite in a file as on the site."""
    with django_db_blocker.unblock():
        usual = connections["default"]
        if usual.vendor == "sqlite":
            own = connections.settings["default"] | {"NAME": str(tmp_path / "site.sqlite3"), "OPTIONS": SQLITE_OPTIONS}
            monkeypatch.setitem(connections.settings, "default", own)
            connections["default"] = DatabaseWrapper(own, "default")
            copy_into(usual, connections["default"])
        root = Page.objects.get(depth=1)
        page = ProductPageFactory(parent=root, title="Gừng")
        yield ListingFactory(product=page)
        ClickOut.objects.all().delete()
        page.delete()
        Marketplace.objects.all().delete()
        if usual.vendor == "sqlite":
            connections["default"].close()
            connections["default"] = usual
        root.refresh_from_db()


def copy_into(usual, own) -> None:
    usual.ensure_connection()
    own.ensure_connection()
    usual.connection.backup(own.connection)


@pytest.fixture
def holder(shop, monkeypatch):
    """Return another connection that holds the counter's table, where we are quick to lose patience."""
    monkeypatch.setattr(counter, "PATIENCE", 50)
    other = connections.create_connection("default")
    other.set_autocommit(False)
    with other.cursor() as cursor:
        table = ClickOut._meta.db_table
        cursor.execute(f"DELETE FROM {table}" if other.vendor == "sqlite" else f"LOCK TABLE {table}")
    yield other
    other.close()


THREADS, CLICKS = 8, 25


def click_many(listing) -> set[int]:
    """Follow the passage again and again in a thread of its own."""
    try:
        client = Client()
        return {go(listing, client=client).status_code for _click in range(CLICKS)}
    finally:
        connections.close_all()


@pytest.mark.database
def test_no_click_is_lost_when_many_come_at_once(shop):
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(click_many, [shop] * THREADS))
    assert answers == [{302}] * THREADS
    assert counted() == THREADS * CLICKS
    assert ClickOut.objects.count() == 1


@pytest.mark.database
def test_counter_that_others_hold_costs_the_reader_nothing(shop, holder, caplog):
    assert [go(shop).status_code for _click in range(3)] == [302] * 3
    assert len(caplog.records) == 1


@pytest.mark.database
def test_counting_goes_on_when_the_counter_is_free_again(shop, holder, caplog):
    go(shop)
    holder.rollback()
    go(shop)
    assert counted() == 1


@pytest.mark.database
def test_counter_without_its_table_costs_the_reader_nothing(shop, monkeypatch, caplog):
    with monkeypatch.context() as gone:
        gone.setattr(ClickOut._meta, "db_table", "nowhere")
        assert [go(shop).status_code for _click in range(3)] == [302] * 3
    assert len(caplog.records) == 1


@pytest.mark.database
def test_connection_is_as_patient_afterwards_as_before(shop):
    question = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"

    def patience():
        with connections["default"].cursor() as cursor:
            return cursor.execute(question).fetchone()

    before = patience()
    go(shop)
    assert patience() == before
    assert counted() == 1


def test_after_a_failure_hardly_any_patience_is_left_for_a_while(troubles, monkeypatch, caplog):
    clock = [1000.0]
    monkeypatch.setattr(counter.time, "monotonic", lambda: clock[0])
    assert troubles.are_over
    troubles.note()
    assert not troubles.are_over
    clock[0] += counter.HASTY_FOR + 1
    assert troubles.are_over


def test_log_says_how_many_were_lost_once_a_minute(troubles, monkeypatch, caplog):
    clock = [1000.0]
    monkeypatch.setattr(counter.time, "monotonic", lambda: clock[0])
    for seconds in (0, 1, 1, 60, 1):
        clock[0] += seconds
        troubles.note()
    assert [record.args[0] for record in caplog.records] == [1, 3]
