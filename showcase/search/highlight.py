"""The words that were searched for, marked where they stand, whatever marks they carry."""

import re
from html import escape

from django.utils.safestring import SafeString

from showcase.text.fold import fold, nfc

LENGTH = 220


def _pattern(words: list[str]) -> re.Pattern:
    longest_first = sorted(set(words), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, longest_first)) + ")")


def highlight(text: str, words: list[str]) -> SafeString:
    """Return the text as HTML with the beginnings of words that match in <mark>.

    `words` are folded, as `folding.words` returns them. Folding an NFC Vietnamese text changes no
    positions: one letter stays one letter.
    """
    text = nfc(text)
    folded = fold(text).lower()
    if not words or len(folded) != len(text):
        return SafeString(escape(text))
    parts, at = [], 0
    for match in _pattern(words).finditer(folded):
        start, end = match.span()
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return SafeString("".join(parts) + escape(text[at:]))


def excerpt(text: str, words: list[str], length: int = LENGTH) -> str:
    """Return the part of a plain text where a searched word first stands, cut between words."""
    text = " ".join(nfc(text).split())
    found = _pattern(words).search(fold(text).lower()) if words else None
    start = max(0, found.start() - length // 3) if found else 0
    if start:
        start = text.find(" ", start) + 1
    piece = text[start : start + length]
    if start + length < len(text):
        piece = piece.rsplit(" ", 1)[0] + "…"
    return ("…" if start else "") + piece
