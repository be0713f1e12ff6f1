"""The identity of the site: colours that can be read, a border that can be drawn, agencies, the manifest."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from showcase.brand.colours import WHITE, contrast, validate_colour
from showcase.brand.models import BrandSettings
from showcase.brand.outline import rings
from tests.factories import PictureFactory

SQUARE = [[104.0, 18.5], [106.0, 18.5], [106.0, 20.0], [104.0, 20.0], [104.0, 18.5]]
RING = [tuple(point) for point in SQUARE]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}
colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def errors_of(**values) -> dict:
    """Return the errors of a site identity, by field, as the editor's form collects them."""
    try:
        BrandSettings(**values).full_clean(exclude=["site"])
    except ValidationError as error:
        return error.message_dict
    return {}


# Colours


def test_black_on_white_has_the_highest_contrast():
    assert contrast("#000000", WHITE) == pytest.approx(21)


@pytest.mark.parametrize(("colour", "ratio"), [("#767676", 4.54), ("#0000ff", 8.59), ("#ff0000", 4.0)])
def test_contrast_is_that_of_wcag(colour, ratio):
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_does_not_depend_on_the_order(one, other):
    assert contrast(one, other) == contrast(other, one) >= 1


@pytest.mark.parametrize("colour", ["red", "#abc", "#12345g", "123456", "#1234567", "#12345\n", "#123456;}"])
def test_a_colour_in_another_notation_is_refused(colour):
    with pytest.raises(ValidationError):
        validate_colour(colour)


@pytest.mark.parametrize("field", ["brand_colour", "accent_colour"])
@pytest.mark.parametrize("colour", ["#ffee00", "#777777", "red", "#zzzzzz"])
def test_a_colour_that_cannot_be_used_gets_a_sentence(field, colour):
    assert list(errors_of(**{field: colour})) == [field]


@pytest.mark.parametrize("colour", ["", "#23386b", "#767676"])
def test_a_colour_that_white_can_be_read_on_is_accepted(colour):
    assert not errors_of(brand_colour=colour)


def test_no_stylesheet_without_colours(brand, read):
    assert read("/").select_one('link[href="/brand.css"]') is None


def test_colours_come_in_a_stylesheet_of_their_own(brand, client, read):
    brand.accent_colour = "#9c3d00"
    brand.save()
    assert read("/").select_one('link[href="/brand.css"]')
    assert client.get("/brand.css").content == b":root:root{--accent:#9c3d00;}\n"


# The outline


@pytest.mark.parametrize(
    "outline",
    [
        POLYGON,
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "Feature", "properties": {}, "geometry": POLYGON},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POLYGON}]},
    ],
    ids=lambda outline: outline["type"],
)
def test_any_geojson_with_a_polygon_gives_its_outer_ring(outline):
    assert rings(json.dumps(outline)) == [RING]


def test_islands_are_rings_of_their_own():
    both = {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
    assert rings(json.dumps(both)) == [RING, RING]


def test_no_outline_is_no_ring():
    assert rings(" \n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghệ An",
        "[]",
        "5",
        "null",
        '"abc"',
        "{}",
        '{"type": "Point", "coordinates": [104, 19]}',
        '{"type": "Polygon", "coordinates": []}',
        '{"type": "Polygon", "coordinates": [[]]}',
        '{"type": "Polygon", "coordinates": [[["a", "b"]]]}',
        '{"type": "Polygon", "coordinates": [[[104, 19], [104, 19], [104, 19], [104, 19]]]}',
        '{"type": "Polygon", "coordinates": [[[18, 104], [20, 104], [20, 106], [18, 104]]]}',
        '{"type": "Polygon", "coordinates": [[[NaN, 1], [2, 3], [4, 9], [NaN, 1]]]}',
        '{"type": "Feature", "geometry": null}',
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "Polygon", "coordinates": [[[1' + "0" * 400 + ", 1]]]}",
        "[" * 100_000,
    ],
    ids=lambda text: text[:70],
)
def test_an_outline_that_cannot_be_drawn_gets_a_sentence(text):
    assert list(errors_of(map_outline=text)) == ["map_outline"]


@given(
    st.recursive(
        st.none() | st.floats() | st.integers() | st.sampled_from(["Polygon", "MultiPolygon", "Feature"]),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["type", "coordinates", "features", "geometry"]), inner)
        ),
    )
)
def test_no_json_breaks_the_form(value):
    assert set(errors_of(map_outline=json.dumps(value))) <= {"map_outline"}


# Agencies


@pytest.mark.parametrize(
    ("line", "vietnamese", "english"),
    [
        ("Sở Công Thương | Department | https://a.example", "Sở Công Thương", "Department"),
        ("Sở Công Thương||http://a.example", "Sở Công Thương", "Sở Công Thương"),
    ],
)
def test_an_agency_is_named_in_the_language_of_the_reader(line, vietnamese, english):
    brand = BrandSettings(related_links=line)
    with override("vi"):
        assert [name for name, _url in brand.agencies] == [vietnamese]
    with override("en"):
        assert [name for name, _url in brand.agencies] == [english]


@pytest.mark.parametrize(
    "line", ["", "Sở Công Thương", "a | b", "a | b | javascript:alert(1)", "a|b|c|https://d.example"]
)
def test_a_line_that_is_no_agency_is_left_out(line):
    assert BrandSettings(related_links=line).agencies == []


def test_names_fall_back_to_vietnamese():
    with override("en"):
        assert BrandSettings(name_vi="Sản vật", name_en="").name == "Sản vật"


# The frame and the manifest


def test_the_notice_and_the_owner_stand_on_every_page(brand, read):
    brand.notice_vi, brand.owner_vi = "Nội dung mẫu <b>", "UBND tỉnh"
    brand.save()
    page = read("/hoi-cho/")
    assert page.select_one(".notice").text == "Nội dung mẫu <b>"
    assert "UBND tỉnh" in page.select_one("footer").text


@pytest.mark.parametrize(("path", "name", "start"), [("/", "Sản vật", "/"), ("/en/", "Local products", "/en/")])
def test_the_manifest_speaks_the_language_of_its_path(brand, client, path, name, start):
    manifest = json.loads(client.get(f"{path}site.webmanifest").content)
    assert (manifest["name"], manifest["start_url"], manifest["icons"]) == (name, start, [])


def test_the_manifest_shows_the_logo_in_two_sizes(brand, client):
    brand.logo = PictureFactory()
    brand.save()
    icons = json.loads(client.get("/site.webmanifest").content)["icons"]
    assert [icon["sizes"] for icon in icons] == ["192x192", "512x512"]


@pytest.mark.parametrize("url", ["/brand.css", "/site.webmanifest", "/robots.txt", "/sitemap.xml"])
def test_machines_may_only_read(brand, client, url):
    assert client.post(url).status_code == 405


@pytest.fixture
def identity_url(brand) -> str:
    return f"/admin/settings/showcase/brandsettings/{brand.site_id}/"


def test_an_editor_can_save_the_identity(brand, editor_client, identity_url):
    data = {"name_vi": "Đặc sản", "brand_colour": "red"}
    assert b"#rrggbb" in editor_client.post(identity_url, data).content
    editor_client.post(identity_url, data | {"brand_colour": "#23386b"})
    brand.refresh_from_db()
    assert brand.name_vi == "Đặc sản"


def test_an_editor_can_preview_the_identity(brand, editor_client, identity_url):
    assert editor_client.post(f"{identity_url}preview/", {"name_vi": "Đặc sản"}).json()["is_valid"]
    assert "<h1>Đặc sản</h1>" in editor_client.get(f"{identity_url}preview/?mode=").content.decode()
