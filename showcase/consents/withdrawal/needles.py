"""What is looked for when somebody's name, telephone or e-mail is to be taken out of texts."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any
from unicodedata import normalize

# Fewer digits are a year or a price, not a telephone.
SHORTEST_PHONE = 8
# How people part the digits after the leading zero, so that the database can be asked for them.
GROUPS = [(9,), (3, 3, 3), (2, 3, 4), (2, 4, 3), (3, 2, 2, 2), (3, 4, 2), (4, 5)]
MARKS = [" ", ".", "-", "\u00a0"]


@dataclass(frozen=True)
class Needles:
    """The texts that are looked for, and what stands in place of a name."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    replacement: str = "[…]"

    @cached_property
    def pattern(self) -> re.Pattern | None:
        """Return the expression that finds any of them as a whole, None when there is nothing to look for."""
        found = [rf"(?<!\w){_words(name)}(?!\w)" for name in self.names]
        found += [rf"(?<!\d){_digits(phone)}(?!\d)" for phone in self.phones]
        found += [rf"(?<![\w.]){re.escape(email)}(?!\w)" for email in self.emails]
        return re.compile("|".join(found), re.IGNORECASE) if found else None

    @cached_property
    def fragments(self) -> list[str]:
        """Return what a column that holds any of them contains, as text or inside JSON inside JSON."""
        plain: set[str] = set()
        for name in self.names:
            cases = (name, name.upper(), name.lower(), name.title())
            plain |= {form(case) for form, case in product((_nfc, _nfd), cases)}
        for phone in self.phones:
            plain |= set(_written(phone))
        plain |= set(self.emails) | {email.lower() for email in self.emails}
        once = {_escaped(text) for text in plain}
        return sorted(plain | once | {_escaped(text) for text in once})

    def clean(self, value: Any) -> Any:
        """Return the value without them: a text, or whatever JSON holds, texts that are JSON themselves included."""
        if isinstance(value, str):
            return self._clean_text(value)
        if isinstance(value, list):
            return [self.clean(each) for each in value]
        if isinstance(value, dict):
            return {key: self.clean(each) for key, each in value.items()}
        return value

    def _clean_text(self, text: str) -> str:
        if not self.pattern:
            return text
        inner = parsed(text)
        if inner is not None:
            cleaned = self.clean(inner)
            return text if cleaned == inner else json.dumps(cleaned)
        composed = _nfc(text)
        cleaned = self.pattern.sub(self.replacement, composed)
        return text if cleaned == composed else cleaned

    def excerpts(self, value: Any, around: int = 40) -> list[str]:
        """Return each place where one of them stands, with some words around it."""
        if isinstance(value, list | dict):
            parts = value if isinstance(value, list) else list(value.values())
            return [found for each in parts for found in self.excerpts(each, around)]
        if not isinstance(value, str) or not self.pattern:
            return []
        inner = parsed(value)
        if inner is not None:
            return self.excerpts(inner, around)
        text = re.sub(r"<[^>]+>", " ", _nfc(value))
        spans = (match.span() for match in self.pattern.finditer(text))
        return [" ".join(text[max(0, start - around) : end + around].split()) for start, end in spans]


def parsed(text: str) -> list | dict | None:
    """Return the list or object that a text is in JSON, None when it is just a text."""
    if text[:1] not in ("[", "{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def needles_of(people: Iterable[tuple[str, str, str]], replacement: str, takes_name: bool) -> Needles:
    """Return what to look for, from (name, telephone, e-mail) as they are recorded; names only if they are to go."""
    names, phones, emails = (
        {_nfc(text).strip() for text in column if text.strip()} for column in zip(*people, strict=True)
    )
    return Needles(
        tuple(sorted(names)) if takes_name else (),
        tuple(sorted(phone for phone in phones if len(re.sub(r"\D", "", phone)) >= SHORTEST_PHONE)),
        tuple(sorted(emails)),
        replacement or Needles.replacement,
    )


def _nfc(text: str) -> str:
    return normalize("NFC", text)


def _nfd(text: str) -> str:
    return normalize("NFD", text)


def _escaped(text: str) -> str:
    return json.dumps(text)[1:-1]


def _words(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _local(phone: str) -> str:
    """Return the digits after the leading zero or the country's number."""
    return re.sub(r"^(84|0)", "", re.sub(r"\D", "", phone))


def _digits(phone: str) -> str:
    return r"(?:\(?\+?84\)?|0)?[\s.\-()]{0,2}" + r"[\s.\-()]{0,2}".join(_local(phone))


def _written(phone: str) -> Iterable[str]:
    digits = _local(phone)
    yield phone
    yield digits
    for groups, mark in product(GROUPS, MARKS):
        if sum(groups) == len(digits):
            ends = [sum(groups[: n + 1]) for n in range(len(groups))]
            yield mark.join(digits[end - size : end] for size, end in zip(groups, ends, strict=True))
