"""The catalogue: filters that combine and count, addresses that may hold anything, Vietnamese order."""

from datetime import UTC, datetime
from urllib.parse import quote_from_bytes, urlencode

import pytest
import time_machine
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from product_pages.catalogue.filters import FILTERS
from tests.factories import (
    CategoryFactory,
    CertificateFactory,
    FormerNameFactory,
    PlaceFactory,
    ProductPageFactory,
    SchemeFactory,
)
from tests.product_pages.helpers import english, queries, read, texts

TODAY = datetime(2026, 11, 24, 5, tzinfo=UTC)
NAMES = [each.name for each in FILTERS]


@pytest.fixture
def shelf(site):
    """Publish three products and return the catalogue."""
    fruit, tea = CategoryFactory(slug="trai-cay"), CategoryFactory(slug="che")
    hill = PlaceFactory(name="Mường Lống")
    cam = {"category": fruit, "landscape": "midland", "season": (11, 12)}
    ProductPageFactory(parent=site.products, title="Cam Vinh", **cam)
    ProductPageFactory(parent=site.products, title="Mận", category=fruit, landscape="highland", place=hill, season=(6,))
    ProductPageFactory(parent=site.products, title="Chè gay", category=tea, landscape="midland", place=hill)
    return site.products


def found(client, catalogue, query: str = "") -> list[str]:
    return texts(read(client, catalogue, query), ".stamp__title")


def offered(client, catalogue, name: str, query: str = "") -> dict[str, int]:
    """Return how many products a filter says that each of its values would show."""
    options = read(client, catalogue, query).select(f"#f-{name} option")[1:]
    return {each["value"]: int(each.get_text().rpartition("(")[2].strip(")")) for each in options}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Cam Vinh", "Chè gay", "Mận"]),
        ("?loai=trai-cay", ["Cam Vinh", "Mận"]),
        ("?vung=midland", ["Cam Vinh", "Chè gay"]),
        ("?noi=xa-muong-long", ["Chè gay", "Mận"]),
        ("?thang=12", ["Cam Vinh"]),
        ("?loai=trai-cay&vung=midland", ["Cam Vinh"]),
        ("?loai=trai-cay&noi=xa-muong-long&thang=6", ["Mận"]),
        ("?loai=che&thang=6", []),
    ],
)
def test_filters_combine(client, shelf, query, titles):
    assert found(client, shelf, query) == titles


def test_counts_are_those_of_what_each_choice_would_show(client, shelf):
    assert offered(client, shelf, "loai") == {"che": 1, "trai-cay": 2}
    assert offered(client, shelf, "thang") == {"6": 1, "11": 1, "12": 1}


def test_counts_of_one_filter_heed_the_others(client, shelf):
    assert offered(client, shelf, "loai", "?vung=highland") == {"trai-cay": 1}
    assert offered(client, shelf, "vung", "?vung=highland") == {"midland": 2, "highland": 1}


@pytest.mark.parametrize("query", ["?loai=trai-cay", "?vung=midland&thang=11"])
def test_every_count_comes_true(client, shelf, query):
    for name in NAMES:
        for value, count in offered(client, shelf, name, query).items():
            assert len(found(client, shelf, f"{query}&{name}={value}")) == count


def test_choice_that_shows_nothing_stays_chosen(client, shelf):
    assert offered(client, shelf, "loai", "?loai=che&thang=6") == {"che": 0, "trai-cay": 1}


def test_each_chip_takes_one_filter_off(client, shelf):
    chips = read(client, shelf, "?loai=trai-cay&vung=midland").select(".chips a")
    assert [chip["href"] for chip in chips] == [
        f"{shelf.url}?vung=midland",
        f"{shelf.url}?loai=trai-cay",
        shelf.url,
    ]


def test_single_chip_leads_back_to_everything(client, shelf):
    assert [chip["href"] for chip in read(client, shelf, "?vung=coast").select(".chips a")] == [shelf.url]


def test_how_many_of_how_many_is_said(client, shelf):
    status = texts(read(client, shelf, "?vung=highland"), "[role=status]")[0]
    assert "1" in status
    assert "3" in status


@pytest.mark.parametrize("query", ["?loai=xe-may", "?vung=", "?thang=13", "?sao=6", "?la=gi", "?noi=%00", "?loai=None"])
def test_unknown_values_are_ignored(client, shelf, query):
    soup = read(client, shelf, query)
    assert len(soup.select(".stamp")) == 3
    assert soup.select("main .chips") == []


