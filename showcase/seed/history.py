"""The sample's past: checks, click-outs and coverage, made up, marked as samples, the same at every loading.

Reports are to be tried before the first real figure exists. Nothing here is about a real shop: the
listings are samples, and the figures follow a sine and the listing's number.
"""

from datetime import date, datetime, time, timedelta
from math import pi, sin

from django.utils import timezone

from product_pages.listings.checks.models import ListingCheck, Outcome
from product_pages.listings.clicks.models import ClickOut
from product_pages.listings.models import Listing
from product_pages.reports.models import CoverageDay
from showcase.today import today

WEEK = 7
# Of how many listings in a row one is sold out, one is unreachable, one was never checked.
GONE, UNREACHABLE, UNCHECKED = 11, 13, 17
STATUS = {Outcome.WORKS: 200, Outcome.GONE: 404, Outcome.UNREACHABLE: None}


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def outcome_of(number: int) -> Outcome | None:
    """Return how the sample listing of a product answers, None when nobody has asked."""
    if number % UNCHECKED == 0:
        return None
    if number % UNREACHABLE == 0:
        return Outcome.UNREACHABLE
    return Outcome.GONE if number % GONE == 0 else Outcome.WORKS


def of_listing(listing: Listing, number: int) -> None:
    """Give a sample listing its last checks and what they settled."""
    outcome = outcome_of(number)
    if not outcome or not listing.marketplace.is_open:
        return
    works = outcome == Outcome.WORKS
    days = [today() - timedelta(days=back) for back in (1, 2, 3)]
    ListingCheck.objects.bulk_create(
        ListingCheck(
            listing=listing,
            at=noon(day),
            url=listing.address,
            outcome=outcome,
            status=STATUS[outcome],
            reason="" if outcome != Outcome.UNREACHABLE else "timeout",
            milliseconds=180 + number * 7 % 90,
        )
        for day in days
    )
    listing.state, listing.checked_url, listing.checked_at = outcome.value, listing.address or "", noon(days[0])
    if not works:
        listing.strikes, listing.failing_since = len(days), noon(days[-1])
    listing.save()


def days_until(last: date) -> list[date]:
    """Return the days from the first of last year to the given one."""
    first = date(last.year - 1, 1, 1)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def clicks_of(number: int, day: date, first: date) -> int:
    """Return the click-outs of a day: more before Tết and at weekends, a sixth more in the second year."""
    turn = sin(2 * pi * (day.timetuple().tm_yday + 75) / 365)
    pace = (0.6 + number * 7 % 11 / 6) * (1 + 0.5 * turn) * (1.3 if day.weekday() > 4 else 0.9)
    pace *= 1.17 if day.year > first.year else 1
    passed = (day - first).days
    # Whole clicks out of a slow pace: one more on every day on which the sum passes a whole number.
    return int(pace * (passed + 1)) - int(pace * passed)


def load_history() -> None:
    """Load the click-outs and the coverage of nearly two years, once."""
    if ClickOut.objects.exists() or CoverageDay.objects.exists():
        return
    days = days_until(today())
    listings = list(
        Listing.objects.with_marketplace().select_related("product").filter(is_sample=True, state=Listing.State.WORKS)
    )
    ClickOut.objects.bulk_create(
        ClickOut(
            day=day,
            listing=listing,
            page_id=listing.product_id,
            product=listing.product,
            marketplace=listing.shop,
            count=count,
            is_sample=True,
        )
        for number, listing in enumerate(listings)
        for day in days
        if (count := clicks_of(number, day, days[0]))
    )
    _load_coverage(days[::WEEK], listings[0].shop if listings else None)


def _load_coverage(days: list[date], shop) -> None:
    for number, day in enumerate(days):
        starred = 20 + number // 12
        listed = min(starred, 9 + number // 8)
        # Some are for sale elsewhere, too, so one shop alone has a little less.
        for marketplace, here in [(None, listed)] + ([(shop, listed - 2)] if shop else []):
            CoverageDay.objects.create(day=day, marketplace=marketplace, starred=starred, listed=here, is_sample=True)
