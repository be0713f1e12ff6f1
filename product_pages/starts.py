"""Where a product's page starts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from showcase.pages.starts.registry import Copied, Start, register

from .products.models import ProductPage

EMPTY_STEP = {"text": "", "image": None, "duration": "", "tool": "", "who": ""}
COPIED = Copied(
    columns=(
        "category",
        "criteria_set",
        "landscape",
        "place",
        "season",
        "tagline",
        "intro",
        "origin",
        "environment",
        "process",
        "features",
        "enjoy",
        "weight",
        "keeping",
        "ingredients",
        "responsible_name",
        "responsible_address",
    ),
    streams=("steps", "culture"),
    children=("product_producers",),
)


def history() -> list[tuple]:
    """Return the chapter of history and culture, empty below its headings."""
    return [
        ("heading", _("From when it is known")),
        ("paragraph", ""),
        ("heading", _("What it means to people here")),
        ("paragraph", ""),
        ("quote", {"text": "", "attribution": ""}),
    ]


def steps(*titles: str) -> list[tuple]:
    return [("step", EMPTY_STEP | {"title": title}) for title in titles]


def grown(page) -> None:
    page.steps = steps(_("Choosing seed and soil"), _("Tending"), _("Harvest"), _("Sorting and keeping"))
    page.culture = history()


def made(page) -> None:
    page.steps = steps(_("Ingredients"), _("Preparing"), _("Making"), _("Ripening and packing"))
    page.culture = history()


def crafted(page) -> None:
    page.steps = steps(_("Material"), _("Shaping by hand"), _("Finishing"))
    page.culture = history()


CHAPTERS = (gettext_lazy("From when it is known"), gettext_lazy("What it means to people here"))
register(
    ProductPage,
    [
        Start(
            "grown",
            gettext_lazy("Grown in the field or the forest"),
            gettext_lazy("Fruit, tea, ginger, rice, honey: from seed to harvest."),
            (
                gettext_lazy("Choosing seed and soil"),
                gettext_lazy("Tending"),
                gettext_lazy("Harvest"),
                gettext_lazy("Sorting and keeping"),
                *CHAPTERS,
            ),
            grown,
        ),
        Start(
            "made",
            gettext_lazy("Made from what grows here"),
            gettext_lazy("Soya paste, fish sauce, cakes, spirits: from ingredients to the shelf."),
            (
                gettext_lazy("Ingredients"),
                gettext_lazy("Preparing"),
                gettext_lazy("Making"),
                gettext_lazy("Ripening and packing"),
                *CHAPTERS,
            ),
            made,
        ),
        Start(
            "crafted",
            gettext_lazy("A handicraft"),
            gettext_lazy("Weaving, pottery, rattan: from the material to the finished piece."),
            (gettext_lazy("Material"), gettext_lazy("Shaping by hand"), gettext_lazy("Finishing"), *CHAPTERS),
            crafted,
        ),
    ],
    COPIED,
)
