"""Pages that help when something is missing, and one that needs nothing when something is broken."""

import pytest

from showcase.home.models import HomePage
from showcase.pages.errors import server_error

ODD = [
    "/%00/",
    "/cam%00/",
    "/en/%00/",
    "/ban-do/%00/",
    "/%ff%fe/",
    "/%ED%A0%80/",
    "/" + "x" * 9_000 + "/",
    "/" + "a/" * 500,
    "/😀/",
    "/'--/",
    "/a//b/",
    "/mua/99999999999999999999/",
]


@pytest.fixture
def missing(read):
    return read("/san-pham/gung-ky-sơn/")


def test_what_is_missing_is_searched_for_with_the_words_of_the_address(site, missing):
    form = missing.select_one("main form[role=search]")
    assert form["action"] == "/tim-kiem/"
    assert form.select_one("[name=q]")["value"] == "gung ky sơn"


def test_what_is_missing_is_not_for_search_engines(site, missing):
    assert missing.select_one("meta[name=robots]")["content"] == "noindex"
    assert missing.select_one("link[rel=canonical]") is None


def test_what_is_missing_offers_the_sections(site, missing):
    assert len(missing.select("main .chip")) == 5


def test_what_is_missing_has_one_heading_and_a_title(site, missing):
    assert len(missing.select("h1")) == 1
    assert missing.title.text.startswith(missing.h1.text)


def test_what_is_missing_in_english_is_said_in_english(site, english, read):
    english(site.home)
    assert read("/en/nothing/").h1.text == "Nothing stands here"


def test_an_address_is_shown_as_text(site, client):
    assert "<script>alert" not in client.get("/<script>alert(1)<").content.decode()


@pytest.mark.database
@pytest.mark.parametrize("url", ODD, ids=lambda url: ascii(url[:20]))
def test_an_odd_address_is_missing_not_broken(site, client, url):
    assert client.get(url).status_code in {301, 400, 404}


def test_a_site_without_pages_says_so(db, client):
    assert client.get("/nothing/").status_code == 404


def test_a_new_site_answers_before_anything_is_made(db, client):
    assert client.get("/").status_code in {200, 404}


def test_what_is_broken_is_said_in_both_languages_without_the_database(rf):
    response = server_error(rf.get("/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert "trục trặc" in html
    assert "Something broke" in html


def test_a_page_that_breaks_is_answered(site, client, monkeypatch):
    monkeypatch.setattr(HomePage, "get_context", lambda *args, **kwargs: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something broke" in response.content.decode()


def test_a_page_that_breaks_is_not_kept(site, client, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(HomePage, "get_context", lambda *args, **kwargs: 1 / 0)
        client.raise_request_exception = False
        client.get("/")
    assert client.get("/").status_code == 200


def test_a_reader_is_told_when_the_database_is_away(client):
    client.raise_request_exception = False
    assert "Something broke" in client.get("/").content.decode()
