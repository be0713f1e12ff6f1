"""Coverage: how many of the products whose stars hold today can be bought online today."""

from datetime import date

import pytest

from product_pages.coverage import Coverage, coverage
from product_pages.models import ProductPage
from tests.factories import (
    CertificateFactory,
    ListingFactory,
    MarketplaceFactory,
    ProductPageFactory,
)
from tests.product_pages.helpers import english

DAY = date(2026, 11, 24)


def starred(site, **fields) -> ProductPage:
    product = ProductPageFactory(parent=site.products, **fields)
    CertificateFactory(product=product)
    return product


@pytest.mark.parametrize(
    ("listed", "starred", "percent"), [(0, 0, None), (0, 3, 0), (2, 3, 66), (3, 3, 100), (199, 200, 99)]
)
def test_percent_is_whole_and_never_rounded_up(listed, starred, percent):
    assert Coverage(starred, listed).percent == percent


def test_counts_listed_among_starred_products(site):
    ListingFactory(product=starred(site))
    starred(site)
    assert coverage(DAY) == Coverage(starred=2, listed=1)


def test_product_without_stars_does_not_count_though_it_is_listed(site, product):
    ListingFactory(product=product)
    assert coverage(DAY) == Coverage(0, 0)


def test_several_certificates_and_shops_of_one_product_count_once(site):
    product = starred(site)
    CertificateFactory(product=product, stars=5)
    ListingFactory.create_batch(2, product=product)
    assert coverage(DAY) == Coverage(1, 1)


@pytest.mark.parametrize(("day", "count"), [(date(2027, 2, 28), 1), (date(2027, 3, 1), 0)])
def test_stars_count_until_their_last_day(site, day, count):
    starred(site)
    assert coverage(day).starred == count


def test_unverified_stars_do_not_count(site, product):
    CertificateFactory(product=product, verified_on=None)
    assert coverage(DAY).starred == 0


def test_stars_without_a_maker_do_not_count(site, product):
    CertificateFactory(product=product, producer=None)
    assert coverage(DAY).starred == 0


def test_certificates_without_stars_do_not_count(site, product):
    CertificateFactory(product=product, stars=None)
    assert coverage(DAY).starred == 0


@pytest.mark.parametrize("listing", [{"is_sample": True}, {"state": "gone"}, {"state": "unchecked"}])
def test_listing_that_is_not_known_to_work_does_not_count(site, listing):
    ListingFactory(product=starred(site), **listing)
    assert coverage(DAY) == Coverage(1, 0)


def test_closed_marketplace_does_not_count(site):
    ListingFactory(product=starred(site), marketplace=MarketplaceFactory(slug="voso", state="closed"))
    assert coverage(DAY) == Coverage(1, 0)


def test_draft_product_does_not_count(site):
    ListingFactory(product=starred(site, live=False))
    assert coverage(DAY) == Coverage(0, 0)


def test_translation_does_not_count_twice(site):
    product = starred(site)
    ListingFactory(product=product)
    english(product)
    assert coverage(DAY) == Coverage(1, 1)


def test_records_kept_with_either_language_are_those_of_one_product(site):
    product = starred(site)
    ListingFactory(product=english(product))
    CertificateFactory(product=english(product))
    assert coverage(DAY) == Coverage(1, 1)


def test_costs_two_queries_at_any_number_of_products(site, django_assert_num_queries):
    for product in [starred(site) for _number in range(5)]:
        ListingFactory(product=product)
    with django_assert_num_queries(2):
        coverage(DAY)
