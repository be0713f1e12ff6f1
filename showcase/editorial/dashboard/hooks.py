"""The desk takes the place of Wagtail's own panels, which ask for every page in review one by one."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import menu as _menu  # noqa: F401  registers itself
from .panels import DeskPanel
from .schedule import ScheduleReport

REPLACED = (LockedPagesPanel, RecentEditsPanel, UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


@hooks.register("construct_homepage_panels")
def put_the_desk_first(request, panels):
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(DeskPanel(request.user))


@hooks.register("construct_homepage_summary_items", order=1000)
def without_counts(request, items):
    """Take away how many pages and pictures there are: nobody's work depends on it."""
    items.clear()


@hooks.register("register_admin_urls")
def schedule_urls():
    return [
        path("reports/schedule/", ScheduleReport.as_view(), name="report_schedule"),
        path("reports/schedule/results/", ScheduleReport.as_view(results_only=True), name="report_schedule_results"),
    ]


class ScheduleMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, ScheduleReport.any_permission_required)


@hooks.register("register_reports_menu_item")
def schedule_menu_item():
    return ScheduleMenuItem(
        _("Scheduled"), reverse("report_schedule"), name="schedule", icon_name="calendar-alt", order=700
    )
