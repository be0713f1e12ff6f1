"""The search page: names old and new, with or without marks, for whatever a reader types."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from tests.factories import FormerNameFactory, PlaceFactory, ProductPageFactory

pytestmark = pytest.mark.database

URL = "/tim-kiem/"
HOSTILE = [
    "",
    '"',
    "'",
    "\0",
    "cam\0",
    "😀",
    "x" * 10_000,
    "à" * 10_000,
    "cam " * 2_500,
    "' OR 1=1 --",
    "cam*",
    "NEAR(cam buoi)",
    "AND",
    "NOT cam",
    "(((",
    "%",
    "\\",
    "title:cam",
    "{title}: ^cam",
    "cam & ! | bưởi:*",
    "²",
    "\ud7ff\ue000\uffff",
]


@pytest.fixture
def titles(read):
    """Return a function that searches and returns the titles found, in order."""
    return lambda text, url=URL, **query: [
        link.text for link in read(url, data={"q": text} | query).select(".result__title a")
    ]


@pytest.fixture
def suggested(read):
    return lambda text, url=URL: [link.text for link in read(f"{url}goi-y/", data={"q": text}).select("a")]


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    "query",
    ["gừng", "gung", "GỪNG KỲ SƠN", "gung ky son", "son gung", "gu k s", unicodedata.normalize("NFD", "Gừng")],
)
def test_a_name_is_found_however_it_is_typed(product, titles, query):
    assert titles(query) == ["Gừng Kỳ Sơn"]


@pytest.mark.parametrize("query", ["do luong", "đo lương", "Đô Lương", "ĐÔ LU"])
def test_d_with_stroke_is_a_d(site, titles, query):
    ProductPageFactory(parent=site.products, title="Bánh đa Đô Lương")
    assert titles(query) == ["Bánh đa Đô Lương"]


def test_a_page_that_lacks_one_of_the_words_is_not_found(product, titles):
    assert titles("gừng bưởi") == []


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: ascii(q[:20]))
def test_no_query_breaks_the_search(product, client, query):
    assert client.get(URL, {"q": query}).status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=300))
def test_any_text_is_answered(product, client, query):
    assert client.get(URL, {"q": query}).status_code == 200


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=300))
def test_any_text_may_ask_for_suggestions(product, client, query):
    assert client.get(f"{URL}goi-y/", {"q": query}).status_code == 200


@pytest.mark.parametrize("query", ["q=cam&q=gung", "q", "q=%ff%fe", "q=%ED%A0%80", "%00=%00", "trang=1&trang=x"])
def test_an_odd_address_is_answered(product, client, query):
    assert client.get(f"{URL}?{query}").status_code == 200


def test_the_query_is_shown_as_text(site, client):
    html = client.get(URL, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html


def test_each_language_finds_its_own_pages(site, product, english, titles):
    english(site.search)
    english(product, title="Kỳ Sơn ginger")
    assert titles("ky son") == ["Gừng Kỳ Sơn"]
    assert titles("ky son", url="/en/tim-kiem/") == ["Kỳ Sơn ginger"]


def test_a_draft_is_neither_found_nor_suggested(product, titles, suggested):
    product.unpublish()
    assert titles("gung") == suggested("gung") == []


def test_a_page_for_some_only_is_neither_found_nor_suggested(product, titles, suggested):
    hide(product)
    assert titles("gung") == suggested("gung") == []


def test_pages_below_a_private_one_are_not_found(site, product, titles):
    hide(site.products)
    assert titles("gung") == []


def test_words_of_an_unpublished_revision_are_not_found(product, titles):
    product.intro = "Bí mật"
    product.save_revision()
    assert titles("bí mật") == []


def test_notes_for_editors_are_not_found(site, titles):
    ProductPageFactory(parent=site.products, editor_notes="Hỏi lại bà Lan")
    assert titles("lan") == []


def test_names_stand_before_mentions(site, titles):
    ProductPageFactory(parent=site.products, title="Mật ong", intro="Cam " * 20)
    ProductPageFactory(parent=site.products, title="Cam Vinh")
    assert titles("cam") == ["Cam Vinh", "Mật ong"]


def test_the_middle_of_a_word_is_no_name(site, titles):
    ProductPageFactory(parent=site.products, title="Cam Vinh", intro="Cây ưa đất ẩm.")
    ProductPageFactory(parent=site.products, title="Ấm đất Trù Sơn")
    assert titles("am") == ["Ấm đất Trù Sơn", "Cam Vinh"]


def test_another_name_finds_the_product(site, titles):
    ProductPageFactory(parent=site.products, title="Gừng", alternative_names="Khương, sinh khương")
    assert titles("khuong") == ["Gừng"]


def test_an_old_name_of_the_place_finds_its_products(site, titles, suggested):
    place = FormerNameFactory(name="Tương Dương").place
    ProductPageFactory(parent=site.products, title="Măng khô", place=place)
    assert titles("tuong duong") == suggested("tuong duong") == ["Măng khô"]


@pytest.mark.parametrize("kind", ["district", "commune"])
def test_an_old_name_leads_to_the_place(site, client, read, kind):
    place = PlaceFactory(name="Na Ngoi")
    FormerNameFactory(place=place, name="Mường Típ", kind=kind)
    link = read(URL, data={"q": "muong t"}).select_one(".chip")
    response = client.get(link["href"], follow=True)
    assert "Na Ngoi" in response.content.decode()


def test_searched_words_are_marked_in_the_results(product, read):
    result = read(URL, data={"q": "gung trong"}).select_one(".result")
    assert [mark.text for mark in result.select("mark")] == ["Gừng", "Trồng"]


def test_a_hostile_title_stays_text(site, client):
    ProductPageFactory(parent=site.products, title="Cam <img src=x onerror=alert(1)>")
    assert "<img src=x" not in client.get(URL, {"q": "cam"}).content.decode()


def test_results_are_not_for_search_engines_but_the_page_is(site, read):
    assert read(URL, data={"q": "cam"}).select_one("meta[name=robots]")["content"] == "noindex"
    assert read(URL).select_one("meta[name=robots]") is None


def test_finding_nothing_offers_ways_on(site, read):
    assert len(read(URL, data={"q": "xyz"}).select("main .empty .chip")) == 5


def test_suggestions_are_a_few_links_out_of_search_engines(site, client, suggested):
    ProductPageFactory.create_batch(9, parent=site.products)
    assert len(suggested("san p")) == 7
    assert client.get(f"{URL}goi-y/")["X-Robots-Tag"] == "noindex"


def test_suggestions_of_nothing_are_empty(product, client):
    assert client.get(f"{URL}goi-y/", {"q": "xyz"}).content.strip() == b""


@pytest.mark.parametrize(("asked", "count"), [("", 20), ("abc", 20), ("2", 1), ("999", 1), ("-1", 1), ("0", 1)])
def test_a_page_of_results_that_does_not_exist_leads_to_the_nearest(site, titles, asked, count):
    ProductPageFactory.create_batch(21, parent=site.products, intro="Cam")
    assert len(titles("cam", trang=asked)) == count


def test_the_next_page_keeps_the_query(site, read):
    ProductPageFactory.create_batch(21, parent=site.products, intro="Cam & bưởi")
    assert read(URL, data={"q": "cam & bưởi"}).select_one("[rel=next]")["href"] == (
        "?q=cam+%26+b%C6%B0%E1%BB%9Fi&trang=2"
    )


def test_many_results_cost_no_more_than_one(site, client, django_assert_max_num_queries):
    ProductPageFactory.create_batch(15, parent=site.products, intro="Cam")
    client.get(URL)  # what the process remembers afterwards: content types, locales, the site
    with django_assert_max_num_queries(15):
        client.get(URL, {"q": "cam"})
