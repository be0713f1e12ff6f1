"""Where the report on an event stands in the admin."""

from django.urls import path, re_path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from events.editions import EventPage
from events.exhibitors.access import may_keep
from showcase.today import today

from .views import ExportView, ReportView


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("events/<int:page_id>/report/", ReportView.as_view(), name="event_report"),
        re_path(
            r"^events/(?P<page_id>\d+)/report\.(?P<extension>csv|xlsx)$",
            ExportView.as_view(),
            name="event_report_export",
        ),
    ]


def has_begun(event: EventPage) -> bool:
    return bool(event.starts_on and event.starts_on <= today())


@hooks.register("register_page_header_buttons")
def report_button(page, user, view_name=None, next_url=None):
    """Lead from the editor of an event that has begun to its report."""
    event = page.specific.source if issubclass(page.specific_class or type(page), EventPage) else None
    if event and event.live and has_begun(event) and may_keep(user, event):
        yield Button(_("Report"), reverse("event_report", args=[event.pk]), icon_name="table", priority=41)


@hooks.register("page_list_links")
def link_to_report(page, user):
    """Lead from an event in the list of events to its report."""
    if isinstance(page, EventPage) and page.is_source and page.live and has_begun(page) and may_keep(user, page):
        yield _("Report"), reverse("event_report", args=[page.pk])
