"""The report on listings: which lead on to a shop today, and what is wrong with the others."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from product_pages.listings.health import DEAD, LEADS_ON, STRIKES, TRUSTED_DAYS, Health
from product_pages.listings.models import Listing
from product_pages.listings.permissions import seen_by
from product_pages.products.querysets import LONG_FIELDS
from showcase.today import day_of

from .base import Report, choices_of, date_column, edit_url, link_column, number_column, sample_column, sample_word
from .charts import bars, number
from .filters import BROKEN, HealthFilterSet
from .shapes import Chart

# What needs somebody first stands first; its number is the look of its bar.
URGENCY = {
    Health.GONE: 1,
    Health.UNREACHABLE: 1,
    Health.LOST: 1,
    Health.CLOSED: 3,
    Health.STALE: 2,
    Health.UNCHECKED: 2,
    Health.REDIRECTED: 0,
    Health.WORKS: 0,
}
ORDER = list(URGENCY)


@dataclass
class HealthRow:
    """A listing as it stands today."""

    listing: Listing
    health: Health

    @cached_property
    def product(self) -> str:
        return self.listing.product.title

    @property
    def marketplace(self) -> str:
        """Return the name of the shop today, with the one that it had when the listing was recorded."""
        was, now = self.listing.marketplace, self.listing.shop
        return str(now) if was.pk == now.pk else f"{now} ({was})"

    @property
    def address(self) -> str:
        return self.listing.address or self.listing.url

    @property
    def health_label(self) -> str:
        return str(self.health.label)

    @property
    def failing_since(self):
        return day_of(self.listing.failing_since) if self.listing.failing_since else None

    @property
    def checked_on(self):
        return self.listing.checked_on

    @property
    def strikes(self) -> int:
        return self.listing.strikes

    @property
    def sample_word(self) -> str:
        return sample_word(self.listing.is_sample)

    @property
    def edit_url(self) -> str:
        return edit_url(self.listing)


class HealthReport(Report):
    model = Listing
    slug = "listing-health"
    menu_label = _("Health of the listings")
    menu_order = 110
    header_icon = "link"
    filterset_class = HealthFilterSet
    rows_title = _("Listings")
    intro = _("Which listings lead on to a shop today. Readers are led to those that work, and to no other.")
    columns = [
        link_column("product", _("product"), "edit_url"),
        Column("marketplace", label=_("marketplace")),
        Column("address", label=_("address"), classname="report__address"),
        Column("health_label", label=_("today")),
        date_column("failing_since", _("failing since")),
        date_column("checked_on", _("checked on")),
        number_column("strikes", _("failures in a row")),
        sample_column(),
    ]
    list_export = [
        "product",
        "marketplace",
        "address",
        "health_label",
        "failing_since",
        "checked_on",
        "strikes",
        "sample_word",
    ]
    export_headings = {column.name: column.label for column in columns} | {"sample_word": _("figures")}

    @cached_property
    def listings(self) -> list[Listing]:
        """Return every listing that the user may know of: with its marketplaces and its product, in one query."""
        long = [f"product__{name}" for name in LONG_FIELDS]
        return list(seen_by(self.request.user).for_editors().select_related("product__category").defer(*long))

    @cached_property
    def has_real(self) -> bool:
        return any(not listing.is_sample for listing in self.listings)

    @cached_property
    def has_sample(self) -> bool:
        return any(listing.is_sample for listing in self.listings)

    @cached_property
    def filter_choices(self):
        return {
            "marketplace": choices_of(listing.shop for listing in self.listings),
            "category": choices_of(listing.product.category for listing in self.listings),
        }

    @cached_property
    def among(self) -> list[HealthRow]:
        """Return the listings that the filters leave, but for the filter by health, which only the rows follow."""
        shop, category = self.chosen["marketplace"], self.chosen["category"]
        return [
            HealthRow(listing, listing.health(self.day))
            for listing in self.listings
            if self.which.takes(listing.is_sample)
            and shop in (None, str(listing.shop.pk))
            and category in (None, str(listing.product.category_id))
        ]

    @cached_property
    def rows(self) -> list[HealthRow]:
        chosen = self.chosen["health"]
        wanted = DEAD if chosen == BROKEN else (chosen,) if chosen else tuple(Health)
        found = [row for row in self.among if row.health in wanted]
        return sorted(found, key=lambda row: (ORDER.index(row.health), row.listing.product.sort_key, row.listing.pk))

    @cached_property
    def counts(self) -> Counter:
        return Counter(row.health for row in self.among)

    @cached_property
    def charts(self) -> list[Chart]:
        if not self.among:
            return []
        data = [(str(health.label), self.counts[health], look) for health, look in reversed(URGENCY.items())]
        said = ", ".join(f"{label}: {number(count)}" for label, count, _look in data if count)
        return [
            bars(
                "health",
                gettext("Listings by what they answer today"),
                said,
                data,
                first=gettext("Today"),
                second=gettext("Listings"),
            )
        ]

    @cached_property
    def tiles(self):
        working = sum(self.counts[health] for health in LEADS_ON)
        dead = sum(self.counts[health] for health in DEAD)
        unknown = self.counts[Health.UNCHECKED] + self.counts[Health.STALE]
        return [
            (
                gettext("Lead on to a shop"),
                number(working),
                gettext("of %(count)s listings") % {"count": number(len(self.among))},
            ),
            (
                gettext("Need a new address"),
                number(dead),
                gettext("after %(count)s failed checks in a row") % {"count": STRIKES},
            ),
            (
                gettext("Not known today"),
                number(unknown),
                gettext("a check is trusted for %(count)s days") % {"count": TRUSTED_DAYS},
            ),
        ]
