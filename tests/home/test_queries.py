"""What a page costs in queries: the same at 3, 40 and 400 products, and nothing once it is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.models import EventProduct
from product_pages.models import ProductProducer
from showcase.brand.models import BrandSettings
from showcase.places.models import FormerName
from showcase.today import today
from stories.models import StoryPlace, StoryProduct
from tests.factories import (
    CategoryFactory,
    CertificateFactory,
    EventPageFactory,
    FormerNameFactory,
    ListingFactory,
    PictureFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.long
SIZES = (3, 40, 400)
# Any other page: 15.
LIMITS = dict.fromkeys(("product", "producer", "story", "event"), 12)


@pytest.fixture
def stock(site):
    """Return a function that grows the site to a number of products, with stories and events in proportion."""
    shared = {
        "hero_image": PictureFactory(),
        "place": FormerNameFactory.create_batch(2, kind=FormerName.Kind.DISTRICT)[0].place,
        "category": CategoryFactory(),
        "season": tuple(range(1, 13)),
    }
    producer = ProducerPageFactory(parent=site.producers, title="Người làm")
    BrandSettings.for_site(Site.objects.get())  # made at the first reading, which empties what was kept
    products = []

    @disable_reference_index_auto_update()  # no page reads it, and it takes as long as everything else
    def grow(number: int) -> list:
        for n in range(len(products), number):
            product = ProductPageFactory(parent=site.products, title=f"Cam {n}", latitude=19, longitude=105, **shared)
            CertificateFactory(product=product, producer=producer)
            ListingFactory(product=product, state="works")
            ProductProducer.objects.create(product=product, producer=producer)
            if n % 10 < 2:
                told = StoryPageFactory(parent=site.stories, title=f"Chuyện {n}", hero_image=shared["hero_image"])
                StoryProduct.objects.create(story=told, product=product)
                StoryPlace.objects.create(story=told, place=shared["place"])
                day = today() + timedelta(days=n - 1)
                shown = EventPageFactory(parent=site.events, title=f"Hội {n}", starts_on=day, place=shared["place"])
                EventProduct.objects.create(event=shown, product=product)
            products.append(product)
        return products

    return grow


def lists(site, place) -> dict[str, tuple]:
    """Return the pages that list, each with what follows its address."""
    return {
        "home": (site.home, ""),
        "catalogue": (site.products, ""),
        "filtered": (site.products, "?thang=3"),
        "season": (site.season, ""),
        "month": (site.season, "3/"),
        "map": (site.map, ""),
        "place": (site.map, f"{place.slug}/"),
        "district": (site.map, f"{place.former_district.slug}/"),
        "search": (site.search, "?q=cam"),
        "producers": (site.producers, ""),
        "stories": (site.stories, ""),
        "events": (site.events, ""),
    }


def details(products) -> dict[str, tuple]:
    """Return the pages that tell of one thing."""
    product = products[0]
    return {
        "product": (product, ""),
        "producer": (product.producers[0], ""),
        "story": (product.story_links.get().story, ""),
        "event": (product.event_links.get().event, ""),
    }


def costs(client, pages: dict[str, tuple]) -> dict[str, int]:
    """Return how many queries each page costs when all of them have been read before."""
    addresses = {name: page.url + suffix for name, (page, suffix) in pages.items()}
    assert {client.get(url).status_code for url in addresses.values()} == {200}
    counted = {}
    for name, url in addresses.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counted[name] = len(captured)
    return counted


def test_costs_the_same_at_3_40_and_400_products(site, stock, client, settings):
    settings.PAGE_CACHE = False
    few, more, many = (
        costs(client, lists(site, products[0].place) | details(products)) for products in map(stock, SIZES)
    )
    assert few == more == many
    assert not {name: cost for name, cost in few.items() if cost > LIMITS.get(name, 15)}


def test_a_kept_page_costs_nothing(site, stock, client):
    products = stock(3)
    assert not any(costs(client, lists(site, products[0].place) | details(products)).values())
