"""Places are found by the names that they bear and bore, and each has a page of its own."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from showcase.places.models import FormerName, Place
from showcase.places.names import named_like
from showcase.search.folding import words
from tests.factories import FormerNameFactory, PlaceFactory, ProductPageFactory


@pytest.fixture
def na_ngoi(db):
    """Return a commune of the former district Kỳ Sơn, into which the commune Nậm Càn was merged."""
    place = PlaceFactory(name="Na Ngoi")
    FormerNameFactory(place=place, name="Kỳ Sơn")
    FormerNameFactory(place=place, name="Nậm Càn", kind=FormerName.Kind.COMMUNE)
    return place


@pytest.fixture
def muong_xen(db):
    """Return another commune of the former district Kỳ Sơn."""
    return FormerNameFactory(place__name="Mường Xén", name="Kỳ Sơn").place


def found(text: str) -> list[tuple[str, str]]:
    with override("en"):
        return [(named.slug, named.label) for named in named_like(words(text))]


# Names


@pytest.mark.parametrize(
    ("kind", "slug", "vietnamese", "english"),
    [
        ("commune", "xa-na-ngoi", "Xã Na Ngoi", "Na Ngoi commune"),
        ("ward", "phuong-na-ngoi", "Phường Na Ngoi", "Na Ngoi ward"),
    ],
)
def test_a_place_is_called_with_its_kind(db, kind, slug, vietnamese, english):
    place = PlaceFactory(name="Na Ngoi", kind=kind)
    assert place.slug == slug
    with override("vi"):
        assert str(place) == vietnamese
    with override("en"):
        assert str(place) == english


@pytest.mark.database
def test_places_stand_in_the_vietnamese_alphabet(db):
    for name in ("Đô Lương", "Diễn Châu", "Cửa Lò"):
        PlaceFactory(name=name)
    assert [place.name for place in Place.objects.all()] == ["Cửa Lò", "Diễn Châu", "Đô Lương"]


def test_names_are_stored_composed_and_trimmed(db):
    name = FormerNameFactory(name=unicodedata.normalize("NFD", " Kỳ Sơn "))
    assert (name.name, name.slug) == ("Kỳ Sơn", "ky-son")


def test_a_place_knows_its_former_district_and_communes(na_ngoi):
    assert str(na_ngoi.former_district) == "Kỳ Sơn"
    assert na_ngoi.former_communes == ["Nậm Càn"]


def test_a_place_without_a_past_has_none(db):
    place = PlaceFactory()
    assert (place.former_district, place.former_communes) == (None, [])


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (-91, 0), (0, 181), (0, -181)])
def test_a_place_is_on_the_globe(db, latitude, longitude):
    with pytest.raises(ValidationError):
        Place(code="1", name="Na Ngoi", latitude=latitude, longitude=longitude).full_clean()


def test_two_places_whose_names_differ_in_marks_only_get_a_sentence(na_ngoi):
    twin = Place(code="2", name="Nà Ngòi", latitude=19, longitude=104)
    with pytest.raises(ValidationError) as refused:
        twin.full_clean()
    assert "name" in refused.value.message_dict


def test_a_place_may_be_saved_again(na_ngoi):
    na_ngoi.full_clean()


# Finding


@pytest.mark.parametrize("slug", ["xa-na-ngoi", "nam-can"])
def test_a_place_is_known_by_its_new_and_old_name(na_ngoi, muong_xen, slug):
    assert list(Place.objects.known_as(slug)) == [na_ngoi]


@pytest.mark.database
def test_a_former_district_is_known_as_all_that_came_of_it(na_ngoi, muong_xen):
    assert set(Place.objects.known_as("ky-son")) == {na_ngoi, muong_xen}


@pytest.mark.database
def test_a_place_is_known_once_however_many_names_match(db):
    place = FormerNameFactory(name="Nậm Càn", kind="commune").place
    FormerNameFactory(place=place, name="Nậm Cắn", kind="commune")
    assert Place.objects.known_as("nam-can").count() == 1


def test_an_unknown_name_is_nowhere(na_ngoi):
    assert not Place.objects.known_as("vinh").exists()


@pytest.mark.parametrize("text", ["na ngoi", "Nà Ng", "ngoi", "na ngoi commune"])
def test_a_place_is_found_by_beginnings_of_its_name(na_ngoi, text):
    assert found(text) == [("xa-na-ngoi", "Na Ngoi commune")]


def test_an_old_commune_leads_to_the_new_one(na_ngoi):
    assert found("nam can") == [("xa-na-ngoi", "Na Ngoi commune (Nậm Càn)")]


def test_a_former_district_stands_once(na_ngoi, muong_xen):
    assert found("ky son") == [("ky-son", "Kỳ Sơn (former district)")]


@pytest.mark.parametrize("text", ["goi", "na ngoi vinh", "xyz"])
def test_a_name_that_lacks_a_word_is_not_found(na_ngoi, text):
    assert found(text) == []


def test_only_a_few_places_are_offered(db):
    for n in range(12):
        PlaceFactory(name=f"Yên {n}")
    assert len(found("yen")) == 8


def test_any_number_of_places_costs_two_queries(na_ngoi, muong_xen, django_assert_num_queries):
    with django_assert_num_queries(2):
        named_like(["ky"])


# Pages of places


def test_a_commune_has_a_page_with_its_past_and_its_products(site, na_ngoi, read):
    ProductPageFactory(parent=site.products, title="Gừng", place=na_ngoi)
    page = read("/ban-do/xa-na-ngoi/")
    assert page.h1.text == "Xã Na Ngoi"
    assert "Kỳ Sơn" in page.select_one(".lead").text
    assert "Gừng" in page.main.text


def test_a_former_district_shows_the_communes_of_today_and_all_their_products(site, na_ngoi, muong_xen, read):
    for place, title in ((na_ngoi, "Gừng"), (muong_xen, "Bò giàng"), (PlaceFactory(), "Cam")):
        ProductPageFactory(parent=site.products, title=title, place=place)
    text = read("/ban-do/ky-son/").main.text
    assert all(name in text for name in ("Kỳ Sơn", "Xã Na Ngoi", "Xã Mường Xén", "Gừng", "Bò giàng"))
    assert "Cam" not in text


def test_the_address_of_an_old_commune_leads_to_the_new_one(site, na_ngoi, client):
    response = client.get("/ban-do/nam-can/")
    assert response.status_code == 302
    assert response["Location"] == "/ban-do/xa-na-ngoi/"


def test_an_old_address_leads_on_in_english_too(site, english, na_ngoi, client):
    english(site.map)
    assert client.get("/en/ban-do/nam-can/")["Location"] == "/en/ban-do/xa-na-ngoi/"


def test_a_name_that_never_was_is_missing(site, client):
    assert client.get("/ban-do/atlantis/").status_code == 404


# In the editor


def test_the_editor_lists_places_with_their_former_district(na_ngoi, editor_client):
    html = editor_client.get("/admin/snippets/showcase/place/").content.decode()
    assert "Na Ngoi" in html
    assert "Kỳ Sơn" in html


def test_the_editor_finds_a_place_without_marks(muong_xen, editor_client):
    assert "Mường Xén" in editor_client.get("/admin/snippets/showcase/place/?q=muong").content.decode()
