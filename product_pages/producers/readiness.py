"""What a producer's page must have before it is published."""

from django.utils.translation import gettext_lazy as _

from product_pages.health_claims import health_claims
from showcase.readiness.pictures import hero, in_blocks
from showcase.readiness.requirements import Detail, Level, Requirement
from showcase.readiness.wording import description, headings, introduction, wording
from showcase.text.plain import is_filled, texts_of

TEXTS = ("intro", "people", "story")


def makes_nothing(page) -> bool:
    """Return whether no product names it as its producer, in any language."""
    return not type(page).made_products.rel.related_model.objects.filter(**page.same_source("producer")).exists()


REQUIREMENTS = [
    introduction(),
    Requirement(
        "place",
        _("Place"),
        _("Choose the commune or ward where it works."),
        lambda page: page.place is None,
        "place",
    ),
    *hero(Level.ADVISED),
    *in_blocks("story"),
    Requirement(
        "story",
        _("Story"),
        _("Tell who works there and how it came about."),
        lambda page: not is_filled(page, "story"),
        "story",
        Level.ADVISED,
    ),
    Requirement(
        "products",
        _("Products that name it"),
        _("No product names it as its producer yet: choose it in the editor of the product."),
        makes_nothing,
        "title",
        Level.ADVISED,
    ),
    Requirement(
        "health_promises",
        _("No promise of healing"),
        _("Reword what promises healing: food and herbs must not be made out to be medicine."),
        lambda page: [Detail(str(c), name) for name in TEXTS for t in texts_of(page, name) for c in health_claims(t)],
        "story",
        Level.ADVISED,
        translated=True,
    ),
    headings("story"),
    wording(*TEXTS),
    description(),
]
