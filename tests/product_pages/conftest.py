"""A product that has everything a product can have."""

from datetime import date

import pytest

from events.models import EventProduct
from product_pages.models import ProductPage, ProductProducer, ProductSource
from stories.models import StoryProduct
from tests.factories import (
    CategoryFactory,
    CertificateFactory,
    CriteriaSetFactory,
    EventPageFactory,
    FormerNameFactory,
    ListingFactory,
    PictureFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
)

CHAPTERS = {
    "origin": "<p>Từ đời ông bà.</p>",
    "environment": "<p>Nương dốc, sương sớm.</p>",
    "process": "<p>Trồng rồi thu.</p>",
    "steps": [("step", {"title": "Thu hoạch", "text": "<p>Đào bằng tay.</p>", "duration": "2 ngày"})],
    "culture": [("paragraph", "<p>Chợ phiên.</p>"), ("quote", {"text": "Gừng cay muối mặn", "attribution": "Ca dao"})],
    "features": "<p>Cay nồng.</p>",
    "enjoy": "<p>Kho với cá.</p>",
}
FACTS = {
    "alternative_names": "gừng dé, khinh",
    "tagline": "Củ nhỏ, cay lâu",
    "landscape": "highland",
    "season": (11, 12, 1),
    "weight": "500 g",
    "keeping": "Nơi khô mát",
    "ingredients": "Gừng 100%",
    "provenance_code": "8930001",
    "provenance_url": "https://trace.example/8930001",
    "responsible_name": "Hợp tác xã Mường Lống",
    "responsible_address": "Xã Mường Lống",
}


@pytest.fixture
def fullest(site) -> ProductPage:
    """Publish a product with every field filled and everything that may be linked to it."""
    place = FormerNameFactory(place__name="Mường Lống").place
    picture = PictureFactory()
    page = ProductPageFactory(
        parent=site.products,
        title="Gừng Kỳ Sơn",
        hero_image=picture,
        hero_alt="Một rổ gừng",
        category=CategoryFactory(),
        criteria_set=CriteriaSetFactory(),
        place=place,
        **CHAPTERS,
        **FACTS,
    )
    producer = ProducerPageFactory(parent=site.producers, place=place, hero_image=picture)
    ProductProducer.objects.create(product=page, producer=producer)
    ProductSource.objects.create(product=page, title="Báo Nghệ An", url="https://paper.example/1", chapter="origin")
    CertificateFactory(product=page, producer=producer, valid_until=date(2099, 1, 1))
    ListingFactory(product=page)
    story = StoryPageFactory(parent=site.stories, hero_image=picture)
    StoryProduct.objects.create(story=story, product=page)
    event = EventPageFactory(parent=site.events, starts_on=date(2098, 1, 1), place=PlaceFactory())
    EventProduct.objects.create(event=event, product=page)
    return page
