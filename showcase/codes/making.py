"""Codes are made when they are first asked for, and stay."""

import secrets

from django.db import IntegrityError, transaction
from wagtail.models import Page

from .models import ShortCode

# Small letters and digits that nobody takes for one another on a label, in any typeface, and no vowels, so that
# no code is a word. Five of them make 1.9 million codes.
ALPHABET = "cdfhjknprtwxy34679"
LENGTH = 5
# How often a new code may be one that is there already: with half of all codes given away, once in a million.
ATTEMPTS = 20


def code_for(page: Page, at: Page | None = None, stand: str = "") -> ShortCode:
    """Return the code of a page as it is printed for an event (`at`), or of a stand at one; made when there is none.

    A translation has the code of its source page: the address says in which language it is opened.
    Safe when several ask at the same time.
    """
    source, place = source_of(page), at and source_of(at)
    wanted = {"page": source.page_ptr, "at": place and place.page_ptr, "stand": stand, "place": ""}
    for _attempt in range(ATTEMPTS):
        found = ShortCode.objects.filter(**wanted).first()
        if found:
            return found
        code = new_code()
        try:
            with transaction.atomic():
                return ShortCode.objects.create(code=code, title=told_title(source), **wanted)
        except IntegrityError:
            continue  # somebody was faster, or the code is another's
    raise RuntimeError("No free short code was found.")


def codes_for(pages: list, at: Page | None = None) -> dict[int, ShortCode]:
    """Return the codes of many pages as they are printed for an event, by the source page; two queries and the new."""
    sources = [source_of(page) for page in pages]
    wanted = {"at": at and source_of(at).page_ptr, "stand": "", "place": ""}
    found = {code.page_id: code for code in ShortCode.objects.filter(page__in=[s.pk for s in sources], **wanted)}
    return {source.pk: found.get(source.pk) or code_for(source, at) for source in sources}


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def source_of(page: Page):
    specific = page.specific
    return getattr(specific, "source", specific)


def was_seen(page: Page) -> bool:
    """Return whether readers see the page, or have seen it: a name that was a draft's only is told to nobody."""
    return bool(page.live or page.first_published_at)


def told_title(page: Page) -> str:
    """Return the name that readers may be told: '' of a page that they have never seen."""
    return page.title if was_seen(page) else ""
