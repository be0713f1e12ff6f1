"""What a page tells machines: valid JSON of schema.org that no text can break out of."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.templatetags.showcase_tags import json_ld, qr_code
from tests.factories import PictureFactory, ProductPageFactory

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & ]]>"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*)</script>', re.DOTALL)


@pytest.fixture
def graph(read):
    """Return a function that gives the nodes of a page by their type."""

    def nodes(url: str) -> dict:
        data = json.loads(read(url).select_one("script[type='application/ld+json']").text)
        assert data["@context"] == "https://schema.org"
        return {node["@type"]: node for node in data["@graph"]}

    return nodes


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_text_survives_and_stays_inside(value):
    inside = SCRIPT.fullmatch(json_ld({"value": value}))[1]
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {"value": value}


def test_a_hostile_title_cannot_leave_the_script(site, client, graph):
    page = ProductPageFactory(parent=site.products, title=HOSTILE)
    assert "<script>alert" not in client.get(page.url).content.decode()
    assert graph(page.url)["Product"]["name"] == page.title


def test_the_trail_is_numbered_from_the_home_page_to_the_page(product, graph):
    steps = graph(product.url)["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [
        "http://localhost/",
        "http://localhost/san-pham/",
        f"http://localhost{product.url}",
    ]


def test_the_breadcrumb_that_readers_see_is_the_same(product, read):
    steps = read(product.url).select(".breadcrumb li")
    assert [step.text.strip() for step in steps][1:] == ["Sản phẩm", "Gừng Kỳ Sơn"]


def test_a_page_says_its_language(product, english, graph):
    assert graph(product.url)["WebPage"]["inLanguage"] == "vi"
    assert graph(english(product).url)["WebPage"]["inLanguage"] == "en"


def test_the_picture_of_a_page_is_shared_at_its_full_address(site, read, graph):
    page = ProductPageFactory(parent=site.products, hero_image=PictureFactory())
    shared = read(page.url).select_one("meta[property='og:image']")["content"]
    assert shared.startswith("http://testserver/media/")
    assert graph(page.url)["Product"]["image"] == shared


def test_a_page_without_picture_shares_none(product, read, graph):
    assert read(product.url).select_one("meta[property='og:image']") is None
    assert "image" not in graph(product.url)["Product"]


def test_an_address_is_drawn_for_print_and_hidden_from_screen_readers():
    svg = qr_code("https://example.vn/sản-vật/")
    assert svg.startswith("<svg aria-hidden")
