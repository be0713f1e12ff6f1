"""The first screen of the corner: all of one's own events, and what can be done."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from events.editions import EventPage
from showcase.pages.lists.views import section_of
from showcase.pages.starts.views import NamedView

from .mine import by_part, events_of
from .proposal_views import PROPOSE
from .rights import announces


def start_url() -> str:
    """Return where an event is begun."""
    section = section_of(EventPage)
    return reverse("start_page", args=["events", "eventpage", section.pk]) if section else ""


class MyEventsView(NamedView, TemplateView):
    template_name = "events/corner/mine.html"
    page_title = gettext_lazy("My events")
    header_icon = "calendar-alt"

    def dispatch(self, request):
        if not announces(request.user):
            raise PermissionDenied
        return super().dispatch(request)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "parts": by_part(events_of(user)),
            "start_url": start_url(),
            "may_propose": user.has_perm(PROPOSE),
        }
