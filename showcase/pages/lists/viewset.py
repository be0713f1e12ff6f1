"""The entry in the menu that leads to the list of a kind of page."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry

from showcase.pages.skeleton import skeleton

from .views import PageListView


def works_on(user, model: type[Any]) -> bool:
    """Return whether a user has anything to do with pages of a kind: a right in their section, or above it."""
    if user.is_superuser:
        return True
    policy = policy_registry.get_by_type(model)
    granted = [permission.page.path for permission in policy.get_cached_permissions_for_user(user)]
    parents = tuple(model.allowed_parent_page_models())
    sections = [page.path for page in skeleton() if issubclass(page.specific_class, parents)]
    return any(path.startswith(mine) or mine.startswith(path) for mine in granted for path in sections)


class PageListItem(MenuItem):
    """Shown to those who may change something in the list."""

    model: type[Any]

    def is_shown(self, request):
        return works_on(request.user, self.model)


class PageListViewSet(PageListingViewSet):
    """A list in the menu. It opens in Vietnamese, where pages begin; the filter leads to the rest."""

    index_view_class = PageListView
    add_to_admin_menu = True

    @cached_property
    def columns(self):
        return self.UNDEFINED  # the view makes them, with what the floors above add

    @cached_property
    def filterset_class(self):
        return self.UNDEFINED

    @cached_property
    def menu_url(self):
        return f"{reverse(self.get_url_name('index'))}?locale=vi"

    @cached_property
    def menu_item_class(self):
        return type("PageListItem", (PageListItem,), {"model": self.model})
