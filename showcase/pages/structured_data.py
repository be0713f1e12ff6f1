"""schema.org descriptions that every page shares (https://schema.org, JSON-LD 1.1)."""

from django.utils.translation import get_language

from showcase.images.renditions import SHARE


def page_data(page, request) -> dict:
    """Return the WebPage node of a page."""
    return {
        "@type": "WebPage",
        "@id": f"{page.full_url}#page",
        "url": page.full_url,
        "name": page.seo_title or page.title,
        "description": page.description,
        "inLanguage": get_language(),
    }


def breadcrumb_data(page, request) -> dict:
    """Return the BreadcrumbList node: home first, the page itself last."""
    trail = [*page.trail, page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": step.title, "item": step.full_url}
            for n, step in enumerate(trail, start=1)
        ],
    }


def image_data(image, request) -> str | None:
    """Return the absolute address of a picture at share size, None without one that may be shown today."""
    if image is None or not image.may_be_shown:
        return None
    return request.build_absolute_uri(image.get_rendition(SHARE).url)
