"""What the frame of every page needs: identity, menu, addresses. Asked only when it is drawn."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import override
from wagtail import hooks
from wagtail.models import Page, Site

from showcase.cache.data import per_generation
from showcase.pages.skeleton import home_of, private_paths, sections_of

from .models import BrandSettings


def frame(request) -> dict:
    """Return identity, sections and addresses, each asked for only when it is drawn, and `show_userbar`."""
    home = SimpleLazyObject(lambda: home_of(Site.find_for_request(request)))
    return {
        "brand": SimpleLazyObject(lambda: brand_of(request)),
        "home_page": home,
        "menu": SimpleLazyObject(lambda: [page for page in sections_of(home) if page.show_in_menus]),
        "sections": SimpleLazyObject(lambda: sections_of(home)),
        "search_page": SimpleLazyObject(lambda: _answer("search_section", home)),
        "places_url": SimpleLazyObject(lambda: getattr(_answer("places_section", home), "url", "")),
        # Asking for the user reads the session, which would make every page vary by cookie.
        "show_userbar": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }


def brand_of(request) -> BrandSettings:
    """Return whose site it is."""
    site = Site.find_for_request(request)
    return brand_of_site(site.pk) if site else BrandSettings()


@per_generation
def brand_of_site(site_id: int) -> BrandSettings:
    """Return the identity of a site by its number."""
    return BrandSettings.for_site(Site.objects.get(pk=site_id))


def _answer(hook: str, home: Page | None) -> Page | None:
    """Return the section that an app offers for a purpose: “search_section”, “places_section”."""
    return next(filter(None, (answer(home) for answer in hooks.get_hooks(hook))), None)


def alternate_links(page, request, suffix: str = "") -> dict[str, str]:
    """Return the full address of the page in each language in which readers can see it.

    `suffix` is what follows the page's own address: a sub-page or a query.
    """
    links = {}
    private = tuple(private_paths())
    for translation in page.get_translations(inclusive=True).live().select_related("locale"):
        if not translation.path.startswith(private):
            code = translation.locale.language_code
            with override(code):
                links[code] = translation.get_full_url(request) + suffix
    return links
