"""Whether a listing may be offered to readers on a day: computed here, and asked by everybody.

A check says how one address answered. It speaks for that address only, and not for ever: when the
address has changed since (by hand, or because its marketplace was renamed), or when nobody has
looked for a month, the listing counts as not checked.
"""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from showcase.today import day_of, looks_ahead, today

# Failures in a row before a listing that worked is called dead; one success revives it.
STRIKES = 3
# Days for which a check is trusted.
TRUSTED_DAYS = 30


class Health(models.TextChoices):
    """What can be said of a listing today; readers are led to the first two only."""

    WORKS = "works", _("works")
    REDIRECTED = "redirected", _("works, has moved")
    GONE = "gone", _("sold out or removed")
    UNREACHABLE = "unreachable", _("unreachable")
    UNCHECKED = "unchecked", _("not yet checked")
    STALE = "stale", _("not checked lately")
    CLOSED = "closed", _("marketplace closed")
    LOST = "lost", _("new address unknown")


LEADS_ON = (Health.WORKS, Health.REDIRECTED)
# What somebody must give a new address, or take away.
DEAD = (Health.GONE, Health.UNREACHABLE, Health.LOST)


def health_of(listing, at: date | None = None) -> Health:
    """Return the health of a listing on the day (today)."""
    if not listing.marketplace.is_open:
        return Health.CLOSED
    if not listing.address:
        return Health.LOST
    if listing.checked_url != listing.address or not listing.checked_at:
        return Health.UNCHECKED
    settled = Health(listing.state)
    # A sample is never checked again, and leads nowhere.
    trusted_until = day_of(listing.checked_at) + timedelta(days=TRUSTED_DAYS)
    # By a day that a preview looks ahead to, it will have been checked again.
    trusted = listing.is_sample or looks_ahead() or trusted_until >= today(at)
    if settled in LEADS_ON and not trusted:
        return Health.STALE
    return settled
