"""What a reviewer is asked, made from the page as it is: each certificate, each chapter, each listing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from product_pages.models import Certificate, Listing, ProductPage
from product_pages.products.claims import claims_of

from .facts import Change, Facts, certificates_of, changes_of, facts_of, key_of, listings_of


@dataclass(frozen=True)
class Question:
    """One question of a checklist, with what somebody needs to answer it."""

    key: str
    text: str
    required: bool = True
    # (what it is called, where it is)
    links: list[tuple[str, str]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    warning: str = ""
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """Questions of one kind, under a heading."""

    title: str
    questions: list[Question]


def provenance_parts(page: Page, seen: Facts) -> list[Part]:
    """Return the provenance check of a product or of its maker: certificates, chapters, and the whole."""
    now = facts_of(page)
    parts = [
        Part(_("Certificates"), [about_evidence(each, seen, now) for each in certificates_of(page)]),
        Part(_("Chapters and their sources"), list(chapter_questions(page))),
        Part(_("The whole page"), list(whole_questions())),
    ]
    return [part for part in parts if part.questions]


def market_parts(page: Page, seen: Facts) -> list[Part]:
    """Return the market check: each listing, and each certificate that is not as it was approved."""
    now = facts_of(page)
    listings = [question for each in listings_of(page) for question in about_listing(each)]
    changed = [
        about_change(each, seen, now) for each in certificates_of(page) if seen.get(key_of(each)) != now[key_of(each)]
    ]
    parts = [Part(_("Listings"), listings), Part(_("Certificates that changed"), changed)]
    return [part for part in parts if part.questions]


def about_evidence(certificate: Certificate, seen: Facts, now: Facts) -> Question:
    evidence = list(evidence_links(certificate))
    key = key_of(certificate)
    return Question(
        key=key,
        text=_("%(certificate)s: has it been compared with its evidence, and do they agree?")
        % {"certificate": certificate.summary},
        links=[*evidence, edit_link(certificate, _("The record"))],
        hints=[_("State: %(state)s") % {"state": certificate.state_label}],
        warning="" if evidence else _("No evidence is recorded."),
        changes=changes_of(certificate, seen[key], now[key]) if key in seen else [],
    )


def evidence_links(certificate: Certificate) -> Iterator[tuple[str, str]]:
    if certificate.evidence:
        yield _("Evidence: %(title)s") % {"title": certificate.evidence.title}, certificate.evidence.url
    if certificate.evidence_url:
        yield _("Evidence on the web"), certificate.evidence_url


def edit_link(record: Certificate, words: str) -> tuple[str, str]:
    return words, reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def chapter_questions(page: Page) -> Iterator[Question]:
    """Yield a question for each chapter that is filled in; only products have sources."""
    if not isinstance(page, ProductPage):
        return
    chapters = {str(label): chapter for chapter, label in page.source_chapters}
    sources = page.sources
    for claim in claims_of(page):
        chapter = chapters[str(claim.label)]
        spoken_for = [source for source in sources if source.chapter == (chapter if claim.sourced else "whole")]
        yield Question(
            key=f"chapter:{chapter}",
            text=_("%(chapter)s: do the sources say this?") % {"chapter": capfirst(str(claim.label))},
            links=[(source.label, address) for source in spoken_for if (address := address_of(source))],
            hints=[source.label for source in spoken_for if not address_of(source)],
            warning=chapter_warning(claim),
        )


def address_of(source) -> str:
    """Return where a source can be opened, '' for a person who was asked."""
    return source.url or (source.document.url if source.document else "")


def chapter_warning(claim) -> str:
    if claim.is_unsourced:
        return _("No source is given.")
    return "" if claim.sourced else _("Only a source for the whole page speaks for it.")


def whole_questions() -> Iterator[Question]:
    yield Question("whole:names", _("Are the names of places, makers and people written as they are locally?"))
    yield Question("whole:promise", _("Is all that the page promises borne out by a source?"), required=False)


def about_listing(listing: Listing) -> Iterator[Question]:
    links = [(listing.address or listing.url, listing.address or listing.url)]
    hints = [_("State: %(state)s") % {"state": listing.state_label}]
    hints += [_("This is a sample: it leads to no shop.")] if listing.is_sample else []
    name = {"marketplace": listing.marketplace}
    key = key_of(listing)
    yield Question(f"{key}:works", _("%(marketplace)s: does the link open the listing?") % name, True, links, hints)
    yield Question(f"{key}:product", _("%(marketplace)s: is it this very product, of this maker?") % name, True, links)


def about_change(certificate: Certificate, seen: Facts, now: Facts) -> Question:
    key = key_of(certificate)
    return Question(
        key=key,
        text=_("%(certificate)s: may it be named at the listings as it stands now?")
        % {"certificate": certificate.summary},
        links=list(evidence_links(certificate)),
        hints=[_("State: %(state)s") % {"state": certificate.state_label}],
        changes=changes_of(certificate, seen.get(key), now[key]),
    )
