"""Producers: persons are shown only while they consent; product and producer know one another."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError

from product_pages.models import ProducerContact, ProductProducer
from showcase.consents.models import Consent
from tests.factories import (
    CertificateFactory,
    ConsentFactory,
    ContactFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
)
from tests.product_pages.helpers import english, kept, node, queries, read, texts

NAME, PHONE, EMAIL = "Lữ Thị Mẫu", "0900 000 000", "mau@maker.example"
DAY = date(2026, 11, 24)
# Half past midnight of DAY in Nghệ An.
DAWN = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


@pytest.fixture
def producer(site):
    return ProducerPageFactory(parent=site.producers, title="Hợp tác xã Mường Lống")


@pytest.fixture
def made(producer, product):
    """Return a product that the producer makes."""
    ProductProducer.objects.create(product=product, producer=producer)
    return product


def contact(producer, given: date | None = DAY, withdrawn: date | None = None) -> ProducerContact:
    consent = ConsentFactory(given_on=given, withdrawn_on=withdrawn)
    return ContactFactory(producer=producer, name=NAME, role="Giám đốc", phone=PHONE, email=EMAIL, consent=consent)


def persons(client, producer) -> list[str]:
    """Return what of the contact's data stands on the producer's page."""
    html = client.get(producer.url).content.decode()
    return [each for each in (NAME, PHONE, EMAIL) if each in html]


@time_machine.travel(DAWN, tick=False)
@pytest.mark.parametrize(
    ("given", "withdrawn", "shown"),
    [
        (DAY, None, True),
        (DAY - timedelta(days=900), None, True),
        (DAY, DAY + timedelta(days=1), True),
        (None, None, False),
        (DAY + timedelta(days=1), None, False),
        (DAY - timedelta(days=9), DAY, False),
        (DAY - timedelta(days=9), DAY - timedelta(days=1), False),
        (DAY, DAY, False),
    ],
)
def test_contact_is_shown_with_todays_consent_only(client, producer, given, withdrawn, shown):
    contact(producer, given, withdrawn)
    assert persons(client, producer) == ([NAME, PHONE, EMAIL] if shown else [])


def test_consent_of_tomorrow_counts_tomorrow_out_of_the_cache_too(client, producer):
    contact(producer, DAY)
    with time_machine.travel(DAWN - timedelta(hours=1), tick=False) as clock:
        assert NAME not in kept(client, producer).get_text()
        clock.move_to(DAWN)
        assert persons(client, producer) != []


def test_withdrawal_empties_kept_pages_in_both_languages(client, producer):
    person, translation = contact(producer), english(producer)
    with time_machine.travel(DAWN):
        assert NAME in kept(client, producer).get_text()
        assert NAME in kept(client, translation).get_text()
        person.consent.withdrawn_on = DAY
        person.consent.save()
        assert persons(client, producer) == persons(client, translation) == []


@time_machine.travel(DAWN)
def test_deleting_the_record_removes_the_person(client, producer):
    person = contact(producer)
    assert persons(client, producer)
    person.delete()
    assert persons(client, producer) == []


@time_machine.travel(DAWN, tick=False)
def test_machines_are_told_of_the_producer_and_of_no_person(client, producer):
    contact(producer)
    told = node(read(client, producer), "Organization")
    assert told["name"] == producer.title
    assert NAME not in str(told)


@time_machine.travel(DAWN, tick=False)
def test_only_what_the_consent_covers_is_shown(client, producer):
    person = contact(producer)
    Consent.objects.update(covers_phone=False)
    assert persons(client, producer) == [NAME, EMAIL]
    Consent.objects.update(covers_phone=True, covers_name=False)
    cache.clear()
    assert persons(client, producer) == []
    person.refresh_from_db()
    with pytest.raises(ValidationError, match=r"tên|named"):
        person.clean()


def test_a_contact_may_wait_for_its_consent(producer):
    ProducerContact(name=NAME, producer=producer).clean()


def test_producer_shows_what_it_makes(client, producer, made):
    assert texts(read(client, producer), ".stamp__title") == [made.title]


def test_product_shows_who_makes_it(client, producer, made):
    assert texts(read(client, made), "#people .story__title") == [producer.title]


def test_both_ways_in_english(client, producer, made):
    english(producer, title="Muong Long cooperative")
    english(made, title="Ky Son ginger")
    soups = [read(client, english(page)) for page in (made, producer)]
    assert texts(soups[0], "#people .story__title") == ["Muong Long cooperative"]
    assert texts(soups[1], ".stamp__title") == ["Ky Son ginger"]


def test_product_without_english_is_not_shown_in_english(client, producer, made):
    assert read(client, english(producer)).select(".stamp") == []


def test_unpublished_producer_is_hidden_from_its_product(client, producer, made):
    producer.unpublish()
    assert producer.title not in client.get(made.url).content.decode()


def test_unpublished_producer_is_hidden_from_the_list(client, site, producer):
    ProducerPageFactory(parent=site.producers, title="Làng rèn", live=False)
    assert texts(read(client, site.producers), ".story__title") == [producer.title]


def test_unpublished_producer_is_not_named_with_its_certificate(client, producer, made):
    CertificateFactory(product=made, producer=producer)
    producer.unpublish()
    assert producer.title not in client.get(made.url).content.decode()


def test_unpublished_product_is_hidden_from_its_producer(client, producer, made):
    made.unpublish()
    assert read(client, producer).select(".stamp") == []


def test_deleting_a_producer_leaves_its_product_and_certificate(client, producer, made):
    certificate = CertificateFactory(product=made, producer=producer)
    producer.delete()
    certificate.refresh_from_db()
    assert certificate.producer is None
    assert read(client, made).select("#people") == []


def test_place_names_its_producers(client, site):
    place = PlaceFactory(name="Mường Lống")
    ProducerPageFactory(parent=site.producers, title="Hợp tác xã", place=place)
    assert texts(read(client, site.map, f"{place.slug}/"), ".story__title") == ["Hợp tác xã"]


def test_producers_stand_in_the_order_of_a_vietnamese_dictionary(client, site):
    for title in ("Ớt", "Đất", "Ong", "Dệt"):
        ProducerPageFactory(parent=site.producers, title=title)
    assert texts(read(client, site.producers), ".story__title") == ["Dệt", "Đất", "Ong", "Ớt"]


def test_costs_the_same_at_any_number_of_producers_and_products(client, site, producer, settings):
    settings.PAGE_CACHE = False
    few = queries(client, site.producers), queries(client, producer)
    place = PlaceFactory()
    for _more in range(6):
        page = ProductPageFactory(parent=site.products, place=place)
        ProductProducer.objects.create(product=page, producer=producer)
        ProducerPageFactory(parent=site.producers, place=place)
    many = queries(client, site.producers), queries(client, producer)
    print(f"producers {many[0]}, producer {many[1]} queries")
    assert many == few
    assert many[0] <= 15
    assert many[1] <= 12
