"""The organiser's report: what was counted, and what only the organiser knows."""

import csv
import io

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from openpyxl import Workbook
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.views.generic import EditView

from events.exhibitors.access import event_for
from showcase.admin_parts import plain

from .figures import DAYS_BEFORE, Figures, Row, figures_of
from .models import EventReport

PANEL = ObjectList(
    [
        FieldRowPanel([FieldPanel("visitors"), FieldPanel("visitors_counted")]),
        InlinePanel("photos", label=gettext_lazy("photograph"), heading=gettext_lazy("Photographs")),
        InlinePanel("press_links", label=gettext_lazy("press link"), heading=gettext_lazy("Press")),
        FieldPanel("is_public"),
        FieldPanel("notes"),
    ]
).bind_to_model(EventReport)


class ReportView(EditView):
    """Opens for whoever may edit the event. Nothing is stored before it is saved."""

    model = EventReport
    panel = PANEL
    permission_policy = None
    permission_required = None
    template_name = "events/admin/report.html"
    page_title = gettext_lazy("Report on an event")
    header_icon = "table"
    success_message = gettext_lazy("The report was saved.")
    error_message = gettext_lazy("The report was not saved: see what is said at the fields.")

    def setup(self, request, *args, **kwargs):
        self.event = event_for(request.user, kwargs["page_id"])
        super().setup(request, *args, **kwargs)

    def get_object(self, queryset=None):
        return EventReport.objects.filter(event=self.event).first() or EventReport(event=self.event)

    def get_edit_url(self):
        return reverse("event_report", args=[self.event.pk])

    get_success_url = get_edit_url

    def get_success_buttons(self):
        return []

    def get_page_subtitle(self):
        return self.event.title

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("event_list:index"), "label": _("Events")},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.event.pk]), "label": self.event.title},
            {"url": "", "label": _("Report"), "sublabel": self.event.title},
        ]

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self.event)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "event": self.event,
            "figures": self.figures,
            "table": [cells_of(row, self.figures) for row in [*self.figures.counted, self.figures.total]],
            "silent": len(self.figures.rows) - len(self.figures.counted),
            "weeks_before": DAYS_BEFORE // 7,
        }


def table_of(figures: Figures) -> list[list]:
    """Return the figures as rows of a sheet, headings first, the sum last."""
    head = [
        _("Product"),
        _("Scans at the fair"),
        _("Scans elsewhere, fair days"),
        _("Scans elsewhere a day, before"),
        _("Click-outs, fair days"),
        _("Click-outs a day, before"),
    ]
    return [head, *(cells_of(row, figures) for row in [*figures.rows, figures.total])]


def cells_of(row: Row, figures: Figures) -> list:
    """Return what stands in the row of a product, or of all of them, under the headings."""
    before = figures.before
    return [
        plain(row.title or _("All products")),
        row.at_fair,
        row.scans,
        before.a_day(row.scans_before),
        row.clicks,
        before.a_day(row.clicks_before),
    ]


def as_csv(rows: list[list]) -> bytes:
    """Return the rows as CSV that Excel opens with its accents."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(rows: list[list]) -> bytes:
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class ExportView(View):
    """Sends the figures as a sheet to whoever may edit the event."""

    def get(self, request, page_id, extension):
        event = event_for(request.user, page_id)
        write, kind = FORMATS[extension]
        answer = HttpResponse(write(table_of(figures_of(event))), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="{event.slug}.{extension}"'
        return answer
