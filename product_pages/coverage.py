"""Coverage: the share of products of three stars or more that stand on the marketplaces.

The province's plan 2345/UBND-TH of 6 April 2022 asks for 100 %. Samples count only where
they are asked for, to show what a report looks like; products that may not be advertised with a buy
button never do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from .certificates.models import Certificate
from .certificates.querysets import CertificateQuerySet
from .listings.health import LEADS_ON
from .listings.models import Listing, Marketplace
from .products.models import ProductPage
from .products.querysets import ProductPageQuerySet


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


def starred_products(at: date | None = None, *, sample: bool = False) -> set[UUID]:
    """Return the translation keys of the products that the goal is about; with samples too if asked for."""
    stars = _stars_that_hold(at).filter(_of(sample), product__live=True)
    return set(stars.exclude(product__criteria_set__no_buy_button=True).values_list(KEY, flat=True))


def declared_products(at: date | None = None) -> ProductPageQuerySet:
    """Return the published products with stars on a published certificate, verified or not, expired or not.

    Each says of its real certificates and of the samples apart whether there are any, and whether the
    stars of any hold on the day: `declared`, `starred`, `sample_declared`, `sample_starred`.
    """
    declared = Certificate.objects.published().filter(stars__gte=3, product=OuterRef("pk"))
    starred = _stars_that_hold(at).filter(product=OuterRef("pk"))
    found = ProductPage.objects.live().exclude(criteria_set__no_buy_button=True)
    return found.annotate(
        declared=Exists(declared.filter(is_sample=False)),
        starred=Exists(starred.filter(is_sample=False)),
        sample_declared=Exists(declared.filter(is_sample=True)),
        sample_starred=Exists(starred.filter(is_sample=True)),
    ).filter(Q(declared=True) | Q(sample_declared=True))


def known_listings(products: Iterable[UUID], *, sample: bool = False) -> list[tuple[UUID, Listing]]:
    """Return (product, listing) for each listing of the products, whatever its health."""
    known = Listing.objects.for_readers().filter(_of(sample), product__translation_key__in=products)
    return [(row.key, row) for row in known.annotate(key=F(KEY))]


def working_listings(
    products: Iterable[UUID], at: date | None = None, *, sample: bool = False
) -> list[tuple[UUID, Marketplace]]:
    """Return (product, marketplace) for each listing of the products that leads to a shop on the day."""
    known = known_listings(products, sample=sample)
    return [(product, listing.shop) for product, listing in known if listing.health(at) in LEADS_ON]


def coverage(at: date | None = None, *, sample: bool = False) -> Coverage:
    """Return the coverage on the day (today): a working listing at any open marketplace counts."""
    starred = starred_products(at, sample=sample)
    return Coverage(len(starred), len({product for product, _shop in working_listings(starred, at, sample=sample)}))


def coverage_by_marketplace(at: date | None = None, *, sample: bool = False) -> list[tuple[Marketplace, Coverage]]:
    """Return the coverage at each open marketplace."""
    starred = starred_products(at, sample=sample)
    working = working_listings(starred, at, sample=sample)
    shops = [shop for shop in Marketplace.objects.select_related("renamed_to") if shop.state == shop.State.ACTIVE]
    return [
        (shop, Coverage(len(starred), len({product for product, where in working if where.pk == shop.pk})))
        for shop in shops
    ]


def _stars_that_hold(at: date | None) -> CertificateQuerySet:
    return Certificate.objects.starred(at).filter(stars__gte=3)


def _of(sample: bool) -> Q:
    """Return the condition that leaves out samples, unless they are asked for."""
    return Q() if sample else Q(is_sample=False)
