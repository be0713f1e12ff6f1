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

from .skeleton import private_paths


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /documents/",
        "Disallow: /ra-san/",
        "Disallow: /en/ra-san/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return _public(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@require_safe
def sitemap(request):
    """List exactly the pages that may be indexed, each with its translations (sitemaps.org 0.9, hreflang)."""
    by_key = defaultdict(list)
    pages = Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path")
    private = tuple(private_paths())
    for page in pages:
        if page.get_full_url(request) and not page.path.startswith(private):
            by_key[page.translation_key].append(page)
    entries = [
        {
            "location": page.get_full_url(request),
            "changed": page.last_published_at,
            "alternates": [(other.locale.language_code, other.get_full_url(request)) for other in group]
            if len(group) > 1
            else [],
        }
        for group in by_key.values()
        for page in group
    ]
    context = {"entries": entries, "default": settings.LANGUAGE_CODE}
    return _public(render(request, "sitemap.xml", context, content_type="application/xml"))


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
