"""What the page of an event tells a visitor; what nobody has said is not there."""

from datetime import date, time

import pytest
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from events.models import EventDocument, EventHours, EventProduct, EventSource, EventSponsor
from tests.factories import (
    EventPageFactory,
    ExhibitorFactory,
    PictureFactory,
    PlaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
)
from tests.product_pages.helpers import english, queries, read, texts


def told(client, page, **fields) -> str:
    """Return the facts of the page when it is saved with these."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return " ".join(read(client, page).select_one(".facts").get_text(" ").split())


def links(client, page) -> dict[str, str]:
    return {link["href"]: link.get_text() for link in read(client, page).select(".facts a")}


def item(title: str, start: time, end: time | None = None, where: str = "", speakers=()) -> dict:
    speakers = [{"name": name, "role": role} for name, role in speakers]
    return {"title": title, "time": start, "ends": end, "where": where, "speakers": speakers}


def test_unknown_is_not_told(client, fair):
    assert len(read(client, fair).select(".facts dt")) == 1


def test_venue_ways_and_access_are_told(client, fair):
    facts = told(
        client,
        fair,
        venue="Công viên",
        address="Đường Hồ Tùng Mậu",
        directions="Rẽ phải.\nGửi xe ở cổng.",
        step_free="partly",
        access_note="Có đường dốc.",
        entry="paid",
        price="20.000 ₫",
    )
    for words in ("Công viên", "Đường Hồ Tùng Mậu", "Rẽ phải. Gửi xe ở cổng.", "Có đường dốc.", "20.000 ₫"):
        assert words in facts


def test_point_is_numbers_and_a_link_to_the_readers_own_map(client, fair):
    told(client, fair, latitude=18.6796, longitude=105.6813)
    assert links(client, fair) == {"geo:18.67960,105.68130": "18.67960, 105.68130"}


def test_place_alone_is_no_point_of_the_venue(client, fair):
    told(client, fair, place=PlaceFactory())
    assert not any(href.startswith("geo:") for href in links(client, fair))


def test_registration_stream_and_office_are_links(client, fair):
    told(
        client,
        fair,
        registration_url="https://dang-ky.example/",
        livestream_url="https://xem.example/",
        contact_office="Ban tổ chức",
        contact_phone="0238 000 0000",
        contact_email="ban@example.org",
    )
    assert set(links(client, fair)) == {
        "https://dang-ky.example/",
        "https://xem.example/",
        "tel:02380000000",
        "mailto:ban@example.org",
    }


@pytest.mark.parametrize("changed", [{"status": "cancelled"}, {"starts_on": date(2026, 1, 1), "ends_on": None}])
def test_nobody_registers_for_what_is_off_or_over(client, fair, changed):
    told(client, fair, registration_url="https://dang-ky.example/", **changed)
    assert links(client, fair) == {}


def test_hours_of_single_days_are_told_in_both_languages(client, fair):
    EventHours.objects.create(event=fair, day=4, is_closed=True)
    EventHours.objects.create(event=fair, day=1, opens_at=time(9), closes_at=time(22))
    EventHours.objects.create(event=fair, day=30, opens_at=time(3))  # the fair was shortened
    told(client, fair, opens_at=time(8), closes_at=time(21))
    for page in (fair, english(fair)):
        usual, first, fourth = texts(read(client, page), ".facts dd:first-of-type .facts__note")[:3]
        assert usual.startswith("08:00–21:00")
        assert first.endswith("09:00–22:00")
        assert fourth.startswith("13")
        assert "03:00" not in read(client, page).get_text()


@pytest.mark.parametrize("public", [True, False])
def test_only_public_documents_are_offered(client, fair, public):
    folder = Collection.get_first_root_node().add_child(name="Nội bộ")
    if not public:
        CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    paper = Document.objects.create(title="Nội quy", file="noi-quy.pdf", collection=folder)
    EventDocument.objects.create(event=fair, document=paper)
    assert list(links(client, fair).values()) == (["Nội quy"] if public else [])


def test_sponsors_are_named(client, fair):
    EventSponsor.objects.create(event=fair, name="Nhà máy đường", url="https://duong.example/")
    EventSponsor.objects.create(event=fair, name="Ngân hàng")
    assert texts(read(client, fair), ".plain-list li") == ["Nhà máy đường", "Ngân hàng"]


def test_plan_of_the_venue_says_what_it_shows(client, fair):
    told(client, fair, venue_plan=PictureFactory(), venue_plan_alt="Cổng ở phía nam.")
    assert read(client, fair).select_one("section[aria-labelledby=plan] img")["alt"] == "Cổng ở phía nam."


def test_programme_is_told_by_stage_with_speakers(client, fair):
    sessions = [
        item("Khai mạc", time(8), time(9), "Sân khấu", [("Bà Mẫu", "chủ tịch")]),
        item("Nếm thử", time(9), None, "Khu B"),
        item("Bế mạc", time(20), time(21), "Sân khấu"),
    ]
    told(client, fair, programme=[("day", {"day": 1, "sessions": sessions})])
    day = read(client, fair).select_one(".programme")
    assert texts(day, "h4") == ["Sân khấu", "Khu B"]
    assert [len(stage.select("li")) for stage in day.select(".programme__stage")] == [2, 1]
    assert "Bà Mẫu, chủ tịch" in day.get_text()


@pytest.mark.parametrize(("end", "next_day"), [(time(1), True), (time(23), False), (None, False)])
def test_item_past_midnight_ends_the_next_morning(client, fair, end, next_day):
    told(client, fair, programme=[("day", {"day": 1, "sessions": [item("Đêm hội", time(20), end)]})])
    assert bool(read(client, fair).select(".sessions__next")) is next_day


@pytest.mark.parametrize("confirmed", [True, False])
def test_whether_lunar_dates_were_confirmed_is_told(client, fair, confirmed):
    lunar = {"lunar_month": 6, "lunar_first_day": 15, "lunar_leap": True}
    facts = told(client, fair, lunar_confirmed=confirmed, **lunar)
    assert "Rằm tháng 6 nhuận âm lịch" in facts
    soup = read(client, english(fair))
    assert ("nobody has confirmed" in soup.get_text()) is not confirmed


def test_edition_and_series_are_told(client, series):
    page = series.editions.get(edition=2)
    assert links(client, page) == {"/hoi-cho/chuoi/hoi-cho-tet/": "Hội chợ Tết"}


def test_move_is_told_on_the_page_in_the_list_and_in_the_calendar(client, site, fair):
    told(client, fair, status="moved", status_note="Dời vì bão.", moved_from=date(2026, 12, 3))
    for page in (fair, site.events):
        change = read(client, page).select_one(".change")
        assert "Dời vì bão." in change.get_text()
        assert change.select_one("s time")["datetime"] == "2026-12-03"
    assert read(client, site.events, "lich/2026/12/").select(".bar__state")


@pytest.mark.parametrize("status", ["cancelled", "postponed", "moved"])
def test_search_says_what_became_of_it(client, site, fair, status):
    EventPageFactory(parent=site.events, title="Hội chợ Vinh mùa xuân", starts_on=date(2027, 2, 1))
    told(client, fair, status=status)
    said = texts(read(client, site.search, "?q=hoi+cho+vinh"), ".result .kicker")
    assert len(said) == len(set(said)) == 2


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_dates_that_do_not_hold_are_struck(client, site, fair, status):
    told(client, fair, status=status)
    assert len(read(client, fair).select(".facts s time")) == 2
    assert len(read(client, site.events).select(".event s time")) == 2


def test_full_page_stays_within_its_queries(client, site, fair, series, settings):
    settings.PAGE_CACHE = False
    fair.series, fair.venue_plan, fair.hero_image, fair.place = (
        series,
        PictureFactory(),
        PictureFactory(),
        PlaceFactory(),
    )
    fair.save()
    product = ProductPageFactory(parent=site.products, hero_image=PictureFactory(), place=PlaceFactory())
    EventProduct.objects.create(event=fair, product=product)
    EventSource.objects.create(event=fair, url="https://paper.example/fair")
    EventSponsor.objects.create(event=fair, name="Ngân hàng")
    EventHours.objects.create(event=fair, day=1, opens_at=time(9))
    paper = Document.objects.create(title="Nội quy", file="x.pdf", collection=Collection.get_first_root_node())
    EventDocument.objects.create(event=fair, document=paper)
    ExhibitorFactory(event=fair, producer=ProducerPageFactory(parent=site.producers)).products.add(product)
    for page in (fair, english(fair)):
        count = queries(client, page)
        print(f"full event: {count} queries")
        assert count <= 12
