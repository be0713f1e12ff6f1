"""The coverage of today, kept for the curve: what reports compare later days with."""

from datetime import date

from product_pages.coverage import coverage, coverage_by_marketplace
from showcase.today import today

from .models import CoverageDay


def keep_figures(at: date | None = None) -> list[CoverageDay]:
    """Write the coverage of the day (today), in all and at each open marketplace; return the rows.

    It may be asked for as often as one likes: the last answer of a day stands.
    """
    figures = [(None, coverage(at)), *coverage_by_marketplace(at)]
    return [
        CoverageDay.objects.update_or_create(
            day=today(at),
            marketplace=marketplace,
            defaults={"starred": figure.starred, "listed": figure.listed, "is_sample": False},
        )[0]
        for marketplace, figure in figures
    ]
