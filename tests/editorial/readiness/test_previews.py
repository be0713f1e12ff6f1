"""A page is previewed as it will be on another day, and in its other language; nothing of it is kept."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.http import Http404
from django.test import RequestFactory

from events.models import EventPage
from showcase.pages.previews import day_in
from showcase.today import as_on, looks_ahead, today
from tests.factories import (
    CertificateFactory,
    EventPageFactory,
    ListingFactory,
    ProducerPageFactory,
    ProductPageFactory,
)
from tests.product_pages.helpers import english

NOW = "2026-11-25 03:00"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(f"{NOW} +0700", tick=False):
        yield


@pytest.fixture
def starred(site):
    """Return a product in season from November to January, whose stars end with February."""
    page = ProductPageFactory(parent=site.products, title="Cam Vinh", season=(11, 12, 1))
    CertificateFactory(product=page, producer=ProducerPageFactory(parent=site.producers))
    ListingFactory(product=page)
    return page


def preview(page, mode: str) -> str:
    request = RequestFactory().get("/admin/")
    return page.make_preview_request(request, mode).content.decode()


def test_a_day_is_pretended_only_inside():
    with as_on(date(2027, 3, 1)):
        assert today() == date(2027, 3, 1)
        assert looks_ahead()
        assert today(date(2020, 1, 1)) == date(2020, 1, 1)
    assert today() == date(2026, 11, 25)
    assert not looks_ahead()


def test_the_days_on_which_something_flips_are_offered(starred):
    modes = [mode for mode, _label in starred.preview_modes]
    assert modes == ["", "on-2026-12-25", "on-2027-02-01", "on-2027-02-23", "on-2027-03-01", "on-2027-11-01"]
    assert starred.default_preview_mode == ""


def test_stars_are_gone_on_the_day_after_their_last(starred):
    texts = [preview(starred, mode) for mode in ("", "on-2027-02-28", "on-2027-03-01")]
    assert ["★★★★" in BeautifulSoup(text, "html.parser").main.get_text() for text in texts] == [True, True, False]


def test_a_shop_is_still_offered_ahead_because_it_will_be_checked_again(starred):
    assert "/ra-san/" in preview(starred, "on-2027-03-01")


def test_the_page_in_hand_is_not_changed_by_looking_ahead(starred):
    preview(starred, "on-2027-03-01")
    assert starred.preview_modes
    assert preview(starred, "") == preview(type(starred).objects.get(pk=starred.pk), "")


def test_the_translation_is_previewed_as_its_latest_draft(starred):
    page = english(starred, title="Vinh oranges")
    page.title = "Oranges of Vinh"
    page.save_revision()
    assert "in-en" in dict(starred.preview_modes)
    assert "Oranges of Vinh" in preview(starred, "in-en")
    assert '<html lang="en">' in preview(starred, "in-en")


@pytest.mark.parametrize("mode", ["on-", "on-x", "on-2027-13-01", "on-2027-02-30"])
def test_what_is_no_day_is_not_found(mode):
    with pytest.raises(Http404):
        day_in(mode)


def test_an_event_flips_when_it_begins_and_when_it_is_over(site):
    page = EventPageFactory(parent=site.events, starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 12))
    assert [mode for mode, _label in page.preview_modes] == [
        "",
        "on-2026-12-10",
        "on-2026-12-13",
        "on-2026-12-25",
        "on-2027-02-23",
    ]
    assert EventPage().preview_modes


def test_a_preview_on_another_day_is_not_kept(starred, client):
    before = client.get(starred.url).content
    preview(starred, "on-2027-03-01")
    assert client.get(starred.url).content == before
