"""The pages under which new products and producers are put."""

from typing import Any

from django.conf import settings

from product_pages.catalogue.models import ProductIndexPage
from product_pages.producers.models import ProducerIndexPage

from .models import Kind

INDEXES: dict[str, Any] = {Kind.PRODUCTS: ProductIndexPage, Kind.PRODUCERS: ProducerIndexPage}


def index_page(kind: str):
    """Return the Vietnamese list under which new pages of a kind are put, None where the site has none yet."""
    lists = INDEXES[Kind(kind)].objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return lists.order_by("path").first()
