"""The history of the whole site: who did what, when; narrowed by filters, and exported as it stands."""

from collections import defaultdict

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.log_actions import log, registry
from wagtail.models import PageLogEntry

from showcase.admin_parts import PlainExport

from .entries import Entry, People, actions_to_choose, links_of, types_to_choose, users_to_choose

# Rows looked up at once, so that an export of years needs no more memory than a screen.
BATCH = 500


def may_see(user) -> bool:
    return user.has_perm("showcase.view_history")


def one_or_more_of(label, column: str) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, field_name=column, choices=(), widget=forms.CheckboxSelectMultiple
    )


class HistoryFilterSet(WagtailFilterSet):
    action = one_or_more_of(_("Action"), "action")
    user = one_or_more_of(_("User"), "user_id")
    object_type = one_or_more_of(_("Type"), "content_type_id")
    timestamp = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    label = django_filters.CharFilter(label=_("Name"), lookup_expr="icontains")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Once a screen: a form asks for its choices many times.
        for name, choices in (
            ("action", actions_to_choose),
            ("user", users_to_choose),
            ("object_type", types_to_choose),
        ):
            self.filters[name].extra["choices"] = choices()

    class Meta:
        model = PageLogEntry
        fields = []


class HistoryView(PlainExport, LogEntriesView):
    """Wagtail's report, with all entries for those who may see the history, and names of users who are gone."""

    page_title = _("Who did what")
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    filterset_class = HistoryFilterSet
    index_url_name = "history"
    index_results_url_name = "history_results"
    any_permission_required = None
    columns = [
        TitleColumn("label", label=_("Name"), get_url=lambda entry: entry.edit_url),
        Column("kind", label=_("Type")),
        Column("message", label=_("Action")),
        Column("comment", label=_("Comment")),
        Column("who", label=_("User")),
        Column("role", label=_("Groups")),
        Column("timestamp", label=_("Date / time"), accessor=lambda entry: moment(entry.timestamp)),
    ]
    list_export = ["moment", "who", "role", "action_label", "kind", "object_id", "label", "message", "comment"]
    export_headings = {
        "moment": _("Date / time"),
        "who": _("User"),
        "role": _("Groups"),
        "action_label": _("Action"),
        "kind": _("Type"),
        "object_id": _("Number"),
        "label": _("Name"),
        "message": _("Details"),
        "comment": _("Comment"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def asked_at(self):
        return timezone.now()

    def get_filename(self):
        return f"history-{timezone.localdate():%Y-%m-%d}"

    def get_filtered_queryset(self):
        """Return the keys of the entries, newest first: all that the filters leave, whoever may edit their objects."""
        self.log_models = sorted(registry.get_log_entry_models(), key=lambda model: model._meta.label)
        parts = [self.keys_of(number, model) for number, model in enumerate(self.log_models)]
        return parts[0].union(*parts[1:], all=True).order_by("-timestamp", "-pk")

    def keys_of(self, number: int, model):
        # Up to now: the line that an export writes about itself is not in it.
        keys = model.objects.filter(timestamp__lte=self.asked_at).values("pk", "timestamp")
        numbered = keys.annotate(log_model_index=Value(number, output_field=IntegerField()))
        return self.filter_queryset(numbered).order_by()

    def get_table(self, object_list):
        # Only the rows of this page are looked up.
        return super().get_table(self.entries(list(object_list)))

    def decorate_paginated_queryset(self, queryset):
        if not self.is_export:
            return queryset
        log(self.request.user, "showcase.history.export", data={"rows": queryset.count()})
        return self.all_entries(queryset)

    def all_entries(self, queryset):
        """Yield the entries of an export, some hundred looked up at a time."""
        rows: list[dict] = []
        for row in queryset.iterator(chunk_size=BATCH):
            rows.append(row)
            if len(rows) == BATCH:
                yield from self.entries(rows)
                rows = []
        yield from self.entries(rows)

    def entries(self, rows: list[dict]) -> list[Entry]:
        keys = defaultdict(list)
        for row in rows:
            keys[row["log_model_index"]].append(row["pk"])
        found = {
            (number, entry.pk): entry
            for number, pks in keys.items()
            for entry in self.log_models[number].objects.filter(pk__in=pks).select_related("content_type")
        }
        ordered = [found[row["log_model_index"], row["pk"]] for row in rows]
        links = {} if self.is_export else links_of(ordered, self.request.user)
        people = People(entry.user_id for entry in ordered)
        return [Entry(entry, links.get(entry), *people.of(entry.user_id)) for entry in ordered]


def moment(at) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")
