"""Text can be read: it stands out, its lines have room for every mark, and no screen or text size cuts it off.

WCAG 2.2 at AAA for contrast: 7:1, 4.5:1 for large text (24 px, or 18.66 px bold).
"""

import re
from pathlib import Path

import pytest

from .pages import PAGES

DRAWN = (Path(__file__).parent / "drawn.js").read_text()
EVERY_TYPE = pytest.mark.parametrize("name", PAGES)
EVERY_LANGUAGE = pytest.mark.parametrize("language", [0, 1], ids=["vi", "en"])
DECORATION = "chapter-head__number"  # repeats the order of the headings; hidden from those who only hear


@pytest.fixture
def drawn(page):
    """Return a function that tells how each text on the page is drawn."""
    return lambda: page.evaluate(DRAWN)


def has_letters(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", text))


def too_faint(text: dict) -> bool:
    if DECORATION in text["what"]:
        return text["contrast"] < 3
    return text["contrast"] < (4.5 if text["large"] else 7)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@EVERY_TYPE
def test_text_stands_out(page, drawn, name, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGES[name][0])
    assert not [(text["what"], round(text["contrast"], 2)) for text in drawn() if too_faint(text)]


@EVERY_TYPE
def test_lines_have_room_for_marks_above_and_below(page, drawn, name):
    page.goto(PAGES[name][0])
    words = [text for text in drawn() if has_letters(text["text"])]
    assert words
    assert not [text["what"] for text in words if text["leading"] < (1.399 if text["display"] else 1.599)]


@EVERY_LANGUAGE
@EVERY_TYPE
def test_no_screen_is_too_narrow(page, drawn, name, language):
    page.goto(PAGES[name][language])
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not [(width, text["what"], text["cut"]) for text in drawn() if text["cut"]]


@EVERY_LANGUAGE
@EVERY_TYPE
def test_text_of_double_size_fits(page, drawn, name, language):
    page.goto(PAGES[name][language])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not [(width, text["what"], text["cut"]) for text in drawn() if text["cut"]]
