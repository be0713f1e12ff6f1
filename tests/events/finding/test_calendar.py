"""The calendar of a month: a table by weeks, events over their days, and ends where nothing is held."""

from datetime import date

import pytest

from events.finding.months import Month, bounds, weeks_of
from events.models import EventPage
from tests.factories import EventPageFactory
from tests.product_pages.helpers import english, read, texts

DECEMBER = Month(2026, 12)


def event(name: str, first: int, last: int | None = None) -> EventPage:
    days = {"starts_on": date(2026, 12, first), "ends_on": date(2026, 12, last or first)}
    return EventPage(title=name, sort_key=name, **days)


def drawn(*events: EventPage) -> list[list[list[str]]]:
    """Return for each week its rows, a title for each of the seven days."""
    weeks = weeks_of(DECEMBER, events)
    return [
        [[bar.event.title if bar.event else "" for bar in row for _day in range(bar.span)] for row in week.rows]
        for week in weeks
    ]


def test_weeks_begin_on_monday_and_hold_the_days_of_the_month():
    weeks = weeks_of(DECEMBER, [])
    assert [day and day.date.day for day in weeks[0].days] == [None, 1, 2, 3, 4, 5, 6]
    assert [day and day.date.day for day in weeks[-1].days] == [28, 29, 30, 31, None, None, None]


def test_lunar_date_is_beside_each_day():
    days = [day for week in weeks_of(DECEMBER, []) for day in week.days if day]
    assert (days[0].lunar, days[8].lunar) == ("23/10", "1/11")


def test_event_lies_over_its_days_in_each_of_its_weeks():
    weeks = drawn(event("A", 10, 16))
    assert weeks[1] == [["", "", "", "A", "A", "A", "A"]]
    assert weeks[2] == [["A", "A", "A", "", "", "", ""]]
    assert weeks[0] == weeks[3] == []


def test_events_of_the_same_day_lie_below_one_another_and_free_cells_are_used():
    assert drawn(event("A", 7, 9), event("B", 8), event("C", 10))[1] == [
        ["A", "A", "A", "C", "", "", ""],
        ["", "B", "", "", "", "", ""],
    ]


def test_every_row_has_seven_cells():
    weeks = drawn(*(event(str(n), 1 + n % 20, 1 + n % 20 + n % 9) for n in range(30)))
    assert {len(row) for week in weeks for row in week} == {7}


def test_event_of_other_months_too_is_told_from_the_first(site):
    page = EventPageFactory(parent=site.events, starts_on=date(2026, 11, 20), ends_on=date(2027, 1, 5))
    bars = [bar for week in weeks_of(DECEMBER, [page]) for row in week.rows for bar in row if bar.event]
    assert [bar.starts_here for bar in bars] == [True, False, False, False, False]
    assert all(bar.goes_on for bar in bars)


def test_page_is_a_table_with_links_and_dates(client, site, fair):
    soup = read(client, site.events, "lich/2026/12/")
    bars = soup.select("table.calendar td.calendar__bar")
    assert [bar["colspan"] for bar in bars] == ["4", "3"]
    assert {bar.a["href"] for bar in bars} == {fair.url}
    assert [each["datetime"] for each in bars[0].select("time")] == ["2026-12-10", "2026-12-16"]
    assert len(soup.select("table.calendar th[scope=col]")) == 7
    assert soup.select_one("td[aria-current=date] time")["datetime"] == "2026-12-01"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_does_not_go_ahead_is_said_in_the_calendar(client, site, status):
    EventPageFactory(parent=site.events, starts_on=date(2026, 12, 20), status=status)
    bar = read(client, site.events, "lich/2026/12/").select_one(f".bar--{status}")
    assert bar.select(".bar__state")
    assert bar.select("s time")


def test_calendar_without_a_month_is_that_of_today(client, site, fair):
    soup = read(client, site.events, "lich/")
    assert soup.select_one("link[rel=canonical]")["href"].endswith("/hoi-cho/lich/2026/12/")


def test_calendar_of_one_kind(client, site, fair):
    EventPageFactory(parent=site.events, title="Lễ hội", kind="festival", starts_on=date(2026, 12, 24))
    soup = read(client, site.events, "lich/2026/12/?loai=festival")
    assert texts(soup, ".bar__link") == ["Lễ hội"]
    assert soup.select_one("a[rel=next]")["href"].endswith("lich/2027/1/?loai=festival")


def test_months_lead_to_one_another_and_end_beside_the_last_event(client, site, fair):
    assert bounds() == (Month(2026, 11), Month(2027, 1))
    last = read(client, site.events, "lich/2027/1/")
    assert last.select_one("a[rel=prev]")["href"].endswith("lich/2026/12/")
    assert last.select("a[rel=next]") == []
    assert last.select("meta[name=robots]")


@pytest.mark.parametrize("month", ["2027/2", "2026/10", "2026/0", "2026/13", "0/1", "99999999999/1"])
def test_month_beyond_is_not_found(client, fair, site, month):
    assert client.get(f"{site.events.url}lich/{month}/").status_code == 404


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_slip_of_the_pen_does_not_stretch_the_calendar_for_ever(client, site, day):
    EventPageFactory(parent=site.events, starts_on=day)
    first, last = bounds()
    assert last.year - first.year <= 200
    assert client.get(f"{site.events.url}lich/{first.year}/{first.number}/").status_code == 200
    assert site.events.sub_addresses() == [f"nam/{day.year}/"]


def test_calendar_leads_to_the_same_month_in_the_other_language(client, site, fair):
    english(fair, title="Vinh fair")
    soup = read(client, english(site.events), "lich/2026/12/")
    assert texts(soup, ".bar__link") == ["Vinh fair", "Vinh fair"]
    assert soup.select_one("link[hreflang=vi]")["href"].endswith("/hoi-cho/lich/2026/12/")
