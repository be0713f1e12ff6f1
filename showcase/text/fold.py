"""Vietnamese without its marks: for searching, for slugs, never for showing."""

import unicodedata

from django.utils.text import slugify

# đ is a letter of its own, not d with a combining mark, so NFD does not take it apart.
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})

# slugify drops what is not ASCII; a dash between words must not join them.
_DASHES = str.maketrans("–—/·", "----")


def nfc(text: str) -> str:
    """Return the text in Unicode NFC, the one form that the site stores and compares."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text without diacritics, đ as d; case is kept.

    >>> fold("Nước mắm Vạn Phần, Đô Lương")
    'Nuoc mam Van Phan, Do Luong'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return nfc("".join(c for c in decomposed if not unicodedata.combining(c)))


def fold_slug(text: str) -> str:
    """Return an ASCII slug of a Vietnamese text.

    >>> fold_slug("Tương Nam Đàn")
    'tuong-nam-dan'
    """
    return slugify(fold(text.translate(_DASHES)))
