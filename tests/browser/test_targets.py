"""What a finger is meant to hit is at least 44 px high; nothing is reported on the console meanwhile."""

import pytest

from .pages import PAGES

TARGETS = (
    "button, .button, input, select, summary, .chip, .nav__link, .header__name, .header__tool, .languages__link, "
    ".footer__link, .breadcrumb a, .contents__link, .pagination__link, .legend__link, .tools__link, .map-list__link, "
    ".section-head__link, .year__name a"
)
TOO_LOW = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
  .map((one) => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().height}`)"""
TELL_VIOLATIONS = "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"


@pytest.mark.parametrize("name", PAGES)
def test_targets_are_high_enough_for_a_finger(page, name):
    page.goto(PAGES[name][0])
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.locator(TARGETS).count() > 10
        assert not page.evaluate(TOO_LOW, TARGETS)


@pytest.mark.parametrize("language", [0, 1], ids=["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_browser_has_nothing_to_report(page, name, language):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(TELL_VIOLATIONS)
    page.goto(PAGES[name][language], wait_until="load")
    expected = ["404 (Not Found)"] if name == "missing" else []
    assert [text.rpartition("status of ")[2] for text in told] == expected
