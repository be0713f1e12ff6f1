"""The coverage day by day, thinned to what a curve can show."""

from collections import defaultdict
from datetime import date, timedelta

from django.utils.translation import gettext as _

from product_pages.coverage import Coverage

from .charts import day_label
from .filters import Span
from .models import CoverageDay
from .shapes import Series
from .standings import CoverageRow

# Days between the first and the last up to which every day, and every week, has a point of its own.
DAYS, WEEKS = 31, 186


def curve_days(kept: list[CoverageDay], span: str, today: date) -> list[CoverageDay]:
    """Return the kept days of a span: each of a month, the last of each week of half a year, else of each month."""
    if span != Span.ALL:
        kept = [day for day in kept if day.day > today - timedelta(days=int(span))]
    if not kept:
        return []
    length = (kept[-1].day - kept[0].day).days
    last: dict[tuple, CoverageDay] = {}
    for day in kept:
        last[day.marketplace_id, *slot_of(day.day, length)] = day
    return sorted(last.values(), key=lambda day: (day.day, day.marketplace_id or 0))


def slot_of(day: date, length: int) -> tuple[int, ...]:
    """Return what days share one point of a curve of so many days."""
    if length <= DAYS:
        return (day.toordinal(),)
    return day.isocalendar()[:2] if length <= WEEKS else (day.year, day.month)


def series_of(days: list[CoverageDay], shop: int | None) -> list[Series]:
    """Return the curves: at any marketplace, and at each that is open (or the chosen one); days without stars none."""
    points: dict[int, dict[date, tuple[int, bool]]] = defaultdict(dict)
    names = {0: _("at any marketplace")}
    for day in days:
        at = day.marketplace.current if day.marketplace else None
        if day.starred and (at is None or (at.is_open and shop in (None, at.pk))):
            names.setdefault(at.pk if at else 0, str(at))
            points[at.pk if at else 0][day.day] = (Coverage(day.starred, day.listed).percent or 0, day.is_sample)
    return [
        Series(names[key], [(day, *figures) for day, figures in sorted(found.items())])
        for key, found in sorted(points.items())
    ]


def kept_row(day: CoverageDay) -> CoverageRow:
    """Return a kept day as a row of the report."""
    where = day.marketplace.current if day.marketplace else _("at any marketplace")
    return CoverageRow(f"{day_label(day.day)} · {where}", None, day.starred, None, day.listed, sample=day.is_sample)
