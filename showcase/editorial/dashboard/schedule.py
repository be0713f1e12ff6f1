"""What goes up and what comes down by itself, and when."""

from datetime import datetime, timedelta

from django.db.models import CharField, DateTimeField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Least
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from product_pages.admin_parts import PlainExport

DAYS_AHEAD = 7


def scheduled_pages(user) -> PageQuerySet:
    """Return the pages of the user that will be published or taken down, the next first.

    Each says when: `goes_up_at`, `comes_down_at`, None where it does not.
    """
    approved = Revision.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField()),
        base_content_type__model="page",
        base_content_type__app_label="wagtailcore",
        approved_go_live_at__isnull=False,
    )
    far = Cast(Value(timezone.now() + timedelta(days=36_500)), DateTimeField())
    policy = policy_registry.get_by_type(Page)
    return (
        policy.instances_user_has_any_permission_for(user, ["change", "publish"])
        .annotate(
            goes_up_at=Subquery(approved.order_by("approved_go_live_at").values("approved_go_live_at")[:1]),
            comes_down_at=F("expire_at"),
        )
        .filter(Q(goes_up_at__isnull=False) | Q(expire_at__isnull=False, live=True))
        .annotate(next_at=Least(Coalesce("goes_up_at", far), Coalesce("comes_down_at", far)))
        .order_by("next_at", "pk")
    )


def of_this_week(user) -> PageQuerySet:
    """Return what happens within the next seven days."""
    return scheduled_pages(user).filter(next_at__lte=timezone.now() + timedelta(days=DAYS_AHEAD))


def moment(at: datetime | None) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT") if at else ""


def moment_column(name: str, label) -> Column:
    return Column(name, label=label, accessor=lambda page: moment(getattr(page, name)))


class ScheduleReport(PlainExport, PageReportView):
    """All that is scheduled, however far ahead."""

    page_title = _("Scheduled")
    header_icon = "calendar-alt"
    index_url_name = "report_schedule"
    index_results_url_name = "report_schedule_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailadmin_pages:edit", accessor="get_admin_display_title"),
        moment_column("goes_up_at", _("is published")),
        moment_column("comes_down_at", _("is taken down")),
        Column("status_string", label=_("Status")),
    ]
    list_export = ["title", "goes_up_at", "comes_down_at", "status_string"]
    export_headings = {
        "title": _("Title"),
        "goes_up_at": _("is published"),
        "comes_down_at": _("is taken down"),
        "status_string": _("Status"),
    }

    def get_queryset(self):
        return scheduled_pages(self.request.user).prefetch_workflow_states().annotate_approved_schedule()
