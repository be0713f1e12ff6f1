"""What templates of every app need: pictures, addresses in both languages, facts for machines."""

import json
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

import qrcode
from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathImage
from wagtail.images.models import Picture

from showcase.brand.context import alternate_links
from showcase.images.renditions import SHARE, SIZES

register = template.Library()

# Characters in a QR code that a phone still reads at the size of a stamp.
LONGEST_CODE = 600


@register.simple_tag
def site_picture(image, size: str, alt: str = "", eager: bool = False):
    """Return a <picture> of the image in one of the named sizes, '' without an image that may be shown today.

    `eager` is for the one picture that a reader sees first; all others wait until they are near.
    """
    if image is None or not image.may_be_shown:
        return ""
    named = SIZES[size]
    attributes = {
        "alt": alt,
        "sizes": named.sizes,
        "decoding": "async",
        **({"fetchpriority": "high"} if eager else {"loading": "lazy"}),
    }
    return Picture(image.get_renditions(*named.specs), attributes)


@register.simple_tag(takes_context=True)
def alternates(context):
    """Return [(language code, name of the language, address, whether it is this one)] for a page.

    A page that has no translation leads to the home page of the other language.
    """
    request, page = context["request"], context.get("page")
    suffix = context.get("suffix", "")
    links = alternate_links(page, request, suffix) if page and page.pk else {}
    context["hreflang"] = links if len(links) > 1 else {}
    current = request.LANGUAGE_CODE
    homes = {code: "/" if code == settings.LANGUAGE_CODE else f"/{code}/" for code, _name in settings.LANGUAGES}
    return [
        (code, name, on_this_host(links[code]) if code in links else homes[code], code == current)
        for code, name in settings.LANGUAGES
    ]


def on_this_host(url: str) -> str:
    """Return an address of the site without its host, so that it works under whichever name the site was opened."""
    return urlunsplit(urlsplit(url)._replace(scheme="", netloc=""))


@register.simple_tag(takes_context=True)
def page_address(context) -> str:
    """Return the one full address of what is shown: its canonical link."""
    page = context.get("page")
    if page is None or not page.pk:
        return context["request"].build_absolute_uri(context["request"].path)
    return page.get_full_url(context["request"]) + context.get("suffix", "")


@register.simple_tag(takes_context=True)
def printed_address(context, address: str) -> str:
    """Return what a print of the page leads back by: its permanent short address if it has one, else the long one.

    A further view of a page has none of its own.
    """
    code = "" if context.get("suffix") else getattr(context.get("page"), "printed_code", None)
    return urljoin(address, reverse("short_code", args=[code])) if code else address


@register.simple_tag(takes_context=True)
def share_picture(context) -> str:
    """Return the full address of the picture that stands for the page elsewhere, or ''."""
    page = context.get("page")
    image = page.share_image if page and page.pk else None
    if image is not None and image.may_be_shown:
        return context["request"].build_absolute_uri(image.get_rendition(SHARE).url)
    drawn = page.drawn_share_image(context["request"]) if page and page.pk else ""
    return context["request"].build_absolute_uri(drawn) if drawn else ""


@register.simple_tag
@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    """Return the address as a QR code in SVG, for print; '' for one too long to be scanned from paper."""
    if len(address) > LONGEST_CODE:
        return SafeString("")
    svg = qrcode.make(address, image_factory=SvgPathImage, border=0).to_string(encoding="unicode")
    return SafeString(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


@register.simple_tag
def json_ld(data: dict) -> SafeString:
    """Return structured data as a script element that no text in it can leave (JSON-LD 1.1)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return SafeString(f'<script type="application/ld+json">{text}</script>')


@register.filter
def is_under(page, section) -> bool:
    """Return whether the page is the section or stands below it."""
    return bool(page and page.pk and section and page.path.startswith(section.path))
