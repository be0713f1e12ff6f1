"""The province's own colours as a stylesheet: a page may not carry styles of its own."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .context import brand_of


@require_safe
def brand_css(request):
    brand = brand_of(request)
    colours = {"--brand": brand.brand_colour, "--accent": brand.accent_colour}
    rules = "".join(f"{name}:{value};" for name, value in colours.items() if value)
    response = HttpResponse(f":root:root{{{rules}}}\n", content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, no_cache=True)
    return response
