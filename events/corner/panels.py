"""What the corner shows on the first screen of the admin and in the editor of an event."""

from datetime import timedelta

from django.forms import Media
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry

from showcase.cache.data import per_generation

from .mine import Mine, events_of
from .mine_views import start_url
from .restating import ACTION
from .rights import is_organiser, looks_after_all

SHOWN, LOOKS_BACK = 6, 14
CSS = Media(css={"all": ["css/admin/corner.css"]})


class MyEventsPanel(Component):
    """An organiser's next events, on their first screen."""

    name, order = "my_events", 5
    template_name = "events/corner/my_events_panel.html"

    def __init__(self, user):
        self.user = user

    @property
    def media(self) -> Media:
        return CSS

    def get_context_data(self, parent_context=None):
        events: list[Mine] = [each for each in events_of(self.user) if each.part != "past"]
        return {
            "request": parent_context["request"],
            "events": sorted(events, key=lambda each: each.first)[:SHOWN],
            "start_url": start_url(),
        }


@per_generation
def changes() -> list[PageLogEntry]:
    """Return what readers were told at once, the newest first. Each such change is a publication, so none is missed."""
    found = PageLogEntry.objects.filter(action=ACTION, page__live=True).select_related("page", "user")
    return list(found.order_by("-timestamp")[: SHOWN * 2])


class ChangedAtOncePanel(Component):
    """What readers were told without a review, for those who would have reviewed it."""

    name, order = "changed_at_once", 6
    template_name = "events/corner/changed_panel.html"

    def __init__(self, user):
        self.user = user

    @property
    def media(self) -> Media:
        return CSS

    @cached_property
    def entries(self) -> list[PageLogEntry]:
        since = timezone.now() - timedelta(days=LOOKS_BACK)
        known = [entry for entry in changes() if entry.timestamp >= since and entry.user_id != self.user.pk]
        return known[:SHOWN]

    def get_context_data(self, parent_context=None):
        return {"request": parent_context["request"], "entries": self.entries, "days": LOOKS_BACK}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.entries else ""


def panels_for(user) -> list[Component]:
    """Return the panels of the corner for a user's first screen."""
    if is_organiser(user):
        return [MyEventsPanel(user)]
    return [ChangedAtOncePanel(user)] if looks_after_all(user) else []
