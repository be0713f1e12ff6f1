"""From an order to its PDF: pictures and codes are laid beside the templates, and typst sets them.

Only the typefaces that come with the site are used: all of Be Vietnam Pro for texts, Phudu for headings.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.conf import settings

from product_pages.products.models import ProductPage
from showcase.brand.models import BrandSettings
from showcase.codes.drawing import svg
from showcase.codes.leading import address_of
from showcase.codes.making import code_for, codes_for
from showcase.codes.models import ShortCode
from showcase.images.renditions import SHARE

from .content import TEMPLATES, Booth, Fair
from .orders import Order, Paper, What
from .sheets import MOST_ON_POSTER, card, chosen_booths, event_facts, stamp, stand_stamp, to_print

# Millimetres that a picture is wide on an A5 card, in one language and in both: `broad` less its margins in cards.typ.
WIDE, NARROW = 105, 81
# How much wider an A4 card is. It is looked at from farther away: more dots make the file larger, and nothing sharper.
A4_TO_A5, INCH = 210 / 148, 25.4
DOTS_AN_INCH: dict[str, int] = {Paper.A5: 240, Paper.A4: 200}
# Pixels of the pictures that are kept (`SHARE`).
WIDEST = 1200
FONTS = (str(files("fontpkg_be_vietnam_pro") / "files"), str(Path(__file__).parent / "fonts"))
# Seconds for the largest of fairs, on a slow machine.
PATIENCE = 600
Progress = Callable[[int, int], None]


class Press:
    """Prints one order. `progress` is told how many of how many pieces are laid out."""

    def __init__(self, fair: Fair, order: Order, progress: Progress = lambda done, total: None):
        self.fair, self.order, self.progress = fair, order, progress
        self.pieces = to_print(fair, order)
        self.folder = Path()
        self.laid: dict[int, str] = {}

    def pdf(self) -> bytes:
        return self.pages("pdf")[0]

    def pages(self, kind: str, ppi: int = 144) -> list[bytes]:
        """Return the PDF alone, or with "png" a picture of each page."""
        with tempfile.TemporaryDirectory(prefix="kit-") as folder:
            self.folder = Path(folder)
            for template in TEMPLATES.glob("*.typ"):
                shutil.copy(template, self.folder)
            data = self.frame() | getattr(self, self.order.what)()
            (self.folder / "data.json").write_text(json.dumps(data))
            self.set(kind, ppi)
            made = sorted(self.folder.glob(f"out-*.{kind}"), key=lambda file: int(file.stem[4:]))
            return [file.read_bytes() for file in made]

    def set(self, kind: str, ppi: int) -> None:
        """Have the pictures made ready, and typst set what is laid out."""
        for command in self.commands(kind, ppi):
            self.run(command)

    def run(self, command: list[str]) -> None:
        """Run a script; an error with what it said when it cannot."""
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own scripts
        if done.returncode:
            raise RuntimeError(done.stderr)

    def commands(self, kind: str, ppi: int) -> list[list[str]]:
        """Return the scripts for both: in processes without the site, and not loaded into its own."""
        beside, folder = Path(__file__).parent, str(self.folder)
        return [
            [sys.executable, "-I", str(beside / "laying.py"), folder, str(width_of(self.order))],
            [sys.executable, "-I", str(beside / "setting.py"), folder, self.order.what, kind, str(ppi), *FONTS],
        ]

    def frame(self) -> dict[str, Any]:
        site = self.fair.page.get_site()
        return {
            "title": self.fair.in_language(self.order.languages[0]).title,
            "site": BrandSettings.for_site(site).name if site else settings.WAGTAIL_SITE_NAME,
            "paper": self.order.paper,
            "languages": self.order.languages,
        }

    # ---- what each sheet reads
    def cards(self) -> dict[str, Any]:
        codes = self.codes()
        found = []
        for number, (booth, product) in enumerate(self.pieces):
            self.progress(number, len(self.pieces) + 1)
            made = card(self.fair, self.order, booth, product)
            found.append(made | self.coded(codes[product.pk]) | {"picture": self.picture(product.hero_image)})
        self.progress(len(self.pieces), len(self.pieces) + 1)
        return {"cards": found}

    def stamps(self) -> dict[str, Any]:
        codes, found = self.codes(), []
        booths = chosen_booths(self.fair, self.order)
        for number, booth in enumerate(booths):
            self.progress(number, len(booths) + 1)
            if booth.stand:
                found += self.copied(stand_stamp(self.order, booth), self.stand_code(booth))
            for its, product in self.pieces:
                if its is booth:
                    found += self.copied(stamp(self.fair, self.order, booth, product), codes[product.pk])
        return {"stamps": found}

    def poster(self) -> dict[str, Any]:
        code = code_for(self.fair.page, at=self.fair.page)
        return {"posters": [self.one_poster(language, code) for language in self.order.languages]}

    def one_poster(self, language: str, code: ShortCode) -> dict[str, Any]:
        return (
            event_facts(self.fair, language) | self.coded(code, language) | {"stamps": self.stamps_of_poster(language)}
        )

    def stamps_of_poster(self, language: str) -> list[dict[str, Any]]:
        """Return some products that have a picture, one of each stand before a second one of any."""
        shown: dict[int, dict[str, Any]] = {}
        known = self.fair.shown[language]
        for product in in_turn([booth.products for booth in self.fair.booths]):
            if len(shown) == MOST_ON_POSTER:
                break
            page = known.get(product.translation_key)
            picture = self.picture(product.hero_image) if page and product.pk not in shown else None
            if page and picture:
                alt = page.hero_alt or page.title
                shown[product.pk] = {
                    "title": page.title,
                    "alt": alt,
                    "picture": picture,
                    "landscape": product.landscape,
                }
        return list(shown.values())

    # ---- codes and pictures
    def codes(self) -> dict[int, ShortCode]:
        return codes_for([product for _booth, product in self.pieces], at=self.fair.page)

    def stand_code(self, booth: Booth) -> ShortCode:
        return code_for(self.fair.page, at=self.fair.page, stand=booth.stand)

    def copied(self, piece: dict[str, Any], code: ShortCode) -> list[dict[str, Any]]:
        return [piece | self.coded(code)] * self.order.copies

    def coded(self, code: ShortCode, language: str = "") -> dict[str, str]:
        """Return the drawing of a code, and its address as people read it."""
        address = address_of(code, language or self.order.languages[0])
        return {"code": svg(address).decode(), "address": address.partition("://")[2].rstrip("/")}

    def picture(self, image) -> str | None:
        """Return the name of a picture's file beside the templates, None without one that may be shown."""
        if image is None or not image.may_be_shown:
            return None
        if image.pk not in self.laid:
            with image.get_rendition(SHARE).file.open("rb") as stream:
                (self.folder / f"{image.pk}.jpg").write_bytes(stream.read())
            self.laid[image.pk] = f"{image.pk}.pdf"  # into which the typesetter turns it
        return self.laid[image.pk]


def width_of(order: Order) -> int:
    """Return how many pixels wide the pictures of an order are at most."""
    if order.what != What.CARDS:
        return WIDEST
    millimetres = (WIDE if len(order.languages) == 1 else NARROW) * (A4_TO_A5 if order.paper == Paper.A4 else 1)
    return min(WIDEST, round(millimetres / INCH * DOTS_AN_INCH[order.paper]))


def in_turn(stands: list[list[ProductPage]]) -> list[ProductPage]:
    """Return the first product of each stand, then the second of each, and so on."""
    return [product for row in zip_longest(*stands) for product in row if product]


def size_of(fair: Fair, order: Order) -> int:
    """Return how many pieces an order has: cards or stamps with a code of their own; one poster for each language."""
    if order.what == What.POSTER:
        return len(order.languages)
    stands = sum(1 for booth in chosen_booths(fair, order) if booth.stand) if order.what == What.STAMPS else 0
    return len(to_print(fair, order)) + stands
