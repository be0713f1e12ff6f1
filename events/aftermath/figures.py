"""What a fair moved: scans and click-outs on its days, against the weeks before. Counts only, of nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from events.editions import EventPage
from product_pages.models import ClickOut, ProductPage
from showcase.models import Scan
from showcase.text.alphabet import sort_key
from showcase.today import today

DAYS_BEFORE = 28


@dataclass(frozen=True)
class Span:
    """Days from one to another, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return max((self.last - self.first).days + 1, 0)

    def a_day(self, count: int) -> float:
        """Return a count as one of a day, 0 for a span without days."""
        return round(count / self.days, 1) if self.days else 0.0


@dataclass(frozen=True)
class Row:
    """One product: how often it was scanned at the fair, and scanned elsewhere and clicked on, during and before."""

    title: str
    at_fair: int = 0
    scans: int = 0
    scans_before: int = 0
    clicks: int = 0
    clicks_before: int = 0

    @property
    def is_counted(self) -> bool:
        return any((self.at_fair, self.scans, self.scans_before, self.clicks, self.clicks_before))

    def __add__(self, other: "Row") -> "Row":
        names = ("at_fair", "scans", "scans_before", "clicks", "clicks_before")
        return Row(self.title, **{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True)
class Figures:
    """The rows of an edition, its own scans, and the spans that are compared."""

    during: Span
    before: Span
    rows: list[Row]
    own_scans: int

    @property
    def total(self) -> Row:
        return sum(self.rows, Row(""))

    @property
    def counted(self) -> list[Row]:
        """Return the rows of which anything was counted, the most scanned first."""
        found = [row for row in self.rows if row.is_counted]
        return sorted(found, key=lambda row: (-row.at_fair - row.scans, -row.clicks))

    @property
    def has_begun(self) -> bool:
        return self.during.days > 0


def products_at(event: EventPage) -> QuerySet[ProductPage]:
    """Return the Vietnamese pages of all products at an event, shown by an exhibitor or on show without one."""
    shown = Q(event_links__event=event.source) | Q(exhibits__event=event.source)
    return ProductPage.objects.filter(shown).distinct()


def figures_of(event: EventPage, at: date | None = None) -> Figures:
    """Return what was counted on the days of an event so far, and in the four weeks before it; five queries."""
    during = Span(event.starts_on, min(event.last_day, today(at)))
    before = Span(event.starts_on - timedelta(days=DAYS_BEFORE), event.starts_on - timedelta(days=1))
    products = dict(products_at(event).order_by().values_list("pk", "title"))
    own = Q(code__at=event.source)
    counted = {
        "at_fair": _scans(products, during, own),
        "scans": _scans(products, during, ~own),
        "scans_before": _scans(products, before, ~own),
        "clicks": _clicks(products, during),
        "clicks_before": _clicks(products, before),
    }
    rows = [
        Row(title, **{name: by_product.get(pk, 0) for name, by_product in counted.items()})
        for pk, title in sorted(products.items(), key=lambda item: sort_key(item[1]))
    ]
    scans = Scan.objects.filter(code__page=event.source, day__gte=during.first, day__lte=during.last)
    return Figures(during, before, rows, scans.aggregate(count=Sum("count"))["count"] or 0)


def _scans(products: Mapping[int, str], span: Span, of: Q) -> dict[int, int]:
    found = Scan.objects.filter(of, code__page__in=list(products), day__gte=span.first, day__lte=span.last)
    return dict(found.order_by().values_list("code__page").annotate(Sum("count")))


def _clicks(products: Mapping[int, str], span: Span) -> dict[int, int]:
    found = ClickOut.objects.filter(product__in=list(products), day__gte=span.first, day__lte=span.last)
    return dict(found.order_by().values_list("product").annotate(Sum("count")))
