"""How each product of the coverage goal stands today: what the coverage report adds up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from product_pages.coverage import Coverage, declared_products, known_listings
from product_pages.listings.health import LEADS_ON
from product_pages.listings.models import Listing
from product_pages.products.models import ProductPage
from product_pages.products.querysets import LONG_FIELDS
from showcase.places.models import FormerName

from .base import sample_word


@dataclass
class Standing:
    """One product with stars: whether they hold today, and at which marketplaces it is listed and can be bought."""

    product: ProductPage
    starred: bool
    sample: bool
    listed: set[int] = field(default_factory=set)
    working: set[int] = field(default_factory=set)

    @property
    def place(self) -> str:
        return str(self.product.place or "")

    @property
    def district(self) -> str:
        return self.product.former_district or ""

    @property
    def category(self) -> str:
        return str(self.product.category or "")

    @property
    def group(self) -> str:
        """Return the OCOP group in words."""
        return self.product.criteria_set.get_group_display() if self.product.criteria_set else ""

    def fits(self, *, group: str | None, category: str | None, district: str | None) -> bool:
        """Return whether the product is in the group, the category (its number) and the former district."""
        of_group = self.product.criteria_set.group if self.product.criteria_set else ""
        return (
            group in (None, of_group)
            and category in (None, str(self.product.category_id))
            and district in (None, self.district)
        )

    def is_listed(self, shop: int | None) -> bool:
        return bool(self.listed) if shop is None else shop in self.listed

    def works(self, shop: int | None) -> bool:
        return bool(self.working) if shop is None else shop in self.working


@dataclass
class Missing:
    """A product that the goal still misses, with the address of its editor."""

    name: str
    url: str

    def __str__(self):
        return self.name


@dataclass
class CoverageRow:
    """The products of one place, group, shop…; None where a figure was not kept."""

    label: str
    declared: int | None
    starred: int
    listed: int | None
    working: int
    missing: list[Missing] = field(default_factory=list)
    sample: bool = False

    @cached_property
    def percent(self) -> int | None:
        return Coverage(self.starred, self.working).percent

    @property
    def percent_words(self) -> str:
        return "–" if self.percent is None else f"{self.percent}%"

    @property
    def missing_names(self) -> str:
        return ", ".join(map(str, self.missing))

    @property
    def sample_word(self) -> str:
        return sample_word(self.sample)


@dataclass
class Goods:
    """All that coverage is about on a day, real and made up, from two queries."""

    day: date

    @cached_property
    def products(self) -> list[ProductPage]:
        """Return every product with declared stars, in the alphabet, with `former_district`."""
        districts = FormerName.objects.filter(kind=FormerName.Kind.DISTRICT, place=OuterRef("place"))
        return list(
            declared_products(self.day)
            .in_alphabet()
            .select_related("place", "category", "criteria_set")
            .annotate(former_district=Subquery(districts.order_by("name").values("name")[:1]))
            .defer(*LONG_FIELDS)
        )

    @cached_property
    def listings(self) -> list[tuple[UUID, Listing]]:
        return known_listings([product.translation_key for product in self.products], sample=True)

    def standings(self, *, sample: bool) -> list[Standing]:
        """Return how each product stands; the samples count only when asked for."""
        found = {
            product.translation_key: Standing(
                product,
                starred=product.starred or (sample and product.sample_starred),
                sample=sample and product.sample_declared,
            )
            for product in self.products
            if sample or product.declared
        }
        for key, listing in self.listings:
            if key in found and (sample or not listing.is_sample):
                self._stand(found[key], listing)
        return list(found.values())

    def _stand(self, standing: Standing, listing: Listing) -> None:
        shop = listing.shop.pk
        standing.listed.add(shop)
        standing.sample = standing.sample or listing.is_sample
        if listing.health(self.day) in LEADS_ON:
            standing.working.add(shop)


def row_of(label: str, among: Iterable[Standing], shop: int | None = None) -> CoverageRow:
    """Return what the standings add up to, at one marketplace or at any."""
    among = list(among)
    starred = [standing for standing in among if standing.starred]
    return CoverageRow(
        str(label),
        declared=len(among),
        starred=len(starred),
        listed=sum(standing.is_listed(shop) for standing in starred),
        working=sum(standing.works(shop) for standing in starred),
        missing=[missing(standing.product) for standing in starred if not standing.works(shop)],
        sample=any(standing.sample for standing in among),
    )


def missing(product: ProductPage) -> Missing:
    return Missing(product.title, reverse("wagtailadmin_pages:edit", args=[product.pk]))
