"""From an address to its page in two queries, at any depth of the tree.

Wagtail's own route asks for every page on the way, twice each. What follows the page's own
address (a month, a place, “radio/”) is still the page's to route.
"""

from django.conf import settings
from django.http import Http404
from django.http.request import split_domain_port
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .errors import not_found
from .skeleton import home_of, site_at


def find_route(request, path: str) -> RouteResult | None:
    """Return the page at a path and what its view is called with, or None."""
    home = home_of(Site.find_for_request(request))
    if home is None:
        return None
    parts = [part for part in path.split("/") if part]
    ways = {home.url_path + "".join(f"{part}/" for part in parts[:n]): parts[n:] for n in range(len(parts) + 1)}
    page = Page.objects.filter(url_path__in=ways).order_by("-depth").first()
    if page is None or page.specific_class is None:
        return None
    pages = page.specific_class.objects
    try:
        # Only Wagtail's own welcome page has no `for_page`.
        return getattr(pages, "for_page", pages.all)().get(pk=page.pk).route(request, ways[page.url_path])
    except Http404:
        return None


def serve(request, path: str):
    """Serve a page as Wagtail does, with its hooks, by the shorter way to it."""
    # Wagtail keeps the site of a request here, and the route below, and looks there before it searches.
    request._wagtail_site = site_at(split_domain_port(request.get_host())[0], request.get_port())
    request._wagtail_route_for_request = find_route(request, path)
    if settings.DEBUG and request._wagtail_route_for_request is None:
        return not_found(request)  # the page that readers get, not Django's list of addresses
    return views.serve(request, path)
