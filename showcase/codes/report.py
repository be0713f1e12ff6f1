"""The list of QR codes, and the report on how often they were scanned."""

from functools import cached_property

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput

from showcase.admin_parts import PlainExport, day_column
from showcase.today import today

from .access import QR_CODES, codes_seen_by, may_see_any
from .models import Scan, ShortCode
from .scans import By, place_of, recent, rows_of, total_of, with_scans


class Asked(PlainExport, ReportView):
    """A list for those who have pages, and so may have codes."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CodeFilterSet(WagtailFilterSet):
    words = django_filters.CharFilter(label=gettext_lazy("Name or code"), method="by_words")
    retired = django_filters.ChoiceFilter(
        label=gettext_lazy("state"),
        choices=[("no", gettext_lazy("in use")), ("yes", gettext_lazy("retired"))],
        empty_label=gettext_lazy("All"),
        method="by_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ShortCode
        fields = []

    def by_words(self, codes, name, value):
        return codes.filter(
            Q(code__iexact=value)
            | Q(page__title__icontains=value)
            | Q(title__icontains=value)
            | Q(at__title__icontains=value)
        )

    def by_state(self, codes, name, value):
        over = Q(retired_on__lte=today())
        return codes.filter(over) if value == "yes" else codes.exclude(over)


class CodesView(Asked):
    model = ShortCode
    page_title = QR_CODES
    header_icon = "link"
    index_url_name = "codes"
    index_results_url_name = "codes_results"
    filterset_class = CodeFilterSet
    columns = [
        TitleColumn("name", label=gettext_lazy("leads to"), get_url=lambda code: reverse("code", args=[code.pk])),
        Column("code", label=gettext_lazy("code")),
        Column("place", label=gettext_lazy("printed for"), accessor=place_of),
        Column("recent_scans", label=gettext_lazy("scans in 30 days")),
        Column("all_scans", label=gettext_lazy("scans in all")),
        day_column("retired_on", gettext_lazy("retired on")),
    ]
    list_export = ["name", "code", "place_name", "recent_scans", "all_scans", "made_at", "retired_on"]
    export_headings = {
        "name": gettext_lazy("leads to"),
        "place_name": gettext_lazy("printed for"),
        "recent_scans": gettext_lazy("scans in 30 days"),
        "all_scans": gettext_lazy("scans in all"),
    }

    def get_filename(self):
        return f"qr-codes-{today():%Y-%m-%d}"

    def get_base_queryset(self):
        return with_scans(codes_seen_by(self.request.user)).order_by("-made_at", "code")


class ScanFilterSet(WagtailFilterSet):
    since = django_filters.DateFilter(label=gettext_lazy("From"), widget=AdminDateInput)
    until = django_filters.DateFilter(label=gettext_lazy("To"), widget=AdminDateInput)
    by = django_filters.ChoiceFilter(
        label=gettext_lazy("Rows"), choices=By.choices, empty_label=None, widget=forms.RadioSelect
    )

    class Meta:
        model = Scan
        fields = []

    def __init__(self, data, *args, **kwargs):
        data = data.copy()
        data.setdefault("by", By.CODE)
        super().__init__(data, *args, **kwargs)


class ScansReport(Asked):
    """Scans of the last thirty days, or of the days that are asked for, of the codes that somebody may see."""

    model = Scan
    page_title = gettext_lazy("Scans of QR codes")
    header_icon = "view"
    index_url_name = "report_scans"
    index_results_url_name = "report_scans_results"
    filterset_class = ScanFilterSet
    template_name = "showcase/codes/report.html"
    results_template_name = "showcase/codes/report_results.html"
    list_export = ["day", "label", "place", "code", "count"]
    export_headings = {
        "day": gettext_lazy("day"),
        "label": gettext_lazy("leads to"),
        "place": gettext_lazy("printed for"),
        "code": gettext_lazy("code"),
        "count": gettext_lazy("scans"),
    }

    @cached_property
    def chosen(self) -> dict:
        """Return what was asked for; what makes no sense counts as not asked, and is said beside its field."""
        self.filters.form.is_valid()
        return {name: value for name, value in self.filters.form.cleaned_data.items() if value}

    @cached_property
    def columns(self):
        by = self.chosen.get("by", By.CODE)
        found = {
            "day_words": Column("day_words", label=gettext_lazy("day")),
            "label": Column("label", label=gettext_lazy("leads to")),
            "place": Column("place", label=gettext_lazy("printed for")),
            "code": Column("code", label=gettext_lazy("code")),
        }
        names = {By.DAY: ["day_words"], By.PLACE: ["place"], By.CODE: ["label", "place", "code"], By.EACH: list(found)}
        return [*(found[name] for name in names[By(by)]), Column("count", label=gettext_lazy("scans"))]

    @cached_property
    def rows(self):
        since, until = self.chosen.get("since") or recent(), self.chosen.get("until") or today()
        return rows_of(codes_seen_by(self.request.user), since, until, self.chosen.get("by", By.CODE))

    def get_queryset(self):
        return self.rows

    def filter_queryset(self, queryset):
        return queryset

    def get_filename(self):
        return f"qr-scans-{today():%Y-%m-%d}"

    def get_context_data(self, *args, **kwargs):
        total = "" if self.is_export else _("%(count)s scans in all.") % {"count": total_of(self.rows)}
        return super().get_context_data(*args, **kwargs) | {"total_words": total}
