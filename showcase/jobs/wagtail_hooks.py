"""Where the screens of long tasks stand in the admin. Imported by `showcase.wagtail_hooks`."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import JobsView, job_view, may_see_jobs


class JobsMenuItem(MenuItem):
    def is_shown(self, request):
        # Wagtail asks twice for each screen.
        if not hasattr(request, "may_see_jobs"):
            request.may_see_jobs = may_see_jobs(request.user)
        return request.may_see_jobs


@hooks.register("register_admin_urls")
def job_urls():
    return [
        path("jobs/", JobsView.as_view(), name="jobs"),
        path("jobs/results/", JobsView.as_view(results_only=True), name="jobs_results"),
        path("jobs/<int:pk>/", job_view, name="job"),
    ]


@hooks.register("register_reports_menu_item")
def jobs_menu_item():
    return JobsMenuItem(_("Long tasks"), reverse("jobs"), name="jobs", icon_name="tasks", order=950)
