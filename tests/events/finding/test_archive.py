"""The archive by year and by series: every edition keeps its address, and leads to those beside it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from events.models import EventPage, EventSeries
from tests.factories import EventPageFactory, FormerNameFactory, PlaceFactory
from tests.product_pages.helpers import english, queries, read, texts

from .crowd import crowd


def titles(soup) -> list[str]:
    return texts(soup, ".event__title")


def test_year_tells_its_events_by_month(client, site, series, fair):
    soup = read(client, site.events, "nam/2026/")
    assert titles(soup) == ["Hội chợ Vinh", "Tết 2026"]
    assert soup.select_one("h2 a")["href"].endswith("lich/2026/12/")
    assert texts(soup, ".chip[aria-current]") == ["2026"]


def test_event_over_the_new_year_is_in_the_year_of_its_first_day(client, site):
    EventPageFactory(parent=site.events, title="Giao thừa", starts_on=date(2026, 12, 31), ends_on=date(2027, 1, 1))
    assert titles(read(client, site.events, "nam/2026/")) == ["Giao thừa"]
    assert client.get(f"{site.events.url}nam/2027/").status_code == 404


@pytest.mark.parametrize("address", ["nam/1999/", "nam/99999999/", "chuoi/khong-co/"])
def test_what_nobody_held_is_not_found(client, site, series, address):
    assert client.get(site.events.url + address).status_code == 404


def test_series_tells_its_editions_the_latest_first(client, site, series):
    soup = read(client, site.events, "chuoi/hoi-cho-tet/")
    assert titles(soup) == ["Tết 2027", "Tết 2026", "Tết 2025"]
    assert soup.select(".event .state--cancelled")


def test_series_of_drafts_only_is_not_told_of(client, site, series):
    EventPage.objects.update(live=False)
    assert client.get(f"{site.events.url}chuoi/hoi-cho-tet/").status_code == 404


def test_series_has_its_english_name(client, site, series):
    english(EventPage.objects.get(title="Tết 2026"), title="Tết 2026 fair")
    soup = read(client, english(site.events), "chuoi/hoi-cho-tet/")
    assert (soup.h1.get_text(), titles(soup)) == ("Tết fair", ["Tết 2026 fair"])


def test_edition_leads_to_those_before_and_after(client, series):
    page = EventPage.objects.get(title="Tết 2026")
    beside = read(client, page).select_one("nav[aria-labelledby=editions]")
    assert titles(beside) == ["Tết 2025", "Tết 2027"]
    assert beside.select("a")[-1]["href"].endswith("/hoi-cho/chuoi/hoi-cho-tet/")


def test_draft_is_not_beside_an_edition(client, series):
    EventPage.objects.filter(title="Tết 2025").update(live=False)
    assert titles(
        read(client, EventPage.objects.get(title="Tết 2026")).select_one("nav[aria-labelledby=editions]")
    ) == ["Tết 2027"]


def test_event_of_no_series_has_none_beside_it(client, series, fair):
    assert read(client, fair).select("nav[aria-labelledby=editions]") == []


def test_list_leads_to_years_and_series(client, site, series):
    ways = [each["href"] for each in read(client, site.events).select("nav[aria-labelledby=archive] a")]
    ends = ["nam/2027/", "nam/2026/", "nam/2025/", "chuoi/hoi-cho-tet/"]
    assert ways == [site.events.url + end for end in ends]


@pytest.mark.parametrize("slug", ["lich", "nam", "chuoi"])
def test_no_event_takes_the_address_of_the_calendar_or_the_archive(slug):
    with pytest.raises(ValidationError) as raised:
        EventPage(title="Lịch", slug=slug, starts_on=date(2026, 12, 1)).clean()
    assert "slug" in raised.value.message_dict


def test_sitemap_names_what_has_something_to_tell(client, site, series, fair):
    assert site.events.sub_addresses() == [
        "lich/2025/12/",
        "lich/2026/12/",
        "lich/2027/12/",
        "nam/2025/",
        "nam/2026/",
        "nam/2027/",
        "chuoi/hoi-cho-tet/",
    ]
    assert "/hoi-cho/lich/2026/12/" in client.get("/sitemap.xml").content.decode()


@pytest.mark.database
def test_costs_the_same_at_twelve_and_at_twelve_hundred_events(client, site, settings):
    settings.PAGE_CACHE = False
    place = FormerNameFactory(place=PlaceFactory(name="Vinh")).place
    series = EventSeries.objects.create(name_vi="Phiên chợ", slug="phien-cho")
    views = ["", f"?noi={place.slug}&loai=fair", f"?gan={place.slug}", "lich/2026/12/", "nam/2026/", "chuoi/phien-cho/"]
    crowd(site.events, 12, date(2026, 11, 20), every=3, place=place, series=series)
    few = {view: queries(client, site.events, view) for view in views}
    crowd(site.events, 1188, date(2025, 1, 1), place=place, series=series)
    many = {view: queries(client, site.events, view) for view in views}
    print(f"queries at 1,200 events: {many}")
    assert "1200" in read(client, site.events).select_one(".filters [role=status]").get_text()
    assert few == many
    assert max(many.values()) <= 15
