"""Where a code leads today, and what is said when it leads nowhere."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from showcase.pages.skeleton import private_paths
from showcase.text.fold import fold_slug

from .making import was_seen
from .models import ShortCode


@dataclass(frozen=True)
class Farewell:
    """What is said in place of a page: its name, what became of it, where to go instead, and the answer's status."""

    name: str
    sentence: str
    successor: Page | None = None
    status: int = 410


def readable_in(page: Page | None, language: str | None = None) -> Page | None:
    """Return the page as readers see it in a language (the active one), else in the source language, else None."""
    if page is None:
        return None
    private = tuple(private_paths())
    seen = {
        each.locale.language_code: each
        for each in page.get_translations(inclusive=True).live().select_related("locale")
        if not each.path.startswith(private)
    }
    return seen.get(language or get_language() or "") or seen.get(settings.LANGUAGE_CODE)


def target_of(code: ShortCode, request=None) -> str | None:
    """Return the address that the code leads to in the active language, None when it leads nowhere."""
    if code.is_retired:
        return None
    page = readable_in(code.page)
    address = page and page.get_url(request)
    return address and address + (f"#{anchor_of(code.stand)}" if code.stand else "")


def anchor_of(stand: str) -> str:
    """Return the name by which a stand is found on the page of its event."""
    return f"stand-{fold_slug(stand)}"


def farewell_of(code: ShortCode) -> Farewell:
    """Return what became of what the code led to, in the active language."""
    successor = readable_in(code.successor)
    if code.is_retired and code.retired_on:
        sentence = code.farewell or _("This code was retired on %(day)s.") % {"day": date_format(code.retired_on)}
        return Farewell(name_told(code), sentence, successor)
    if code.page is None:
        return Farewell(name_told(code), _("The page that this code led to was removed."), successor)
    if not may_be_named(code.page):
        return Farewell("", _("What this code leads to is not published yet. Try again later."), status=404)
    return Farewell(name_told(code), _("The page that this code leads to is not published at present."), successor)


def may_be_named(page: Page) -> bool:
    """Return whether readers have seen the page, and still might: never a draft, nor what is not for everybody."""
    return was_seen(page) and not page.path.startswith(tuple(private_paths()))


def name_told(code: ShortCode) -> str:
    """Return the last name of the page that readers knew, in their language as far as there is one."""
    if code.page is None:
        return code.title
    if not may_be_named(code.page):
        return ""
    pages = code.page.get_translations(inclusive=True).filter(first_published_at__isnull=False)
    named = {page.locale.language_code: page.title for page in pages.select_related("locale")}
    return named.get(get_language() or "") or code.page.title


def address_of(code: ShortCode, language: str = settings.LANGUAGE_CODE) -> str:
    """Return the full address that is printed, in a language."""
    root = code.page.get_url_parts() if code.page else None
    site = root[1] if root else Site.objects.get(is_default_site=True).root_url
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{site}{prefix}/q/{code.code}/"
