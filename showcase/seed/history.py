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

WEEK = timedelta(days=7)
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
    listing.state, listing.checked_url, listing.checked_at = outcome.value, listing.address, noon(days[0])
    if not works:
        listing.strikes, listing.failing_since = len(days), noon(days[-1])
    listing.save()


def weeks(until: date) -> list[date]:
    """Return the Mondays from the beginning of last year to the given day."""
    first = date(until.year - 1, 1, 1)
    first += timedelta(days=-first.weekday() % 7)
    return [first + WEEK * n for n in range((until - first).days // 7 + 1)]


def clicks_of(number: int, day: date) -> int:
    """Return the click-outs of a week: more towards Tết, a sixth more each year."""
    season = 1 + 0.5 * sin(2 * pi * (day.timetuple().tm_yday + 75) / 365)
    growth = 1.17 ** ((day - date(day.year - 1, 1, 1)).days // 366 + (day.year - 2000))
    return round((3 + number * 7 % 11) * season * growth / 1.17**25)


def load_history() -> None:
    """Load the click-outs and the coverage of nearly two years, once."""
    if ClickOut.objects.exists() or CoverageDay.objects.exists():
        return
    days = weeks(today())
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
            count=clicks_of(number, day),
            is_sample=True,
        )
        for number, listing in enumerate(listings)
        for day in days
    )
    _load_coverage(days, listings[0].shop if listings else None)


def _load_coverage(days: list[date], shop) -> None:
    for number, day in enumerate(days):
        starred = 20 + number // 12
        listed = min(starred, 9 + number // 8)
        for marketplace in [None] if shop is None else [None, shop]:
            CoverageDay.objects.create(day=day, marketplace=marketplace, starred=starred, listed=listed, is_sample=True)
