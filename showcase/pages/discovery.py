"""What machines ask for first: robots.txt, the sitemap with both languages, the web manifest."""

from collections import defaultdict

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from showcase.brand.colours import DEFAULT_BRAND
from showcase.brand.context import brand_of

from .base import BasePage
from .skeleton import private_paths


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /documents/",
        "Disallow: /ra-san/",
        "Disallow: /en/ra-san/",
        "Disallow: /q/",
        "Disallow: /en/q/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return _public(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@require_safe
def sitemap(request):
    """List exactly the pages that may be indexed, each with its translations (sitemaps.org 0.9, hreflang)."""
    by_address = defaultdict(list)
    for page in indexable_pages():
        address = page.get_full_url(request)
        for suffix in ("", *sub_addresses(page)) if address else ():
            by_address[page.translation_key, suffix].append((page, address + suffix))
    entries = [
        {
            "location": location,
            "changed": page.last_published_at,
            "alternates": [(p.locale.language_code, other) for p, other in group] if len(group) > 1 else [],
        }
        for group in by_address.values()
        for page, location in group
    ]
    context = {"entries": entries, "default": settings.LANGUAGE_CODE}
    return _public(render(request, "sitemap.xml", context, content_type="application/xml"))


def indexable_pages() -> list[Page]:
    private = tuple(private_paths())
    pages = Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path")
    return [page for page in pages if not page.path.startswith(private)]


def sub_addresses(page: Page) -> list[str]:
    """Return what a page's own class says of its further views, asking only those that have any."""
    named = getattr(page.specific_class, "sub_addresses", BasePage.sub_addresses)
    return [] if named is BasePage.sub_addresses else page.specific.sub_addresses()


@require_safe
def manifest(request):
    """Describe the site to a phone that keeps it on its home screen (W3C Web Application Manifest)."""
    brand = brand_of(request)
    icons = [
        {
            "src": request.build_absolute_uri(logo.get_rendition(f"fill-{size}x{size}|format-png").url),
            "sizes": f"{size}x{size}",
            "type": "image/png",
        }
        for logo in filter(None, [brand.logo])
        for size in (192, 512)
    ]
    data = {
        "name": brand.name,
        "short_name": brand.name,
        "start_url": "/en/" if request.path.startswith("/en/") else "/",
        "display": "minimal-ui",
        "lang": request.LANGUAGE_CODE,
        "background_color": "#f6f0e3",
        "theme_color": brand.brand_colour or DEFAULT_BRAND,
        "icons": icons,
    }
    return _public(JsonResponse(data, content_type="application/manifest+json"))


def _public(response):
    patch_cache_control(response, public=True, no_cache=True)
    return response
