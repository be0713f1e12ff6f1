"""Long tasks in the admin: the last ones, and how far one is."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from .models import Job

# Seconds after which the screen of a job that is not over asks again, without a script.
REFRESH = 3


def may_see_jobs(user) -> bool:
    """Return whether somebody has any job to look at."""
    return Job.objects.seen_by(user).exists()


@require_safe
def job_view(request, pk: int):
    """Show how far a job is, and ask again until it is over."""
    job = get_object_or_404(Job.objects.seen_by(request.user).select_related("by"), pk=pk)
    response = TemplateResponse(request, "showcase/jobs/job.html", {"job": job, **frame(job)})
    if not job.is_over:
        response["Refresh"] = str(REFRESH)
    return response


def frame(job: Job) -> dict:
    """Return what Wagtail's frame around a screen needs."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("jobs"), "label": _("Long tasks")},
        {"url": "", "label": job.kind_label},
    ]
    return {"header_title": job.kind_label, "header_icon": "tasks", "breadcrumbs_items": crumbs}


def moment_column(name: str, label) -> Column:
    """Return a column with a day and an hour."""
    return Column(name, label=label, accessor=lambda job: moment(getattr(job, name)))


def moment(at) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else ""


class JobFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("state"), choices=Job.State.choices, empty_label=_("All"))

    class Meta:
        model = Job
        fields = ["state"]


class JobsView(ReportView):
    """The long tasks of the last 90 days that the user may see."""

    model = Job
    page_title = _("Long tasks")
    header_icon = "tasks"
    index_url_name = "jobs"
    index_results_url_name = "jobs_results"
    filterset_class = JobFilterSet
    default_ordering = "-asked_at"
    columns = [
        TitleColumn("kind_label", label=_("kind"), get_url=lambda job: job.get_absolute_url()),
        Column("standing_label", label=_("state")),
        Column("message", label=_("message")),
        Column("by", label=_("who")),
        moment_column("asked_at", _("asked for")),
        moment_column("finished_at", _("finished")),
    ]
    list_export = ["kind", "state", "message", "by", "asked_at", "finished_at"]

    def dispatch(self, request, *args, **kwargs):
        if not may_see_jobs(request.user) and not request.user.has_perm("showcase.view_job"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self):
        return f"jobs-{timezone.localdate():%Y-%m-%d}"

    def get_base_queryset(self):
        return Job.objects.seen_by(self.request.user).select_related("by")
