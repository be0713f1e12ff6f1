"""The files that every page loads: few, light, and with every letter that Vietnamese needs."""

import gzip
from itertools import product
from unicodedata import normalize

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

KB = 1024
STATIC = settings.BASE_DIR / "static"
FONTS = sorted(STATIC.glob("fonts/*.woff2"))
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
BASES = "aăâeêioôơuưy"
# 12 vowels with 6 tones and đ, in both cases: what Vietnamese has, of which 134 are not in ASCII.
LETTERS = {normalize("NFC", vowel + tone) for vowel, tone in product(BASES + BASES.upper(), TONES)} | set("đĐ")
SIGNS = "₫“”‘’–…·×°%"
# The lowest line heights: anywhere, and in a box that cuts what reaches out of it (the buy bar, a search result).
LINES = {"phudu-700.woff2": (1.4, 1.4), "be-vietnam-pro-400.woff2": (1.6, 1.68)}


def compressed(*patterns: str) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for pattern in patterns for file in STATIC.glob(pattern))


def test_css_is_at_most_12_kb():
    assert 0 < compressed("css/*.css") <= 12 * KB


def test_javascript_is_at_most_4_kb():
    assert 0 < compressed("js/**/*.js") <= 4 * KB


def test_two_fonts_are_at_most_30_kb():
    assert len(FONTS) <= 2
    assert sum(font.stat().st_size for font in FONTS) <= 30 * KB


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_fonts_hold_every_vietnamese_letter(file):
    assert len({letter for letter in LETTERS if not letter.isascii()}) == 134
    held = {chr(code) for code in TTFont(file).getBestCmap()}
    assert not (LETTERS | set(SIGNS)) - held


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_marks_touch_no_other_line_and_are_never_cut(file):
    font = TTFont(file)
    em, metrics, glyphs, names = font["head"].unitsPerEm, font["hhea"], font["glyf"], font.getBestCmap()
    letters = [glyphs[names[ord(letter)]] for letter in LETTERS]
    top, bottom = max(letter.yMax for letter in letters), min(letter.yMin for letter in letters)
    tightest, cut = LINES[file.name]
    assert top - bottom <= tightest * em
    leading = (cut * em - metrics.ascent + metrics.descent) / 2
    assert top <= metrics.ascent + leading
    assert bottom >= metrics.descent - leading
