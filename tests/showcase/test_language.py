"""The address alone decides the language, so that one address is one page for every reader and cache."""

from dataclasses import fields

import pytest
from django.utils import translation
from wagtail.models import Locale

from tests.conftest import Tree

PAGES = [field.name for field in fields(Tree)]
OTHERS = ["/robots.txt", "/sitemap.xml", "/site.webmanifest", "/en/site.webmanifest", "/brand.css", "/nothing/"]


@pytest.fixture(params=[{}, {"HTTP_ACCEPT_LANGUAGE": "en"}, {"HTTP_COOKIE": "django_language=en"}], ids=str)
def wish(request):
    """Return what a browser may send to ask for English."""
    return request.param


def test_the_root_is_vietnamese_whatever_the_browser_asks_for(site, client, wish):
    response = client.get("/", **wish)
    assert response["Content-Language"] == "vi"
    assert '<html lang="vi">' in response.content.decode()


def test_english_lives_under_its_own_path(site, english, client):
    home = english(site.home)
    response = client.get(home.url, HTTP_ACCEPT_LANGUAGE="vi")
    assert home.url == "/en/"
    assert response["Content-Language"] == "en"
    assert '<html lang="en">' in response.content.decode()


def test_a_path_that_only_begins_like_a_language_is_vietnamese(site, client):
    assert client.get("/english/")["Content-Language"] == "vi"


def test_vietnamese_has_no_second_address(site, client):
    assert client.get("/vi/").status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_pages_set_no_cookie_and_do_not_vary_by_one(site, client, name):
    response = client.get(getattr(site, name).url)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("url", OTHERS)
def test_what_stands_beside_the_pages_sets_no_cookie_either(site, client, url):
    response = client.get(url)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_the_language_of_one_request_does_not_stay_for_the_next(site, client):
    before = translation.get_language()
    client.get("/en/nothing/")
    assert translation.get_language() == before


def test_a_site_without_english_answers_under_its_path(site, client):
    Locale.objects.filter(language_code="en").delete()
    assert client.get("/en/nothing/").status_code == 404


def test_the_menu_and_search_are_in_the_language_of_the_page(site, english, read):
    english(site.stories, title="Stories")
    english(site.search, title="Search")
    page = read("/en/")
    assert [link.text for link in page.select(".nav__link")] == ["Stories"]
    assert page.select_one(".header__tool").text.strip() == "Search"


def test_a_page_without_translation_leads_to_the_other_home(site, read):
    assert read(site.stories.url).select_one(".languages [hreflang=en]")["href"] == "/en/"


def test_a_translated_page_leads_to_its_translation(site, english, read):
    stories = english(site.stories)
    link = read(site.stories.url).select_one(".languages [hreflang=en]")
    assert link["href"].endswith(stories.url)
