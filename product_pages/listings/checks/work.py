"""Checking listings from the database and back into it: what the command, the schedule and the button do."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from product_pages.listings.marketplaces import lines
from product_pages.listings.models import Listing, ListingCheck
from product_pages.reports.figures import keep_figures
from showcase.cache.pages import forget_all

from .models import Outcome
from .run import Run
from .settle import write
from .verdict import Ask, Verdict

# A daily run that starts a little earlier than yesterday's still asks for everything.
DUE = timedelta(hours=20)
Progress = Callable[[int, int], None]


def to_check(marketplace: str = "", due: bool = False, listing: int | None = None) -> list[Listing]:
    """Return the listings that can be asked for: no sample, at an open marketplace, with a known address.

    `marketplace` is a slug, of today's name or a former one; `due` leaves out what was checked in the last 20 hours.
    """
    rows = Listing.objects.for_checks()
    if listing:
        rows = rows.filter(pk=listing)
    if due:
        rows = rows.not_checked_since(timezone.now() - DUE)
    named = [row for row in rows if marketplace in {"", row.marketplace.slug, row.shop.slug}]
    return [row for row in named if row.may_be_checked]


def ask_of(listing: Listing) -> Ask:
    """Return what the network part needs to know of a listing.

    “Unchanged” would do only where the last look at this very address found the page working.
    """
    shop, url = listing.shop, listing.address or ""
    again = listing.checked_url == url and listing.state in {Listing.State.WORKS, Listing.State.REDIRECTED}
    return Ask(
        pk=listing.pk,
        url=url,
        hosts=shop.allowed_hosts,
        rules=shop.address_rules,
        gone_texts=lines(shop.gone_texts),
        pause=shop.pause,
        etag=listing.etag if again else "",
        last_modified=listing.last_modified if again else "",
    )


def check(listings: Iterable[Listing], progress: Progress = lambda done, total: None, **parts) -> Counter[str]:
    """Ask for the listings, keep what was found, and return how often each outcome came ("later" for no news).

    `parts` go to `Run`: a network, limits or manners other than production's.
    """
    run = Run(map(ask_of, listings), **parts)
    counts: Counter[str] = Counter()
    changed = 0
    try:
        with closing(run.batches()) as batches:
            for batch in batches:
                changed += write(batch) if batch else 0
                counts.update(tally(result.verdict) for result in batch)
                progress(counts.total(), len(run.asks))
    finally:
        # A run that is broken off has changed listings too.
        if changed:
            forget_all()
    prune()
    keep_figures()
    return counts


def tally(verdict: Verdict) -> str:
    return str(verdict.outcome.value) if verdict.is_news else "later"


def prune() -> int:
    """Remove checks that nobody needs any more, and return how many."""
    return ListingCheck.objects.outdated().delete()[0]


def summary(counts: Counter[str]) -> str:
    """Return in one line what a run found."""
    if not counts.total():
        return _("There was no listing to check: samples and closed marketplaces are not asked.")
    works, moved, later = counts[Outcome.WORKS], counts[Outcome.REDIRECTED], counts["later"]
    parts = {
        _("work: %(number)s"): works,
        _("have moved: %(number)s"): moved,
        _("failed: %(number)s"): counts.total() - works - moved - later,
        _("put off, as the shop did not want to be asked: %(number)s"): later,
    }
    found = "; ".join(text % {"number": number} for text, number in parts.items() if number)
    return _("Listings checked: %(number)s (%(found)s).") % {"number": counts.total(), "found": found}
