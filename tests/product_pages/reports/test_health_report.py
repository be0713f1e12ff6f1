"""The report on listings: as `health_of` says it, whatever the checks once settled."""

from datetime import timedelta

import pytest
from django.utils import timezone

from product_pages.listings.health import Health
from tests.factories import CategoryFactory, ListingFactory, MarketplaceFactory, ProductPageFactory


@pytest.fixture
def listings(site, product):
    """Keep one listing in each of five states."""
    ListingFactory(product=product)
    gone = {"strikes": 3, "failing_since": timezone.now() - timedelta(days=2)}
    ListingFactory(product=product, state="gone", **gone)
    ListingFactory(product=product, checked_at=timezone.now() - timedelta(days=31))
    ListingFactory(product=product, checked_url="https://postmart.example/p/other.html")
    ListingFactory(product=product, marketplace=MarketplaceFactory(slug="voso", name="Voso", state="closed"))


def healths(response) -> list[str]:
    return [row.health for row in response.context["object_list"]]


def test_what_needs_somebody_stands_first(report, listings):
    assert healths(report("listing-health")) == ["gone", "closed", "stale", "unchecked", "works"]


@pytest.mark.parametrize("health", ["gone", "closed", "stale", "unchecked", "works"])
def test_filter_by_health(report, listings, health):
    assert healths(report("listing-health", health=health)) == [health]


def test_chart_counts_all_whatever_health_the_rows_have(report, listings):
    (chart,) = report("listing-health", health="gone").context["charts"]
    assert [row[1] for row in chart.figures.rows].count("1") == 5
    assert len(chart.figures.rows) == len(Health)


def test_row_says_since_when_and_how_often_it_fails(report, listings):
    response = report("listing-health", health="gone")
    cells = [cell.get_text(strip=True) for cell in response.soup.select(".report__rows tbody tr td")]
    assert cells[-4:] == ["22/11/2026", "24/11/2026", "3", ""]


def test_row_links_to_the_editor_of_the_listing(report, listings):
    row = report("listing-health", health="gone").context["object_list"][0]
    assert row.edit_url == f"/admin/snippets/product_pages/listing/edit/{row.listing.pk}/"


def test_renamed_marketplace_is_one_with_its_new_name(report, product):
    new = MarketplaceFactory(slug="buudien", name="Buudien", hosts="buudien.example")
    old = MarketplaceFactory(slug="old", name="Old", hosts="old.example", state="renamed", renamed_to=new)
    ListingFactory(product=product, marketplace=old, url="https://old.example/p/1.html")
    (row,) = report("listing-health", marketplace=new.pk).context["object_list"]
    assert row.marketplace == "Buudien (Old)"


def test_filter_by_category(report, site, listings):
    category = CategoryFactory()
    ListingFactory(product=ProductPageFactory(parent=site.products, category=category))
    assert healths(report("listing-health", category=category.pk)) == ["works"]


def test_samples_are_left_out_while_there_are_real_listings(report, product, listings):
    ListingFactory(product=product, is_sample=True)
    assert len(healths(report("listing-health"))) == 5
    (row,) = report("listing-health", figures="sample").context["object_list"]
    assert row.sample_word
    assert len(healths(report("listing-health", figures="both"))) == 6


def test_pages_have_fifty_rows(report, product):
    ListingFactory.create_batch(51, product=product)
    assert len(healths(report("listing-health"))) == 50
    assert len(healths(report("listing-health", p=2))) == 1


def test_no_listing_at_all_is_said(report, site):
    response = report("listing-health")
    assert healths(response) == []
    assert response.context["charts"] == []
