"""Plain pages of text, and the pages below them."""

import pytest
from wagtail.models import PageViewRestriction

from showcase.home.models import HomePage, TextPage
from tests.factories import TextPageFactory


@pytest.fixture
def below(site, read):
    """Return a function that says which pages a page of text leads to."""
    return lambda: [link.text for link in read(site.about.url).select(".tools a")]


def test_text_is_shown_in_its_order(site, read):
    body = [("heading", "Cá và nắng"), ("paragraph", "<p>Muối từ biển.</p>")]
    page = TextPageFactory(parent=site.home, body=body)
    text = read(page.url).main.text
    assert text.index("Cá và nắng") < text.index("Muối từ biển.")


def test_an_introduction_is_shown_when_there_is_one(site, read):
    assert read(site.about.url).select_one(".lead") is None
    page = TextPageFactory(parent=site.home, intro="Mở đầu.")
    assert read(page.url).select_one(".lead").text == "Mở đầu."


def test_pages_below_are_linked(site, below):
    TextPageFactory(parent=site.about, title="Điều khoản")
    assert below() == ["Điều khoản"]


def test_a_draft_below_is_not_linked(site, below):
    TextPageFactory(parent=site.about, live=False)
    assert below() == []


def test_a_private_page_below_is_not_linked(site, below):
    page = TextPageFactory(parent=site.about)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert below() == []


def test_text_stands_under_the_home_page_or_other_text():
    assert TextPage.can_create_at(HomePage())
    assert set(TextPage.allowed_parent_page_models()) == {HomePage, TextPage}


@pytest.mark.database
def test_words_of_the_text_are_found(site, read):
    TextPageFactory(parent=site.home, title="Bếp", body=[("paragraph", "<p>Chum sành phơi nắng</p>")])
    assert read("/tim-kiem/", data={"q": "chum sanh"}).select_one(".result__title").text == "Bếp"
