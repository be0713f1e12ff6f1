"""The shared picture of an event, drawn when it is first asked for and kept until what it says changes."""

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from events.calendars.views import readable_event
from showcase.brand.context import brand_of

from .card import Card, card_of
from .drawing import jpeg

KEPT = 30 * 24 * 3600


@require_safe
def share_card(request, slug: str) -> HttpResponse:
    """Return the picture of an event that any reader may see; raise Http404 for all else."""
    response = HttpResponse(drawn(card_of(readable_event(slug), brand_of(request))), content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=3600)
    return response


def drawn(card: Card) -> bytes:
    return cache.get_or_set(f"share-card:{card.digest}", lambda: jpeg(card), KEPT) or b""
