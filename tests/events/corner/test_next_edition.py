"""Next year's edition from this one: days shifted, what is likely the same taken over, the rest asked for again."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from events.corner.next_days import days_in, same_weekday
from events.corner.next_edition import make_next, next_title
from events.models import EventHours, EventPage, EventProduct, EventSeries, EventSource, EventSponsor, Exhibitor
from tests import factories

MOON = {"lunar_month": 1, "lunar_first_day": 15, "lunar_last_day": 17}


@pytest.mark.parametrize(
    ("day", "year", "found"),
    [
        (date(2026, 12, 10), 2027, date(2027, 12, 9)),
        (date(2026, 1, 1), 2027, date(2026, 12, 31)),
        (date(2028, 2, 29), 2029, date(2029, 2, 27)),
    ],
)
def test_fair_keeps_its_weekday(day, year, found):
    assert same_weekday(day, year) == found
    assert found.weekday() == day.weekday()


def event(**fields) -> EventPage:
    return EventPage(**{"title": "Hội", "starts_on": date(2026, 12, 10), "ends_on": date(2026, 12, 13)} | fields)


@pytest.mark.parametrize(
    ("fields", "year", "first", "lunar_day"),
    [
        ({"starts_on": date(2026, 3, 3), "ends_on": None, **MOON}, 2027, date(2027, 2, 20), 15),
        # The last month of the lunar year may begin in January.
        (
            {"starts_on": date(2027, 1, 30), "ends_on": None, "lunar_month": 12, "lunar_first_day": 23},
            2028,
            date(2028, 1, 19),
            23,
        ),
        # No 30th in that year: the last day of the month.
        (
            {"starts_on": date(2026, 3, 18), "ends_on": None, "lunar_month": 1, "lunar_first_day": 30},
            2027,
            date(2027, 3, 7),
            30,
        ),
        (
            {"starts_on": date(2024, 2, 9), "ends_on": None, "lunar_month": 12, "lunar_first_day": 30},
            2025,
            date(2025, 1, 28),
            29,
        ),
        # A leap month that the next year has not.
        (
            {
                "starts_on": date(2025, 7, 25),
                "ends_on": None,
                "lunar_month": 6,
                "lunar_first_day": 1,
                "lunar_leap": True,
            },
            2026,
            date(2026, 7, 14),
            1,
        ),
    ],
)
def test_festival_keeps_its_lunar_date(fields, year, first, lunar_day):
    days = days_in(event(**fields), year)
    assert (days.first, days.lunar_day) == (first, lunar_day)


@pytest.mark.parametrize(
    ("title", "edition", "expected"),
    [
        ("Hội chợ Vinh 2026", None, "Hội chợ Vinh 2027"),
        ("Hội chợ Vinh", None, "Hội chợ Vinh 2027"),
        ("Hội chợ OCOP lần thứ 20 năm 2026", 20, "Hội chợ OCOP lần thứ 21 năm 2027"),
        ("Hội chợ mẫu, kỳ thứ nhất", 1, "Hội chợ mẫu, kỳ thứ hai"),
        ("Chợ phiên thứ năm, lần thứ năm", 5, "Chợ phiên thứ năm, lần thứ sáu"),
    ],
)
def test_title_follows_the_year(title, edition, expected):
    assert next_title(event(title=title, edition=edition), 2027) == expected


@pytest.fixture
def full(fair, product):
    """Fill the fair with all that an edition may have."""
    fair.venue, fair.price, fair.livestream_url = "Quảng trường", "20.000 ₫", "https://stream.example/1"
    fair.status, fair.status_note, fair.illustrative, fair.edition = "moved", "Dời.", True, 20
    fair.event_hours = [EventHours(day=2, opens_at=time(9))]
    fair.event_products = [EventProduct(product=product)]
    fair.event_sources = [EventSource(title="Thông báo")]
    fair.event_sponsors = [EventSponsor(name="Công ty")]
    fair.save()
    return fair


def test_what_is_likely_the_same_is_taken_over_and_the_rest_is_not(full, organiser):
    new = make_next(full, "Hội chợ Vinh 2027", days_in(full, 2027), organiser)
    new = EventPage.objects.get(pk=new.pk)
    assert (new.starts_on, new.ends_on, new.slug) == (date(2027, 12, 9), date(2027, 12, 12), "hoi-cho-vinh-2027")
    assert (new.live, new.owner, new.venue, new.edition) == (False, organiser, "Quảng trường", 21)
    assert (new.status, new.status_note, new.illustrative) == ("planned", "", False)
    assert (new.price, new.livestream_url) == ("", "")
    assert [row.day for row in new.event_hours.all()] == [2]
    assert new.event_products.count() == 1
    assert not new.event_sources.exists()
    assert not new.event_sponsors.exists()
    ((_number, _day, sessions),) = new.programme_days
    assert (sessions[0]["title"], list(sessions[0]["speakers"])) == ("Khai mạc", [])
    assert len(full.programme_days[0][2][0]["speakers"]) == 1


def test_exhibitors_come_along_without_their_stands(fair, organiser, product, site):
    producer = factories.ProducerPageFactory(parent=site.producers)
    gone = factories.ProducerPageFactory(parent=site.producers, live=False)
    row = Exhibitor.objects.create(event=fair, producer=producer, stand="A1")
    row.products.add(product)
    Exhibitor.objects.create(event=fair, producer=gone, stand="A2")
    new = make_next(fair, "Hội chợ Vinh 2027", days_in(fair, 2027), organiser, with_exhibitors=True)
    taken = Exhibitor.objects.get(event=new)
    assert (taken.producer, taken.stand, list(taken.products.all())) == (producer, "", [product])


# ---- the screen
@pytest.fixture
def screen(client, organiser, fair):
    client.force_login(organiser)
    return reverse("event_next", args=[fair.pk])


@time_machine.travel("2026-11-30 08:00:00+07:00", tick=False)
def test_next_edition_is_made_in_two_steps(client, screen):
    form = client.get(screen).context["form"]
    sent = {name: form.initial[name] for name in ("when", "title")}
    client.post(screen, sent)
    new = EventPage.objects.get(title="Hội chợ Vinh 2027")
    assert (new.starts_on, new.live) == (date(2027, 12, 9), False)


@time_machine.travel("2026-11-30 08:00:00+07:00", tick=False)
def test_year_in_the_title_follows_the_days_that_are_chosen(client, screen):
    title = client.get(screen).context["form"].initial["title"]
    client.post(screen, {"when": "other", "first_day": "01/12/2028", "title": title})
    assert EventPage.objects.get(starts_on=date(2028, 12, 1)).title == "Hội chợ Vinh 2028"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"when": "other"}, "first_day"),
        ({"when": "other", "first_day": "10/12/2025"}, "first_day"),
        ({"when": "yesterday"}, "when"),
        ({"when": "other", "first_day": "10/12/2027", "title": "…"}, "title"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, screen, fields, field):
    response = client.post(screen, {"title": "Hội chợ Vinh 2027"} | fields)
    assert list(response.context["form"].errors) == [field]


def test_days_on_which_the_series_is_held_already_are_refused(client, screen, fair, site):
    fair.series = EventSeries.objects.create(name_vi="Hội chợ Vinh", slug="vinh")
    fair.save()
    other = factories.EventPageFactory(
        parent=site.events, title="Bí mật", series=fair.series, starts_on=date(2027, 12, 9), live=False
    )
    sent = {"when": "other", "first_day": "09/12/2027", "title": "Hội chợ Vinh 2027", "series": fair.series_id}
    errors = client.post(screen, sent).context["form"].errors
    assert list(errors) == ["when"]
    assert other.title not in errors["when"][0]


def test_series_is_made_by_leads_only(client, screen, fair, lead):
    sent = {"when": "other", "first_day": "09/12/2027", "title": "Hội chợ Vinh 2027", "new_series": "Hội chợ Vinh"}
    client.post(screen, sent)
    assert not EventSeries.objects.exists()
    client.force_login(lead)
    client.post(screen, sent | {"first_day": "10/12/2028", "title": "Hội chợ Vinh 2028"})
    assert EventPage.objects.get(title="Hội chợ Vinh 2028").series.name_vi == "Hội chợ Vinh"


def test_published_event_of_another_is_a_start_by_what_readers_have(client, organiser, foreign):
    draft = foreign.get_latest_revision_as_object()
    draft.venue = "Chưa công bố"
    draft.save_revision()
    client.force_login(organiser)
    client.post(
        reverse("event_next", args=[foreign.pk]), {"when": "other", "first_day": "10/12/2027", "title": "Hội chợ mới"}
    )
    assert EventPage.objects.get(title="Hội chợ mới").venue == ""


def test_draft_of_another_is_no_start_and_is_not_offered(client, organiser, foreign, site):
    EventPage.objects.filter(pk=foreign.pk).update(live=False)
    client.force_login(organiser)
    assert client.get(reverse("event_next", args=[foreign.pk])).status_code == 302
    start = client.get(reverse("start_page", args=["events", "eventpage", site.events.pk]))
    assert foreign.title not in start.content.decode()


NEW_SERIES = {"when": "other", "first_day": "09/12/2027", "title": "Hội chợ Vinh 2027", "new_series": "Hội chợ Vinh"}


def test_earlier_edition_goes_into_the_new_series_with_its_draft(client, screen, fair, english, lead):
    draft = EventPage.objects.get(pk=fair.pk)
    draft.intro = "Thêm gian hàng."
    draft.save_revision(user=lead)
    client.force_login(lead)
    client.post(screen, NEW_SERIES)
    series, earlier = EventSeries.objects.get(), EventPage.objects.get(pk=fair.pk)
    assert earlier.series == EventPage.objects.get(pk=english.pk).series == series
    draft = earlier.get_latest_revision_as_object()
    assert (draft.series, draft.intro, earlier.intro != draft.intro) == (series, "Thêm gian hàng.", True)


def test_edition_of_a_series_stays_in_it(client, screen, fair, lead):
    fair.series = EventSeries.objects.create(name_vi="Chuỗi cũ", slug="chuoi-cu")
    fair.save_revision().publish()
    client.force_login(lead)
    client.post(screen, NEW_SERIES)
    assert EventPage.objects.get(pk=fair.pk).series == fair.series
    assert EventPage.objects.get(title="Hội chợ Vinh 2027").series.name_vi == "Hội chợ Vinh"


def test_new_series_has_no_two_editions_on_the_same_days(client, screen, lead):
    client.force_login(lead)
    errors = client.post(screen, NEW_SERIES | {"first_day": "12/12/2026"}).context["form"].errors
    assert list(errors) == ["when"]
    assert not EventSeries.objects.exists()
