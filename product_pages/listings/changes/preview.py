"""What a change of a marketplace would do to each listing, by the records' own rules, before anything is saved."""

from copy import copy
from dataclasses import dataclass
from functools import cached_property

from product_pages.products.querysets import LONG_FIELDS

from ..health import Health
from ..marketplaces import Marketplace
from ..models import Listing

Marketplaces = dict[int, Marketplace]


@dataclass(frozen=True)
class Standing:
    """Where a listing stands: its address, its health, and whether readers see a button."""

    address: str | None
    health: Health
    has_button: bool


@dataclass(frozen=True)
class Row:
    """One listing before and after."""

    listing: Listing
    before: Standing
    after: Standing

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def loses_button(self) -> bool:
        return self.before.has_button and not self.after.has_button

    @property
    def gains_button(self) -> bool:
        return self.after.has_button and not self.before.has_button

    @property
    def moves(self) -> bool:
        """Return whether it goes to another address, at a shop where anybody may be led."""
        new = self.after.address and self.before.address != self.after.address
        return bool(new) and self.after.health != Health.CLOSED

    @property
    def waits_for_check(self) -> bool:
        return self.moves and self.after.health == Health.UNCHECKED

    @property
    def is_lost(self) -> bool:
        return self.after.health == Health.LOST and self.before.health != Health.LOST


class Preview:
    """Every listing that a change concerns: those of the marketplace, and of those that were renamed to it."""

    def __init__(self, changed: Marketplace):
        self.changed = changed
        self.then = marketplaces(changed)
        self.now = marketplaces()

    @cached_property
    def concerned(self) -> set[int]:
        """Return which marketplaces lead to the changed one, before or after."""
        return {pk for graph in (self.now, self.then) for pk, shop in graph.items() if shop.leads_to(self.changed)}

    @cached_property
    def all_rows(self) -> list[Row]:
        found = Listing.objects.filter(marketplace__in=self.concerned).select_related("product__criteria_set")
        found = found.defer(*(f"product__{name}" for name in LONG_FIELDS)).order_by("product__sort_key", "pk")
        return [Row(each, standing(each, self.now), standing(each, self.then)) for each in found]

    @cached_property
    def rows(self) -> list[Row]:
        """Return what changes; who loses the button comes first."""
        return sorted((row for row in self.all_rows if row.changes), key=lambda row: not row.loses_button)

    @property
    def listings(self) -> int:
        return len(self.all_rows)

    @property
    def unchanged(self) -> int:
        return self.listings - len(self.rows)

    @cached_property
    def losing(self) -> set[int]:
        """Return the products that lose a buy button."""
        return {row.listing.product_id for row in self.rows if row.loses_button}

    @cached_property
    def without_shop(self) -> set[int]:
        """Return the products that lose their last one."""
        kept = {row.listing.product_id for row in self.all_rows if row.after.has_button}
        others = Listing.objects.filter(product__in=self.losing - kept).exclude(marketplace__in=self.concerned)
        others = others.select_related("product__criteria_set")
        return self.losing - kept - {each.product_id for each in others if standing(each, self.then).has_button}

    @property
    def counts(self) -> dict[str, int]:
        """Return the numbers that stand above the table."""
        return {
            "losing": len(self.losing),
            "without_shop": len(self.without_shop),
            "gaining": len({row.listing.product_id for row in self.rows if row.gains_button}),
            "to_check": sum(row.waits_for_check for row in self.rows),
            "moving": sum(row.moves and not row.waits_for_check for row in self.rows),
            "lost": sum(row.is_lost for row in self.rows),
            "unchanged": self.unchanged,
        }


def marketplaces(changed: Marketplace | None = None) -> Marketplaces:
    """Return all marketplaces by key, linked to one another, with the changed one in place of its record."""
    found = {shop.pk: shop for shop in Marketplace.objects.all()}
    if changed:
        # A copy, because the links below would be kept in a form's own record.
        found[changed.pk] = copy(changed)
        found[changed.pk]._state = copy(changed._state)
        found[changed.pk]._state.fields_cache = {}
    for shop in found.values():
        shop.renamed_to = found.get(shop.renamed_to_id or 0)
    return found


def standing(listing: Listing, shops: Marketplaces) -> Standing:
    """Return where the listing stands when the marketplaces are these."""
    here = copy(listing)
    here._state = copy(listing._state)
    here._state.fields_cache = dict(listing._state.fields_cache)
    here.__dict__.pop("address", None)
    here.marketplace = shops[listing.marketplace_id]
    visible = listing.product.live and listing.product.may_have_buy_button
    return Standing(here.address, here.health(), visible and here.leads_on)
