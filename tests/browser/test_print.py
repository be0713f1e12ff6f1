"""On paper a product or a story takes two pages of A4, with its address as a QR code and nothing to click."""

import re

import pytest
from playwright.sync_api import expect

from .pages import PAGES

PRINTED = ["product", "product-with-maker", "product-expired", "product-without-shop", "story"]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", [0, 1], ids=["vi", "en"])
@pytest.mark.parametrize("name", PRINTED)
def test_fits_on_two_pages(page, name, language):
    page.goto(PAGES[name][language])
    assert pages_of(page.pdf(prefer_css_page_size=True)) <= 2


@pytest.mark.parametrize("name", PRINTED)
def test_paper_shows_the_code_and_no_menu(page, name):
    page.goto(PAGES[name][0])
    page.emulate_media(media="print")
    expect(page.locator(".print-foot svg")).to_be_visible()
    expect(page.locator("header .nav")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()
