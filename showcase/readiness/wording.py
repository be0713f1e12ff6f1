"""Advice about the wording of a page: sentences that are too long, headings that lead nowhere."""

import re
from itertools import zip_longest

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from showcase.text.plain import sentences, texts_of

from .requirements import Detail, Level, Requirement

# A reader on a phone, or a voice over a loudspeaker, loses the thread beyond. In Vietnamese each syllable is
# written apart, so the same count is about two thirds of it in words.
LONGEST = {"vi": 40, "en": 30}
SHOWN = 3
# What a search engine shows of a description before it cuts it.
LONGEST_DESCRIPTION = 160
_BOLD_LINE = re.compile(r"<p[^>]*>\s*<b>[^<]{1,80}</b>\s*</p>")


def shortened(text: str, words: int = 12) -> str:
    """Return the beginning of a sentence between quotation marks, enough to find it by."""
    return f"“{Truncator(text).words(words)}”"


def long_sentences(page, *names: str) -> list[Detail]:
    """Return the beginnings of the first sentences that are too long for the page's language."""
    limit = LONGEST.get(page.locale.language_code, LONGEST["en"])
    found = [
        Detail(shortened(each), name)
        for name in names
        for text in texts_of(page, name)
        for each in sentences(text)
        if len(each.split()) > limit
    ]
    return found[:SHOWN]


def loose_headings(stream) -> list[str]:
    """Return the headings of a stream of blocks that have no text below, and bold lines that pose as headings."""
    blocks = list(stream or ())
    found = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.block_type == "heading" and (following is None or following.block_type == "heading"):
            found.append(f"“{block.value}”")
        elif block.block_type == "paragraph":
            found += [f"“{_text_of(line)}”" for line in _BOLD_LINE.findall(block.value.source)]
    return found


def _text_of(line: str) -> str:
    return re.sub(r"<[^>]+>", "", line).strip()


def needs_description(page) -> bool:
    """Return whether search engines would get no description, or one that they cut."""
    return not page.search_description and not 0 < len(page.description) <= LONGEST_DESCRIPTION


def wording(*names: str) -> Requirement:
    """Return the advice against long sentences in some columns."""
    return Requirement(
        "long_sentences",
        _("Sentences of a length to read aloud"),
        _("Cut long sentences in two: readers on a phone lose the thread."),
        lambda page: long_sentences(page, *names),
        names[0],
        Level.ADVISED,
        translated=True,
    )


def headings(name: str) -> Requirement:
    """Return the advice about the headings in a stream of blocks."""
    return Requirement(
        f"headings_{name}",
        _("Headings with text below"),
        _("Give each heading text below it, and make a heading of a line that is only bold."),
        lambda page: loose_headings(getattr(page, name)),
        name,
        Level.ADVISED,
        translated=True,
    )


def description() -> Requirement:
    return Requirement(
        "search_description",
        _("Description for search engines"),
        _("Write a description of at most 160 characters: without it search engines cut the introduction."),
        needs_description,
        "search_description",
        Level.ADVISED,
        translated=True,
    )


def introduction() -> Requirement:
    return Requirement(
        "intro",
        _("Introduction"),
        _("Write an introduction of two or three sentences."),
        lambda page: not page.intro.strip(),
        "intro",
        translated=True,
    )
