"""Where the stand kit stands in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from events.editions import EventPage
from events.exhibitors.access import may_keep

from .views import download, kit


@hooks.register("register_admin_urls")
def kit_urls():
    return [
        path("events/<int:page_id>/kit/", kit, name="kit"),
        path("events/<int:page_id>/kit/<slug:slot>.pdf", download, name="kit_file"),
    ]


@hooks.register("register_page_header_buttons")
def kit_button(page, user, view_name=None, next_url=None):
    """Lead from the editor of an event, in whichever language, to its stand kit."""
    event = page.specific.source if issubclass(page.specific_class or type(page), EventPage) else None
    if event and may_keep(user, event):
        yield Button(_("Stand kit"), reverse("kit", args=[event.pk]), icon_name="doc-full", priority=42)
