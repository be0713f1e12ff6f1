"""The public page on validity: the rules as the desk has written them, the figures as they stand."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.factories import (
    CertificateFactory,
    ListingFactory,
    MarketplaceFactory,
    ProductPageFactory,
    SchemeFactory,
    ValidityPageFactory,
)
from tests.product_pages.helpers import queries, read, texts

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)


@pytest.fixture
def validity(site):
    return ValidityPageFactory(parent=site.about)


@pytest.fixture
def starred(site):
    """Return a product with valid stars."""
    product = ProductPageFactory(parent=site.products)
    CertificateFactory(product=product)
    return product


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


def test_says_the_rule_of_each_scheme(client, validity):
    SchemeFactory(rule_vi="36 tháng kể từ ngày công nhận.", legal_basis="Quyết định 148/QĐ-TTg")
    SchemeFactory(code="gi", name_vi="Chỉ dẫn địa lý", expiry="never", months=None)
    rules = texts(read(client, validity), "dl.facts dd")
    assert "36 tháng kể từ ngày công nhận. Quyết định 148/QĐ-TTg" in rules
    assert len(rules) == 2
    assert all(rules)


def test_shows_the_coverage_at_each_open_marketplace(client, validity, starred):
    ListingFactory(product=starred)
    MarketplaceFactory(slug="empty", name="Sàn trống")
    MarketplaceFactory(slug="voso", name="Voso", state="closed")
    soup = read(client, validity)
    assert texts(soup, ".figure-number") == ["100%"]
    assert texts(soup, "table:first-of-type tbody tr") == ["Postmart1 / 1100%", "Sàn trống0 / 10%"]


def test_without_verified_stars_there_is_nothing_to_count(client, validity):
    assert texts(read(client, validity), ".figure-number") == ["–"]


def test_counts_certificates_by_state_without_samples_and_drafts(client, validity, starred):
    CertificateFactory(product=starred, verified_on=None)
    CertificateFactory(product=starred, valid_until=date(2026, 11, 23))
    CertificateFactory(product=starred, is_sample=True)
    CertificateFactory(product=starred, live=False)
    counts = [int(text) for text in texts(read(client, validity), "table:last-of-type td")]
    assert sorted(counts, reverse=True) == [1, 1, 1, 0, 0, 0]


def test_costs_the_same_at_any_number_of_certificates(client, validity, site, starred):
    few = queries(client, validity)
    for _number in range(10):
        ListingFactory(product=starred)
        CertificateFactory(product=ProductPageFactory(parent=site.products))
    assert queries(client, validity) == few <= 15
