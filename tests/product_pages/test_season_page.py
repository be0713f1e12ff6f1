"""The season page: this month, any month, the year as a table."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import ProductPageFactory
from tests.product_pages.helpers import english, kept, queries, read, texts

# Half past midnight on 1 December in Nghệ An.
DECEMBER = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)


@pytest.fixture
def fruit(site):
    """Publish one product for the turn of the year, one for June, and one that is made all year."""
    for title, season in (("Cam", (11, 12, 1)), ("Mận", (6,)), ("Tương", ())):
        ProductPageFactory(parent=site.products, title=title, season=season)
    return site.season


def in_season(soup) -> list[str]:
    return texts(soup, "section[aria-labelledby=now] .stamp__title")


@time_machine.travel(DECEMBER, tick=False)
def test_shows_what_ripens_this_month_by_the_calendar_of_viet_nam(client, fruit):
    assert in_season(read(client, fruit)) == ["Cam"]


@pytest.mark.parametrize(("month", "titles"), [(1, ["Cam"]), (6, ["Mận"]), (11, ["Cam"]), (12, ["Cam"])])
def test_any_month_shows_its_own(client, fruit, month, titles):
    soup = read(client, fruit, f"{month}/")
    assert in_season(soup) == titles
    assert soup.select_one(".chip[aria-current]")["href"] == f"{fruit.url}{month}/"


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_has_a_page_with_a_title_of_its_own(client, fruit, month):
    titles = {read(client, fruit, f"{number}/").title.get_text() for number in (month, month % 12 + 1)}
    assert len(titles) == 2


@pytest.mark.parametrize("suffix", ["0/", "13/", "99999999999999999999/", "-1/", "x/"])
def test_there_is_no_other_month(client, fruit, suffix):
    assert client.get(fruit.url + suffix).status_code == 404


def test_month_without_harvest_leads_on(client, fruit):
    soup = read(client, fruit, "3/")
    assert in_season(soup) == []
    assert soup.select_one("section[aria-labelledby=now] .empty")
    assert texts(soup, "section[aria-labelledby=always] .stamp__title") == ["Tương"]


def test_table_of_the_year_marks_the_months_of_each_harvest(client, fruit):
    rows = read(client, fruit).select(".year__table tbody tr")
    marked = {row.a.get_text(): [n for n, cell in enumerate(row("td"), start=1) if cell.span] for row in rows}
    assert marked == {"Cam": [1, 11, 12], "Mận": [6]}


@time_machine.travel(DECEMBER, tick=False)
def test_season_turns_at_midnight_out_of_the_cache_too(client, fruit):
    with time_machine.travel(datetime(2026, 11, 30, 16, tzinfo=UTC)):
        before = kept(client, fruit).h1.get_text()
    assert read(client, fruit).h1.get_text() != before


def test_drafts_do_not_ripen(client, fruit):
    ProductPageFactory(parent=fruit.get_parent().get_children().get(slug="san-pham"), season=(6,), live=False)
    assert in_season(read(client, fruit, "6/")) == ["Mận"]


def test_english_season_shows_english_products_only(client, site, fruit):
    english(site.products.get_children().get(title="Cam").specific, title="Orange")
    soup = read(client, english(fruit), "12/")
    assert in_season(soup) == ["Orange"]
    assert "December" in soup.h1.get_text()


def test_costs_the_same_at_any_number_of_products(client, fruit, settings, site):
    settings.PAGE_CACHE = False
    few = queries(client, fruit)
    ProductPageFactory.create_batch(37, parent=site.products, season=(12,))
    assert queries(client, fruit) == few <= 15
