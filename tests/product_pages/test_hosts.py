"""Which addresses are a marketplace's own: whole labels, no user, no port, nothing that a browser reads otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_pages.listings.hosts import allowed, host_of

HOSTS = ["postmart.vn", "nongsan.buudien.vn"]


@pytest.mark.parametrize(
    "url",
    [
        "https://postmart.vn/p/gung-123.html",
        "http://postmart.vn",
        "https://POSTMART.vn/p?x=1#y",
        "https://www.postmart.vn/",
        "https://a.b.postmart.vn/",
        "https://postmart.vn./",
        "https://nongsan.buudien.vn/x",
    ],
)
def test_hosts_of_the_marketplace_and_their_subdomains_are_allowed(url):
    assert allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "https://postmart.vn.evil.example/",
        "https://evilpostmart.vn/",
        "https://postmart-vn.example/",
        "https://postmart.v/",
        "https://vn/",
        "https://buudien.vn/",
        "https://evil.example/postmart.vn",
        "https://evil.example?postmart.vn",
        "https://evil.example#.postmart.vn",
    ],
)
def test_look_alikes_and_parents_are_refused(url):
    assert not allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "https://postmart.vn@evil.example/",
        "https://user@postmart.vn/",
        "https://user:word@postmart.vn/",
        "https://:word@postmart.vn/",
        "https://@postmart.vn/",
        "https://:@postmart.vn/",
    ],
)
def test_addresses_with_a_user_are_refused(url):
    assert not allowed(url, HOSTS)


@pytest.mark.parametrize("port", ["8080", "443", "80", "0", "99999", "x", "-1"])
def test_addresses_with_a_port_are_refused(port):
    assert not allowed(f"https://postmart.vn:{port}/", HOSTS)


# A browser reads “\” as “/”, so the first of these would lead to evil.example.
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example\\.postmart.vn/",
        "https://evil.example\\@postmart.vn/",
        "https://evil.example%2f.postmart.vn/",
        "https://evil.example\0.postmart.vn/",
        "https://evil.example .postmart.vn/",
        "https://[::1].postmart.vn/",
        "https://[postmart.vn/",
        "https://.postmart.vn/",
        "https://a..postmart.vn/",
    ],
)
def test_hosts_that_are_no_plain_names_are_refused(url):
    assert not allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "https://pоstmart.vn/",
        "https://ⓟostmart.vn/",
        "https://postmart。vn.evil.example/",
        "https://evil.example／.postmart.vn/",
    ],
)
def test_letters_beyond_ascii_are_refused(url):
    assert not allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "postmart.vn",
        "//postmart.vn/",
        "/p/1.html",
        "ftp://postmart.vn/",
        "javascript://postmart.vn/%0aalert(1)",
        "https:postmart.vn",
        "https://",
    ],
)
def test_only_full_web_addresses_are_allowed(url):
    assert not allowed(url, HOSTS)


def test_a_marketplace_without_hosts_allows_nothing():
    assert not allowed("https://postmart.vn/", [])


@given(st.text() | st.text().map("https://{}".format) | st.text().map("https://{}.postmart.vn/".format))
def test_any_text_gives_a_plain_host_or_none(text):
    assert set(host_of(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
