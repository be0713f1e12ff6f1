"""Products at the fair, as readers see them: by stand, with links that lead somewhere."""

import pytest

from events.models import EventProduct
from tests.factories import EventPageFactory, ExhibitorFactory, PictureFactory, ProducerPageFactory, ProductPageFactory
from tests.product_pages.helpers import english, queries, read, texts

pytestmark = pytest.mark.django_db


def exhibit(fair, *products, **fields):
    found = ExhibitorFactory(event=fair.page, **fields)
    found.products.set(products)
    return found


def numbers(soup) -> list[str]:
    return [text.removeprefix("Gian").strip() for text in texts(soup, ".stands__number")]


def test_exhibitors_stand_in_the_order_of_their_stands(client, fair):
    for stand in ("A10", "B1", "A2", ""):
        exhibit(fair, stand=stand)
    soup = read(client, fair.page)
    assert [item.get("id") for item in soup.select(".stands__item")] == ["stand-a2", "stand-a10", "stand-b1", None]


def test_producer_and_products_are_links_with_the_note_below(client, fair):
    exhibit(fair, fair.sauce, fair.ginger, producer=fair.maker, name="", stand="A1", note="Nếm thử lúc 9 giờ")
    item = read(client, fair.page).select_one("#stand-a1")
    assert [link["href"] for link in item.select("a")] == [fair.maker.url, fair.ginger.url, fair.sauce.url]
    assert "Nếm thử lúc 9 giờ" in item.get_text()


def test_product_that_is_no_longer_published_is_left_out(client, fair):
    exhibit(fair, fair.ginger, fair.sauce, stand="A1")
    fair.sauce.unpublish()
    assert texts(read(client, fair.page), "#stand-a1 a") == ["Gừng Kỳ Sơn"]


def test_producer_that_is_a_draft_is_not_told(client, fair):
    draft = ProducerPageFactory(parent=fair.maker.get_parent(), title="Bí mật", live=False)
    exhibit(fair, producer=draft, name="", stand="A1")
    assert "Bí mật" not in read(client, fair.page).get_text()


def test_exhibitor_whose_producer_was_deleted_keeps_its_products(client, fair):
    exhibit(fair, fair.ginger, producer=fair.maker, name="", stand="A1")
    fair.maker.delete()
    assert texts(read(client, fair.page), "#stand-a1 a") == ["Gừng Kỳ Sơn"]


def test_english_page_has_english_links_and_the_name_of_who_is_not_translated(client, fair):
    exhibit(fair, fair.ginger, fair.sauce, producer=fair.maker, name="", stand="A1")
    ginger = english(fair.ginger, title="Ky Son ginger")
    item = read(client, english(fair.page)).select_one("#stand-a1")
    assert [link["href"] for link in item.select("a")] == [ginger.url]
    assert "HTX Mường Lống" in item.get_text()


def test_stands_that_differ_in_their_marks_have_anchors_of_their_own(client, fair):
    exhibit(fair, stand="D1")
    exhibit(fair, stand="Đ1")
    assert {item["id"] for item in read(client, fair.page).select(".stands__item")} == {"stand-d1", "stand-d1-2"}


def test_plan_leads_to_every_stand_and_is_silent_beside_the_list(client, fair):
    for number in range(1, 15):
        exhibit(fair, stand=f"A{number}")
    exhibit(fair, stand="B1")
    drawing = read(client, fair.page).select_one("svg.plan__drawing")
    assert drawing["aria-hidden"] == "true"
    assert {link["tabindex"] for link in drawing.select("a")} == {"-1"}
    assert [link["href"] for link in drawing.select("a")][-2:] == ["#stand-a14", "#stand-b1"]
    # Ten in a line, then the rest, then the next row.
    assert [rect["y"] for rect in drawing.select("rect")] == ["0"] * 10 + ["44"] * 4 + ["100"]
    assert drawing["viewbox"] == "-1 -1 438 142"


def test_picture_of_the_venue_takes_the_place_of_the_plan(client, fair):
    for number in range(1, 8):
        exhibit(fair, stand=f"A{number}")
    assert read(client, fair.page).select(".plan")
    fair.page.venue_plan = PictureFactory()
    fair.page.save()
    assert not read(client, fair.page).select(".plan")


def test_long_list_has_a_way_to_each_row_and_a_closed_plan(client, fair):
    for row in "ABC":
        for number in range(1, 22):
            exhibit(fair, stand=f"{row}{number}")
    soup = read(client, fair.page)
    assert [link["href"] for link in soup.select("nav a[href^='#stand']")] == ["#stand-a1", "#stand-b1", "#stand-c1"]
    assert not soup.select_one("details.plan").has_attr("open")


def test_page_that_is_not_saved_yet_has_no_exhibitors(site):
    page = EventPageFactory.build(locale=site.home.locale)
    assert page.exhibitors == []
    assert page.stand_plan is None


def test_event_without_exhibitors_says_nothing_of_them(client, fair):
    EventProduct.objects.create(event=fair.page, product=fair.ginger)
    assert not read(client, fair.page).select("#exhibitors")


@pytest.mark.database
def test_page_costs_the_same_at_3_and_at_40_exhibitors(client, site, fair, settings):
    settings.PAGE_CACHE = False
    counts = []
    for size in (3, 37):
        for number in range(size):
            maker = ProducerPageFactory(parent=site.producers)
            exhibit(fair, ProductPageFactory(parent=site.products), producer=maker, name="", stand=f"{size}-{number}")
        counts.append(queries(client, fair.page))
    assert counts[0] == counts[1] <= 12
