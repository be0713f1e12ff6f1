"""Everything can be done with keys alone, and the reader always sees where the focus is."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .pages import PAGES

COVERED = """() => {
  const focus = document.activeElement;
  const bar = document.querySelector(".buy-bar");
  if (focus === document.body) return null;
  const [one, other] = [focus, bar].map((element) => element.getBoundingClientRect());
  const meets = one.bottom > other.top + 1 && one.top < other.bottom - 1;
  return !bar.contains(focus) && meets ? focus.outerHTML.slice(0, 90) : "";
}"""
UNMARKED = """() => {
  const marked = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const focus = document.activeElement;
  if (focus === document.body) return null;
  for (let one = focus; one; one = one.parentElement) if (marked(one)) return "";
  return focus.outerHTML.slice(0, 90);
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"No key leads to {target}.")


def at_each_stop(page: Page, question: str, key: str = "Tab") -> list[str]:
    """Return what a question answers at the stops of the Tab key, the empty answers left out."""
    answers = []
    for _ in range(250):
        page.keyboard.press(key)
        answer = page.evaluate(question)
        if answer is None:
            return [each for each in answers if each]
        answers.append(answer)
    raise AssertionError("The focus does not come to an end.")


def test_the_first_stop_skips_to_the_content(page):
    page.goto("/san-pham/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_products_are_filtered(page):
    page.goto("/san-pham/")
    tab_to(page, page.locator("select[name=vung]"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.locator(".filters button"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("vung=coast"))
    expect(page.locator(".chips .chip").first).to_be_visible()


def test_words_are_searched(page):
    page.goto("/")
    tab_to(page, page.locator("main input[type=search]"))
    page.keyboard.type("cam vinh")
    page.keyboard.press("Enter")
    expect(page.locator(".result__title").first).to_have_text("Cam Vinh")


def test_suggestions_are_walked(page):
    page.goto("/tim-kiem/")
    tab_to(page, page.locator("main input[type=search]"))
    page.keyboard.type("cam vi")
    first = page.locator("#suggestions a").first
    expect(first).to_have_text("Cam Vinh")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/san-pham/cam-vinh/$"))


def test_the_language_is_changed(page):
    page.goto("/san-pham/cam-vinh/")
    tab_to(page, page.locator("header [hreflang=en]"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/products/vinh-orange/$"))


def test_a_shop_is_reached(page):
    page.goto("/san-pham/cam-vinh/")
    tab_to(page, page.locator("main .button").first)
    page.keyboard.press("Enter")
    expect(page.locator("code.address")).to_contain_text(".example/")


@pytest.mark.parametrize("name", ["home", "catalogue", "product", "season", "map", "event-on-now", "found"])
def test_the_focus_can_be_seen(page, name):
    page.goto(PAGES[name][0])
    assert not at_each_stop(page, UNMARKED)


@pytest.mark.parametrize("size", [(360, 740), (320, 568)], ids=str)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_buy_bar_never_covers_the_focus(page, size, key):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("/san-pham/luon-xu-nghe/")
    assert not at_each_stop(page, COVERED, key)
