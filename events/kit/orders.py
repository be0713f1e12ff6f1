"""What is asked for: which sheet, for whom, in which language, on which paper."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    CARDS = "cards", _("Stand cards")
    STAMPS = "stamps", _("QR stamps")
    POSTER = "poster", _("Programme poster")


class Paper(models.TextChoices):
    A5 = "a5", "A5"
    A4 = "a4", "A4"
    A3 = "a3", "A3"


class Tongue(models.TextChoices):
    VIETNAMESE = "vi", _("Vietnamese")
    ENGLISH = "en", _("English")
    BOTH = "both", _("both languages")


class Copies(models.IntegerChoices):
    """How many stamps of each: twenty fill a sheet."""

    ONE = 1, _("one of each")
    ROW = 4, _("a row of each")
    SHEET = 20, _("a sheet of each")


PAPERS = {What.CARDS: (Paper.A5, Paper.A4), What.STAMPS: (Paper.A4,), What.POSTER: (Paper.A3, Paper.A4)}
SLOT = re.compile(
    r"(?P<what>cards|stamps|poster)-(?P<paper>a[345])-(?P<tongue>vi|en|both)-(?P<whose>\d{1,9})-(?P<copies>\d{1,2})"
)


@dataclass(frozen=True)
class Order:
    """One PDF. `whose` is an exhibitor's number, 0 for the whole fair."""

    what: str
    paper: str
    tongue: str
    whose: int = 0
    copies: int = 1

    @property
    def languages(self) -> list[str]:
        return ["vi", "en"] if self.tongue == Tongue.BOTH else [self.tongue]

    @property
    def slot(self) -> str:
        """Return the name of what is asked for, the same for the same order."""
        return f"{self.what}-{self.paper}-{self.tongue}-{self.whose}-{self.copies}"

    @classmethod
    def of_slot(cls, slot: str) -> "Order | None":
        """Return the order of a name, None when it is none's."""
        found = SLOT.fullmatch(slot)
        if not found:
            return None
        order = cls(found["what"], found["paper"], found["tongue"], int(found["whose"]), int(found["copies"]))
        return order if order.is_possible else None

    @property
    def is_possible(self) -> bool:
        return Paper(self.paper) in PAPERS[What(self.what)] and self.copies in Copies.values

    def tidied(self) -> "Order":
        """Return the order without what makes no difference: a poster is the fair's, and only stamps have copies."""
        is_poster, is_stamps = self.what == What.POSTER, self.what == What.STAMPS
        papers = PAPERS[What(self.what)]
        return Order(
            self.what,
            self.paper if Paper(self.paper) in papers else papers[0],
            self.tongue,
            0 if is_poster else self.whose,
            self.copies if is_stamps else 1,
        )
