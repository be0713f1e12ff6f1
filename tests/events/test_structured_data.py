"""An event in schema.org's terms: what is known, and nothing else."""

from datetime import date, time

import pytest

from events.models import EventHours, EventSeries, EventSponsor
from tests.factories import EventPageFactory, PlaceFactory
from tests.product_pages.helpers import node, read

SCHEMA = "https://schema.org/"


@pytest.fixture
def told(client, site):
    """Return a function that publishes an event of 10 to 13 December and gives what machines are told of it."""

    def publish(children=(), **facts) -> dict:
        days = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 13)}
        page = EventPageFactory(parent=site.events, title="Hội chợ Vinh", **(days | facts))
        for model, values in children:
            model.objects.create(event=page, **values)
        return node(read(client, page), "Event")

    return publish


def test_hours_bear_the_offset_of_the_place(told):
    event = told(opens_at=time(8), closes_at=time(21, 30))
    assert (event["startDate"], event["endDate"]) == ("2026-12-10T08:00:00+07:00", "2026-12-13T21:30:00+07:00")


def test_hours_of_the_first_and_last_day_count(told):
    hours = [(EventHours, {"day": 1, "opens_at": time(14)}), (EventHours, {"day": 4, "is_closed": True})]
    event = told(hours, opens_at=time(8), closes_at=time(21))
    assert (event["startDate"], event["endDate"]) == ("2026-12-10T14:00:00+07:00", "2026-12-13")


def test_days_without_hours_are_days(told):
    event = told()
    assert (event["startDate"], event["endDate"]) == ("2026-12-10", "2026-12-13")


def test_other_days_are_a_new_date_and_another_place_is_none(told):
    moved = told(status="moved", moved_from=date(2026, 11, 30))
    assert (moved["eventStatus"], moved["previousStartDate"]) == (f"{SCHEMA}EventRescheduled", "2026-11-30")
    elsewhere = told(status="moved", slug="noi-khac")
    assert elsewhere["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert "previousStartDate" not in elsewhere


def test_address_and_position_are_told(told):
    place = PlaceFactory(name="Cửa Lò")
    event = told(venue="Quảng trường", address="Đường Bình Minh", place=place, latitude=18.8, longitude=105.7)
    assert event["location"]["address"]["streetAddress"] == "Đường Bình Minh"
    assert event["location"]["address"]["addressLocality"] == place.full_name
    assert event["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 18.8, "longitude": 105.7}


def test_abroad_the_country_is_not_guessed(told):
    assert "address" not in told(venue="Salon", timezone="Europe/Paris")["location"]


@pytest.mark.parametrize(
    ("facts", "mode", "kinds"),
    [
        ({"venue": "Sân"}, "Offline", ["Place"]),
        ({"venue": "Sân", "livestream_url": "https://live.example/"}, "Mixed", ["Place", "VirtualLocation"]),
        ({"livestream_url": "https://live.example/"}, "Online", ["VirtualLocation"]),
    ],
)
def test_ways_to_attend_are_told(told, facts, mode, kinds):
    event = told(**facts)
    places = event["location"] if isinstance(event["location"], list) else [event["location"]]
    assert event["eventAttendanceMode"] == f"{SCHEMA}{mode}EventAttendanceMode"
    assert [place["@type"] for place in places] == kinds


def test_free_entry_costs_nothing(told):
    event = told(entry="free", registration_url="https://register.example/")
    assert event["isAccessibleForFree"] is True
    assert event["offers"] == {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "VND",
        "url": "https://register.example/",
    }


def test_a_price_in_words_is_not_read_as_a_number(told):
    event = told(entry="paid", price="20.000 ₫, trẻ em miễn phí")
    assert event["isAccessibleForFree"] is False
    assert "price" not in event["offers"]
    assert event["offers"]["description"] == "20.000 ₫, trẻ em miễn phí"


def test_what_nobody_has_said_is_not_told(told):
    unknown = {"offers", "isAccessibleForFree", "organizer", "sponsor", "superEvent", "audience", "previousStartDate"}
    assert unknown & set(told()) == set()


def test_series_sponsors_and_organiser_are_told(told):
    series = EventSeries.objects.create(name_vi="Hội chợ cam Vinh", slug="cam-vinh")
    sponsor = (EventSponsor, {"name": "Nhà tài trợ Mẫu", "url": "https://sponsor.example/"})
    event = told([sponsor], series=series, organiser="Sở Mẫu")
    assert event["superEvent"] == {"@type": "EventSeries", "name": "Hội chợ cam Vinh"}
    assert event["sponsor"] == [{"@type": "Organization", "name": "Nhà tài trợ Mẫu", "url": "https://sponsor.example/"}]
    assert event["organizer"]["name"] == "Sở Mẫu"


def test_sample_says_that_it_is_one(told):
    event = told(illustrative=True, intro="Nếm tận nơi.")
    assert event["description"].endswith(" Nếm tận nơi.")
    assert len(event["description"]) > len(" Nếm tận nơi.")
