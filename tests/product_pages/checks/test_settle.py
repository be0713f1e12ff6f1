"""Three strikes and one success: what checks make of a listing, and what they leave alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from product_pages.listings.checks.models import ListingCheck, Outcome
from product_pages.listings.checks.reasons import Reason
from product_pages.listings.checks.settle import settle, write
from product_pages.listings.checks.verdict import Result, Verdict
from product_pages.listings.health import LEADS_ON, STRIKES, Health
from product_pages.listings.models import Listing, Marketplace
from tests.factories import ListingFactory, ProductPageFactory

from .conftest import ask

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
WORKS = Verdict(Outcome.WORKS, etag='"a"')
MOVED = Verdict(Outcome.REDIRECTED, Reason.MOVED, moved_to="https://postmart.example/p/moi-2.html")
NOT_FOUND = Verdict(Outcome.GONE, Reason.NOT_FOUND, 404)
ELSEWHERE = Verdict(Outcome.GONE, Reason.LED_ELSEWHERE)
TIMED_OUT = Verdict(Outcome.UNREACHABLE, Reason.TIMED_OUT)
REFUSED = Verdict(Outcome.REFUSED, Reason.PRIVATE_ADDRESS)
FORBIDDEN = Verdict(Outcome.FORBIDDEN, Reason.ROBOTS)
LATER = Verdict(Outcome.UNREACHABLE, Reason.LATER, 429)
FAILURES = [NOT_FOUND, ELSEWHERE, TIMED_OUT, REFUSED]


def listing(state="unchecked") -> Listing:
    url = "https://postmart.example/p/gung-1.html"
    shop = Marketplace(slug="postmart", hosts="postmart.example")
    return Listing(marketplace=shop, url=url, state=state, checked_url=url, checked_at=AT)


def after(start: Listing, *verdicts: Verdict) -> Listing:
    """Return the listing after a check a day."""
    for day, verdict in enumerate(verdicts, 1):
        settle(start, start.address, verdict, AT + timedelta(days=day))
    return start


@pytest.mark.parametrize("failure", FAILURES)
def test_a_listing_that_worked_is_dead_at_the_third_failure(failure):
    assert after(listing("works"), failure, failure).state == "works"
    assert after(listing("redirected"), failure, failure).state == "redirected"
    assert after(listing("works"), *[failure] * 3).state == (
        "gone" if failure.outcome == Outcome.GONE else "unreachable"
    )


def test_one_success_revives_it():
    revived = after(listing("works"), *[TIMED_OUT] * 5, WORKS)
    assert (revived.state, revived.strikes, revived.failing_since, revived.etag) == ("works", 0, None, '"a"')


def test_a_success_between_failures_starts_the_count_again():
    assert after(listing("works"), TIMED_OUT, TIMED_OUT, WORKS, TIMED_OUT, TIMED_OUT).state == "works"


def test_it_fails_since_the_first_failure():
    failing = after(listing("works"), TIMED_OUT, NOT_FOUND)
    assert (failing.strikes, failing.failing_since) == (2, AT + timedelta(days=1))


@pytest.mark.parametrize(
    ("failure", "state"), [(NOT_FOUND, "gone"), (ELSEWHERE, "unchecked"), (TIMED_OUT, "unchecked")]
)
def test_a_listing_never_seen_to_work_is_dead_at_once_only_when_the_shop_says_so(failure, state):
    assert after(listing(), failure).state == state


def test_a_listing_never_seen_to_work_is_dead_at_the_third_failure():
    assert after(listing(), ELSEWHERE, TIMED_OUT, TIMED_OUT).state == "unreachable"


@pytest.mark.parametrize("no_news", [FORBIDDEN, LATER])
def test_what_was_not_asked_changes_nothing(no_news):
    one = listing("works")
    one.strikes = 2
    after(one, no_news, no_news)
    assert (one.state, one.strikes, one.checked_at) == ("works", 2, AT)


def test_where_it_has_moved_is_kept_until_it_has_not():
    assert after(listing(), MOVED).moved_to.endswith("/moi-2.html")
    assert after(listing(), MOVED, WORKS).moved_to == ""


def test_what_was_found_of_a_former_address_does_not_count_for_a_new_one():
    one = listing("works")
    one.url, one.etag = "https://postmart.example/p/moi-2.html", '"old"'
    after(one, TIMED_OUT)
    assert (one.state, one.strikes, one.etag) == ("unchecked", 1, "")


@given(st.sampled_from(["unchecked", "works", "gone"]), st.lists(st.sampled_from([*FAILURES, WORKS, MOVED, LATER])))
def test_whoever_leads_on_worked_within_the_last_three_looks(state, verdicts):
    looks = [verdict for verdict in verdicts if verdict.is_news]
    end = after(listing(state), *verdicts)
    if end.state in LEADS_ON:
        assert state in LEADS_ON or any(look.leads_on for look in looks)
        assert end.strikes < STRIKES
        assert end.strikes == 0 or not looks[-1].leads_on
    if looks and looks[-1].leads_on:
        assert end.state in LEADS_ON


def result(of: Listing, verdict: Verdict, url: str = "") -> Result:
    return Result(ask(url or of.address, of.pk), verdict, AT, 120)


@pytest.fixture
def stored(product) -> Listing:
    return ListingFactory(product=product, checked_at=AT - timedelta(days=1))


@pytest.mark.database
def test_a_result_is_kept_with_the_listing_and_as_a_check(stored, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        assert write([result(stored, MOVED)]) == 1
    stored.refresh_from_db()
    assert (stored.state, stored.checked_at, stored.moved_to) == ("redirected", AT, MOVED.moved_to)
    kept = ListingCheck.objects.get()
    with override("en"):
        assert (kept.outcome, kept.reason_label, kept.milliseconds) == ("redirected", "leads to a new address", 120)


def test_a_batch_costs_the_same_at_three_and_at_thirty(site, django_assert_num_queries):
    product = ProductPageFactory(parent=site.products)
    many = [ListingFactory(product=product) for _number in range(30)]
    with django_assert_num_queries(5):
        write([result(one, WORKS) for one in many[:3]])
    with django_assert_num_queries(5):
        write([result(one, WORKS) for one in many])


def test_the_health_of_what_still_works_does_not_change(stored):
    assert write([result(stored, WORKS)]) == 0


def test_an_address_changed_meanwhile_is_not_written_over(stored):
    found = result(stored, NOT_FOUND)
    Listing.objects.update(url="https://postmart.example/p/moi-9.html")
    assert write([found]) == 0
    now = Listing.objects.get()
    assert now.url.endswith("moi-9.html")
    assert now.health() == Health.UNCHECKED
    assert now.checks.count() == 1


def test_a_listing_removed_meanwhile_is_let_go(stored):
    found = result(stored, WORKS)
    Listing.objects.all().delete()
    assert write([found]) == 0
    assert not ListingCheck.objects.exists()


@pytest.mark.database
def test_old_checks_are_outdated_but_for_the_newest_three_of_each(stored, product):
    other = ListingFactory(product=product)
    now = AT + timedelta(days=1000)
    for one, days in [(stored, d) for d in (1, 2, 500, 501, 502, 503)] + [(other, d) for d in (700, 701, 702, 703)]:
        ListingCheck.objects.create(listing=one, at=now - timedelta(days=days), url=one.url, outcome="works")
    outdated = ListingCheck.objects.outdated(now)
    assert sorted((now - check.at).days for check in outdated) == [501, 502, 503, 703]
