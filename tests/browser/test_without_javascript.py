"""Every journey works where scripts do not run."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def page(browser, browser_context_args):
    """Return a page that runs no script."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_products_are_browsed(page):
    page.goto("/")
    page.locator(".nav__link", has_text="Sản phẩm").click()
    page.locator(".stamp__link", has_text="Gừng Kỳ Sơn").click()
    expect(page.locator("h1")).to_have_text("Gừng Kỳ Sơn")


def test_products_are_filtered_and_filters_taken_off(page):
    page.goto("/san-pham/")
    every = page.locator(".stamp").count()
    page.locator("select[name=vung]").select_option("coast")
    page.locator(".filters button").click()
    expect(page).to_have_url(re.compile("vung=coast"))
    assert 0 < page.locator(".stamp").count() < every
    page.locator(".chip").first.click()
    expect(page.locator(".stamp")).to_have_count(every)


def test_words_without_marks_are_searched(page):
    page.goto("/")
    page.locator("main input[type=search]").fill("nuoc mam van phan")
    page.locator("main form button").click()
    page.locator(".result__title a").first.click()
    expect(page.locator("h1")).to_have_text("Nước mắm Vạn Phần")


def test_a_story_is_read_with_its_sources(page):
    page.goto("/san-pham/cam-vinh/")
    page.locator("summary").click()
    expect(page.locator(".sources__item").first).to_be_visible()
    page.goto("/cau-chuyen/")
    page.locator(".story__link").first.click()
    expect(page.locator(".story-body p").first).to_be_visible()
    expect(page.locator(".figure img")).to_be_visible()


def test_the_language_is_changed(page):
    page.goto("/san-pham/cam-vinh/")
    page.locator("header [hreflang=en]").click()
    expect(page.locator("h1")).to_have_text("Vinh orange")


def test_a_shop_is_reached_and_left_again(page):
    page.goto("/san-pham/cam-vinh/")
    page.locator("main .button").first.click()
    expect(page.locator("code.address")).to_contain_text(".example/")
    page.locator("main .button").click()
    expect(page.locator("h1")).to_have_text("Cam Vinh")


def test_months_and_places_are_walked(page):
    page.goto("/mua/")
    page.locator(".chip", has_text="Tháng 3").click()
    expect(page).to_have_url(re.compile("/mua/3/$"))
    page.goto("/ban-do/")
    page.locator(".chip", has_text="Nam Đàn").click()
    expect(page.locator("h1")).to_contain_text("Nam Đàn")
