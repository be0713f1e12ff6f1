"""The report on click-outs: against the period before, and against the baseline year with its goal."""

from datetime import date

import pytest
from django.utils.translation import override

from product_pages.models import Goals
from product_pages.reports.clicks_report import verdict_of
from tests.factories import CategoryFactory, ListingFactory, MarketplaceFactory, ProductPageFactory
from tests.product_pages.helpers import english

from .conftest import clicked


@pytest.fixture
def listing(product):
    return ListingFactory(product=product)


@pytest.fixture(autouse=True)
def goals(db):
    return Goals.objects.create(baseline_year=2025)


def only(response):
    (row,) = response.context["object_list"]
    return row.now, row.before, row.baseline


@pytest.mark.database
def test_month_so_far_against_as_many_days_of_the_others(report, listing):
    clicked(listing, date(2026, 11, 24), 20)
    clicked(listing, date(2026, 10, 24), 10)
    clicked(listing, date(2026, 10, 25), 100)
    clicked(listing, date(2025, 11, 24), 16)
    clicked(listing, date(2025, 11, 25), 100)
    response = report("click-outs")
    assert only(response) == (20, 10, 16)
    (row,) = response.context["object_list"]
    assert (row.change_words, row.growth_words) == ("+100%", "+25%")
    assert len(response.context["notes"]) == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"on": "15/10/2026"}, (10, 7, 0)),
        ({"length": "quarter"}, (15, 0, 0)),
        ({"length": "year"}, (22, 3, 3)),
        ({"length": "year", "on": "01/01/2025"}, (3, 0, None)),
        ({"since": "01/10/2026", "until": "31/10/2026"}, (10, 7, 0)),
        ({"on": "01/01/2030"}, None),
    ],
)
def test_any_period_can_be_chosen(report, listing, query, expected):
    for day, count in ((date(2026, 11, 2), 5), (date(2026, 10, 2), 10), (date(2026, 9, 2), 7), (date(2025, 2, 2), 3)):
        clicked(listing, day, count)
    response = report("click-outs", **query)
    assert (only(response) if expected else list(response.context["object_list"])) == (expected or [])


@pytest.mark.parametrize(
    ("growth", "word"),
    [(None, "no"), (-3, "below"), (14, "below"), (15, "within"), (20, "within"), (21, "above")],
)
def test_growth_is_measured_by_the_goal(growth, word, goals):
    with override("en"):
        assert verdict_of(growth, goals).startswith(word)


def test_verdict_stands_beside_the_figures(report, listing):
    clicked(listing, date(2026, 10, 5), 118)
    clicked(listing, date(2025, 10, 5), 100)
    tiles = report("click-outs", on="01/10/2026").context["tiles"]
    assert [figure for _label, figure, _meaning in tiles] == ["118", "0", "100"]
    assert "15–20%" in tiles[2][2]


def test_goal_of_a_month_is_drawn_from_the_same_month_of_the_baseline_year(report, listing):
    clicked(listing, date(2026, 10, 5), 130)
    clicked(listing, date(2025, 10, 5), 100)
    (chart,) = report("click-outs", length="year").context["charts"]
    assert ["10/2026", "130", "115–120"] in chart.figures.rows
    assert len(chart.figures.rows) == 11
    assert len(chart.goals) == 1


def test_goal_of_a_day_is_that_of_the_average_day(report, listing):
    clicked(listing, date(2026, 10, 5), 130)
    clicked(listing, date(2025, 10, 5), 3100)
    (chart,) = report("click-outs", on="01/10/2026").context["charts"]
    assert ["05/10/2026", "130", "115–120"] in chart.figures.rows
    assert len(chart.goals) == 31


def test_without_figures_in_the_baseline_year_no_goal_is_drawn_and_it_is_said(report, listing):
    clicked(listing, date(2026, 10, 5), 130)
    response = report("click-outs", on="01/10/2026")
    assert "2025" in response.context["notes"][0]
    assert response.context["charts"][0].goals == []
    assert response.context["object_list"][0].growth_words == "–"


def test_baseline_year_is_not_compared_with_itself(report, listing):
    clicked(listing, date(2025, 10, 5), 130)
    response = report("click-outs", on="01/10/2025")
    assert only(response) == (130, 0, None)
    assert "2025" in response.context["notes"][0]


def test_by_product_language_and_listing(report, site, listing):
    other = ListingFactory(product=ProductPageFactory(parent=site.products, title="Mật mía"))
    clicked(listing, date(2026, 11, 2), 5)
    clicked(other, date(2026, 11, 2), 7, page_id=english(other.product).pk)

    def rows(by):
        return [(row.label, row.now, row.url) for row in report("click-outs", by=by).context["object_list"]]

    assert [row[:2] for row in rows("product")] == [("Mật mía", 7), ("Gừng Kỳ Sơn", 5)]
    assert [row[:2] for row in rows("language")] == [("Tiếng Anh", 7), ("Tiếng Việt", 5)]
    assert rows("listing")[0][0].startswith("Mật mía · https://")
    assert rows("listing")[0][2].endswith(f"/listing/edit/{other.pk}/")


def test_clicks_outlive_what_they_led_to(report, listing):
    clicked(listing, date(2026, 11, 2), 5)
    clicked(listing, date(2026, 11, 3), 5, product=None, page_id=None)
    listing.delete()
    assert only(report("click-outs")) == (10, 0, 0)
    for by in ("product", "language", "listing"):
        assert sum(row.now for row in report("click-outs", by=by).context["object_list"]) == 10


def test_renamed_marketplace_is_added_up_under_its_new_name(report, listing):
    new = MarketplaceFactory(slug="buudien", name="Buudien")
    old = listing.marketplace
    old.state, old.renamed_to = "renamed", new
    old.save()
    clicked(listing, date(2026, 11, 2), 5)
    clicked(listing, date(2026, 11, 3), 6, marketplace=new)
    assert only(report("click-outs", marketplace=new.pk)) == (11, 0, 0)


def test_filters_by_category_and_product(report, site, listing):
    category = CategoryFactory()
    other = ListingFactory(product=ProductPageFactory(parent=site.products, category=category))
    clicked(listing, date(2026, 11, 2), 5)
    clicked(other, date(2026, 11, 2), 7)
    assert only(report("click-outs", category=category.pk)) == (7, 0, 0)
    assert only(report("click-outs", product=listing.product.pk)) == (5, 0, 0)


def test_samples_and_real_clicks_are_told_apart(report, listing):
    clicked(listing, date(2026, 11, 2), 5, is_sample=True)
    response = report("click-outs")
    assert response.context["shows_sample"]
    assert response.context["object_list"][0].sample_word
    clicked(listing, date(2026, 11, 3), 7)
    assert only(report("click-outs")) == (7, 0, 0)
    assert only(report("click-outs", figures="both")) == (12, 0, 0)


def test_links_lead_to_the_periods_beside(report, listing):
    (_label, before), (_label, after) = report("click-outs", by="product").context["view"].steps
    assert "on=01%2F10%2F2026" in before
    assert "on=01%2F12%2F2026" in after
    assert "by=product" in before


def test_no_click_at_all_is_no_error(report, site):
    response = report("click-outs")
    assert response.context["charts"] == []
    assert list(response.context["object_list"]) == []
