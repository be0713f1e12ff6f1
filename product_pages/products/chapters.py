"""The six chapters of a product's story: land, people, process, culture, taste, buy."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Chapter:
    number: int
    anchor: str
    heading: str | Promise

    @property
    def template(self) -> str:
        return f"product_pages/chapters/{self.anchor}.html"


def chapters_of(page) -> list[Chapter]:
    """Return the chapters that have something to tell, numbered without gaps; buying always stands last."""
    told = (
        ("land", _("Land"), page.intro or page.origin or page.environment),
        ("people", _("People"), page.producers or page.provenance_code or page.provenance_url),
        ("process", _("Process"), page.process or page.steps),
        ("culture", _("Culture"), page.culture),
        ("taste", _("Taste"), page.features or page.enjoy or page.gallery or page.weight or page.keeping),
        ("buy", _("Buy"), True),
    )
    present = [(anchor, heading) for anchor, heading, content in told if content]
    return [Chapter(number, *names) for number, names in enumerate(present, start=1)]
