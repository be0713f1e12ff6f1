"""What the top floor adds to the editor: the styleguide of blocks."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from .styleguide import blocks


@hooks.register("register_admin_urls")
def styleguide_url():
    return [path("blocks/", require_admin_access(blocks), name="block_styleguide")]


@hooks.register("register_help_menu_item")
def styleguide_item():
    return MenuItem(_("Blocks as readers see them"), reverse("block_styleguide"), icon_name="view", order=900)
