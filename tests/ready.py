"""Pages that have all that is required: what a person may publish."""

from datetime import date

from events.models import EventPage, EventSource
from product_pages.models import ProductPage, ProductSource
from stories.models import StoryPage, StorySource
from tests import factories

PRODUCT = {
    "intro": "Củ nhỏ, cay lâu.",
    "origin": "<p>Từ đời ông bà.</p>",
    "environment": "<p>Nương dốc, sương sớm.</p>",
    "process": "<p>Trồng rồi thu.</p>",
    "culture": [("paragraph", "<p>Chợ phiên.</p>")],
    "features": "<p>Cay nồng.</p>",
    "responsible_name": "Hợp tác xã Mường Lống",
    "responsible_address": "Xã Mường Lống",
    "hero_alt": "Một rổ gừng",
}


def ready_product(parent, **fields) -> ProductPage:
    """Return a product that lacks nothing required; pass `live=False` for a draft."""
    page = factories.ProductPageFactory(
        parent=parent,
        **{
            "hero_image": factories.PictureFactory(),
            "category": factories.CategoryFactory(),
            "criteria_set": factories.CriteriaSetFactory(),
            "place": factories.PlaceFactory(),
            "provenance_code": "8930001",
        }
        | PRODUCT
        | fields,
    )
    page.product_sources = [ProductSource(title="Báo Nghệ An", url="https://paper.example/1")]
    page.save()
    return page


def ready_story(parent, **fields) -> StoryPage:
    """Return a story that lacks nothing required."""
    start = {
        "hero_image": factories.PictureFactory(),
        "hero_alt": "Sân phơi",
        "body": [("paragraph", "<p>Chợ phiên họp từ mờ sáng.</p>")],
        "author": "Ban biên tập",
        "written_on": date(2026, 11, 1),
    }
    page = factories.StoryPageFactory(parent=parent, **start | fields)
    page.story_sources = [StorySource(title="Báo Nghệ An", url="https://paper.example/2")]
    page.save()
    return page


def ready_event(parent, **fields) -> EventPage:
    """Return an event that lacks nothing required."""
    page = factories.EventPageFactory(
        parent=parent, **{"organiser": "Sở Công Thương", "venue": "Quảng trường"} | fields
    )
    page.event_sources = [EventSource(title="Thông báo", url="https://paper.example/3")]
    page.save()
    return page
