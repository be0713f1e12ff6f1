"""The store of whole pages. One generation number: raise it, and every page is made anew.

A site of some hundred pages changes a few times a day. Forgetting everything at once is simpler
than knowing which list, season, map or language shows what, and it cannot forget too little.
"""

import hashlib
import time

from django.core.cache import cache

from showcase.today import today

GENERATION = "pages:generation"
SECONDS = 24 * 3600


def generation() -> int:
    """Return the number of the present generation of pages.

    It starts at the clock, so that a cache that lost it counts on where no page was kept before.
    """
    return cache.get_or_set(GENERATION, time.time_ns, None) or 1


def forget_all() -> None:
    """Make every stored page out of date, in all processes that share the cache."""
    cache.set(GENERATION, time.time_ns(), None)


def key_of(request) -> str:
    """Return the key of the page at this address, of this day and generation.

    The day is part of it because stars expire, events pass and seasons turn at midnight.
    """
    parts = (str(generation()), str(today()), request.scheme, request.get_host(), request.get_full_path())
    return "pages:" + hashlib.sha256("|".join(parts).encode()).hexdigest()
