"""What the desk's templates ask for."""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def admin_edit_or_page_url(context, page) -> str:
    """Return where a page is edited, for those who may; for all others where it is read."""
    tester = context["request"].user
    if page.permissions_for_user(tester).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return page.get_url(context["request"]) or ""
