"""The map of places: each place under the names that it has and had."""

import pytest
from wagtail.models import Site

from showcase.brand.models import BrandSettings
from tests.factories import FormerNameFactory, PlaceFactory, ProductPageFactory
from tests.product_pages.helpers import queries, read, texts

SQUARE = '{"type":"Polygon","coordinates":[[[104,18],[106,18],[106,20],[104,20],[104,18]]]}'


@pytest.fixture
def ky_son(site):
    """Publish a product in each of two communes that came of Kỳ Sơn."""
    for name, title in (("Na Ngoi", "Gừng"), ("Mường Xén", "Bí")):
        place = FormerNameFactory(place__name=name, name="Kỳ Sơn").place
        ProductPageFactory(parent=site.products, title=title, place=place, landscape="highland")
    return site.map


def listed(client, page, suffix: str = "") -> list[str]:
    return [link.contents[0].strip() for link in read(client, page, suffix).select(".map-list__link")]


def test_products_stand_under_their_landscapes(client, ky_son, site):
    ProductPageFactory(parent=site.products, title="Mực", landscape="coast")
    soup = read(client, ky_son)
    groups = soup.select("section[aria-labelledby^=l-]")
    assert [len(group.select(".map-list__link")) for group in groups] == [1, 2]
    assert listed(client, ky_son) == ["Mực", "Bí", "Gừng"]


def test_commune_shows_what_comes_from_it(client, ky_son):
    assert listed(client, ky_son, "xa-na-ngoi/") == ["Gừng"]


def test_commune_names_its_former_district(client, ky_son):
    assert "Kỳ Sơn" in read(client, ky_son, "xa-na-ngoi/").select_one(".page-head").get_text()


def test_former_district_shows_what_comes_from_all_its_communes(client, ky_son):
    soup = read(client, ky_son, "ky-son/")
    assert "Kỳ Sơn" in soup.h1.get_text()
    products, communes = (texts(part, "a") for part in soup.select("main .map-list"))
    assert [title.partition(" ")[0] for title in products] == ["Bí", "Gừng"]
    assert len(communes) == 2


def test_former_districts_are_listed_once_each_in_alphabetical_order(client, ky_son):
    for name in ("Đô Lương", "Diễn Châu"):
        FormerNameFactory(name=name)
    assert texts(read(client, ky_son), "section[aria-labelledby=districts] a") == ["Diễn Châu", "Đô Lương", "Kỳ Sơn"]


def test_former_commune_leads_on_to_the_one_of_today(client, site):
    FormerNameFactory(place=PlaceFactory(name="Vạn An"), name="Nam Đàn Cũ", kind="commune")
    response = client.get(f"{site.map.url}nam-dan-cu/")
    assert response.status_code == 302
    assert response["Location"] == f"{site.map.url}xa-van-an/"


@pytest.mark.parametrize("suffix", ["xa-khong-co/", "0/", "ky-son-2/"])
def test_unknown_place_is_not_found(client, ky_son, suffix):
    assert client.get(ky_son.url + suffix).status_code == 404


def test_place_without_products_says_so(client, site):
    place = PlaceFactory(name="Quế Phong")
    soup = read(client, site.map, f"{place.slug}/")
    assert listed(client, site.map, f"{place.slug}/") == []
    assert soup.select(f"main p a[href='{site.map.url}']")


def test_map_has_a_pin_for_each_place_that_leads_to_a_product(client, ky_son):
    brand = BrandSettings.for_site(Site.objects.get())
    brand.map_outline = SQUARE
    brand.save()
    pins = read(client, ky_son).select("a.map__pin")
    assert len(pins) == 1
    assert "Bí" in pins[0]["aria-label"]
    assert "Gừng" in pins[0]["aria-label"]


def test_product_without_a_landscape_is_listed_too(client, site, product):
    assert listed(client, site.map) == [product.title]


def test_costs_the_same_at_any_number_of_products(client, site, ky_son, settings):
    settings.PAGE_CACHE = False
    few = queries(client, ky_son), queries(client, ky_son, "ky-son/"), queries(client, ky_son, "xa-na-ngoi/")
    for _more in range(4):
        place = FormerNameFactory(name="Kỳ Sơn").place
        ProductPageFactory(parent=site.products, place=place, landscape="coast")
    many = queries(client, ky_son), queries(client, ky_son, "ky-son/"), queries(client, ky_son, "xa-na-ngoi/")
    print("map, former district, commune:", many)
    assert few == many
    assert max(many) <= 15
