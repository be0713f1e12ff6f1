"""Coverage: the share of products of three stars or more that stand on the marketplaces.

The province's plan 2345/UBND-TH of 6 April 2022 asks for 100 %. Samples never count, nor do
products that may not be advertised with a buy button.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .certificates.models import Certificate
from .listings.health import LEADS_ON
from .listings.models import Listing, Marketplace


@dataclass(frozen=True)
class Coverage:
    """How many products have stars that are valid on the day, and how many of those can be bought."""

    starred: int
    listed: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole percent, rounded down; None without any starred product."""
        return self.listed * 100 // self.starred if self.starred else None


KEY = "product__translation_key"  # whichever of its languages a record was kept with


def starred_products(at: date | None = None) -> set[UUID]:
    """Return the translation keys of the products that the goal is about."""
    stars = Certificate.objects.starred(at).filter(stars__gte=3, product__live=True, is_sample=False)
    return set(stars.exclude(product__criteria_set__no_buy_button=True).values_list(KEY, flat=True))


def working_listings(products: Iterable[UUID], at: date | None = None) -> list[tuple[UUID, Marketplace]]:
    """Return (product, marketplace) for each listing of the products that leads to a shop on the day."""
    known = Listing.objects.for_readers().filter(product__translation_key__in=products, is_sample=False)
    rows = known.select_related("product")
    return [(row.product.translation_key, row.shop) for row in rows if row.health(at) in LEADS_ON]


def coverage(at: date | None = None) -> Coverage:
    """Return the coverage on the day (today): a working listing at any open marketplace counts."""
    starred = starred_products(at)
    return Coverage(len(starred), len({product for product, _shop in working_listings(starred, at)}))


def coverage_by_marketplace(at: date | None = None) -> list[tuple[Marketplace, Coverage]]:
    """Return the coverage at each open marketplace."""
    starred = starred_products(at)
    working = working_listings(starred, at)
    shops = [shop for shop in Marketplace.objects.select_related("renamed_to") if shop.state == shop.State.ACTIVE]
    return [
        (shop, Coverage(len(starred), len({product for product, where in working if where.pk == shop.pk})))
        for shop in shops
    ]
