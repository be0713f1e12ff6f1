"""The pages that every page refers to: homes and sections, and what is private. Kept per generation."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.models.sites import get_site_for_hostname

from showcase.cache.data import per_generation


@per_generation
def site_at(host: str, port: str) -> Site | None:
    """Return the site that answers at a host and port, None where there is none."""
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None


@per_generation
def private_paths() -> list[str]:
    """Return the tree paths below which pages are not for everybody."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


@per_generation
def skeleton() -> list[Page]:
    """Return the homes and sections that readers may see, in the order of the tree."""
    pages = Page.objects.live().filter(depth__in=(2, 3)).select_related("locale").order_by("path")
    return [page for page in pages if not page.path.startswith(tuple(private_paths()))]


@per_generation
def locale_of(code: str) -> Locale:
    """Return the locale of a language; raise Locale.DoesNotExist for one that the site does not have."""
    return Locale.objects.get_for_language(code)


def current_locale() -> Locale:
    """Return the locale of the language that is active."""
    return locale_of(get_language() or settings.LANGUAGE_CODE)


def home_of(site) -> Page | None:
    """Return the home page of a site in the active language; the root page's own language otherwise."""
    if site is None:
        return None
    homes = [page for page in skeleton() if page.depth == 2]
    root = next((page for page in homes if page.pk == site.root_page_id), None)
    if root is None:
        return None
    code = get_language()
    return next(
        (p for p in homes if p.translation_key == root.translation_key and p.locale.language_code == code), root
    )


def sections_of(home: Page | None) -> list[Page]:
    """Return the sections below a home page."""
    return [page for page in skeleton() if home and page.depth == 3 and page.path.startswith(home.path)]


def section(home: Page | None, model: type[Page]) -> Page | None:
    """Return the section of a kind below a home page, or None."""
    return next((page for page in sections_of(home) if page.specific_class is model), None)
