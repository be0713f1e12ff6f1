"""What a page says, in plain sentences: for whoever reads over an editor's shoulder."""

import html
import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import BaseBlock, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

# Where a paragraph of rich text ends; its sentences may lack a full stop there.
_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”\"’)])\s+|\s*\n\s*")


def plain(source: str) -> str:
    """Return rich text as plain text, each of its paragraphs on a line of its own."""
    return html.unescape(strip_tags(_ENDS.sub("\n", source))).strip()


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text; a line's end ends a sentence too."""
    return [found.strip() for found in _SENTENCE.split(text) if found and found.strip()]


def texts_in(value: Any, block: BaseBlock | None = None) -> Iterator[str]:
    """Yield every text of a column as plain text: of a string, of rich text, of blocks at any depth."""
    match block:
        case ImageBlock():  # what a picture is said to show is no running text
            return
        case StreamBlock():
            for child in value or ():
                yield from texts_in(child.value, child.block)
        case StructBlock():
            for name, child in block.child_blocks.items():
                yield from texts_in((value or {}).get(name), child)
        case ListBlock():
            for each in value or ():
                yield from texts_in(each, block.child_block)
        case _ if isinstance(value, RichText):
            yield plain(value.source)
        case _ if isinstance(value, str):
            yield plain(value)


def texts_of(page, *names: str) -> list[str]:
    """Return the texts of some columns of a page that are not empty, in their order."""
    found: list[str] = []
    for name in names:
        value = getattr(page, name)
        found.extend(texts_in(value, getattr(value, "stream_block", None)))
    return [text for text in found if text]


def is_filled(page, name: str) -> bool:
    """Return whether a column says anything: an editor of rich text leaves an empty paragraph behind."""
    value = getattr(page, name)
    if isinstance(value, str | StreamValue):
        return any(text.strip() for text in texts_of(page, name))
    return bool(value)
