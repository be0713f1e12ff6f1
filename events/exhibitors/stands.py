"""Numbers of stands: written one way, ordered as people count, and where each is found on the page."""

import re

from showcase.text.fold import fold_slug, nfc

_GAPS = re.compile(r"\s*([-–—./])\s*|\s+")
_DIGITS = re.compile(r"(\d+)")

Key = tuple[tuple[int, int, str], ...]


def tidy(text: str) -> str:
    """Return the number of a stand as it is stored, whichever way it was typed.

    >>> tidy(" a 12 "), tidy("Nhà 2 – b 3")
    ('A12', 'NHÀ2-B3')
    """
    joined = _GAPS.sub(lambda gap: gap[1] or "", nfc(text).strip())
    return joined.upper().replace("–", "-").replace("—", "-")


def natural(stand: str) -> Key:
    """Return a key by which A2 comes before A10, and whoever has no stand yet comes last."""
    if not stand:
        return ((2, 0, ""),)
    parts = (part for part in _DIGITS.split(stand.casefold()) if part)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def row_of(stand: str) -> str:
    """Return the row that a stand is in: what stands before its last number, '' when there is nothing."""
    found = _DIGITS.split(stand)
    return "".join(found[:-2]).rstrip("-./ ") if len(found) > 2 else stand


def anchor(stand: str) -> str:
    """Return the id of a stand on the event's page: `stand-a12`, '' for what has no letter or digit in it."""
    slug = fold_slug(stand)
    return f"stand-{slug}" if slug else ""
