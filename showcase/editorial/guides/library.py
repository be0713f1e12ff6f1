"""The guides of `docs/`, drawn for the admin: one source for those who read the repository and those who write here."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER = settings.BASE_DIR / "docs"
PICTURES = FOLDER / "pictures"


@dataclass(frozen=True)
class Guide:
    """A page of the documentation that is written for those who use the admin."""

    slug: str
    title: str | Promise

    @property
    def path(self) -> Path:
        """Return the file in the user's language; English where there is none."""
        own = FOLDER / f"{self.slug}.{get_language()}.md"
        return own if own.exists() else FOLDER / f"{self.slug}.md"

    @property
    def url(self) -> str:
        return reverse("guide", args=[self.slug])


GUIDES = (
    Guide("editors", _("Writing and publishing")),
    Guide("reviewing", _("Reviewing")),
    Guide("translating", _("Translating")),
    Guide("organisers", _("Organising an event")),
    Guide("consent", _("Consent of people shown")),
    Guide("register", _("The register: spreadsheets in and out")),
    Guide("listings", _("Listings and their checks")),
    Guide("marketplaces", _("Marketplaces")),
    Guide("reports", _("Reports")),
    Guide("roles", _("Who may do what")),
)
BY_SLUG = {guide.slug: guide for guide in GUIDES}


@dataclass(frozen=True)
class Drawn:
    """A guide as HTML, with the headings that its table of contents leads to."""

    html: str
    headings: list[tuple[str, str]]


def draw(guide: Guide) -> Drawn:
    """Return the guide as HTML: its links lead to other guides of the admin, its pictures to `guide_picture`."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(guide.path.read_text(encoding="utf-8"))
    headings = list(_mark_headings(tokens))
    for token in tokens:
        _lead_on(token.children or [])
    return Drawn(markdown.renderer.render(_text_of(tokens), markdown.options, {}), headings)


def _text_of(tokens: list[Token]) -> list[Token]:
    """Return a guide without its title, which heads the screen, and without its link to the other language."""
    after_title = tokens[3:] if tokens[0].tag == "h1" else tokens
    only = after_title[1].children or []
    is_switch = [token.type for token in only] == ["link_open", "text", "link_close"]
    return after_title[3:] if is_switch else after_title


def _mark_headings(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Give each heading the anchor that links in the guides use; yield those of the second level."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            anchor = anchor_of(inline.content)
            opening.attrSet("id", anchor)
            if opening.tag == "h2":
                yield anchor, inline.content


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading as the places where the repository is read make it."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _lead_on(tokens: list[Token]) -> None:
    """Turn links to other files of the folder into such as work in the admin, or into plain words."""
    for number, token in enumerate(tokens):
        if token.type == "image":
            name = Path(str(token.attrGet("src"))).name
            token.attrs |= {"src": reverse("guide_picture", args=[name]), "loading": "lazy"}
        elif token.type == "link_open":
            parts = urlsplit(str(token.attrGet("href")))
            guide = BY_SLUG.get(parts.path.removesuffix(".md").removesuffix(".vi"))
            if guide:
                token.attrSet("href", guide.url + (f"#{parts.fragment}" if parts.fragment else ""))
            elif parts.path and not parts.scheme:  # for those who run the site, not for those who write in it
                closing = next(other for other in tokens[number:] if other.type == "link_close")
                token.type = closing.type = "text"
