"""Whole pages are kept for readers, forgotten when something changes, and never needed."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache, caches
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from showcase.cache.middleware import LONGEST_ADDRESS, may_keep
from showcase.cache.pages import GENERATION, generation
from showcase.settings.env import Environment
from tests.factories import (
    CertificateFactory,
    FormerNameFactory,
    ListingFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.usefixtures("brand")

PAGES = ["/", "/san-pham/", "/mua/", "/ban-do/", "/nguoi-lam-ra/", "/cau-chuyen/", "/hoi-cho/", "/tim-kiem/"]
MACHINES = ["/robots.txt", "/sitemap.xml", "/brand.css", "/site.webmanifest"]
KEPT = {"Cache-Control": "public, no-cache"}


@pytest.fixture
def forgets(django_capture_on_commit_callbacks):
    """Return a function that says whether a change makes the pages out of date."""

    def check(change) -> bool:
        before = generation()
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return generation() != before

    return check


@pytest.mark.parametrize("url", [*PAGES, *MACHINES, "/?x=1"])
def test_what_is_read_again_costs_no_query(site, client, django_assert_num_queries, url):
    first = client.get(url)
    with django_assert_num_queries(0):
        assert client.get(url).content == first.content


def test_a_page_asked_for_by_its_head_is_kept_whole(site, client):
    client.head("/")
    assert "</html>" in client.get("/").content.decode()


def test_a_browser_that_has_the_kept_page_gets_no_second_copy(site, client, django_assert_num_queries):
    client.get("/")
    tag = client.get("/")["ETag"]
    with django_assert_num_queries(0):
        assert client.get("/", headers={"If-None-Match": tag}).status_code == 304


def test_each_page_of_a_list_is_kept_apart(site, client):
    ProductPageFactory.create_batch(49, parent=site.products)
    first, second = (client.get(f"/san-pham/?trang={n}").content for n in (1, 2))
    assert first != second == client.get("/san-pham/?trang=2").content


def test_each_host_is_a_site_of_its_own(site, client):
    client.get("/")
    assert "http://127.0.0.1" in client.get("/robots.txt", HTTP_HOST="127.0.0.1").content.decode()
    assert "http://testserver" in client.get("/robots.txt").content.decode()


# What forgets


def test_a_published_change_is_seen_at_once(product, client, django_capture_on_commit_callbacks):
    client.get("/san-pham/")
    product.title = "Gừng Na Ngoi"
    with django_capture_on_commit_callbacks(execute=True):
        product.save_revision().publish()
    assert "Gừng Na Ngoi" in client.get("/san-pham/").content.decode()


def test_a_draft_forgets_nothing(product, forgets):
    product.title = "Chưa xong"
    assert not forgets(product.save_revision)


def test_signing_in_forgets_nothing(site, client, forgets):
    user = UserFactory()
    assert not forgets(lambda: client.force_login(user))


@pytest.mark.parametrize("change", ["unpublish", "delete"])
def test_taking_a_page_away_forgets(product, forgets, change):
    assert forgets(getattr(product, change))


def test_moving_a_page_forgets(site, forgets):
    assert forgets(lambda: site.about.move(site.products, pos="last-child"))


def test_making_a_page_private_forgets(product, forgets):
    restriction = PageViewRestriction(page=product, restriction_type=PageViewRestriction.LOGIN)
    assert forgets(restriction.save)


@pytest.mark.parametrize("factory", [CertificateFactory, ListingFactory])
def test_a_record_of_a_product_forgets_when_it_is_saved_and_deleted(product, forgets, factory):
    record = factory(product=product)
    assert forgets(record.save)
    assert forgets(record.delete)


@pytest.mark.parametrize("factory", [PlaceFactory, FormerNameFactory])
def test_a_place_and_its_names_forget(site, forgets, factory):
    assert forgets(factory)


def test_the_site_identity_forgets(brand, forgets):
    assert forgets(brand.save)


def test_a_lost_generation_brings_no_old_page_back(product, client):
    cache.clear()
    client.get("/san-pham/")
    cache.delete(GENERATION)
    product.unpublish()
    cache.delete(GENERATION)
    assert "Gừng" not in client.get("/san-pham/").content.decode()


def test_stars_go_at_midnight_by_the_clock_of_the_site(site, product, client):
    maker = ProducerPageFactory(parent=site.producers)
    CertificateFactory(product=product, producer=maker, valid_until=date(2026, 11, 24))
    with time_machine.travel("2026-11-24T16:59:00Z", tick=False):
        assert "★" in client.get(product.url).content.decode()
    with time_machine.travel("2026-11-24T17:01:00Z", tick=False):
        assert "★" not in client.get(product.url).content.decode()


# What is not kept


@pytest.fixture
def is_kept(client):
    """Return a function that says whether a page is taken from the store when it is asked for twice."""

    def check(url, **extra) -> bool:
        client.get(url, **extra)
        with CaptureQueriesContext(connection) as queries:
            client.get(url, **extra)
        return not queries

    return check


def test_an_editor_gets_a_page_of_their_own_and_a_reader_never_gets_it(site, editor_client):
    reader = Client()
    pages = [reader.get("/"), editor_client.get("/"), reader.get("/")]
    assert ["wagtail-userbar" in page.content.decode() for page in pages] == [False, True, False]


def test_long_addresses_do_not_fill_the_store(site, is_kept):
    assert is_kept("/?" + "x" * (LONGEST_ADDRESS - 2))
    assert not is_kept("/?" + "x" * LONGEST_ADDRESS)


def test_what_does_not_exist_is_not_kept(site, is_kept):
    assert not is_kept("/nothing/")


def test_the_way_to_a_shop_is_not_kept(product, is_kept):
    listing = ListingFactory(product=product, is_sample=True)
    assert not is_kept(listing.get_absolute_url())


def test_a_private_page_is_not_kept(product, is_kept):
    PageViewRestriction.objects.create(page=product, restriction_type="password", password="x")
    assert not is_kept(product.url)


def test_a_post_is_never_answered_from_the_store(site, client):
    client.get("/robots.txt")
    assert client.post("/robots.txt").status_code == 405


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(headers=KEPT, status=404),
        HttpResponse(headers=KEPT, status=302),
        HttpResponse(headers={"Cache-Control": "private"}),
        HttpResponse(),
        StreamingHttpResponse(headers=KEPT),
    ],
    ids=["missing", "passing", "private", "unmarked", "streaming"],
)
def test_only_whole_public_answers_may_be_kept(response):
    assert not may_keep(response)


def test_an_answer_with_a_cookie_may_not_be_kept():
    response = HttpResponse(headers=KEPT)
    assert may_keep(response)
    response.set_cookie("name", "value")
    assert not may_keep(response)


# Without the cache

AWAY = Environment(redis_url="redis://127.0.0.1:1/0").cache()


@pytest.fixture(params=["redis", "disk"])
def broken_cache(request, product, settings):
    """Let the cache fail once the pages stand: Redis is away, or the disk takes no file."""
    full = Environment().cache() | {"LOCATION": "/proc"}
    settings.CACHES = {"default": AWAY if request.param == "redis" else full}


@pytest.mark.parametrize("url", ["/", "/san-pham/gung-ky-son/", "/sitemap.xml"])
def test_readers_are_served_without_the_cache(broken_cache, client, url):
    assert client.get(url).status_code == 200


def test_editors_can_publish_without_the_cache(product, broken_cache, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        product.save_revision().publish()
    assert product.live


def test_files_are_one_cache_for_all_processes(settings, tmp_path):
    settings.CACHES = {"default": Environment(data_dir=tmp_path).cache()}
    cache.set("name", "value")
    again = type(caches["default"])(tmp_path / "cache", {})
    assert again.get("name") == "value"
