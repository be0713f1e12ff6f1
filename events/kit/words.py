"""Texts short enough for a card."""

import re
from html import unescape

from django.utils.html import strip_tags

MOST_WORDS = 60
# After the mark at the end of a sentence, and the quotation mark or bracket behind it.
END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”\"’)])\s+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text.

    >>> sentences("Cao 1.500 m. Sương sớm! Thế thôi")
    ['Cao 1.500 m.', 'Sương sớm!', 'Thế thôi']
    """
    found: list[str] = []
    for part in END.split(" ".join(text.split())):
        # What goes on with a small letter was an abbreviation: “v.v.”, “TP.”.
        if found and part[:1].islower():
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def plain(html: str) -> str:
    """Return the text of a rich text, its paragraphs parted by spaces."""
    return " ".join(unescape(strip_tags(html.replace("</p>", "</p> ").replace("<br/>", " "))).split())


def in_short(*texts: str, most: int = MOST_WORDS) -> str:
    """Return as many whole sentences from the beginning of the texts as have `most` words at most.

    A first sentence that is longer is cut at a word, and says so by its dots.
    """
    kept: list[str] = []
    left = most
    for sentence in (each for text in texts for each in sentences(text)):
        count = len(sentence.split())
        if count > left:
            break
        kept.append(sentence)
        left -= count
    if kept:
        return " ".join(kept)
    first = " ".join(texts).split()
    return " ".join(first[:most]) + "…" if first else ""
