"""Draws the shared picture of an event: a stamp on rice paper, cancelled with its date."""

import math
from io import BytesIO

from PIL import Image, ImageDraw

from .card import Card
from .lettering import LEADING, drawable, fitted, font, shortened

WIDTH, HEIGHT = 1200, 630
PAPER, STAMP, INK, SOFT, ACTION, BAD = "#ebdfc6", "#fffdf7", "#1f2430", "#3f424e", "#b3450a", "#8a2521"
EDGE, HOLE, PITCH = 36, 9, 26
LEFT, RIGHT = 470, WIDTH - 92
MEASURE = RIGHT - LEFT
TITLE_TOP, TITLE_HEIGHT = 158, 268
TITLE_SIZES = range(92, 35, -4)
# Curves are drawn at this many times their size and made smaller, which smooths them.
FINE = 3
MARK = 380


def jpeg(card: Card) -> bytes:
    """Return the picture as a JPEG of 1200 × 630 pixels."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw_stamp(picture)
    draw_mark(picture, card)
    draw_words(ImageDraw.Draw(picture), card)
    file = BytesIO()
    picture.save(file, "JPEG", quality=88, optimize=True)
    return file.getvalue()


def draw_stamp(picture: Image.Image) -> None:
    """Lay a sheet with perforated edges on the paper."""
    mask = Image.new("L", (WIDTH * FINE, HEIGHT * FINE), 0)
    pen = ImageDraw.Draw(mask)
    right, bottom = WIDTH - EDGE, HEIGHT - EDGE
    pen.rectangle([n * FINE for n in (EDGE, EDGE, right, bottom)], fill=255)
    for x, y in holes(right, bottom):
        pen.ellipse([n * FINE for n in (x - HOLE, y - HOLE, x + HOLE, y + HOLE)], fill=0)
    picture.paste(STAMP, (0, 0), mask.resize(picture.size, Image.Resampling.LANCZOS))


def holes(right: int, bottom: int):
    """Yield the middle of each hole, so that the corners match."""
    for start, end, across in ((EDGE, right, False), (EDGE, bottom, True)):
        count = round((end - start) / PITCH)
        for n in range(count + 1):
            along = start + (end - start) * n / count
            for edge in (EDGE, bottom) if not across else (EDGE, right):
                yield (edge, along) if across else (along, edge)


def draw_mark(picture: Image.Image, card: Card) -> None:
    """Print the date as a cancellation: two rings, day and month, wavy bars."""
    size = MARK * FINE
    ink = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(ink)
    radius = 138 * FINE
    middle = (radius + 24 * FINE, size // 2)
    draw_bars(pen, middle[0] + radius, size)
    for ring, width in ((radius, 7), (radius - 15 * FINE, 3)):
        pen.ellipse(
            [middle[0] - ring, middle[1] - ring, middle[0] + ring, middle[1] + ring], outline=255, width=width * FINE
        )
    rows = [("ExtraBold", 100, card.day, -22), ("Bold", 38, card.month, 42), ("Medium", 24, card.lunar, 84)]
    for style, height, text, below in rows:
        face = font(style, height * FINE)
        pen.text((middle[0], middle[1] + below * FINE), drawable(text), font=face, fill=255, anchor="mm")
    turned = ink.rotate(7, Image.Resampling.BICUBIC).resize((MARK, MARK), Image.Resampling.LANCZOS)
    picture.paste(card.colour, (76, 118), turned)


def draw_bars(pen: ImageDraw.ImageDraw, left: int, size: int) -> None:
    for row in range(4):
        base = size // 2 + (row * 34 - 51) * FINE
        wave = [(x, base + 9 * FINE * math.sin((x - left) / (11 * FINE))) for x in range(left, size - 10 * FINE, FINE)]
        pen.line(wave, fill=255, width=6 * FINE, joint="curve")


def draw_words(pen: ImageDraw.ImageDraw, card: Card) -> None:
    """Write kind, title, days, place and site beside the mark; what must not be overlooked is said in red."""
    head = drawable(f"{card.kind} · {card.notice}" if card.notice else card.kind)
    face = font("Bold", 32)
    pen.text((LEFT, 120), shortened(head, face, MEASURE), font=face, fill=BAD if card.notice else ACTION, anchor="ls")
    face, lines = fitted(drawable(card.title), "ExtraBold", TITLE_SIZES, MEASURE, TITLE_HEIGHT)
    baseline = TITLE_TOP + face.size
    for line in lines:
        pen.text((LEFT, baseline), line, font=face, fill=card.colour, anchor="ls")
        baseline += face.size * LEADING
    for text, style, size, y, colour in (
        (card.dates, "Bold", 36, 472, INK),
        (card.place, "Medium", 32, 520, SOFT),
        (card.site, "Medium", 26, 562, SOFT),
    ):
        face = font(style, size)
        pen.text((LEFT, y), shortened(drawable(text), face, MEASURE), font=face, fill=colour, anchor="ls")
