"""What the desk's templates ask for."""

from django import template
from django.conf import settings
from django.urls import reverse
from wagtail.models import Site

from showcase.brand.context import brand_of_site

register = template.Library()


@register.simple_tag(takes_context=True)
def admin_edit_or_page_url(context, page) -> str:
    """Return where a page is edited, for those who may; for all others where it is read."""
    tester = context["request"].user
    if page.permissions_for_user(tester).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return page.get_url(context["request"]) or ""


@register.simple_tag
def name_of_the_site() -> str:
    """Return how the site is called in the user's language; Wagtail's own way finds it for some users only."""
    sites = Site.get_site_root_paths()
    return brand_of_site(sites[0].site_id).name if sites else settings.WAGTAIL_SITE_NAME
