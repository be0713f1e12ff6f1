"""What the checker refuses to ask: private machines, odd addresses, names that change their mind."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_pages.listings.checks.models import Outcome
from product_pages.listings.checks.network import Network, is_public, plain
from product_pages.listings.checks.reasons import Reason, Trouble
from tests.marketplace import moved

from .conftest import HOSTS, ask

PRIVATE = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/128", "::1/128", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32",
    "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip


def inside(network):
    """Return a strategy of addresses in a network, its two ends among them."""
    first, last = int(network.network_address), int(network.broadcast_address)
    return st.integers(first, last).map(IPv4Address if network.version == 4 else IPv6Address)


@given(st.sampled_from(PRIVATE).map(ip_network).flatmap(inside))
def test_no_private_or_disguised_address_is_public(address):
    assert not is_public(str(address))


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_whatever_is_public_is_global_and_in_no_private_network(address):
    if is_public(str(address)):
        assert address.is_global
        assert not any(address in ip_network(net) for net in PRIVATE)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_disguise_is_never_public(address):
    number = int(address)
    for disguise in (number | 0xFFFF << 32, number | 0x64FF9B << 96, number << 80 | 0x2002 << 112, number):
        assert not is_public(str(ip_address(disguise.to_bytes(16, "big"))))


@given(st.text(max_size=40))
def test_what_is_no_address_is_not_public(text):
    try:
        ip_address(text)
    except ValueError:
        assert not is_public(text)


def test_ordinary_addresses_are_public():
    assert is_public("1.1.1.1")
    assert is_public("2606:4700:4700::1111")
    assert not is_public("2606:4700:4700::1111%eth0")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://postmart.example/p", Reason.ODD_ADDRESS),
        ("javascript:alert(1)", Reason.ODD_ADDRESS),
        ("file:///etc/passwd", Reason.ODD_ADDRESS),
        ("http://postmart.example:8080/", Reason.ODD_ADDRESS),
        ("https://postmart.example:80/", Reason.ODD_ADDRESS),
        ("http://user@postmart.example/", Reason.ODD_ADDRESS),
        ("http://postmart.example@127.0.0.1/", Reason.ODD_ADDRESS),
        ("http://postmart.example\\@evil.example/", Reason.ODD_ADDRESS),
        ("http://127.0.0.1/", Reason.ODD_ADDRESS),
        ("http://[::1]/", Reason.ODD_ADDRESS),
        ("http://[::ffff:127.0.0.1]/", Reason.ODD_ADDRESS),
        ("http://[broken/", Reason.ODD_ADDRESS),
        ("http://2130706433/", Reason.ODD_ADDRESS),
        ("http://0x7f.1/", Reason.ODD_ADDRESS),
        ("http://0177.0.0.1/", Reason.ODD_ADDRESS),
        ("http://localhost/", Reason.ODD_ADDRESS),
        ("", Reason.ODD_ADDRESS),
        ("http://notpostmart.example/", Reason.NOT_ALLOWED),
        ("http://postmart.example.evil.example/", Reason.NOT_ALLOWED),
    ],
)
def test_an_odd_address_is_not_asked(url, reason):
    with pytest.raises(Trouble) as refused:
        plain(url, HOSTS)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://POSTMART.example:443/p?a=1#b", "https://postmart.example/p?a=1"),
        ("http://www.postmart.example.:80", "http://www.postmart.example/"),
    ],
)
def test_a_plain_address_is_asked_in_its_one_form(url, asked):
    assert plain(url, HOSTS) == asked


@given(st.text(alphabet="htps:/@.#?[]\\%0123456789axmrl \t\n", max_size=60))
def test_whatever_may_be_asked_stands_on_the_marketplace(text):
    try:
        address = plain(f"http://{text}", HOSTS)
    except Trouble:
        return
    assert address.split("/")[2].endswith("postmart.example")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://user:secret@postmart.example/p/2.html",
        "http://postmart.example:8080/p/2.html",
        "//127.0.0.1/p",
        "gopher://postmart.example/",
    ],
)
def test_a_redirect_to_an_odd_place_is_refused_and_not_followed(visit, shop, target):
    shop.answers["/p/gung-1.html"] = moved(target)
    (verdict,) = visit(ask())
    assert (verdict.outcome, verdict.reason) == (Outcome.REFUSED, Reason.ODD_ADDRESS)
    assert shop.paths == ["/p/gung-1.html"]


def test_a_listing_off_its_marketplace_is_refused_without_a_request(visit, shop):
    (verdict,) = visit(ask("http://evil.example/p"), network=Network(shop.stand_ins("evil.example")))
    assert (verdict.outcome, verdict.reason) == (Outcome.REFUSED, Reason.NOT_ALLOWED)
    assert shop.requests == []


class Names:
    """A resolver that answers each time with the next of its answers, and counts."""

    def __init__(self, *answers: list[str] | Exception):
        self.answers, self.asked = list(answers), 0

    async def __call__(self, host: str) -> list[str]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.mark.parametrize("answer", [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["1.1.1.1", "::ffff:10.0.0.1"], ["::1"]])
def test_a_name_with_any_private_machine_is_refused(visit, answer):
    (verdict,) = visit(ask(), network=Network(look_up=Names(answer)))
    assert (verdict.outcome, verdict.reason) == (Outcome.REFUSED, Reason.PRIVATE_ADDRESS)


@pytest.mark.parametrize("answer", [OSError("no such name"), []])
def test_a_name_that_is_not_known_is_unreachable(visit, answer):
    (verdict,) = visit(ask(), network=Network(look_up=Names(answer)))
    assert (verdict.outcome, verdict.reason) == (Outcome.UNREACHABLE, Reason.NO_SUCH_HOST)


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind():
    names = Names(["1.1.1.1"], ["127.0.0.1"])

    async def look_twice():
        network = Network(look_up=names)
        return [(await network.resolve("postmart.example", 80))[0]["host"] for _time in range(3)]

    # In a thread of its own: a browser's tests may have left this one with a loop that runs.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, look_twice()).result() == ["1.1.1.1"] * 3
    assert names.asked == 1


def test_a_refused_name_is_not_looked_up_again(visit):
    names = Names(["127.0.0.1"], ["1.1.1.1"])
    found = visit(ask(number=1), ask("/p/khac-2.html", 2), network=Network(look_up=names))
    assert {verdict.outcome for verdict in found} == {Outcome.REFUSED}
    assert names.asked == 1


def test_the_last_door_lets_nobody_through_who_was_not_looked_up():
    with pytest.raises(OSError, match="may not be asked"):
        Network().socket((2, 1, 6, "", ("127.0.0.1", 80)))


def test_nothing_of_ours_goes_along(visit, shop, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    shop.answers["/p/a-1.html"] = moved("/p/b-2.html", 302)
    shop.answers["/p/b-2.html"] = lambda handler: handler.say(200, Set_Cookie="a=1")
    visit(ask("/p/a-1.html", 1), ask("/p/b-2.html", 2))
    assert len(shop.paths) == 3
    assert not {"Cookie", "Authorization", "Referer"} & set().union(*shop.headers)
