"""How a code is made: once, out of signs that nobody mistakes, and read back from what is printed."""

import re
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from showcase.codes import making
from showcase.codes.drawing import QUIET_ZONE, png, svg
from showcase.codes.leading import address_of
from showcase.codes.making import ALPHABET, code_for, codes_for
from showcase.models import ShortCode
from tests.factories import EventPageFactory, ProductPageFactory
from tests.product_pages.helpers import english


@pytest.fixture
def ginger(site):
    return ProductPageFactory(parent=site.products)


@pytest.fixture
def fair(site):
    return EventPageFactory(parent=site.events, title="Hội chợ cũ")


def test_code_has_no_signs_that_look_alike():
    assert set(making.new_code()) <= set(ALPHABET)
    assert not set(ALPHABET) & set("0o1il2z5s8b69gaeiou") - set("69")


def test_page_has_one_code_and_another_for_each_place_where_it_is_printed(ginger, fair):
    codes = [code_for(ginger), code_for(ginger), code_for(ginger, at=fair), code_for(fair, at=fair, stand="A12")]
    assert len({code.pk for code in codes}) == 3


def test_translation_has_the_code_of_its_source(ginger):
    assert code_for(english(ginger)) == code_for(ginger)


def test_codes_of_many_pages_are_those_of_each(ginger, fair, site):
    other = ProductPageFactory(parent=site.products)
    known = code_for(ginger, at=fair)
    found = codes_for([ginger, other], fair)
    assert (found[ginger.pk], found[other.pk]) == (known, code_for(other, at=fair))


@pytest.mark.database
def test_whoever_comes_second_gets_the_code_of_whoever_was_faster(ginger, monkeypatch):
    others = []

    def somebody_is_faster():
        if not others:
            others.append(ShortCode.objects.create(code="faster", page=ginger.page_ptr, title=""))
        return "slower"

    monkeypatch.setattr(making, "new_code", somebody_is_faster)
    assert code_for(ginger).code == "faster"


@pytest.mark.database
def test_code_that_is_given_away_is_not_given_twice(ginger, fair, monkeypatch):
    drawn = iter(["ccccc", "ccccc", "ddddd"])
    monkeypatch.setattr(making, "new_code", lambda: next(drawn))
    assert [code_for(ginger).code, code_for(fair).code] == ["ccccc", "ddddd"]


@pytest.mark.database
def test_codes_outlive_the_event_that_they_were_printed_for(ginger, fair):
    usual, printed = code_for(ginger), code_for(ginger, at=fair)
    fair.delete()
    printed.refresh_from_db()
    assert (printed.page_id, printed.place_name) == (ginger.pk, "Hội chợ cũ")
    assert code_for(ginger) == usual


@pytest.mark.parametrize("language", ["vi", "en"])
def test_files_for_print_are_read_back(ginger, language):
    address = address_of(code_for(ginger), language)
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(png(address))).convert("L"))
    assert found.text == address
    assert found.ec_level == "Q"


def test_drawing_has_a_white_ground_and_a_quiet_zone_of_four_modules(ginger):
    drawn = svg(address_of(code_for(ginger))).decode()
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', drawn)[1])
    assert 'fill="white"' in drawn
    # The first row of the finder pattern: seven modules.
    assert f'd="M{QUIET_ZONE} {QUIET_ZONE}h7v1h-7z' in drawn
    assert {int(row) for row in re.findall(r"M\d+ (\d+)h", drawn)} == set(range(QUIET_ZONE, side - QUIET_ZONE))
