"""What the translation part of the desk adds to the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from . import alone, guards, po_views, views
from .access import may_edit, may_see_report
from .admin import GlossaryViewSet
from .listing import extra
from .pairs import ENGLISH
from .report import TranslationsReport
from .standing import standing_of
from .strings import REPLACED

register_snippet(GlossaryViewSet)
hooks.register("page_list_extra", extra)

# Before wagtail-localize's own, so that its addresses and its editor ask the desk first.
FIRST = -10
hooks.register("register_admin_urls", guards.urls, order=FIRST)
hooks.register("before_edit_page", guards.before_edit, order=FIRST)
hooks.register("before_bulk_action", guards.before_bulk, order=FIRST)


@hooks.register("register_admin_urls")
def translation_urls():
    at = "editorial/translation/"
    return [
        path(f"{at}po/", po_views.upload_all, name="translation_po"),
        path(f"{at}po/download/", po_views.download_all, name="translation_po_download"),
        path(f"{at}<int:pk>/", views.sheet, name="translation_sheet"),
        path(f"{at}<int:pk>/send/", views.send_view, name="translation_send"),
        path(f"{at}<int:pk>/assign/", views.assign, name="translation_assign"),
        path("reports/translations/", TranslationsReport.as_view(), name="report_translations"),
        path(
            "reports/translations/results/",
            TranslationsReport.as_view(results_only=True),
            name="report_translations_results",
        ),
    ]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_report(request.user)


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return TranslationsMenuItem(
        _("Translations"),
        reverse("report_translations"),
        name="report-translations",
        icon_name="wagtail-localize-language",
        order=140,
    )


@hooks.register("construct_reports_menu")
def one_report(request, items):
    """Take wagtail-localize's own report out of the menu: it shows every title to everybody."""
    theirs = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != theirs]


@hooks.register("register_page_header_buttons")
def sheet_button(page: Page, user, view_name=None, next_url=None):
    """Lead from either page to its sheet; on the Vietnamese one the button says how it stands."""
    standing = None if page.is_root() else standing_of(page)
    if standing is None or standing.english is None or not may_edit(user, standing.english):
        return
    is_english = page.locale.language_code == ENGLISH
    label = gettext("Translation sheet") if is_english else gettext("English: %(state)s") % {"state": standing.label}
    yield Button(label, views.sheet_url(standing.english.pk), icon_name="wagtail-localize-language", priority=55)


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def warn_alone(request, page):
    alone.warn(request, [page.translation_key])


@hooks.register("after_bulk_action")
def warn_all_alone(request, action_type, objects, view):
    if action_type in ("unpublish", "delete") and issubclass(view.model, Page):
        alone.warn(request, [page.translation_key for page in objects])


@hooks.register("register_log_actions")
def log_actions(actions):
    @actions.register_action(REPLACED)
    class Replaced(LogFormatter):
        label = _("Replace an English string")

        def format_message(self, entry):
            return gettext("Replaced “%(before)s” by “%(after)s”") % {
                "before": entry.data.get("before", ""),
                "after": entry.data.get("after", ""),
            }
