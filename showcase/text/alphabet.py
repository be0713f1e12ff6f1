"""The Vietnamese alphabet as a sort key that every database orders alike.

Order of letters and tones after TCVN 6909:2001 and the Unicode CLDR collation for `vi`:
letters first (a ă â b c d đ …), then tones (level, huyền, hỏi, ngã, sắc, nặng).
"""

import unicodedata

from .fold import nfc

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS = {
    letter: f"{base}{'abcd'[rank]}"
    for base, letters in {
        **{c: c for c in "bcfghjklmnpqrstvwxyz"} | {"i": "i"},
        "a": "aăâ",
        "d": "dđ",
        "e": "eê",
        "o": "oôơ",
        "u": "uư",
    }.items()
    for rank, letter in enumerate(letters)
}
_GAP = "00"  # between words, and lower than any letter


def _split_tone(letter: str) -> tuple[str, str]:
    """Return the letter without its tone mark, and the tone's digit ('0' for level)."""
    tone, rest = "0", []
    for mark in unicodedata.normalize("NFD", letter):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            rest.append(mark)
    return nfc("".join(rest)), tone


def sort_key(text: str) -> str:
    """Return an ASCII key: sorting by it sorts the texts as a Vietnamese dictionary does.

    Only lower-case letters and digits are used, two for a letter, so that SQLite's bytes,
    PostgreSQL's locales and Python agree. Punctuation counts as a gap.
    """
    letters, tones = [], []
    for character in nfc(text).lower():
        letter, tone = _split_tone(character)
        if letter in _LETTERS:
            letters.append(_LETTERS[letter])
            tones.append(tone)
        elif letter.isascii() and letter.isdigit():
            letters.append(f"1{letter}")
            tones.append("0")
        elif letters and letters[-1] != _GAP:
            letters.append(_GAP)
    while letters and letters[-1] == _GAP:
        letters.pop()
    return "".join(letters) + _GAP * 2 + "".join(tones)
