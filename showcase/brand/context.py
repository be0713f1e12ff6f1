"""What the frame of every page needs: identity, menu, addresses. Asked only when it is drawn."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from wagtail import hooks
from wagtail.models import Locale, Page, Site

from .models import BrandSettings


def frame(request) -> dict:
    """Return the lazy values `brand`, `menu`, `home_page`, `places_url` and the flag `show_userbar`."""
    home = SimpleLazyObject(lambda: _home(request))
    return {
        "brand": SimpleLazyObject(lambda: BrandSettings.for_request(request)),
        "home_page": home,
        "menu": SimpleLazyObject(lambda: list(home.get_children().live().in_menu()) if home else []),
        "search_page": SimpleLazyObject(_search_page),
        "places_url": SimpleLazyObject(_places_url),
        # Asking for the user reads the session, which would make every page vary by cookie.
        "show_userbar": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }


def _home(request) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page.localized if site else None


def _search_page() -> Page | None:
    from showcase.search.models import SearchPage

    return SearchPage.objects.readable().in_locale(current_locale()).first()


def _places_url() -> str:
    """Return the address under which each place has a page of its own, '' without one.

    The app that draws the map answers Wagtail's hook `places_url`.
    """
    return next(filter(None, (hook(current_locale()) for hook in hooks.get_hooks("places_url"))), "")


def alternate_links(page, request, suffix: str = "") -> dict[str, str]:
    """Return the full address of the page in each language in which readers can see it.

    `suffix` is what follows the page's own address: a sub-page or a query.
    """
    links = {}
    translations = page.get_translations(inclusive=True).live().public().select_related("locale")
    for translation in translations:
        with override(translation.locale.language_code):
            links[translation.locale.language_code] = translation.get_full_url(request) + suffix
    return links


def current_locale() -> Locale:
    """Return the locale of the language that is active."""
    return Locale.objects.get_for_language(get_language() or settings.LANGUAGE_CODE)
