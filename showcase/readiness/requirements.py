"""What a page must have, or had better have, before it is published: declared by each kind of page, asked here.

An app writes a module `readiness` in which it registers the requirements of its pages:

    register(StoryPage, [Requirement("body", …, ask=lambda page: not page.body), …])

`lacks_of` then answers for the page in hand, be it a draft in the editor, a revision or a live page.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Level(models.TextChoices):
    """How much a requirement weighs."""

    REQUIRED = "required", _("required")
    ADVISED = "advised", _("advised")


@dataclass(frozen=True)
class Detail:
    """What exactly is missing or wrong, and in which column, if the requirement looks at several."""

    words: Words
    field: str = ""

    def __str__(self):
        return str(self.words)


@dataclass(frozen=True)
class Requirement:
    """One thing to have.

    `ask` is given the page and returns what it lacks: True or False, or details to name with the sentence, such
    as the sentences that are too long. `level` may be a function of the page where the law is stricter for some.
    """

    key: str
    label: Words
    sentence: Words
    ask: Callable[[Any], bool | Iterable[Words | Detail]]
    # The column or the child records where the editor mends it: what Wagtail calls its content path.
    field: str
    level: Level | Callable[[Any], Level] = Level.REQUIRED
    # Whether a translation has it in its own words, or reads it in its source page.
    translated: bool = False

    def level_for(self, page) -> Level:
        return self.level if isinstance(self.level, Level) else self.level(page)


@dataclass(frozen=True)
class Lack:
    """A requirement that a page does not meet, with what exactly is missing or wrong."""

    requirement: Requirement
    level: Level
    details: tuple[Words | Detail, ...] = ()

    @property
    def key(self) -> str:
        return self.requirement.key

    @property
    def field(self) -> str:
        """Return where the editor mends it first."""
        first = self.details[0] if self.details else None
        return (first.field if isinstance(first, Detail) else "") or self.requirement.field

    @property
    def is_required(self) -> bool:
        return self.level == Level.REQUIRED

    @property
    def sentence(self) -> str:
        """Return what to do, in one sentence, and the details after it."""
        words = str(self.requirement.sentence)
        return f"{words} ({'; '.join(map(str, self.details))})" if self.details else words


_registered: dict[type[Any], list[Requirement]] = {}


def register(page_class: type[Any], requirements: Sequence[Requirement]) -> None:
    """Declare what the pages of a class must have; a second time replaces the first."""
    _registered[page_class] = list(requirements)


def measured_classes() -> list[type[Any]]:
    """Return the kinds of pages that have requirements."""
    return list(_registered)


def requirements_for(page_class: type) -> list[Requirement]:
    """Return the requirements of a kind of page, in the order of the editor; none of a kind without any."""
    return next((_registered[each] for each in page_class.__mro__ if each in _registered), [])


def requirements_of(page) -> list[Requirement]:
    """Return what is asked of this very page: of a translation only what it says in its own words."""
    asked = requirements_for(type(page))
    return asked if page.is_source else [each for each in asked if each.translated]


def lacks_of(page) -> list[Lack]:
    """Return what the page in hand lacks, the required first."""
    lacks = [lack for each in requirements_of(page) if (lack := _asked(each, page))]
    return sorted(lacks, key=lambda lack: not lack.is_required)


def required_of(page) -> list[Lack]:
    """Return what keeps the page from being published."""
    return [lack for lack in lacks_of(page) if lack.is_required]


def _asked(requirement: Requirement, page) -> Lack | None:
    answer = requirement.ask(page)
    if isinstance(answer, bool):
        return Lack(requirement, requirement.level_for(page)) if answer else None
    details = tuple(answer)
    return Lack(requirement, requirement.level_for(page), details) if details else None
