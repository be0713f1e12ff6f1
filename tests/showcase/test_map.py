"""The map: north is up, everything is inside, and a pin leads to all that stands at its point."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.places.map import MARGIN, WIDTH, fit, path_of, province_map
from tests.factories import PlaceFactory, ProductPageFactory

SQUARE = [(104.0, 18.5), (106.0, 18.5), (106.0, 20.0), (104.0, 20.0), (104.0, 18.5)]
longitudes, latitudes = st.floats(-179, 179), st.floats(-80, 80)


@st.composite
def outlines(draw):
    """Return a ring that is at least a degree wide and high."""
    west, south = draw(longitudes), draw(latitudes)
    east, north = min(west + draw(st.floats(1, 20)), 180), min(south + draw(st.floats(1, 9)), 89)
    return [[(west, south), (east, south), (east, north), (west, south)]]


@pytest.fixture
def drawn(brand, rf):
    """Return a function that draws the pages on the map of a square province."""
    brand.map_outline = json.dumps({"type": "Polygon", "coordinates": [SQUARE]})
    brand.save()
    return lambda pages, marks=(): province_map(rf.get("/"), pages, marks)


def test_north_is_up_and_east_is_right():
    projection, _height = fit([SQUARE])
    x, y = projection.point(19, 105)
    assert projection.point(19.5, 105)[1] < y
    assert projection.point(19, 105.5)[0] > x


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude():
    projection, _height = fit([SQUARE])
    (west, north), (east, south) = projection.point(20, 104), projection.point(19, 105)
    assert (east - west) / (south - north) == pytest.approx(0.944, abs=0.002)


@given(outlines())
def test_the_outline_fills_the_width_and_stays_inside(outline):
    projection, height = fit(outline)
    points = [projection.point(latitude, longitude) for longitude, latitude in outline[0]]
    assert {min(x for x, _ in points), max(x for x, _ in points)} == {MARGIN, WIDTH - MARGIN}
    assert min(y for _, y in points) == MARGIN
    assert max(y for _, y in points) <= height - MARGIN + 0.6


def test_a_ring_is_a_closed_path():
    projection, _height = fit([SQUARE])
    assert re.fullmatch(r"M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){4}Z", path_of(SQUARE, projection))


def test_without_an_outline_there_is_no_map(brand, rf):
    assert province_map(rf.get("/"), []) is None


def test_a_product_stands_at_its_own_point_or_at_its_commune(site, drawn):
    place = PlaceFactory(latitude=19, longitude=105)
    at_home = ProductPageFactory(parent=site.products, place=place)
    on_its_own = ProductPageFactory(parent=site.products, place=place, latitude=19.5, longitude=105)
    low, high = drawn([at_home, on_its_own]).pins
    assert low.x == high.x
    assert low.y > high.y


def test_products_at_one_point_share_a_pin_that_names_them(site, drawn):
    place = PlaceFactory(name="Na Ngoi")
    pages = [ProductPageFactory(parent=site.products, title=title, place=place) for title in ("Gừng", "Cam")]
    (pin,) = drawn(pages).pins
    assert pin.pages == pages
    assert pin.label == f"Gừng, Cam ({place.full_name})"


def test_a_product_without_a_place_is_not_on_the_map(product, drawn):
    assert drawn([product]).pins == []


def test_marks_point_out_places(drawn):
    place = PlaceFactory(latitude=19, longitude=105)
    (mark,) = drawn([], marks=[place]).marks
    assert MARGIN < mark.x < WIDTH - MARGIN


@pytest.mark.parametrize("url", ["/", "/ban-do/"])
def test_each_pin_is_a_link_with_a_name(site, drawn, read, url):
    page = ProductPageFactory(parent=site.products, title="Gừng <b>", place=PlaceFactory(name="Na Ngoi"))
    pin = read(url).select_one("svg a")
    assert pin["href"] == page.url
    assert pin["aria-label"] == "Gừng <b> (Xã Na Ngoi)"


def test_numbers_in_the_drawing_are_written_with_points(site, drawn, read):
    ProductPageFactory(parent=site.products, place=PlaceFactory())
    dot = read("/ban-do/").select_one("svg a circle")
    assert re.fullmatch(r"\d+\.\d", dot["cx"])
