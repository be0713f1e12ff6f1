"""The coverage report: today by any dimension, and day by day."""

from datetime import date

import pytest

from product_pages.coverage import Coverage, coverage, coverage_by_marketplace
from product_pages.models import Goals
from tests.factories import (
    CategoryFactory,
    CertificateFactory,
    CriteriaSetFactory,
    FormerNameFactory,
    ListingFactory,
    MarketplaceFactory,
    ProductPageFactory,
)

from .conftest import DAY, kept, labels


@pytest.fixture
def goods(site):
    """Return two products with stars that hold, one of them listed at Postmart, and one that is only declared."""
    place = FormerNameFactory().place
    shelf = {"category": CategoryFactory(), "criteria_set": CriteriaSetFactory(), "place": place}
    sold = ProductPageFactory(parent=site.products, title="Gừng", **shelf)
    unsold = ProductPageFactory(parent=site.products, title="Mật mía")
    declared = ProductPageFactory(parent=site.products, title="Nhút")
    CertificateFactory(product=sold)
    CertificateFactory(product=unsold)
    CertificateFactory(product=declared, verified_on=None)
    ListingFactory(product=sold)
    ListingFactory(product=unsold, state="gone")
    return sold, unsold, declared


def row(response, label):
    return next(row for row in response.context["object_list"] if row.label == label)


def figures(row):
    return row.declared, row.starred, row.listed, row.working, row.percent


@pytest.mark.database
def test_all_agree_with_the_one_coverage(report, goods):
    found = report("coverage").context["object_list"][0]
    assert Coverage(found.starred, found.working) == coverage(DAY)
    assert figures(found) == (3, 2, 2, 1, 50)


def test_each_open_marketplace_agrees_too(report, goods):
    MarketplaceFactory(slug="voso", name="Voso")
    MarketplaceFactory(slug="dead", name="Dead", state="closed")
    rows = report("coverage").context["object_list"][1:]
    assert [(row.label, Coverage(row.starred, row.working)) for row in rows] == [
        (shop.name, figures) for shop, figures in coverage_by_marketplace(DAY)
    ]


@pytest.mark.parametrize(
    ("by", "label"), [("place", "Làng"), ("district", "Kỳ Sơn"), ("group", "Thực phẩm"), ("category", "Trái cây")]
)
def test_rows_by_what_is_asked(report, goods, by, label):
    _total, named, nameless = report("coverage", by=by).context["object_list"]
    assert label in named.label
    assert figures(named) == (1, 1, 1, 1, 100)
    assert figures(nameless) == (2, 1, 1, 0, 0)


def test_what_is_missing_links_to_its_editor(report, goods):
    response = report("coverage")
    assert [missing.name for missing in response.context["object_list"][0].missing] == ["Mật mía"]
    assert response.soup.select_one(f'td.report__missing a[href="/admin/pages/{goods[1].pk}/edit/"]')


@pytest.mark.parametrize(
    ("query", "products"),
    [({"district": "Kỳ Sơn"}, 1), ({"group": "food"}, 1), ({"group": "crafts"}, 0), ({}, 3)],
)
def test_filters_leave_products(report, goods, query, products):
    assert report("coverage", **query).context["object_list"][0].declared == products


def test_filter_by_marketplace_counts_there_only(report, goods):
    shop = MarketplaceFactory(slug="voso", name="Voso")
    assert figures(report("coverage", marketplace=shop.pk, by="category").context["object_list"][0]) == (3, 2, 0, 0, 0)


def test_without_any_figure_it_says_so(report, site):
    response = report("coverage")
    assert response.context["charts"] == []
    assert len(response.context["notes"]) == 2
    assert response.context["object_list"][0].percent_words == "–"


def test_samples_count_only_when_they_are_asked_for(report, site, goods):
    sample = ProductPageFactory(parent=site.products, title="Mẫu")
    CertificateFactory(product=sample, is_sample=True)
    ListingFactory(product=sample, is_sample=True)
    assert figures(report("coverage").context["object_list"][0]) == (3, 2, 2, 1, 50)
    response = report("coverage", figures="sample")
    assert figures(response.context["object_list"][0]) == (4, 3, 3, 2, 66)
    assert response.context["shows_sample"]
    assert response.context["object_list"][0].sample_word


def test_samples_are_shown_while_there_is_nothing_else(report, site):
    kept(date(2026, 11, 1), 4, is_sample=True)
    response = report("coverage")
    assert response.context["shows_sample"]
    assert response.soup.select_one(".report__banner")


def test_real_figures_come_first(report, goods):
    kept(date(2026, 11, 1), 4, is_sample=True)
    response = report("coverage")
    assert not response.context["shows_sample"]
    assert "figures=sample" in response.context["sample_url"]
    assert response.context["charts"] == []


def test_day_kept_before_any_star_was_verified_is_no_figure_yet(report, site):
    kept(date(2026, 11, 1), 4, is_sample=True)
    kept(date(2026, 11, 2), 0, starred=0)
    assert report("coverage").context["shows_sample"]


def test_curve_has_the_goal_and_a_line_for_each_open_marketplace(report, goods):
    shop = MarketplaceFactory()
    dead = MarketplaceFactory(slug="dead", name="Dead", state="closed")
    for day in (date(2026, 11, 1), date(2026, 11, 8)):
        kept(day, 5)
        kept(day, 4, marketplace=shop)
        kept(day, 3, marketplace=dead)
    Goals.objects.create(coverage=90)
    (chart,) = report("coverage").context["charts"]
    assert [len(line.points) for line in chart.lines] == [2, 2]
    assert chart.figures.rows == [["01/11/2026", "50%", "40%"], ["08/11/2026", "50%", "40%"]]
    assert "90" in chart.goal_label


def test_days_under_the_former_name_of_a_marketplace_continue_its_line(report, goods):
    new = MarketplaceFactory(slug="buudien", name="Buudien")
    old = MarketplaceFactory(slug="old", name="Old", state="renamed", renamed_to=new)
    kept(date(2026, 11, 1), 4, marketplace=old)
    kept(date(2026, 11, 8), 5, marketplace=new)
    (chart,) = report("coverage").context["charts"]
    assert [(line.name, len(line.points)) for line in chart.lines] == [("Buudien", 2)]


@pytest.mark.parametrize(("span", "points"), [("90", 6), ("365", 12), ("all", 20)])
def test_only_long_curves_are_thinned_to_the_last_day_of_each_month(report, goods, span, points):
    for month in range(20):
        year, number = divmod(2025 * 12 + 3 + month, 12)
        for day in (3, 20):
            kept(date(year, number + 1, day), 5)
    (chart,) = report("coverage", span=span).context["charts"]
    assert len(chart.lines[0].points) == points


def test_over_time_lists_the_days_newest_first(report, goods):
    kept(date(2026, 11, 1), 5)
    kept(date(2026, 11, 8), 6)
    assert [label[:10] for label in labels(report("coverage", by="day"))] == ["08/11/2026", "01/11/2026"]
