"""What the roles part of the desk adds to the admin: nobody is offered what they would be refused."""

from wagtail import hooks

from product_pages.listings.permissions import keep_own_permission

from .gate import is_open_at
from .page_policy import choosable

# After all others that have a say in a menu.
LAST = 2000


def leave_out_what_is_refused(request, menu_items) -> None:
    menu_items[:] = [item for item in menu_items if not item.url or is_open_at(request, item.url)]


for menu in ("main", "reports", "settings", "help"):
    hooks.register(f"construct_{menu}_menu", leave_out_what_is_refused, order=LAST)


@hooks.register("construct_page_chooser_queryset")
def published_or_mine(pages, request):
    """Offer no draft of others to link to."""
    return choosable(pages, request.user)


@hooks.register("register_permissions")
def partners_right():
    """Offer the partners' right among those of a group."""
    permission = keep_own_permission()
    return type(permission).objects.filter(pk=permission.pk)
