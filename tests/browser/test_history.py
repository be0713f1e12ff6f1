"""Going back is instant, and the language can be changed to and fro on any page."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .pages import PAGES

# They have no address of their own: what is missing, and the passage to a shop.
PLACES = {name: urls for name, urls in PAGES.items() if name not in {"missing", "shop"}}


@pytest.fixture(scope="module")
def remembering(browser_type, browser_type_launch_args, base_url):
    """Return a page of a browser that keeps what it leaves, as readers' browsers do and Playwright's does not."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    page = browser.new_page(base_url=base_url, viewport=PHONE)
    page.add_init_script("addEventListener('pageshow', (event) => { window.wasKept = event.persisted; })")
    yield page
    browser.close()


@pytest.mark.parametrize("name", PLACES)
def test_a_page_is_kept_while_the_reader_is_elsewhere(remembering, name):
    remembering.goto(PLACES[name][0])
    remembering.goto("/gioi-thieu/hieu-luc/")
    remembering.evaluate("history.back()")
    expect(remembering).to_have_url(re.compile(re.escape(PLACES[name][0]) + "$"))
    remembering.wait_for_function("window.wasKept")


@pytest.mark.parametrize("name", PLACES)
def test_the_language_switch_leads_to_the_same_page_and_back(page, name):
    vietnamese, english = (re.escape(url.partition("?")[0]) + r"(\?.*)?$" for url in PLACES[name])
    page.goto(PLACES[name][0])
    page.locator("header [hreflang=en]").click()
    expect(page).to_have_url(re.compile(english))
    page.locator("header [hreflang=vi]").click()
    expect(page).to_have_url(re.compile(r":\d+" + vietnamese))
