"""The agreed words: found in a Vietnamese text, looked for in its English."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

from showcase.text.fold import nfc

from .models import GlossaryTerm

DATA = Path(settings.BASE_DIR) / "showcase" / "seed" / "data" / "glossary.json"
SMALL_WORDS = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "over", "the", "to", "with"}


def load_glossary(path: Path = DATA) -> int:
    """Add the terms of a file that the glossary does not have yet; return how many. Edited terms stay as they are."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    known = set(GlossaryTerm.objects.values_list("vietnamese", flat=True))
    new = [row for row in rows if nfc(row["vi"]) not in known]
    for row in new:
        GlossaryTerm.objects.get_or_create(
            vietnamese=nfc(row["vi"]), defaults={"english": row["en"], "note": row.get("note", "")}
        )
    return len(new)


def source_forms(vietnamese: str) -> list[str]:
    """Return the ways in which a term is written: “hợp tác xã (HTX)” is either.

    >>> source_forms("hợp tác xã (HTX)")
    ['hợp tác xã', 'HTX']
    """
    return [form for form in (part.strip() for part in re.split(r"[()]", vietnamese)) if form]


def english_forms(english: str) -> list[str]:
    """Return the words any of which is right.

    >>> english_forms("certificate; certification")
    ['certificate', 'certification']
    >>> english_forms("geographical indication (GI)")
    ['geographical indication', 'GI']
    """
    parts = re.split(r"[();]", english)
    return list(dict.fromkeys(form for part in parts if (form := part.strip(" ,"))))


def _stem(word: str) -> str:
    """Return the beginning by which a word is known: “cooperatives” and “cooperative” have the same."""
    word = word.lower().removesuffix("s")
    return word[: max(3, len(word) - 2)] if len(word) > 4 else word


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in SMALL_WORDS]


@dataclass(frozen=True)
class Found:
    """A term where it stands in a text."""

    term: GlossaryTerm
    start: int
    end: int


class Glossary:
    """All terms, read once, as long as the screen at hand needs them."""

    def __init__(self, terms: Iterable[GlossaryTerm] | None = None):
        self.terms = list(GlossaryTerm.objects.all() if terms is None else terms)

    @cached_property
    def _by_form(self) -> dict[str, tuple[GlossaryTerm, str]]:
        return {form.lower(): (term, form) for term in self.terms for form in source_forms(term.vietnamese)}

    @cached_property
    def _pattern(self) -> re.Pattern | None:
        # The longest first: in “nước mắm” there is no “mắm”.
        forms = sorted(self._by_form, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE) if forms else None

    def find(self, vietnamese: str) -> list[Found]:
        """Return the terms of a text in their order; none overlaps another."""
        if self._pattern is None:
            return []
        text, found = nfc(vietnamese), []
        for match in self._pattern.finditer(text):
            term, form = self._by_form[match.group().lower()]
            if form[0].isupper() or not _is_in_a_name(text, match):
                found.append(Found(term, match.start(), match.end()))
        return found

    def terms_in(self, vietnamese: str) -> list[GlossaryTerm]:
        """Return each term of a text once."""
        return list({found.term.pk: found.term for found in self.find(vietnamese)}.values())

    def not_kept(self, vietnamese: str, english: str) -> list[GlossaryTerm]:
        """Return the terms of the Vietnamese whose agreed English is not in the English."""
        return [term for term in self.terms_in(vietnamese) if not says(term, english)]


def _is_in_a_name(text: str, match: re.Match) -> bool:
    """Return whether a syllable with a capital is part of a name: “tương” is a sauce, Tương Dương a place."""
    word = match.group()
    if " " in word or not word[0].isupper() or word.isupper():
        return False
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip(" ")
    starts_a_sentence = not before or before[-1] in '.!?:;…\n“"–-•'
    return after[:1].isupper() or not starts_a_sentence


def says(term: GlossaryTerm, english: str) -> bool:
    """Return whether an English text keeps to what was agreed for a term.

    It need not repeat it word by word: half of its words will do (“paste of fermented shrimps”), or the Vietnamese
    name itself.
    """
    said = [word.lower() for word in _words(english)]
    names = [form for form in source_forms(term.vietnamese) if form.lower() in english.lower()]
    return bool(names) or any(_is_said(form, said) for form in english_forms(term.english))


def _is_said(form: str, said: list[str]) -> bool:
    stems = [_stem(word) for word in _words(form)]
    there = sum(any(word.startswith(stem) for word in said) for stem in stems)
    return there * 2 >= len(stems) > 0