@pytest.fixture
def former_district(shelf):
    """Return the catalogue with two communes that came of one district, and a third of another."""
    for name, district, title in (
        ("Na Ngoi", "Kỳ Sơn", "Gừng"),
        ("Mường Xén", "Kỳ Sơn", "Bí"),
        ("Con Cuông", "Con Cuông", "Cam Con Cuông"),
    ):
        place = PlaceFactory(name=name)
        FormerNameFactory(place=place, name=district)
        ProductPageFactory(parent=shelf, title=title, place=place)
    return shelf


def test_former_district_finds_what_comes_from_its_communes(client, former_district):
    assert found(client, former_district, "?noi=ky-son") == ["Bí", "Gừng"]


def test_former_district_and_its_communes_are_both_offered(client, former_district):
    counts = offered(client, former_district, "noi")
    assert (counts["ky-son"], counts["xa-na-ngoi"], counts["xa-muong-xen"]) == (2, 1, 1)


def test_former_commune_is_no_filter(client, former_district):
    FormerNameFactory(place=PlaceFactory(name="Anh Sơn"), name="Cẩm Sơn", kind="commune")
    assert len(found(client, former_district, "?noi=cam-son")) == 6


@time_machine.travel(TODAY, tick=False)
def test_certificates_are_found_by_scheme_while_they_hold(client, shelf):
    gi = SchemeFactory(code="gi", has_stars=False, expiry="never")
    cam, tea = (shelf.get_children().get(title=title).specific for title in ("Cam Vinh", "Chè gay"))
    CertificateFactory(product=cam, scheme=gi, stars=None, valid_until=None)
    CertificateFactory(product=tea, scheme=gi, stars=None, valid_until=None, verified_on=None)
    assert found(client, shelf, "?chung-nhan=gi") == ["Cam Vinh"]
    assert offered(client, shelf, "chung-nhan") == {"gi": 1}


def test_products_stand_in_the_order_of_a_vietnamese_dictionary(client, site):
    titles = ["Ba kích", "Bánh đa", "Cà", "Cá thính", "Dưa", "Đào", "Nhút", "Ớt", "Ong", "Ổi"]
    for title in titles:
        ProductPageFactory(parent=site.products, title=title)
    assert found(client, site.products) == [*titles[:7], "Ong", "Ổi", "Ớt"]


def test_drafts_and_private_products_are_neither_shown_nor_counted(client, shelf):
    ProductPageFactory(parent=shelf, title="Nháp", landscape="coast", live=False)
    private = ProductPageFactory(parent=shelf, title="Riêng", landscape="coast")
    private.view_restrictions.create(restriction_type="login")
    assert len(found(client, shelf)) == 3
    assert "coast" not in offered(client, shelf, "vung")


@pytest.fixture
def fifty(site):
    """Publish more products than stand on one page of the catalogue."""
    ProductPageFactory.create_batch(50, parent=site.products, landscape="coast")
    return site.products


def test_a_page_that_does_not_exist_leads_to_one_that_does(client, fifty):
    expected = {"1": 48, "2": 2, "abc": 48, "999": 2, "-1": 2, "": 48, "9" * 200: 2}
    assert {number: len(found(client, fifty, f"?trang={number}")) for number in expected} == expected


def test_turning_the_page_keeps_the_filters(client, fifty):
    turn = read(client, fifty, "?vung=coast").select_one("a[rel=next]")
    assert turn["href"] == "?vung=coast&trang=2"


def test_english_catalogue_has_the_same_filters_and_only_english_products(client, shelf):
    english(shelf.get_children().get(title="Mận").specific, title="Plum")
    assert found(client, english(shelf), "?vung=highland") == ["Plum"]


PARAMETERS = st.lists(st.tuples(st.sampled_from([*NAMES, "trang"]) | st.text(), st.text()), max_size=6)


@pytest.mark.database
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(PARAMETERS.map(lambda pairs: urlencode(pairs, errors="replace")) | st.binary(max_size=80).map(quote_from_bytes))
def test_any_query_is_answered(client, shelf, query):
    assert client.get(f"{shelf.url}?{query}").status_code == 200


def test_costs_the_same_at_any_number_of_products(client, shelf, settings):
    settings.PAGE_CACHE = False
    few = queries(client, shelf)
    place, category = PlaceFactory(), CategoryFactory()
    for product in ProductPageFactory.create_batch(37, parent=shelf, place=place, category=category, season=(1,)):
        CertificateFactory(product=product)
    assert queries(client, shelf) == queries(client, shelf, "?thang=1") == few <= 15
    print(f"catalogue: {few} queries at 3 and at 40 products")
