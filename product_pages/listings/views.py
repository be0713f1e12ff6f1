"""The passage from a product to a shop. It leads only to hosts of the listing's own marketplace."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from product_pages.products.models import ProductPage

from .hosts import allowed
from .models import Listing


@require_safe
@never_cache
def listing(request, pk: int):
    """Lead on to the shop; a sample, a closed shop or a foreign address stops at a page that says so."""
    found = get_object_or_404(Listing.objects.select_related("marketplace"), pk=pk)
    product = get_object_or_404(
        ProductPage.objects.readable().in_locale(Locale.objects.get_for_language(get_language())),
        translation_key=found.product.translation_key,
    )
    leads_on = found in product.listings and allowed(found.url, found.marketplace.allowed_hosts)
    if leads_on and not found.is_sample:
        return HttpResponseRedirect(found.url)
    context = {"listing": found, "product": product, "open": leads_on, "noindex": True}
    return render(request, "product_pages/passage.html", context, status=200 if leads_on else 404)
