"""An event as a calendar shows it: days, hours, words, and whether it goes ahead."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from events.models import EventHours
from tests.factories import EventPageFactory, PlaceFactory
from tests.product_pages.helpers import english

from .reading import events, fetch, lines, unescaped, values

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PROGRAMME = [
    (
        "day",
        {
            "day": 2,
            "sessions": [
                {
                    "title": "Hội thảo",
                    "time": time(22),
                    "ends": time(1, 30),
                    "where": "Sân khấu A",
                    "speakers": [{"name": "Lữ Thị Mẫu", "role": "Hợp tác xã"}],
                },
                {"title": "Không rõ giờ", "time": None, "ends": None, "where": ""},
            ],
        },
    )
]


@pytest.fixture
def one(client):
    """Return a function that gives the entries of an event as a reader downloads them."""

    def read(event, name: str = "calendar_of_event", language: str = "vi") -> list:
        return events(fetch(client, name, language, slug=event.slug))

    return read


def fair(site, **facts):
    """Publish a fair from 10 to 13 December 2026."""
    days = {"starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 13)}
    return EventPageFactory(parent=site.events, **(days | facts))


def spans(entries) -> list[tuple]:
    return [(entry["dtstart"].dt, entry["dtend"].dt) for entry in entries]


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=VIETNAM)


def test_days_without_hours_are_one_bar_that_ends_the_day_after(one, site):
    assert spans(one(fair(site))) == [(date(2026, 12, 10), date(2026, 12, 14))]


def test_one_day_ends_the_day_after(one, site):
    assert spans(one(fair(site, ends_on=None))) == [(date(2026, 12, 10), date(2026, 12, 11))]


def test_each_day_with_hours_stands_by_itself(one, site):
    entries = one(fair(site, opens_at=time(8), closes_at=time(21, 30)))
    assert spans(entries) == [(on(day, 8), on(day, 21, 30)) for day in (10, 11, 12, 13)]
    assert entries[1]["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"


def test_days_of_other_hours_and_closed_days_are_kept_apart(one, site):
    event = fair(site, opens_at=time(8), closes_at=time(21))
    EventHours.objects.create(event=event, day=1, opens_at=time(14), closes_at=time(22))
    EventHours.objects.create(event=event, day=3, is_closed=True)
    assert spans(one(event)) == [(on(10, 14), on(10, 22)), (on(11, 8), on(11, 21)), (on(13, 8), on(13, 21))]


def test_days_around_a_closed_one_are_two_bars(one, site):
    event = fair(site)
    EventHours.objects.create(event=event, day=2, is_closed=True)
    assert spans(one(event)) == [
        (date(2026, 12, 10), date(2026, 12, 11)),
        (date(2026, 12, 12), date(2026, 12, 14)),
    ]


def test_an_event_that_is_closed_on_all_its_days_still_stands_in_the_calendar(one, site):
    event = fair(site, ends_on=None)
    EventHours.objects.create(event=event, day=1, is_closed=True)
    assert len(one(event)) == 1


def test_an_end_that_nobody_told_is_not_made_up(one, site):
    (entry,) = one(fair(site, ends_on=None, opens_at=time(8)))
    assert entry["dtstart"].dt == on(10, 8)
    assert "dtend" not in entry


def test_a_closing_hour_alone_is_no_hour(one, site):
    assert spans(one(fair(site, closes_at=time(17)))) == [(date(2026, 12, 10), date(2026, 12, 14))]


def test_a_long_exhibition_is_one_bar_that_tells_its_hours(one, site):
    (entry,) = one(fair(site, ends_on=date(2027, 2, 10), opens_at=time(8), closes_at=time(17)))
    assert entry["dtstart"].dt == date(2026, 12, 10)
    assert "08:00–17:00" in entry["description"]


def test_days_are_told_apart_by_their_numbers(one, site):
    titles = [str(entry["summary"]) for entry in one(fair(site, title="Hội chợ Vinh", opens_at=time(8)))]
    assert len(set(titles)) == 4
    assert all(title.startswith("Hội chợ Vinh") and str(n) in title for n, title in enumerate(titles, start=1))


def test_hours_are_those_of_the_place(one, site):
    (entry,) = one(fair(site, ends_on=None, opens_at=time(9), closes_at=time(18), timezone="Europe/Paris"))
    assert entry["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 10, 8, tzinfo=UTC)


def test_every_calendar_explains_its_time_zones(client, site):
    event = fair(site, opens_at=time(9), timezone="Europe/Paris")
    raw = fetch(client, "calendar_of_event", slug=event.slug)
    assert values(raw, "BEGIN").count("VTIMEZONE") == 2
    assert {"Europe/Paris", "Asia/Ho_Chi_Minh"} <= set(values(raw, "TZID"))


@pytest.mark.parametrize(
    ("status", "told"),
    [("planned", "CONFIRMED"), ("moved", "CONFIRMED"), ("postponed", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_status_is_told(one, site, status, told):
    assert str(one(fair(site, status=status))[0]["status"]) == told


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_title_says_first_that_it_does_not_go_ahead(one, site, status):
    (entry,) = one(fair(site, title="Hội chợ Vinh", status=status, status_note="Vì bão số 9."))
    assert entry["summary"].endswith(": Hội chợ Vinh")
    assert "Vì bão số 9." in entry["description"].split("\n")[0]


def test_where_it_stood_before_is_told(one, site):
    (entry,) = one(fair(site, status="moved", moved_from=date(2026, 11, 30)))
    assert "30/11/2026" in entry["description"]


def test_place_and_position_are_told(one, site):
    place = PlaceFactory(name="Trường Vinh")
    facts = {"venue": "Quảng trường", "address": "Đường 3/2", "place": place, "latitude": 18.67, "longitude": 105.69}
    (entry,) = one(fair(site, **facts))
    assert entry["location"] == f"Quảng trường, Đường 3/2, {place.full_name}"
    assert (entry["geo"].latitude, entry["geo"].longitude) == (18.67, 105.69)


def test_a_commune_in_the_name_of_the_venue_is_not_said_twice(one, site):
    place = PlaceFactory(name="Quỳnh Mai", kind="ward")
    (entry,) = one(fair(site, venue=f"Đền Cờn, {place.full_name.lower()}", place=place))
    assert entry["location"] == f"Đền Cờn, {place.full_name.lower()}"


def test_the_middle_of_a_commune_is_no_position(one, site):
    assert "geo" not in one(fair(site, place=PlaceFactory()))[0]


def test_what_is_not_known_is_not_told(client, site):
    raw = fetch(client, "calendar_of_event", slug=fair(site, intro="").slug)
    names = {line.partition(":")[0].partition(";")[0] for line in lines(raw)}
    assert {"LOCATION", "GEO", "ORGANIZER"} & names == set()


def test_an_office_with_an_address_is_the_organizer(one, site):
    (entry,) = one(fair(site, organiser="Sở “Công Thương”", contact_email="office@example.vn"))
    assert entry["organizer"] == "mailto:office@example.vn"
    assert entry["organizer"].params["CN"] == "Sở “Công Thương”"


def test_sample_says_in_the_description_that_it_is_one(client, site):
    event = fair(site, illustrative=True)
    translation = english(event, slug="fair")
    vietnamese = fetch(client, "calendar_of_event", slug=event.slug)
    foreign = fetch(client, "calendar_of_event", "en", slug=translation.slug)
    told = [unescaped(values(raw, "DESCRIPTION")[0]).split("\n")[0] for raw in (vietnamese, foreign)]
    assert told[1] == "Illustrative dates: an example, not an announcement."
    assert told[0] not in {told[1], event.intro}


def test_description_is_plain_text_that_ends_with_the_address(one, site):
    event = fair(site, intro="Một dòng.\nHai; ba, bốn \\ năm.", directions="Rẽ trái")
    (entry,) = one(event)
    description = str(entry["description"])
    assert description.startswith("Một dòng.\nHai; ba, bốn \\ năm.")
    assert "Rẽ trái" in description
    assert description.endswith(entry["url"])
    assert entry["url"] == event.full_url


def test_items_of_the_programme_are_left_out_unless_asked_for(one, site):
    event = fair(site, programme=PROGRAMME)
    assert (len(one(event)), len(one(event, "calendar_of_programme"))) == (1, 2)


def test_an_item_may_go_on_past_midnight(one, site):
    item = one(fair(site, title="Hội chợ Vinh", programme=PROGRAMME), "calendar_of_programme")[1]
    assert spans([item]) == [(on(11, 22), on(12, 1, 30))]
    assert item["summary"] == "Hội thảo – Hội chợ Vinh"
    assert item["location"] == "Sân khấu A"
    assert "Lữ Thị Mẫu, Hợp tác xã" in item["description"]


def test_items_name_the_event_that_they_belong_to(one, site):
    event = fair(site, programme=PROGRAMME)
    whole, item = one(event, "calendar_of_programme")
    assert str(item["related-to"]) == str(whole["uid"]) == str(event.translation_key)


def test_items_keep_their_identity_when_the_event_moves(one, site):
    event = fair(site, programme=PROGRAMME, opens_at=time(8))
    before = [str(entry["uid"]) for entry in one(event, "calendar_of_programme")]
    event.starts_on, event.ends_on, event.slug = date(2027, 1, 1), date(2027, 1, 4), "doi-ten"
    event.save()
    assert [str(entry["uid"]) for entry in one(event, "calendar_of_programme")] == before
    assert len(set(before)) == 5


def test_the_event_keeps_its_identity_when_hours_become_known(one, site):
    event = fair(site)
    before = one(event)[0]["uid"]
    event.opens_at = time(8)
    event.save()
    assert one(event)[0]["uid"] == before


def test_both_languages_tell_of_the_same_event(one, site):
    event = fair(site, programme=PROGRAMME)
    EventHours.objects.create(event=event, day=2, is_closed=True)
    translation = english(event, title="Vinh fair")
    vietnamese, foreign = one(event), one(translation, language="en")
    assert [entry["uid"] for entry in foreign] == [entry["uid"] for entry in vietnamese]
    assert spans(foreign) == spans(vietnamese)
    assert str(foreign[0]["summary"]).startswith("Vinh fair")


def test_nobody_is_made_busy_or_invited(client, site):
    raw = fetch(client, "calendar_of_event", slug=fair(site).slug)
    assert values(raw, "TRANSP") == ["TRANSPARENT"]
    assert values(raw, "METHOD") == []


def test_calendar_says_how_often_to_ask_again(client, site):
    raw = fetch(client, "calendar_of_all")
    assert values(raw, "REFRESH-INTERVAL") == values(raw, "X-PUBLISHED-TTL") == ["PT6H"]
