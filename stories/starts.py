"""Where a story starts: one template for each kind."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from showcase.pages.starts.registry import Copied, Start, register

from .models import StoryPage

EMPTY_STEP = {"title": "", "text": "", "image": None, "duration": "", "tool": "", "who": ""}
PARAGRAPH = ("paragraph", "")
QUOTE = ("quote", {"text": "", "attribution": ""})


def origin(page) -> None:
    page.kind = StoryPage.Kind.ORIGIN
    page.body = [
        PARAGRAPH,
        ("heading", _("The land")),
        PARAGRAPH,
        ("heading", _("Since when, and by whom")),
        PARAGRAPH,
        QUOTE,
        ("heading", _("What is left of it today")),
        PARAGRAPH,
    ]


def process(page) -> None:
    page.kind = StoryPage.Kind.PROCESS
    page.body = [
        PARAGRAPH,
        ("heading", _("The people at work")),
        PARAGRAPH,
        ("steps", {"heading": _("Step by step"), "steps": [EMPTY_STEP, EMPTY_STEP, EMPTY_STEP]}),
        ("heading", _("What hands know")),
        PARAGRAPH,
        QUOTE,
    ]


def culture(page) -> None:
    page.kind = StoryPage.Kind.CULTURE
    page.body = [
        PARAGRAPH,
        ("heading", _("In the house and at the feast")),
        PARAGRAPH,
        QUOTE,
        ("heading", _("Who passes it on")),
        PARAGRAPH,
        ("fact", {"heading": _("Good to know"), "text": ""}),
    ]


register(
    StoryPage,
    [
        Start(
            "origin",
            gettext_lazy("Origin"),
            gettext_lazy("Where a product comes from: the land, the first makers, the name."),
            (
                gettext_lazy("The land"),
                gettext_lazy("Since when, and by whom"),
                gettext_lazy("What is left of it today"),
            ),
            origin,
        ),
        Start(
            "process",
            gettext_lazy("Process"),
            gettext_lazy("How it is made, told by those who make it."),
            (gettext_lazy("The people at work"), gettext_lazy("Step by step"), gettext_lazy("What hands know")),
            process,
        ),
        Start(
            "culture",
            gettext_lazy("Culture"),
            gettext_lazy("What it means to people: feasts, sayings, those who pass it on."),
            (
                gettext_lazy("In the house and at the feast"),
                gettext_lazy("Who passes it on"),
                gettext_lazy("Good to know"),
            ),
            culture,
        ),
    ],
    Copied(columns=("kind", "intro"), streams=("body",), children=("story_places",)),
)
