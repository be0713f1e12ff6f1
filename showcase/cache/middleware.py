"""Whole pages from the cache for readers: no database query, no template."""

from django.conf import settings
from django.core.cache import cache
from django.utils.cache import set_response_etag

from . import pages

# Pages of searches and filters are kept too, but an address may not be so long as to fill the store.
LONGEST_ADDRESS = 300


class PageCacheMiddleware:
    """Serve what was made before; keep what may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_reader(request):
            return self.get_response(request)
        # The generation as it is before the page is made: a change meanwhile outdates the copy.
        key = pages.key_of(request)
        stored = cache.get(key)
        if stored is not None:
            return stored
        response = self.get_response(request)
        if may_keep(response):
            keep(key, response)
        return response


def is_reader(request) -> bool:
    """Return whether the request is for a page that is the same for all readers."""
    return (
        settings.PAGE_CACHE
        and request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(settings.UNCACHED_PATHS)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def may_keep(response) -> bool:
    return (
        response.status_code in {200, 301}
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
    )


def keep(key: str, response) -> None:
    if hasattr(response, "render"):
        response = response.render()
    set_response_etag(response)  # so that it need not be computed at each reading
    cache.set(key, response, pages.SECONDS)
