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
    """Return the chapters that have something to tell, numbered without gaps.

    Buying stands last; where it may not be invited, that chapter is about certificates only.
    """
    on_package = page.weight or page.keeping or page.ingredients
    told = (
        # Without a tagline the introduction already stands at the head of the page.
        ("land", _("Land"), (page.tagline and page.intro) or page.origin or page.environment or page.coordinates),
        ("people", _("People"), page.producers or page.provenance_code or page.provenance_url),
        ("process", _("Process"), page.process or page.steps),
        ("culture", _("Culture"), page.culture),
        ("taste", _("Taste"), page.features or page.enjoy or page.gallery or on_package),
        ("buy", _("Buy") if page.may_have_buy_button else _("Certificates"), True),
    )
    present = [(anchor, heading) for anchor, heading, content in told if content]
    return [Chapter(number, *names) for number, names in enumerate(present, start=1)]
