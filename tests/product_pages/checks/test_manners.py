"""Politeness: one at a time, pauses, robots.txt, shops that ask to be left alone. No test waits."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from product_pages.listings.checks.limits import Limits
from product_pages.listings.checks.models import Outcome
from product_pages.listings.checks.network import Network
from product_pages.listings.checks.politeness import retry_after
from product_pages.listings.checks.reasons import Reason
from product_pages.listings.checks.robots import user_agent
from showcase.brand.models import BrandSettings
from tests import marketplace
from tests.marketplace import in_turn, moved, page, status

from .conftest import LIMITS, ask


def asks(number: int, **facts):
    return [ask(f"/p/mon-{n}.html", n, **facts) for n in range(number)]


def test_a_host_is_asked_one_at_a_time_with_pauses(visit, shop, clock):
    visit(*asks(5, pause=1.5))
    assert shop.most_at_once == 1
    assert clock.waited == [pytest.approx(1.5)] * 5  # robots.txt was the first to be asked


def test_two_hosts_are_asked_side_by_side(visit, shop):
    """Each host answers only when the other has been asked: one after the other would time out."""
    hosts = ["postmart.example", "voso.example"]
    both = marketplace.meeting(len(hosts))
    shop.answers["/p/1"] = both
    found = visit(*(ask(f"http://{host}/p/1", n, hosts=[host]) for n, host in enumerate(hosts)))
    assert [verdict.outcome for verdict in found] == [Outcome.WORKS] * 2


def test_robots_txt_is_read_once_and_kept_to(visit, shop):
    shop.answers["/robots.txt"] = page("User-agent: *\nDisallow: /p/mon-1")
    found = visit(*asks(3))
    assert [verdict.outcome for verdict in found] == [Outcome.WORKS, Outcome.FORBIDDEN, Outcome.WORKS]
    assert found[1].reason == Reason.ROBOTS
    assert [path for _host, path in shop.requests].count("/robots.txt") == 1
    assert "/p/mon-1.html" not in shop.paths


def test_a_redirect_to_what_robots_may_not_see_is_not_followed(visit, shop):
    shop.answers["/robots.txt"] = page("User-agent: *\nDisallow: /an/")
    shop.answers["/p/gung-1.html"] = moved("/an/gung")
    assert visit(ask())[0].outcome == Outcome.FORBIDDEN
    assert shop.paths == ["/p/gung-1.html"]


@pytest.mark.parametrize(
    "answer", [status(404), status(403), page("<html>no rules</html>"), moved("http://x.example/")]
)
def test_without_robots_txt_all_may_be_asked(visit, shop, answer):
    shop.answers["/robots.txt"] = answer
    assert visit(ask())[0].outcome == Outcome.WORKS


def test_while_robots_txt_cannot_be_read_nothing_is_asked(visit, shop):
    shop.answers["/robots.txt"] = status(500)
    (verdict,) = visit(ask())
    assert (verdict.outcome, verdict.reason, shop.paths) == (Outcome.FORBIDDEN, Reason.ROBOTS_UNKNOWN, [])


def test_a_shop_whose_robots_txt_cannot_be_reached_is_unreachable(visit, shop):
    shop.answers["/robots.txt"] = marketplace.resetting
    assert visit(ask())[0].outcome == Outcome.UNREACHABLE


def test_robots_txt_may_ask_for_longer_pauses_up_to_a_bound(visit, shop, clock):
    shop.answers["/robots.txt"] = page("User-agent: *\nCrawl-delay: 900")
    visit(*asks(3, pause=1))
    # The first page had its turn set by the marketplace's own pause.
    assert clock.waited == [pytest.approx(1), pytest.approx(30), pytest.approx(30)]


def test_a_shop_that_soon_wants_to_be_asked_again_is(visit, shop, clock):
    shop.answers["/p/gung-1.html"] = in_turn(status(429, Retry_After="7"), page())
    assert visit(ask())[0].outcome == Outcome.WORKS
    assert clock.waited == [pytest.approx(7)]


@pytest.mark.parametrize(
    "answer",
    [status(429), status(429, Retry_After="3600"), status(503, Retry_After="3600"), status(503, Retry_After="5")],
)
def test_a_shop_that_wants_to_be_left_alone_is_for_the_whole_run(visit, shop, answer):
    shop.answers["/p/mon-0.html"] = answer
    found = visit(*asks(3))
    assert {(verdict.reason, verdict.is_news) for verdict in found} == {(Reason.LATER, False)}
    assert set(shop.paths) == {"/p/mon-0.html"}


def test_a_shop_that_is_down_is_not_tried_for_each_listing(visit, clock):
    down = Network({"postmart.example": ("127.0.0.1", 1)})
    found = visit(*asks(8), network=down)
    reasons = [verdict.reason for verdict in found]
    assert reasons[0] == Reason.NO_CONNECTION
    assert reasons[-1] == Reason.HOST_DOWN
    assert {verdict.outcome for verdict in found} == {Outcome.UNREACHABLE}


def test_a_silent_shop_is_given_up_too(visit, shop, clock):
    shop.answers |= {f"/p/mon-{n}.html": marketplace.silent for n in range(4)}
    manners = clock.manners()
    manners._failures = 2
    found = visit(*asks(4), limits=Limits(total=0.15), politeness=manners)
    assert [verdict.reason for verdict in found] == [Reason.TIMED_OUT] * 2 + [Reason.HOST_DOWN] * 2


NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Tue, 24 Nov 2026 10:00:30 GMT", 30),
        ("Tue, 24 Nov 2026 10:00:30 -0000", 30),
        ("Tue, 24 Nov 2026 09:00:00 GMT", 0),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("١٢", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_a_shop_says_how_long_to_wait_in_seconds_or_as_a_date(header, seconds):
    assert retry_after(header, NOW) == seconds


@override_settings(BASE_URL="https://sanvat.example", DEFAULT_FROM_EMAIL="lien-he@sanvat.example")
def test_shops_are_told_who_asks(visit, shop, site):
    BrandSettings.objects.update_or_create(site=site.home.get_site(), defaults={"name_vi": "Sản vật xứ Nghệ"})
    visit(ask())
    said = {headers["User-Agent"] for headers in shop.headers}
    assert said == {"san-vat-xu-nghe-listing-check/1.0 (+https://sanvat.example/; lien-he@sanvat.example)"}


def test_an_agent_named_in_robots_txt_is_ours(visit, shop, site):
    name = user_agent().split("/")[0]
    shop.answers["/robots.txt"] = page(f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nDisallow:")
    assert visit(ask(), limits=LIMITS)[0].outcome == Outcome.FORBIDDEN
