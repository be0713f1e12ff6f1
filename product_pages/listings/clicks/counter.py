"""What is counted when a reader goes on to a shop."""

from datetime import date

from showcase.counting.counter import OneMore

from .models import ClickOut

KEY = ("listing", "page", "day")


def click(day: date, listing: int, page: int, product: int, marketplace: int) -> OneMore:
    """Return one passage to a shop: to which listing, from which page, on which day. Nothing about who."""
    values = {
        "day": day,
        "listing": listing,
        "page": page,
        "product": product,
        "marketplace": marketplace,
        "count": 1,
        "is_sample": False,
    }
    return OneMore(ClickOut, KEY, values)
