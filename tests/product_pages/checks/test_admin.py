"""The buttons and the panel: who may press, what they lead to, what they say."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from product_pages.listings.checks import run, tasks
from product_pages.listings.checks.models import ListingCheck
from product_pages.listings.checks.network import Network
from product_pages.listings.models import Listing, Marketplace
from showcase.jobs.models import Job
from tests.factories import ListingFactory, MarketplaceFactory, UserFactory

NAMES = Listing.snippet_viewset.get_url_name


@pytest.fixture
def marketplace(site):
    return MarketplaceFactory(pause=0)


@pytest.fixture
def listing(product, marketplace) -> Listing:
    return ListingFactory(product=product, marketplace=marketplace, url="http://postmart.example/p/gung-1.html")


@pytest.fixture(autouse=True)
def shop_for_all(shop, monkeypatch):
    monkeypatch.setattr(run, "Network", lambda **parts: Network(shop.stand_ins(), **parts))
    return shop


@pytest.fixture
def keeper_client(client, db):
    """Return a client of somebody who may change listings, and nothing else."""
    user = UserFactory()
    wanted = ["access_admin", "change_listing", "view_listing"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=wanted))
    client.force_login(user)
    return client


def press(client, name: str, *args):
    return client.post(reverse(NAMES(name), args=args))


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def edit_screen(client, listing) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse(NAMES("edit"), args=[listing.pk])).content, "html.parser")


def test_the_list_has_a_button_that_checks_all(keeper_client, listing):
    soup = BeautifulSoup(keeper_client.get(reverse(NAMES("list"))).content, "html.parser")
    form = soup.find("form", action=reverse(NAMES("check_all")))
    assert form["method"] == "post"
    response = press(keeper_client, "check_all")
    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert (job.state, job.back) == ("done", reverse(NAMES("list")))
    assert keeper_client.get(response.url).status_code == 200


@pytest.mark.parametrize("name", ["check_all", "check_one", "take_address"])
def test_nobody_presses_without_the_permission(client, listing, name):
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_listing"]))
    client.force_login(user)
    args = [] if name == "check_all" else [listing.pk]
    assert press(client, name, *args).status_code == 302
    assert not Job.objects.exists()


@pytest.mark.parametrize("name", ["check_all", "check_one", "take_address"])
def test_a_link_presses_no_button(editor_client, listing, name):
    args = [] if name == "check_all" else [listing.pk]
    assert editor_client.get(reverse(NAMES(name), args=args)).status_code == 405


def test_whoever_may_only_look_sees_no_button(client, listing):
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_listing"]))
    client.force_login(user)
    page = client.get(reverse(NAMES("list")))
    assert page.status_code == 200
    assert reverse(NAMES("check_all")) not in page.content.decode()


def test_a_second_press_leads_to_the_run_that_is_on(editor_client, listing):
    job = Job.objects.create(kind=tasks.KIND)
    job.move(1, 9)
    response = press(editor_client, "check_all")
    assert response.url == job.get_absolute_url()
    assert said(response)
    assert Job.objects.count() == 1


def test_somebody_elses_run_is_told_of_without_showing_it(keeper_client, listing):
    Job.objects.create(kind=tasks.KIND).move(1, 9)
    response = press(keeper_client, "check_all")
    assert response.url == reverse(NAMES("list"))
    assert said(response)


def test_one_listing_is_checked_by_a_job(keeper_client, listing, shop_for_all):
    response = press(keeper_client, "check_one", listing.pk)
    assert response.url == Job.objects.get().get_absolute_url()
    assert listing.checks.get().outcome == "works"
    assert shop_for_all.paths == ["/p/gung-1.html"]


def test_a_sample_is_never_checked(keeper_client, listing, shop_for_all):
    Listing.objects.update(is_sample=True)
    assert edit_screen(keeper_client, listing).find("button", form="check-listing") is None
    assert said(press(keeper_client, "check_one", listing.pk))
    assert shop_for_all.requests == []


def test_what_is_not_there_is_not_found(editor_client, listing):
    assert press(editor_client, "check_one", 999_999).status_code == 404
    assert press(editor_client, "take_address", 999_999).status_code == 404


def test_a_new_listing_has_no_checks_to_show(editor_client, site):
    assert "take-address" not in editor_client.get(reverse(NAMES("add"))).content.decode()


def test_the_editor_shows_the_last_ten_checks(editor_client, listing):
    for hours in range(12):
        at = timezone.now() - timedelta(hours=hours)
        ListingCheck.objects.create(listing=listing, at=at, url=listing.url, outcome="unreachable", reason="timed_out")
    soup = edit_screen(editor_client, listing)
    rows = [row for row in soup.select("tbody tr") if "timed out" in row.text or "quá" in row.text]
    assert len(rows) == 10


def test_a_moved_listing_takes_its_new_address(keeper_client, listing):
    new = "http://postmart.example/p/gung-se-2.html"
    Listing.objects.update(state="redirected", moved_to=new)
    assert edit_screen(keeper_client, listing).find("button", form="take-address")
    assert new in said(press(keeper_client, "take_address", listing.pk))
    taken = Listing.objects.get()
    assert (taken.url, taken.moved_to, taken.health()) == (new, "", "works")


def test_the_new_address_of_a_renamed_shop_is_taken_under_its_new_name(keeper_client, listing, marketplace):
    renamed = Marketplace.objects.create(slug="moi", name="Mới", hosts="moi.example")
    Marketplace.objects.update_or_create(pk=marketplace.pk, defaults={"state": "renamed", "renamed_to": renamed})
    Listing.objects.update(state="redirected", moved_to="http://moi.example/gung-2.html")
    press(keeper_client, "take_address", listing.pk)
    taken = Listing.objects.with_marketplace().get()
    assert (taken.marketplace, taken.url, taken.health()) == (renamed, "http://moi.example/gung-2.html", "works")


def test_a_new_address_that_nobody_has_seen_lately_has_to_be_checked_first(keeper_client, listing):
    new = "http://postmart.example/p/gung-se-2.html"
    Listing.objects.update(state="unreachable", strikes=4, failing_since=timezone.now(), moved_to=new)
    press(keeper_client, "take_address", listing.pk)
    taken = Listing.objects.get()
    assert (taken.url, taken.health(), taken.strikes, taken.failing_since) == (new, "unchecked", 0, None)


def test_a_new_address_that_breaks_a_rule_changes_nothing(keeper_client, listing):
    other = ListingFactory(product=listing.product, url="http://postmart.example/p/khac-9.html")
    Listing.objects.filter(pk=listing.pk).update(state="redirected", moved_to=other.url)
    assert "Gừng Kỳ Sơn" in said(press(keeper_client, "take_address", listing.pk))
    assert Listing.objects.get(pk=listing.pk).url == listing.url


def test_without_a_new_address_there_is_none_to_take(keeper_client, listing):
    press(keeper_client, "take_address", listing.pk)
    assert Listing.objects.get().url == listing.url
