"""The marketplaces' logos beside their buy buttons, without a query a page."""

from showcase.cache.data import per_generation
from showcase.images.renditions import LOGO

from .marketplaces import Marketplace


@per_generation
def logos() -> dict[int, dict]:
    """Return the logo of each marketplace that has one: its address, width and height, by the marketplace's key."""
    shops = Marketplace.objects.exclude(logo=None).select_related("logo")
    drawn = {shop.pk: shop.logo.get_rendition(LOGO) for shop in shops if shop.logo}
    return {pk: {"url": file.url, "width": file.width, "height": file.height} for pk, file in drawn.items()}
