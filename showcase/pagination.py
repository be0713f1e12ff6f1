"""Pages of a long list. A page that is no number or does not exist leads to the nearest that does."""

from django.core.paginator import Page, Paginator


def page_of(items, number, per_page: int = 48) -> Page:
    """Return the page of the items that the address asks for."""
    return Paginator(items, per_page).get_page(number)
