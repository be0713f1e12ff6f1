"""Our guides in place of Wagtail's links to its own, which are in English and elsewhere."""

from functools import partial

from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .library import GUIDES, Guide
from .panels import HelpSidePanel
from .views import GuideView, picture


@hooks.register("register_admin_urls")
def guide_urls():
    return [
        path("help/<slug:slug>/", GuideView.as_view(), name="guide"),
        path("help/pictures/<str:name>", picture, name="guide_picture"),
    ]


hooks.register("page_side_panel", HelpSidePanel)


@hooks.register("construct_help_menu", order=1000)
def only_our_help(request, items):
    items[:] = [item for item in items if not item.name.startswith(("editor-guide", "whats-new-in-wagtail"))]


def guide_item(guide: Guide) -> MenuItem:
    order = GUIDES.index(guide)
    return MenuItem(guide.title, guide.url, name=f"guide-{guide.slug}", icon_name="help", order=order)


for each in GUIDES:
    hooks.register("register_help_menu_item", partial(guide_item, each))
