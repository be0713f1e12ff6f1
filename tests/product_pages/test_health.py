"""Whether a listing is offered today: its check speaks for one address, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from product_pages.listings.health import STRIKES, TRUSTED_DAYS, Health
from product_pages.models import Listing
from showcase.today import today
from tests.factories import ListingFactory, MarketplaceFactory
from tests.product_pages.helpers import english, kept, read, texts

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
RULE = "/p/{slug}-{id}.html"


@pytest.fixture
def listing(product):
    with time_machine.travel(NOW, tick=False):
        return ListingFactory(product=product, url="https://postmart.example/p/gung-1.html")


@pytest.fixture
def renamed(listing):
    """Rename the listing's marketplace to one whose addresses follow another rule."""
    shop = listing.marketplace
    new = MarketplaceFactory(slug="buudien", name="Bưu điện", hosts="buudien.example", rules="/{slug}-p{id}.html")
    shop.rules, shop.state, shop.renamed_to = RULE, "renamed", new
    shop.save()
    return Listing.objects.with_marketplace().get(pk=listing.pk)


@pytest.mark.parametrize("state", ["works", "redirected"])
def test_what_works_leads_on(listing, state):
    listing.state = state
    assert listing.health(today(NOW.date())) == state
    with time_machine.travel(NOW, tick=False):
        assert listing.leads_on


@pytest.mark.parametrize("state", ["gone", "unreachable", "unchecked"])
def test_what_does_not_work_leads_nowhere(listing, state):
    listing.state = state
    with time_machine.travel(NOW, tick=False):
        assert listing.health() == state
        assert not listing.leads_on


@pytest.mark.parametrize(("days", "health"), [(TRUSTED_DAYS, Health.WORKS), (TRUSTED_DAYS + 1, Health.STALE)])
def test_a_check_is_trusted_for_a_month(listing, days, health):
    assert listing.health((NOW + timedelta(days=days)).date()) == health


def test_a_sample_is_not_checked_again(listing):
    listing.is_sample = True
    assert listing.health((NOW + timedelta(days=999)).date()) == Health.WORKS


def test_a_changed_address_is_not_checked_yet(listing):
    listing.url = "https://postmart.example/p/gung-2.html"
    assert listing.health(NOW.date()) == Health.UNCHECKED


def test_a_closed_marketplace_closes_its_listings(listing):
    listing.marketplace.state = "closed"
    assert listing.health(NOW.date()) == Health.CLOSED


def test_a_rename_carries_the_address_along_and_asks_for_a_check(renamed):
    assert renamed.address == "https://buudien.example/gung-p1.html"
    assert renamed.health(NOW.date()) == Health.UNCHECKED


def test_taking_a_rename_back_restores_what_the_check_said(renamed):
    renamed.marketplace.state = "active"
    renamed.marketplace.save()
    again = Listing.objects.with_marketplace().get(pk=renamed.pk)
    assert again.health(NOW.date()) == Health.WORKS


def test_an_address_that_the_old_rule_does_not_know_is_lost(renamed):
    renamed.url = "https://postmart.example/shop/7"
    assert renamed.address is None
    assert renamed.health(NOW.date()) == Health.LOST


def test_a_rename_to_a_closed_marketplace_closes_its_listings(renamed):
    renamed.shop.state = "closed"
    assert renamed.health(NOW.date()) == Health.CLOSED


@time_machine.travel(NOW)
def test_readers_in_both_languages_see_the_new_name_once_the_new_address_works(client, renamed):
    english(renamed.product)
    assert read(client, renamed.product).select("a[href*='/ra-san/']") == []
    renamed.checked_url = renamed.address
    renamed.save()
    for page in (renamed.product, english(renamed.product)):
        assert "Bưu điện" in texts(read(client, page), ".buy__listing")[0]
    assert client.get(renamed.get_absolute_url())["Location"] == renamed.address


@time_machine.travel(NOW)
def test_a_page_that_was_kept_loses_its_button_when_the_shop_closes(client, renamed, product):
    renamed.marketplace.state = "active"
    renamed.marketplace.save()
    assert kept(client, product).select("a[href*='/ra-san/']")
    renamed.marketplace.state = "closed"
    renamed.marketplace.save()
    soup = read(client, product)
    assert soup.select("a[href*='/ra-san/']") == []
    assert any("đóng" in text for text in texts(soup, ".buy p"))


def test_three_failures_make_a_listing_dead():
    assert STRIKES == 3
