"""Where the history stands in the admin. Imported by `showcase.wagtail_hooks`."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import log
from wagtail.models import Page

from . import actions as _actions  # noqa: F401  registers the core's own
from .views import HistoryView, may_see


class HistoryMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_admin_urls")
def history_urls():
    return [
        path("history/", HistoryView.as_view(), name="history"),
        path("history/results/", HistoryView.as_view(results_only=True), name="history_results"),
    ]


@hooks.register("register_reports_menu_item")
def history_menu_item():
    return HistoryMenuItem(_("Who did what"), reverse("history"), name="history", icon_name="history", order=1000)


@hooks.register("construct_reports_menu")
def one_history_is_enough(request, menu_items):
    """Leave Wagtail's own report out: ours shows the same and more."""
    menu_items[:] = [item for item in menu_items if item.name != "site-history"]


@hooks.register("after_bulk_action")
def deleted_together(request, action_type, objects, view):
    """Write down what was deleted with others at once: Wagtail does so for pages alone."""
    if action_type == "delete" and not issubclass(view.model, Page):
        for each in objects:
            log(each, "wagtail.delete", user=request.user, deleted=True)


@hooks.register("register_permissions")
def history_permission():
    """Offer the right among those of a group."""
    return Permission.objects.filter(content_type__app_label="showcase", codename="view_history")
