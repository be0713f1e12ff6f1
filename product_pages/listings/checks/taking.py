"""Taking the address to which a shop has moved a listing."""

from django.db import transaction
from wagtail.log_actions import log

from product_pages.history import TAKE_ADDRESS
from product_pages.listings.models import Listing

from .settle import begin_anew


def take_new_address(pk: int, user) -> Listing:
    """Give a listing the address that its last check was led to, and return it.

    It is saved under the same rules as an address that somebody types: a ValidationError says which
    it breaks, and then nothing changes. If the last check has seen that very page, it stays good;
    otherwise somebody has to look first.
    """
    with transaction.atomic():
        # As it stands in the database: locked, so that two who press at once do not both save.
        Listing.objects.select_for_update().get(pk=pk)
        listing = Listing.objects.with_marketplace().get(pk=pk)
        if not listing.moved_to:
            return listing
        seen = listing.state == Listing.State.REDIRECTED and not listing.strikes
        listing.marketplace = listing.shop  # the address is of the name that it bears today
        listing.url = listing.moved_to
        listing.full_clean()
        begin_anew(listing)
        if seen:
            listing.state, listing.checked_url = Listing.State.WORKS, listing.address
        listing.save()
        log(listing, TAKE_ADDRESS, user=user, data={"url": listing.url})
    return listing
