"""Vietnamese in a drawing: the typeface, lines that fit, letters that it has."""

from functools import lru_cache

import fontpkg_be_vietnam_pro
from PIL import ImageFont

FILES = fontpkg_be_vietnam_pro.ROOT / "files"
# Capitals carry two marks above each other (Ẫ, Ế) and one below (Ặ): lines stand this far apart, in letter sizes.
LEADING = 1.45


@lru_cache(maxsize=64)
def font(style: str, size: int) -> ImageFont.FreeTypeFont:
    """Return Be Vietnam Pro of a style (“Regular”, “Bold”) and a size in pixels."""
    return ImageFont.truetype(FILES / f"BeVietnamPro-{style}.ttf", size)


@lru_cache(maxsize=2048)
def is_drawn(character: str) -> bool:
    """Return whether the typeface has the character; an emoji would be an empty box."""
    face = font("Bold", 40)
    return character.isspace() or bytes(face.getmask(character)) != bytes(face.getmask("\U0010ffff"))


def drawable(text: str) -> str:
    """Return the text without what the typeface lacks, its spaces tidied."""
    return " ".join("".join(c for c in text if is_drawn(c)).split())


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Return the lines of a text, none wider than `width` pixels; a word that is, is broken."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines += broken(word, face, width)
    return lines


def broken(word: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    """Return the line, ended by an ellipsis if it must be cut to fit."""
    if face.getlength(line) <= width:
        return line
    while line and face.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;–')}…"


def fitted(text: str, style: str, sizes: range, width: int, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest of the sizes in which the text fits, and its lines; in the smallest it is cut."""
    for size in sizes:
        face = font(style, size)
        lines = wrapped(text, face, width)
        most = max(1, int(height / (size * LEADING)))
        if len(lines) <= most:
            return face, lines
    return face, [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), face, width)]
