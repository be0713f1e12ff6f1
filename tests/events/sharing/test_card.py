"""The picture of an event that has no photograph: what it says, that it fits, that it is kept."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from events.sharing.card import card_of
from events.sharing.drawing import HEIGHT, LEFT, MEASURE, TITLE_HEIGHT, TITLE_SIZES, TITLE_TOP, WIDTH, jpeg
from events.sharing.lettering import LEADING, drawable, fitted, font
from showcase.brand.models import BrandSettings
from tests.factories import EventPageFactory, PictureFactory, PlaceFactory
from tests.product_pages.helpers import english, node, read

STACKED = "ẪẾỘẶỮỨỴ"
TEXTS = st.text(alphabet=STACKED + "gqyj ,–🎪", max_size=200)


@pytest.fixture
def event(site):
    facts = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 13)}
    return EventPageFactory(parent=site.events, title="Hội chợ Vinh", place=PlaceFactory(name="Cửa Lò"), **facts)


def shared(client, page) -> str:
    """Return the address of the shared picture on this host."""
    address = read(client, page).select_one("meta[property='og:image']")["content"]
    return address.removeprefix("http://testserver")


def card(event):
    return card_of(event, BrandSettings(name_vi="Sản vật"))


def test_event_without_a_photograph_shares_a_drawn_one(client, event):
    response = client.get(shared(client, event))
    assert response["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert "public" in response["Cache-Control"]


def test_event_with_a_photograph_shares_that(client, event):
    event.hero_image = PictureFactory()
    event.save()
    assert shared(client, event).startswith("/media/")


def test_machines_are_told_of_the_same_picture(client, event):
    assert node(read(client, event), "Event")["image"] == f"http://testserver{shared(client, event)}"


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Khác"},
        {"starts_on": date(2026, 12, 9)},
        {"venue": "Sân"},
        {"status": "cancelled"},
        {"lunar_month": 2},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_is_drawn_gives_the_picture_another_address(event, facts):
    event.lunar_first_day = 3
    before = card(event).digest
    for name, value in facts.items():
        setattr(event, name, value)
    assert card(event).digest != before


def test_what_is_not_drawn_leaves_the_address(event):
    before = card(event).digest
    event.intro, event.directions = "Khác", "Rẽ trái"
    assert card(event).digest == before


def test_picture_is_in_the_readers_language(event):
    translation = english(event, title="Vinh fair")
    assert card(translation).title == "Vinh fair"


@pytest.mark.parametrize("facts", [{"status": "postponed"}, {"illustrative": True}])
def test_what_must_not_be_overlooked_is_drawn(event, facts):
    assert not card(event).notice
    for name, value in facts.items():
        setattr(event, name, value)
    assert card(event).notice


def test_it_is_drawn_once(client, event, settings, monkeypatch):
    settings.PAGE_CACHE = False
    first = client.get(shared(client, event)).content
    monkeypatch.setattr("events.sharing.views.jpeg", lambda card: b"drawn again")
    assert client.get(shared(client, event)).content == first


def test_kept_picture_costs_no_query(client, event):
    address = shared(client, event)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) == 0


def test_unknown_event_has_no_picture(client, site):
    assert client.get("/lich/the/khong-co.jpg").status_code == 404


def test_an_emoji_is_left_out_where_an_empty_box_would_stand():
    assert drawable("Hội chợ 🎪 cam Vinh 👩🏽\u200d🌾 500 ₫") == "Hội chợ cam Vinh 500 ₫"


@given(TEXTS)
def test_every_title_fits_whatever_it_is(title):
    face, lines = fitted(drawable(title), "ExtraBold", TITLE_SIZES, MEASURE, TITLE_HEIGHT)
    assert all(face.getlength(line) <= MEASURE for line in lines)
    assert len(lines) * face.size * LEADING <= TITLE_HEIGHT


@pytest.mark.parametrize("size", TITLE_SIZES)
def test_marks_of_one_line_never_touch_the_line_above(size):
    face = font("ExtraBold", size)
    top, bottom = face.getbbox(STACKED, anchor="ls")[1], face.getbbox(f"{STACKED}gqyj", anchor="ls")[3]
    assert bottom - top <= size * LEADING


def test_stacked_capitals_are_drawn_whole(event):
    event.title = STACKED
    drawn = Image.open(BytesIO(jpeg(card(event)))).convert("L").crop((LEFT, TITLE_TOP - 20, WIDTH - 60, HEIGHT // 2))
    bounds = drawn.point(lambda tone: 255 if tone < 128 else 0).getbbox()
    size = TITLE_SIZES[0]
    alone = Image.new("L", (WIDTH, 300), 255)
    ImageDraw.Draw(alone).text((0, 150), STACKED, font=font("ExtraBold", size), fill=0, anchor="ls")
    whole = alone.point(lambda tone: 255 if tone < 128 else 0).getbbox()
    assert abs((bounds[3] - bounds[1]) - (whole[3] - whole[1])) <= 3
    assert bounds[1] > 0
