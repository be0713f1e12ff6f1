"""What the corner adds to the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from events.editions import EventPage

from .history import ChangeOfPlan
from .mine_views import MyEventsView
from .next_views import NextEditionView
from .panels import panels_for
from .proposal_views import ANSWER, PROPOSE, AnswerView, ProposalsView, ProposeView
from .restating import ACTION
from .rights import announces, is_organiser, may_restate
from .series_admin import EventSeriesViewSet
from .state_views import StateView

register_snippet(EventSeriesViewSet)


@hooks.register("register_admin_urls")
def corner_urls():
    return [
        path("events/mine/", MyEventsView.as_view(), name="my_events"),
        path("events/<int:page_id>/next/", NextEditionView.as_view(), name="event_next"),
        path("events/<int:page_id>/state/", StateView.as_view(), name="event_state"),
        path("events/proposals/", ProposalsView.as_view(), name="event_proposals"),
        path("events/proposals/new/", ProposeView.as_view(), name="event_propose"),
        path("events/proposals/<int:pk>/", AnswerView.as_view(), name="event_proposal_answer"),
    ]


class MyEventsMenuItem(MenuItem):
    def is_shown(self, request):
        return is_organiser(request.user)


class ProposalsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PROPOSE) or request.user.has_perm(ANSWER)


@hooks.register("register_admin_menu_item")
def my_events_menu_item():
    return MyEventsMenuItem(_("My events"), reverse("my_events"), name="my-events", icon_name="calendar-alt", order=95)


@hooks.register("register_admin_menu_item")
def proposals_menu_item():
    return ProposalsMenuItem(
        _("Proposals"), reverse("event_proposals"), name="proposals", icon_name="comment-add", order=236
    )


@hooks.register("construct_main_menu")
def one_list_is_enough(request, menu_items):
    """Leave the general list of events out for those whose own events are all that it holds."""
    if is_organiser(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "events"]


@hooks.register("construct_homepage_panels")
def corner_on_the_first_screen(request, panels):
    panels.extend(panels_for(request.user))


@hooks.register("register_page_header_buttons")
def event_buttons(page, user, view_name, next_url=None):
    page = page.specific_deferred
    if not isinstance(page, EventPage) or not page.is_source:
        return
    if may_restate(user, page):
        yield Button(
            _("Postpone, cancel, move"), reverse("event_state", args=[page.pk]), icon_name="warning", priority=20
        )
    if announces(user):
        yield Button(_("Next edition"), reverse("event_next", args=[page.pk]), icon_name="copy", priority=21)


@hooks.register("register_log_actions")
def corner_log_actions(actions):
    actions.register_action(ACTION)(ChangeOfPlan)
