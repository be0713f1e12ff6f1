"""What checks settle about a listing: three failures in a row make it dead, one success revives it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from product_pages.listings.health import LEADS_ON, STRIKES

from .models import ListingCheck, Outcome
from .verdict import Result, Verdict

SETTLED = ["state", "checked_url", "checked_at", "strikes", "failing_since", "moved_to", "etag", "last_modified"]


def settle(listing, url: str, verdict: Verdict, at: datetime) -> None:
    """Write a verdict on the given address into the listing's fields, without saving it.

    A listing that was only put off, or that its shop wants no robots to see, stays as it is: nobody
    has looked. A listing that has worked is dead at the third failure in a row, one that was never
    seen to work too, unless the shop itself says that there is no such page.
    """
    if not verdict.is_news:
        return
    if listing.checked_url != url:
        begin_anew(listing)
    listing.checked_url, listing.checked_at = url, at
    if verdict.leads_on:
        _lives(listing, verdict)
    else:
        _fails(listing, verdict, at)


def begin_anew(listing) -> None:
    """What was found of another address says nothing about this one."""
    listing.state = listing.State.UNCHECKED
    listing.strikes, listing.failing_since = 0, None
    listing.moved_to = listing.etag = listing.last_modified = ""


def _lives(listing, verdict: Verdict) -> None:
    listing.state = listing.State(verdict.outcome)
    listing.strikes, listing.failing_since = 0, None
    listing.moved_to, listing.etag, listing.last_modified = verdict.moved_to, verdict.etag, verdict.last_modified


def _fails(listing, verdict: Verdict, at: datetime) -> None:
    listing.strikes = min(listing.strikes + 1, 32_000)  # as the column holds
    listing.failing_since = listing.failing_since or at
    at_once = verdict.is_definite and listing.state not in LEADS_ON
    if listing.strikes >= STRIKES or at_once:
        gone = verdict.outcome == Outcome.GONE
        listing.state = listing.State.GONE if gone else listing.State.UNREACHABLE


def write(results: Sequence[Result]) -> int:
    """Keep the results, and return for how many listings the health changed: one short transaction.

    Each listing is read again: what an editor changed or removed meanwhile is not written over.
    """
    from product_pages.listings.models import Listing  # it imports the models of this package

    with transaction.atomic():
        rows = Listing.objects.with_marketplace().select_for_update(of=("self",))
        found = rows.in_bulk([result.ask.pk for result in results])
        there = [result for result in results if result.ask.pk in found]
        changed = sum(_apply(found[result.ask.pk], result) for result in there)
        Listing.objects.bulk_update(found.values(), SETTLED)
        ListingCheck.objects.bulk_create([_row(result) for result in there])
    return changed


def _apply(listing, result: Result) -> bool:
    """Settle one result, and return whether the listing's health is another now."""
    if listing.address != result.ask.url:
        return False
    before = listing.health()
    settle(listing, result.ask.url, result.verdict, result.at)
    return listing.health() != before


def _row(result: Result) -> ListingCheck:
    verdict = result.verdict
    return ListingCheck(
        listing_id=result.ask.pk,
        at=result.at,
        url=result.ask.url,
        outcome=verdict.outcome,
        status=verdict.status,
        reason=verdict.reason,
        final_url=verdict.final_url,
        milliseconds=result.milliseconds,
    )
