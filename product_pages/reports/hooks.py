"""The reports among Wagtail's own: their addresses, and their places in the menu."""

from functools import partial

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .base import Report
from .certificates_report import CertificatesReport
from .clicks_report import ClicksReport
from .coverage_report import CoverageReport
from .health_report import HealthReport

REPORTS: list[type[Report]] = [CoverageReport, HealthReport, ClicksReport, CertificatesReport]


class ReportMenuItem(MenuItem):
    """Shown to those who may open the report."""

    def __init__(self, report: type[Report]):
        self.report = report
        super().__init__(
            report.menu_label,
            reverse(f"report_{report.slug}"),
            name=f"report-{report.slug}",
            icon_name=report.header_icon,
            order=report.menu_order,
        )

    def is_shown(self, request):
        return self.report.may_be_seen_by(request.user)


@hooks.register("register_admin_urls")
def report_urls():
    found = []
    for report in REPORTS:
        place, name = f"reports/{report.slug}/", f"report_{report.slug}"
        found.append(path(place, report.as_view(), name=name))
        found.append(path(f"{place}results/", report.as_view(results_only=True), name=f"{name}_results"))
    return found


for each in REPORTS:
    hooks.register("register_reports_menu_item", partial(ReportMenuItem, each))
