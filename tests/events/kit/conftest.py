"""A fair with two stands: fish sauce with a certificate that holds, ginger with one that ends while the fair is on."""

from datetime import date
from types import SimpleNamespace

import pytest

from events.models import EventPage, Exhibitor
from product_pages.models import ProductPage
from showcase.places.models import Place
from tests.factories import (
    CertificateFactory,
    EventPageFactory,
    PictureFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
)

STORY = "Chượp ủ mười hai tháng. Ướp một lớp cá, một lớp muối. Mẻ nào cũng thơm."


@pytest.fixture
def fair(site) -> SimpleNamespace:
    event = EventPageFactory(
        parent=site.events,
        title="Hội chợ Ẩm thực Vinh",
        starts_on=date(2026, 12, 10),
        ends_on=date(2026, 12, 14),
        programme=[
            ("day", {"day": 1, "sessions": [{"title": "Khai mạc", "time": "08:00", "where": "Sân khấu chính"}]})
        ],
    )
    sauce, ginger = product(site, "Nước mắm Vạn Phần"), product(site, "Gừng Kỳ Sơn")
    makers = [ProducerPageFactory(parent=site.producers, title=title) for title in ("HTX Vạn Phần", "HTX Mường Lống")]
    stands = [
        exhibitor(event, maker, stand, shown)
        for maker, stand, shown in zip(makers, ("A10", "A2"), (sauce, ginger), strict=True)
    ]
    CertificateFactory(product=sauce, producer=makers[0], valid_until=date(2027, 2, 28))
    CertificateFactory(
        product=ginger, producer=makers[1], stars=3, issued_on=date(2023, 12, 12), valid_until=date(2026, 12, 12)
    )
    event = EventPage.objects.get(pk=event.pk)
    return SimpleNamespace(event=event, sauce=sauce, ginger=ginger, makers=makers, stands=stands)


def product(site, title: str) -> ProductPage:
    return ProductPageFactory(
        parent=site.products,
        title=title,
        intro=STORY,
        landscape="coast",
        place=Place.objects.filter(name="Diễn Châu").first() or PlaceFactory(name="Diễn Châu"),
        hero_image=PictureFactory(),
    )


def exhibitor(event, maker, stand: str, *products) -> Exhibitor:
    made = Exhibitor.objects.create(event=event, producer=maker, stand=stand)
    made.products.set(products)
    return made
