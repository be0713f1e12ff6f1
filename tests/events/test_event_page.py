"""An event's page: when, where, what for, what is shown, and the same for machines."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db.models import ProtectedError

from events.models import EventProduct, EventSource
from tests.factories import EventPageFactory, PictureFactory, PlaceFactory, ProductPageFactory
from tests.product_pages.helpers import english, node, queries, read, texts

BEFORE = datetime(2026, 11, 24, 5, tzinfo=UTC)
PROGRAMME = [
    ("day", {"day": 1, "sessions": [{"title": "Khai mạc", "time": time(8), "ends": time(9, 30), "where": "Sân"}]}),
    ("day", {"day": 3, "sessions": [{"title": "Bế mạc", "time": None, "ends": None, "where": ""}]}),
]


def shown(client, page) -> list[str]:
    """Return the names of the products on show."""
    return texts(read(client, page), "section[aria-labelledby=shown] .stamp__title")


def related(client, page, suffix: str = "") -> list[str]:
    """Return the names of the events under a product or a place."""
    return texts(read(client, page, suffix), "section[aria-labelledby=related-events] .event__title")


def test_barest_event_is_readable(client, site):
    bare = EventPageFactory(parent=site.events, title="Hội chợ", intro="")
    assert read(client, bare).h1.get_text() == "Hội chợ"


def test_dates_of_several_days_are_both_told(client, event):
    dates = read(client, event).select(".facts time")
    assert [each["datetime"] for each in dates] == ["2026-12-10", "2026-12-13"]


def test_date_of_one_day_is_told_once(client, site):
    page = EventPageFactory(parent=site.events, starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 10))
    assert len(read(client, page).select(".facts time")) == 1


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (BEFORE, "upcoming"),
        (datetime(2026, 12, 13, 16, tzinfo=UTC), "now"),
        (datetime(2026, 12, 13, 18, tzinfo=UTC), "past"),
    ],
)
def test_state_is_told_as_of_today(client, event, moment, state):
    with time_machine.travel(moment, tick=False):
        assert read(client, event).select(f"header .state--{state}")


def test_what_changed_is_told(client, site):
    page = EventPageFactory(parent=site.events, status="postponed", status_note="Dời vì bão.")
    header = read(client, page).select_one("article > header")
    assert header.select(".state--postponed")
    assert "Dời vì bão." in header.get_text()


def test_hours_venue_and_people_are_told(client, site):
    page = EventPageFactory(
        parent=site.events,
        opens_at=time(8),
        closes_at=time(21, 30),
        venue="Quảng trường",
        organiser="Sở Công Thương",
        audience="Mọi người",
        recurrence="hằng năm",
    )
    facts = read(client, page).select_one(".facts").get_text()
    for words in ("08:00–21:30", "Quảng trường", "Sở Công Thương", "Mọi người", "Hằng năm"):
        assert words in facts


@pytest.mark.parametrize(("zone", "named"), [("Europe/Paris", True), ("Asia/Ho_Chi_Minh", False)])
def test_time_zone_is_named_where_it_is_another(client, site, zone, named):
    page = EventPageFactory(parent=site.events, opens_at=time(8), timezone=zone)
    assert (zone in read(client, page).select_one(".facts").get_text()) is named


@pytest.mark.parametrize(("last", "numbers"), [(16, {"2", "12", "16"}), (None, {"2", "12"}), (12, {"2", "12"})])
def test_lunar_dates_are_told(client, site, last, numbers):
    lunar = {"lunar_month": 2, "lunar_first_day": 12, "lunar_last_day": last}
    with_it, without = (EventPageFactory(parent=site.events, **facts) for facts in (lunar, {}))
    rows, fewer = (texts(read(client, page), ".facts dd") for page in (with_it, without))
    assert len(rows) == len(fewer) + 1
    assert set("".join(c if c.isdigit() else " " for c in rows[1]).split()) == numbers


def test_place_is_linked_to_its_page(client, site):
    page = EventPageFactory(parent=site.events, place=PlaceFactory(name="Trường Vinh"))
    link = read(client, page).select_one(".facts a")
    assert (link["href"], link.get_text()) == (f"{site.map.url}xa-truong-vinh/", page.place.full_name)


def test_place_of_an_event_cannot_be_deleted(site):
    page = EventPageFactory(parent=site.events, place=PlaceFactory())
    with pytest.raises(ProtectedError):
        page.place.delete()


def programme(client, page) -> list[tuple[str, str]]:
    """Return (date, items) of each day of the programme."""
    days = read(client, page).select(".programme")
    return [(day.time["datetime"], " ".join(day.h3.find_next_sibling().get_text(" ").split())) for day in days]


def test_programme_is_told_by_day(client, event):
    event.programme = PROGRAMME
    event.save()
    days = programme(client, event)
    assert days == [("2026-12-10", "08:00 – 09:30 Khai mạc Sân"), ("2026-12-12", "Bế mạc")]


def test_days_of_the_programme_bear_their_own_numbers(client, event):
    event.programme = PROGRAMME
    event.save()
    heads = texts(read(client, event), ".programme h3")
    assert ["1" in heads[0].partition("·")[0], "3" in heads[1].partition("·")[0]] == [True, True]


def test_programme_moves_with_the_event(client, event):
    event.programme = PROGRAMME
    event.starts_on, event.ends_on = date(2027, 1, 1), date(2027, 1, 4)
    event.save()
    assert [day for day, _items in programme(client, event)] == ["2027-01-01", "2027-01-03"]


def test_products_on_show_and_their_event_lead_to_one_another(client, event, product):
    EventProduct.objects.create(event=event, product=product)
    with time_machine.travel(BEFORE, tick=False):
        assert shown(client, event) == [product.title]
        assert related(client, product) == [event.title]


def test_products_and_events_meet_in_their_own_language(client, event, product):
    EventProduct.objects.create(event=event, product=product)
    pages = english(event, title="Vinh fair"), english(product, title="Ky Son ginger")
    with time_machine.travel(BEFORE, tick=False):
        assert shown(client, pages[0]) == ["Ky Son ginger"]
        assert related(client, pages[1]) == ["Vinh fair"]


@pytest.mark.parametrize(
    ("moment", "count"), [(datetime(2026, 12, 13, 16, tzinfo=UTC), 1), (datetime(2026, 12, 13, 18, tzinfo=UTC), 0)]
)
def test_event_is_related_to_its_products_until_it_is_over(client, event, product, moment, count):
    EventProduct.objects.create(event=event, product=product)
    with time_machine.travel(moment, tick=False):
        assert len(related(client, product)) == count


@time_machine.travel(BEFORE, tick=False)
def test_four_next_events_are_related(client, site, product):
    for day in range(9, 0, -2):
        page = EventPageFactory(parent=site.events, title=f"Ngày {day}", starts_on=date(2026, 12, day))
        EventProduct.objects.create(event=page, product=product)
    assert related(client, product) == ["Ngày 1", "Ngày 3", "Ngày 5", "Ngày 7"]


@time_machine.travel(BEFORE, tick=False)
def test_place_names_its_events(client, site):
    page = EventPageFactory(parent=site.events, place=PlaceFactory(name="Cửa Lò"))
    assert related(client, site.map, f"{page.place.slug}/") == [page.title]


def test_unpublished_product_is_not_on_show(client, event, product):
    EventProduct.objects.create(event=event, product=product)
    product.unpublish()
    assert product.title not in read(client, event).get_text()


def test_sources_are_listed_in_both_languages(client, event):
    EventSource.objects.create(event=event, url="https://paper.example/fair")
    for page in (event, english(event)):
        assert read(client, page).select("a[href='https://paper.example/fair']")


def test_facts_follow_the_vietnamese_page_when_it_is_published(event):
    translation = english(event, title="Vinh fair")
    event.starts_on, event.ends_on, event.status = date(2027, 1, 1), date(2027, 1, 2), "postponed"
    event.save_revision().publish()
    translation.refresh_from_db()
    assert (translation.starts_on, translation.ends_on, translation.status) == (
        date(2027, 1, 1),
        date(2027, 1, 2),
        "postponed",
    )


def test_machines_are_told_of_the_event(client, site):
    page = EventPageFactory(
        parent=site.events,
        starts_on=date(2026, 12, 10),
        ends_on=date(2026, 12, 13),
        venue="Quảng trường",
        place=PlaceFactory(name="Trường Vinh"),
        organiser="Sở Công Thương",
        hero_image=PictureFactory(),
    )
    told = node(read(client, page), "Event")
    assert (told["startDate"], told["endDate"]) == ("2026-12-10", "2026-12-13")
    assert told["location"]["name"] == "Quảng trường"
    assert told["location"]["address"]["addressLocality"] == page.place.full_name
    assert told["organizer"]["name"] == "Sở Công Thương"


def test_machines_are_told_nothing_that_is_not_known(client, event):
    told = node(read(client, event), "Event")
    assert "organizer" not in told
    assert set(told["location"]["address"]) == {"@type", "addressCountry"}


@pytest.mark.parametrize(
    ("status", "told"), [("planned", "Scheduled"), ("postponed", "Postponed"), ("cancelled", "Cancelled")]
)
def test_machines_are_told_whether_it_goes_ahead(client, site, status, told):
    page = EventPageFactory(parent=site.events, status=status)
    assert node(read(client, page), "Event")["eventStatus"] == f"https://schema.org/Event{told}"


def test_editors_notes_are_never_in_the_page(client, site):
    page = EventPageFactory(parent=site.events, editor_notes="CHƯA HỎI Ý KIẾN")
    assert "CHƯA HỎI" not in client.get(page.url).content.decode()


def test_costs_the_same_however_much_is_on_show(client, site, event, settings):
    settings.PAGE_CACHE = False
    EventProduct.objects.create(event=event, product=ProductPageFactory(parent=site.products, place=PlaceFactory()))
    few = queries(client, event)
    for _more in range(5):
        other = ProductPageFactory(parent=site.products, place=PlaceFactory())
        EventProduct.objects.create(event=event, product=other)
    many = queries(client, event)
    print(f"event: {many} queries")
    assert few == many <= 12
