"""Communes by today's names and by those from before 1 July 2025; what is not certain is not guessed."""

import pytest

from product_pages.register.cells import CellError
from product_pages.register.places import Places
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "district", "name"),
    [
        ("Na Ngoi", "", "Na Ngoi"),
        ("Xã Na Ngoi", "", "Na Ngoi"),
        ("xa na ngoi", "", "Na Ngoi"),
        ("Na Ngoi, tỉnh Nghệ An", "", "Na Ngoi"),
        ("Xã Na Ngoi, huyện Kỳ Sơn", "", "Na Ngoi"),
        ("P. Cửa Lò", "", "Cửa Lò"),
        ("Thị xã Cửa Lò", "", "Cửa Lò"),
        ("Tà Cạ", "", "Mường Xén"),
        ("xã Tà Cạ (cũ)", "Kỳ Sơn", "Mường Xén"),
        ("Na Ngoi", "một huyện lạ", "Na Ngoi"),
    ],
)
def test_place(places, text, district, name):
    assert Places().find(text, district) == places[name].pk


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nậm Cắn", "“Nậm Cắn” can be: Xã Mường Xén, Xã Na Ngoi"),
        ("Huyện Kỳ Sơn", "can be: Xã Mường Xén, Xã Na Ngoi"),
        ("Hà Nội", "No commune or ward is known as “Hà Nội”"),
        ("Phường Na Ngoi", "No commune or ward"),
    ],
)
def test_uncertain_place_says_what_is_possible(places, text, sentence):
    with pytest.raises(CellError, match=sentence):
        Places().find(text)


def test_commune_and_ward_of_one_name_are_told_apart(places):
    ward, commune = (PlaceFactory(name="Vinh Lộc", kind=kind) for kind in ("ward", "commune"))
    assert Places().find("Phường Vinh Lộc") == ward.pk
    assert Places().find("Xã Vinh Lộc") == commune.pk
    with pytest.raises(CellError, match="Phường Vinh Lộc, Xã Vinh Lộc"):
        Places().find("Vinh Lộc")


def test_shown_place_is_read_back(places):
    known = Places()
    assert all(known.find(known.shown(place.pk)) == place.pk for place in places.values())
