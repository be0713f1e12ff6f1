"""Coverage: the share of products of three stars or more that stand on the marketplaces.

The province's plan 2345/UBND-TH of 6 April 2022 asks for 100 %.
"""

from dataclasses import dataclass
from datetime import date

from .certificates.models import Certificate
from .listings.models import Listing


@dataclass(frozen=True)
class Coverage:
    """How many products have stars that are valid on the day, and how many of those can be bought."""

    starred: int
    listed: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole percent, rounded down; None without any starred product."""
        return self.listed * 100 // self.starred if self.starred else None


def coverage(at: date | None = None) -> Coverage:
    """Return the coverage on the day (today); sample listings and closed marketplaces do not count."""
    key = "product__translation_key"  # whichever of its languages a record was kept with
    starred = set(Certificate.objects.starred(at).filter(stars__gte=3, product__live=True).values_list(key, flat=True))
    listed = set(
        Listing.objects.for_readers()
        .filter(product__translation_key__in=starred, is_sample=False, state=Listing.State.WORKS)
        .values_list(key, flat=True)
    )
    return Coverage(len(starred), len(listed))
