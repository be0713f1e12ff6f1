"""The list finds events by kind, place and product, and orders them by distance from a chosen commune."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.finding.near import kilometres
from events.models import EventProduct
from tests.factories import EventPageFactory, ExhibitorFactory, FormerNameFactory, PlaceFactory
from tests.product_pages.helpers import english, read, texts

CARDS = "section[aria-labelledby=now] .event__title, section[aria-labelledby=upcoming] .event__title"


def found(client, page, query: str = "") -> list[str]:
    return texts(read(client, page, query), CARDS)


def options(client, page, name: str) -> list[str]:
    return [each["value"] for each in read(client, page).select(f"#f-{name} option") if each["value"]]


@pytest.fixture
def places(site):
    """Return Vinh by the sea and Mường Xén in the mountains, with an event each and one that is nowhere."""
    vinh = PlaceFactory(name="Vinh", latitude=18.68, longitude=105.68)
    far = PlaceFactory(name="Mường Xén", latitude=19.39, longitude=104.14)
    for title, place, day in (("Xa", far, 5), ("Gần", vinh, 6), ("Hà Nội", None, 4)):
        EventPageFactory(parent=site.events, title=title, place=place, starts_on=date(2026, 12, day))
    return vinh, far


def test_what_is_on_now_has_a_section_of_its_own(client, site, fair):
    EventPageFactory(parent=site.events, title="Hôm nay", starts_on=date(2026, 12, 1))
    soup = read(client, site.events)
    assert texts(soup, "section[aria-labelledby=now] .event__title") == ["Hôm nay"]
    assert texts(soup, "section[aria-labelledby=upcoming] .event__title") == ["Hội chợ Vinh"]


def test_events_of_a_place(client, site, places):
    assert found(client, site.events, f"?noi={places[0].slug}") == ["Gần"]


def test_events_of_a_former_district(client, site, places):
    FormerNameFactory(place=places[1], name="Kỳ Sơn")
    assert found(client, site.events, "?noi=ky-son") == ["Xa"]


def test_events_that_show_a_product_themselves_or_at_a_stand(client, site, fair, product):
    at_stand = EventPageFactory(parent=site.events, title="Ở gian hàng", starts_on=date(2026, 12, 20))
    EventPageFactory(parent=site.events, title="Không có", starts_on=date(2026, 12, 21))
    EventProduct.objects.create(event=fair, product=product)
    ExhibitorFactory(event=at_stand).products.add(product)
    assert found(client, site.events, f"?san-pham={product.slug}") == ["Hội chợ Vinh", "Ở gian hàng"]


def test_product_is_chosen_by_its_english_name_on_the_english_list(client, site, fair, product):
    EventProduct.objects.create(event=fair, product=product)
    translated = english(product, title="Ky Son ginger", slug="ky-son-ginger")
    english(fair, title="Vinh fair")
    assert found(client, english(site.events), f"?san-pham={translated.slug}") == ["Vinh fair"]


def test_only_what_would_show_something_is_offered(client, site, places, product):
    assert set(options(client, site.events, "noi")) == {place.slug for place in places}
    assert options(client, site.events, "san-pham") == []


def test_nearest_comes_first_and_what_is_nowhere_last(client, site, places):
    assert found(client, site.events) == ["Hà Nội", "Xa", "Gần"]
    assert found(client, site.events, f"?gan={places[0].slug}") == ["Gần", "Xa", "Hà Nội"]
    assert found(client, site.events, f"?gan={places[1].slug}") == ["Xa", "Gần", "Hà Nội"]


def test_point_of_the_venue_goes_before_that_of_its_place(client, site, places):
    EventPageFactory(
        parent=site.events,
        title="Cổng",
        place=places[1],
        latitude=18.681,
        longitude=105.681,
        starts_on=date(2027, 1, 1),
    )
    assert found(client, site.events, f"?gan={places[0].slug}")[:2] == ["Gần", "Cổng"]


def test_distance_is_told_where_it_is_known(client, site, places):
    soup = read(client, site.events, f"?gan={places[0].slug}")
    told = [card.get_text() for card in soup.select(".event")]
    assert ["km" in text for text in told] == [True, True, False]
    assert "180 km" in told[1]


def test_distances_on_the_ground():
    assert kilometres((0, 0), (0, 0)) == 0
    assert kilometres((18.68, 105.68), (21.03, 105.85)) == pytest.approx(262, abs=2)  # Vinh – Hà Nội


def test_filter_is_taken_off_and_the_others_stay(client, site, places):
    soup = read(client, site.events, f"?noi={places[0].slug}&gan={places[1].slug}")
    ways = {
        chip["href"].partition("?")[2] for chip in soup.select("ul[aria-label] .chip__cross") for chip in [chip.parent]
    }
    assert ways == {f"noi={places[0].slug}", f"gan={places[1].slug}"}


def test_long_list_of_what_comes_is_turned(client, site):
    EventPageFactory.create_batch(25, parent=site.events, starts_on=date(2027, 1, 1))
    turn = read(client, site.events, "?loai=fair").select_one("a[rel=next]")["href"]
    assert turn == "?loai=fair&toi=2"
    assert len(found(client, site.events, turn)) == 1


def test_draft_is_found_by_nothing(client, site, places, product):
    draft = EventPageFactory(parent=site.events, place=places[0], starts_on=date(2027, 1, 1), live=False)
    EventProduct.objects.create(event=draft, product=product)
    assert found(client, site.events, f"?san-pham={product.slug}") == []
    assert found(client, site.events, f"?noi={places[0].slug}") == ["Gần"]


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(
    st.fixed_dictionaries(
        {}, optional={name: st.text(max_size=9) for name in ("loai", "noi", "san-pham", "gan", "toi", "trang")}
    )
)
def test_any_query_is_answered(client, site, query):
    for suffix in ("", "lich/2026/12/"):
        assert client.get(site.events.url + suffix, query).status_code == 200
