"""What a product's page must have before it is published.

The seven elements are those of the province's plan 2345/UBND-TH of 6 April 2022: “origin, provenance, history,
process, farming environment and stories surrounding the products such as culture, history, product features”.
History and the stories of its culture are one chapter here.
"""

from django.utils.translation import gettext_lazy as _

from product_pages.health_claims import health_claims
from product_pages.taxonomy import OcopGroup
from showcase.readiness.pictures import hero, in_blocks
from showcase.readiness.requirements import Detail, Level, Requirement
from showcase.readiness.wording import description, headings, introduction, wording
from showcase.text.plain import is_filled, texts_of

from .claims import claims_of

TEXTS = ("tagline", "intro", "process", "steps", "culture", "features", "enjoy", "origin", "environment")
# What is eaten, drunk or taken: its advertising must name who answers for it (Decree 342/2025).
TAKEN = {OcopGroup.FOOD, OcopGroup.BEVERAGES, OcopGroup.HERBAL}


def group_of(page) -> str:
    return page.criteria_set.group if page.criteria_set else ""


def must_name_who_answers(page) -> bool:
    """Return whether the page must name the responsible organisation: for what is taken, or may be bought here.

    A page without a criteria set may be any of it, so it is asked too.
    """
    if not page.criteria_set or group_of(page) in TAKEN:
        return True
    return page.listing_model.objects.filter(**page.same_source("product")).exists()


def has_no_trace(page) -> bool:
    made_by = page.shared_children("product_producers")
    return not (page.provenance_code or page.provenance_url or made_by.exists())


def unsourced(page) -> list:
    return [claim.label for claim in claims_of(page) if claim.is_unsourced]


def loosely_sourced(page) -> list:
    return [claim.label for claim in claims_of(page) if claim.by_the_whole and not claim.sourced]


def claims_in(page, *, promises: bool) -> list[Detail]:
    """Return the sentences that promise healing, or that only name a disease, each with its column."""
    return [
        Detail(str(claim), name)
        for name in TEXTS
        for text in texts_of(page, name)
        for claim in health_claims(text)
        if claim.promises is promises
    ]


def level_of_a_promise(page) -> Level:
    """Return how much a promise of healing weighs: for herbs it may not be published at all."""
    return Level.REQUIRED if group_of(page) == OcopGroup.HERBAL else Level.ADVISED


ELEMENTS = [
    Requirement(
        "process",
        _("Process"),
        _("Tell how it is made, in short or step by step."),
        lambda page: not (is_filled(page, "process") or is_filled(page, "steps")),
        "process",
    ),
    Requirement(
        "culture",
        _("History and culture"),
        _("Tell its history and what it means to people."),
        lambda page: not is_filled(page, "culture"),
        "culture",
    ),
    Requirement(
        "features",
        _("Features"),
        _("Say how to recognise the real one: look, smell, taste, texture."),
        lambda page: not is_filled(page, "features"),
        "features",
    ),
    Requirement(
        "place",
        _("Place"),
        _("Choose the commune or ward where it comes from."),
        lambda page: page.place is None,
        "place",
    ),
    Requirement(
        "origin",
        _("Origin"),
        _("Tell where it comes from and since when."),
        lambda page: not is_filled(page, "origin"),
        "origin",
    ),
    Requirement(
        "environment",
        _("Farming environment"),
        _("Tell what the land gives to it: soil, water, weather."),
        lambda page: not is_filled(page, "environment"),
        "environment",
    ),
    Requirement(
        "provenance",
        _("Provenance"),
        _("Say who makes it: choose a producer, or give its traceability code."),
        has_no_trace,
        "product_producers",
    ),
]
SOURCES = [
    Requirement(
        "sources",
        _("A source for each claim"),
        _("Give a source for what the page claims."),
        unsourced,
        "product_sources",
    ),
    Requirement(
        "sources_by_chapter",
        _("Sources by chapter"),
        _("Say of each chapter which source speaks for it: one for the whole page proves little."),
        loosely_sourced,
        "product_sources",
        Level.ADVISED,
    ),
]
RESPONSIBLE = [
    Requirement(
        "responsible_name",
        _("Responsible organisation"),
        _("Name the organisation that answers for the product (Decree 342/2025)."),
        lambda page: not page.responsible_name and must_name_who_answers(page),
        "responsible_name",
    ),
    Requirement(
        "responsible_address",
        _("Address of the responsible organisation"),
        _("Give the address of the responsible organisation (Decree 342/2025)."),
        lambda page: not page.responsible_address and must_name_who_answers(page),
        "responsible_address",
    ),
]
HEALTH = [
    Requirement(
        "health_promises",
        _("No promise of healing"),
        _("Reword what promises healing: food and herbs must not be made out to be medicine."),
        lambda page: claims_in(page, promises=True),
        "features",
        level_of_a_promise,
        translated=True,
    ),
    Requirement(
        "diseases",
        _("No disease named"),
        _("Read again where a disease is named: a reader may take it for a promise."),
        lambda page: claims_in(page, promises=False),
        "features",
        Level.ADVISED,
        translated=True,
    ),
]
REQUIREMENTS = [
    introduction(),
    Requirement(
        "tagline",
        _("Tagline"),
        _("Write a tagline: one line that makes a reader want to know more."),
        lambda page: not page.tagline.strip(),
        "tagline",
        Level.ADVISED,
        translated=True,
    ),
    *hero(),
    Requirement(
        "category",
        _("Category"),
        _("Choose the category under which readers find it."),
        lambda page: page.category is None,
        "category",
    ),
    Requirement(
        "criteria_set",
        _("OCOP criteria set"),
        _("Choose the OCOP criteria set: the rules for selling and advertising follow from it."),
        lambda page: page.criteria_set is None,
        "criteria_set",
        Level.ADVISED,
    ),
    *ELEMENTS,
    *SOURCES,
    *RESPONSIBLE,
    *in_blocks("steps"),
    *in_blocks("culture"),
    *in_blocks("gallery"),
    *HEALTH,
    headings("culture"),
    wording(*TEXTS),
    description(),
]
