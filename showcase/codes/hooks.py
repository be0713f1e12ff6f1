"""Where the codes stand in the admin. Imported by `showcase.wagtail_hooks`."""

from django.conf import settings
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from . import desk
from .access import EDITS, FIRST_DEPTH, QR_CODES, may_see_any, policy
from .report import CodesView, ScansReport


class CodesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_any(request.user)


@hooks.register("register_admin_urls")
def code_urls():
    return [
        path("codes/", CodesView.as_view(), name="codes"),
        path("codes/results/", CodesView.as_view(results_only=True), name="codes_results"),
        path("codes/<int:pk>/", desk.show, name="code"),
        path("codes/<int:pk>/retire/", desk.retire, name="code_retire"),
        path("codes/<int:pk>/<str:extension>/", desk.download, name="code_file"),
        path("codes/of/<int:page_id>/", desk.of_page, name="code_of_page"),
        path("reports/scans/", ScansReport.as_view(), name="report_scans"),
        path("reports/scans/results/", ScansReport.as_view(results_only=True), name="report_scans_results"),
    ]


@hooks.register("register_reports_menu_item")
def codes_menu_item():
    return CodesMenuItem(QR_CODES, reverse("codes"), name="codes", icon_name="link", order=125)


@hooks.register("register_reports_menu_item")
def scans_menu_item():
    return CodesMenuItem(_("Scans of QR codes"), reverse("report_scans"), name="scans", icon_name="view", order=126)


@hooks.register("register_page_header_buttons")
def code_button(page, user, view_name, next_url=None):
    """Offer the code of a page below a section to whoever may edit its source page."""
    if page.depth < FIRST_DEPTH:
        return
    is_source = page.locale.language_code == settings.LANGUAGE_CODE
    if is_source and policy().user_has_any_permission_for_instance(user, EDITS, page):
        yield Button(capfirst(_("QR code")), reverse("code_of_page", args=[page.pk]), icon_name="link", priority=45)
