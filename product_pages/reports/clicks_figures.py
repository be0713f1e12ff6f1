"""Click-outs added up in the database: what the report on them compares."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from product_pages.listings.models import ClickOut, Listing, Marketplace

from .base import edit_url, sample_word
from .dimensions import ClicksBy
from .periods import Period

# What tells the rows of each dimension apart: a key, and what its name is made of.
GROUPS = {
    ClicksBy.MARKETPLACE: ("marketplace_id",),
    ClicksBy.PRODUCT: ("product_id", "product__title"),
    ClicksBy.LANGUAGE: ("page__locale__language_code",),
    ClicksBy.LISTING: ("listing_id", "listing__url", "product__title"),
}


@dataclass(frozen=True)
class Periods:
    """The period itself, the one before, and the same days of the baseline year (None in or before that year)."""

    now: Period
    before: Period
    baseline: Period | None

    @property
    def known(self) -> dict[str, Period]:
        return {"now": self.now, "before": self.before} | ({"baseline": self.baseline} if self.baseline else {})


@dataclass
class Compared:
    """Click-outs in the three periods; `baseline` is None where there is no period to compare with."""

    label: str
    now: int = 0
    before: int = 0
    baseline: int | None = None
    sampled: int = 0
    url: str = ""

    @property
    def change(self) -> int | None:
        return change(self.now, self.before)

    @property
    def growth(self) -> int | None:
        return change(self.now, self.baseline)

    @property
    def change_words(self) -> str:
        return percent_words(self.change)

    @property
    def growth_words(self) -> str:
        return percent_words(self.growth)

    @property
    def sample_word(self) -> str:
        return sample_word(bool(self.sampled))

    def add(self, row: dict) -> None:
        self.now += row["now"] or 0
        self.before += row["before"] or 0
        self.sampled += row["sampled"] or 0
        if "baseline" in row:
            self.baseline = (self.baseline or 0) + (row["baseline"] or 0)


def change(now: int, then: int | None) -> int | None:
    """Return by how many percent a number has grown, rounded; None when there was nothing to grow from."""
    return round((now - then) * 100 / then) if then else None


def percent_words(percent: int | None) -> str:
    if not percent:
        return "–" if percent is None else "0%"
    return f"{percent:+d}%".replace("-", "−")


def in_period(period: Period) -> Q:
    return Q(day__gte=period.first, day__lte=period.last)


def compared(clicks: QuerySet[ClickOut], by: str, periods: Periods, shops: dict[int, Marketplace]) -> list[Compared]:
    """Return the rows of a dimension, the most click-outs first; one query at any number of click-outs.

    Marketplaces that were renamed are added up under the name that they bear today.
    """
    known = periods.known
    sums = {name: Sum("count", filter=in_period(period)) for name, period in known.items()}
    ever = Q()
    for period in known.values():
        ever |= in_period(period)
    sums["sampled"] = Sum("count", filter=Q(is_sample=True))
    rows: dict[object, Compared] = {}
    for row in clicks.filter(ever).order_by().values(*GROUPS[ClicksBy(by)]).annotate(**sums):
        key, label, url = named(by, row, shops)
        rows.setdefault(key, Compared(label, url=url)).add(row)
    return sorted(rows.values(), key=lambda row: (-row.now, -row.before, row.label))


def named(by: str, row: dict, shops: dict[int, Marketplace]) -> tuple[object, str, str]:
    """Return what a row of the database counts for: its key, its name, the address of its editor."""
    match by:
        case ClicksBy.MARKETPLACE:
            shop = shops[row["marketplace_id"]].current
            return shop.pk, str(shop), edit_url(shop)
        case ClicksBy.PRODUCT:
            key = row["product_id"]
            url = reverse("wagtailadmin_pages:edit", args=[key]) if key else ""
            return key, row["product__title"] or _("products that were deleted"), url
        case ClicksBy.LANGUAGE:
            code = row["page__locale__language_code"]
            return code, _(dict(settings.LANGUAGES).get(code, code)) if code else _("pages that were deleted"), ""
    key = row["listing_id"]
    if not key:
        return None, _("listings that were deleted"), ""
    return key, f"{row['product__title'] or '–'} · {row['listing__url']}", edit_url(Listing(pk=key))


def by_day(clicks: QuerySet[ClickOut], periods: Iterable[Period]) -> Counter[date]:
    """Return the click-outs of each day of the periods; one query."""
    ever = Q()
    for period in periods:
        ever |= in_period(period)
    days = clicks.filter(ever).order_by().values("day").annotate(clicks=Sum("count"))
    return Counter({row["day"]: row["clicks"] for row in days})


def sum_of(days: Counter[date], period: Period) -> int:
    return sum(count for day, count in days.items() if day in period)
