"""The passage from a product to a shop. It leads only to hosts of the listing's own marketplace."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from product_pages.products.models import ProductPage
from showcase.counting.counter import CountedRedirect
from showcase.counting.readers import is_counted
from showcase.pages.related import related_sections
from showcase.today import today

from .clicks.counter import click
from .models import Listing

# The shop learns which site a reader comes from, not from which of its addresses.
HEADERS = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "strict-origin"}


@require_safe
@never_cache
def listing(request, pk: int):
    """Lead on to the shop; a sample, a closed shop or a foreign address stops at a page that says so."""
    found = get_object_or_404(Listing.objects.with_marketplace(), pk=pk)
    source = ProductPage.objects.filter(pk=found.product_id).values("translation_key")
    product = get_object_or_404(
        ProductPage.objects.readable()
        .in_locale(Locale.objects.get_for_language(get_language()))
        .select_related("criteria_set"),
        translation_key__in=source,
    )
    leads_on = product.may_have_buy_button and found.leads_on
    if leads_on and not found.is_sample:
        response = lead_on(request, found, product)
    else:
        response = stop(request, found, product, leads_on)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def lead_on(request, found: Listing, product: ProductPage) -> CountedRedirect:
    """Return the way to the shop, which is counted unless nobody has clicked."""
    counted = is_counted(request)
    one_more = click(today(), found.pk, product.pk, found.product_id, found.shop.pk) if counted else None
    return CountedRedirect(found.address or "", one_more)


def stop(request, found: Listing, product: ProductPage, leads_on: bool):
    """Return the page that says why nothing leads on, and what there is instead."""
    context = {"listing": found, "product": product, "open": leads_on, "noindex": True}
    context["related"] = related_sections(product, product.locale)
    return render(request, "product_pages/passage.html", context, status=200 if leads_on else 404)
