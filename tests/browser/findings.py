"""What may be wrong with a page as the browser draws it. Each function returns what it finds, nothing when all is well.

WCAG 2.2 at AAA for contrast: 7:1, 4.5:1 for large text (24 px, or 18.66 px bold).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

HEIGHT = 740
DRAWN = (Path(__file__).parent / "drawn.js").read_text()
# All rules, best practice and experiments too.
AXE = "axe.run(document, { runOnly: axe.getRules().map((rule) => rule.ruleId), resultTypes: ['violations'] })"
DECORATION = "chapter-head__number"  # repeats the order of the headings; hidden from those who only hear
TARGETS = (
    "button, .button, input, select, summary, .chip, .nav__link, .header__name, .header__tool, .languages__link, "
    ".footer__link, .breadcrumb a, .contents__link, .pagination__link, .legend__link, .tools__link, .map-list__link, "
    ".section-head__link, .year__name a"
)
TOO_LOW = """(targets) => targets
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
  .map((one) => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().height}`)"""


def at_widths(page: Page, widths: Iterable[int]) -> Iterator[int]:
    """Yield each width while the page is as wide."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        yield width


def by_axe(page: Page) -> list[str]:
    """Return what axe says, by day and by night, on a phone and on a desk."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in at_widths(page, (360, 1280)):
            for rule in page.evaluate(AXE)["violations"]:
                found += [f"{scheme} {width} {rule['id']}: {node['html'][:200]}" for node in rule["nodes"]]
    return found


def drawn(page: Page) -> list[dict]:
    """Return how each text on the page is drawn."""
    texts = page.evaluate(DRAWN)
    assert texts
    return texts


def faint(page: Page) -> list[tuple[str, float]]:
    """Return the texts that do not stand out from their ground, with their contrast."""
    return [(text["what"], round(text["contrast"], 2)) for text in drawn(page) if text["contrast"] < least(text)]


def least(text: dict) -> float:
    """Return the contrast that a text must have."""
    if DECORATION in text["what"]:
        return 3
    return 4.5 if text["large"] else 7


def cramped(page: Page) -> list[str]:
    """Return the texts whose lines leave no room for the marks above and below Vietnamese letters."""
    words = [text for text in drawn(page) if re.search(r"[^\W\d_]", text["text"])]
    assert words
    return [text["what"] for text in words if text["leading"] < (1.399 if text["display"] else 1.599)]


def cut(page: Page, widths: Iterable[int]) -> list[tuple]:
    """Return the texts that something cuts off at one of the widths, and what makes the page wider than the screen."""
    found = []
    for width in at_widths(page, widths):
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "the page", wide)] if wide > width else []
        found += [(width, text["what"], text["cut"]) for text in drawn(page) if text["cut"]]
    return found


def low(page: Page) -> list[str]:
    """Return what a finger is meant to hit and is less than 44 px high."""
    found = []
    for _width in at_widths(page, (360, 1280)):
        targets = page.locator(TARGETS)
        assert targets.count() > 10
        found += targets.evaluate_all(TOO_LOW)
    return found
