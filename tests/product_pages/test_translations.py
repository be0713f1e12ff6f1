"""A product in English: its own words, and the facts of the Vietnamese page."""

from datetime import UTC, datetime

import pytest
import time_machine

from product_pages.models import ProductProducer, ProductSource
from tests.factories import CertificateFactory, ListingFactory, PlaceFactory, ProducerPageFactory
from tests.product_pages.helpers import english, node, queries, read, texts

TODAY = datetime(2026, 11, 24, 5, tzinfo=UTC)


@pytest.fixture
def ginger(product):
    """Return the product's English page."""
    return english(product, title="Ky Son ginger", intro="Grown on high fields.")


@time_machine.travel(TODAY, tick=False)
def test_certificates_are_shared(client, product, ginger):
    CertificateFactory(product=product)
    soup = read(client, ginger)
    assert texts(soup, ".stamp--large .stars") == ["★★★★"]
    assert len(node(soup, "Product")["hasCertification"]) == 1


@time_machine.travel(TODAY, tick=False)
def test_stars_stand_on_the_english_card_and_in_the_english_filter(client, site, product, ginger):
    CertificateFactory(product=product)
    assert texts(read(client, english(site.products), "?sao=4"), ".stamp .stars") == ["★★★★"]


def test_listings_are_shared_and_lead_on_in_english(client, product, ginger):
    listing = ListingFactory(product=product)
    links = read(client, ginger).select(".buy__listing a")
    assert [link["href"] for link in links] == [f"/en/ra-san/{listing.pk}/"]


def test_sources_are_shared(client, product, ginger):
    ProductSource.objects.create(product=product, title="Báo Nghệ An")
    assert texts(read(client, ginger), ".sources__item a, .sources__item")[0].startswith("Báo Nghệ An")


def test_source_taken_off_the_vietnamese_page_leaves_the_english_one_too(client, product):
    source = ProductSource.objects.create(product=product, title="Báo cũ")
    translation = english(product)
    source.delete()
    assert read(client, translation).select(".sources__item") == []


def test_words_are_its_own(client, ginger):
    soup = read(client, ginger)
    assert soup.h1.get_text() == "Ky Son ginger"
    assert "Grown on high fields." in soup.main.get_text()
    assert soup.html["lang"] == "en"


def test_each_language_leads_to_the_other(client, product, ginger):
    for page, other, code in ((product, ginger, "en"), (ginger, product, "vi")):
        assert read(client, page).select_one(f"link[hreflang={code}]")["href"].endswith(other.url)


def test_facts_follow_the_vietnamese_page_when_it_is_published(product, ginger):
    product.season, product.landscape, product.place = (6,), "coast", PlaceFactory()
    product.save_revision().publish()
    ginger.refresh_from_db()
    assert (ginger.season, ginger.landscape, ginger.place) == ((6,), "coast", product.place)


def test_facts_do_not_follow_a_draft(product, ginger):
    product.season = (6,)
    product.save_revision()
    ginger.refresh_from_db()
    assert ginger.season == ()


def test_words_do_not_follow_the_vietnamese_page(product, ginger):
    product.intro = "Lời mới."
    product.save_revision().publish()
    ginger.refresh_from_db()
    assert ginger.intro == "Grown on high fields."


def test_maker_taken_off_the_vietnamese_page_leaves_both(client, site, product):
    maker = ProducerPageFactory(parent=site.producers)
    link = ProductProducer.objects.create(product=product, producer=maker)
    english(product)
    link.delete()
    assert read(client, product).select("#people") == []


def test_page_that_is_only_in_english_stands_on_its_own(client, product, ginger):
    ProductSource.objects.create(product=ginger, title="Paper")
    product.delete()
    ginger.refresh_from_db()
    assert read(client, ginger).h1.get_text() == "Ky Son ginger"


def test_costs_no_more_than_a_detail_page_may(client, product, ginger, settings):
    settings.PAGE_CACHE = False
    CertificateFactory(product=product)
    ListingFactory(product=product)
    assert queries(client, ginger) <= 12
