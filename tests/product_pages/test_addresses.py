"""Addresses of listings: one form for each, nothing that tracks, read and written by a marketplace's rules."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_pages.listings.addresses import carried, clean, is_rule, read, trackers
from product_pages.listings.hosts import allowed, host_of
from product_pages.listings.near_misses import NearMiss, near_miss

POSTMART, VOSO = "/p/{slug}-{id}.html", "/{slug}-p{id}.html"
HOSTS = ["postmart.example", "voso.example"]

# What may stand in an address after its host, the odd things included.
PIECES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ADDRESSES = st.builds(
    "{}://{}/{}?{}#{}".format, st.sampled_from(["http", "https"]), st.sampled_from(HOSTS), PIECES, PIECES, PIECES
)
SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,5}", fullmatch=True)
NUMBERS = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("  https://Postmart.Example/p/gung-1.html  ", "https://postmart.example/p/gung-1.html"),
        ("HTTPS://postmart.example", "https://postmart.example/"),
        ("https://postmart.example./p", "https://postmart.example/p"),
        ("https://postmart.example/p/gừng.html#mua", "https://postmart.example/p/g%E1%BB%ABng.html"),
        ("https://postmart.example/p/g%e1%bb%abng.html", "https://postmart.example/p/g%E1%BB%ABng.html"),
        ("https://postmart.example/p?utm_source=zalo&id=7&fbclid=x&zarsrc=1", "https://postmart.example/p?id=7"),
        ("https://postmart.example/p?ID=7&UTM_Medium=x&ref=a&empty=", "https://postmart.example/p?ID=7&empty="),
        ("https://postmart.example/p?reference=7&share_of=1", "https://postmart.example/p?reference=7&share_of=1"),
        ("https://postmart.example/a%2Fb", "https://postmart.example/a%2Fb"),
        ("https://postmart.example/%FF?q=%FF", "https://postmart.example/%FF?q=%FF"),
        ("https://[postmart", "https://[postmart"),
    ],
)
def test_address_has_one_form(pasted, kept):
    assert clean(pasted) == kept


def test_what_is_cut_off_is_named_once():
    assert trackers("https://postmart.example/?utm_source=a&id=7&fbclid=b&utm_source=c") == ["utm_source", "fbclid"]
    assert trackers("https://[postmart") == []


@given(ADDRESSES)
def test_cleaning_twice_is_cleaning_once(address):
    assert clean(clean(address)) == clean(address)


@given(ADDRESSES)
def test_cleaning_leaves_nothing_that_tracks(address):
    assert trackers(clean(address)) == []


@given(ADDRESSES)
def test_cleaning_never_changes_the_host(address):
    if host_of(address):
        assert host_of(clean(address)) == host_of(address)
        assert allowed(clean(address), HOSTS) == allowed(address, HOSTS)


@given(st.text())
def test_cleaning_never_makes_an_address_trusted_that_was_not(text):
    if not allowed(text.strip(), HOSTS):
        assert not allowed(clean(text), HOSTS)


@given(SLUGS, NUMBERS)
def test_moving_to_other_rules_and_back_is_where_it_was(slug, number):
    start = f"https://postmart.example/p/{slug}-{number}.html"
    there = carried(start, [POSTMART], "voso.example", [VOSO])
    assert there == f"https://voso.example/{slug}-p{number}.html"
    assert carried(there, [VOSO], "postmart.example", [POSTMART]) == start


@given(st.text(max_size=60))
def test_moving_stays_on_the_new_host_whatever_stood_there(path):
    address = clean(f"https://postmart.example/{path}")
    there = carried(address, [], "voso.example", [])
    assert urlsplit(there).netloc == "voso.example"


@pytest.mark.parametrize(
    ("old", "new", "path", "moved"),
    [
        ([POSTMART], [], "/p/gung-7.html", "/p/gung-7.html"),
        ([POSTMART], [], "/shop/7", None),
        ([], [VOSO], "/gung-p7.html", "/gung-p7.html"),
        ([], [VOSO], "/p/gung-7.html", None),
        ([POSTMART, VOSO], ["/item/{id}"], "/gung-p7.html", "/item/7"),
        (["/item/{id}"], [POSTMART], "/item/7", None),
        ([POSTMART], [POSTMART], "/p/gung-7.html", "/p/gung-7.html"),
    ],
)
def test_moving_goes_as_far_as_the_rules_know(old, new, path, moved):
    there = carried(f"https://postmart.example{path}?a=1", old, "voso.example", new)
    assert there == (moved and f"https://voso.example{moved}?a=1")


@pytest.mark.parametrize(
    "path", ["/p/gung-7.html/", "/p/gung-.html", "/p/a/b-7.html", "/p/gung-٧.html", "/P/gung-7.html"]
)
def test_rule_reads_whole_paths_with_plain_numbers(path):
    assert read(path, [POSTMART]) is None


@pytest.mark.parametrize("rule", [POSTMART, VOSO, "/{id}", "/a.b/{x}/{y}/{z}"])
def test_rules_name_parts(rule):
    assert is_rule(rule)


@pytest.mark.parametrize(
    "rule", ["", "/", "/p/a.html", "{id}", "/{a}{a}", "/{1}", "/{}/{id}", "/{a/{id}", "/{a}{b}{c}{d}"]
)
def test_what_names_no_part_is_no_rule(rule):
    assert not is_rule(rule)


LOOK_ALIKES = st.sampled_from(
    ["pоstmart.example", "postmart.example.evil.example", "xn--pstmart-2nf.example", "postmart-example.example", "a@b"]
)


@given(LOOK_ALIKES, PIECES)
def test_look_alikes_are_never_let_in(host, rest):
    assert not allowed(f"https://{host}/{rest}", HOSTS)
    assert not allowed(f"https://postmart.example@{host}/{rest}", HOSTS)
    assert not allowed(f"https://{host}\\.postmart.example/{rest}", HOSTS)


@given(st.text(), st.sampled_from(HOSTS))
def test_whatever_is_let_in_leads_to_the_host_as_browsers_read_it(text, host):
    address = f"https://{text}{host}/"
    if allowed(address, HOSTS):
        assert urlsplit(address).hostname.rstrip(".").endswith(host)
        assert not set("@:\\/?#") & set(text)


@pytest.mark.parametrize(
    ("address", "miss"),
    [
        ("https://postmart.example/", None),
        ("https://user@postmart.example/", NearMiss.USER),
        ("https://postmart.example:word@evil.example/", NearMiss.USER),
        ("https://postmart.example:8443/", NearMiss.PORT),
        ("https://pоstmart.example/", NearMiss.LETTERS),
        ("https://xn--pstmart-2nf.example/", NearMiss.LETTERS),
        ("https://evil.example\\.postmart.example/", NearMiss.NO_HOST),
        ("https://[postmart/", NearMiss.NO_HOST),
        ("ftp://postmart.example/", NearMiss.NO_HOST),
        ("", NearMiss.NO_HOST),
    ],
)
def test_near_misses_are_told_apart(address, miss):
    assert near_miss(address) == miss
