"""The report on what is in review: who has it, since when, and what is late. Wagtail's own reports show what was."""

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet, WorkflowView, get_editable_page_ids_query
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from product_pages.admin_parts import PlainExport
from showcase.today import day_of, today

from .states import doers, late_q, pages_in_review
from .waiting import desk_of, step_key, url_of
from .workdays import is_late

ACTIONS = ["add", "change", "publish"]


class InReviewFilterSet(WorkflowReportFilterSet):
    late = django_filters.ChoiceFilter(
        label=_("Waiting"),
        method="filter_late",
        choices=[("true", _("Late"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    def filter_late(self, queryset, name, value):
        return queryset.filter(late_q()) if value else queryset

    def filter_reviewable(self, queryset, name, value):
        """Return exactly what the desk counts as waiting for the user; Wagtail's would count one's own words too."""
        if not (value and self.request):
            return queryset
        return queryset.filter(pk__in=[item.review for item in desk_of(self.request.user).waiting])

    class Meta:
        model = WorkflowState
        fields = ["late", "reviewable", "workflow", "status", "requested_by", "created_at"]


class InReviewReport(PlainExport, WorkflowView):
    """The reviews that are on, of pages that the user may edit or review: Wagtail's report, with whom they wait for."""

    page_title = _("In review")
    verbose_name = _("review")
    verbose_name_plural = _("reviews")
    header_icon = "clipboard-list"
    index_url_name = "editorial_in_review"
    index_results_url_name = "editorial_in_review_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    filterset_class = InReviewFilterSet
    columns = [
        TitleColumn("page_title", label=_("Page"), get_url=lambda state: state.check_url),
        Column("step_name", label=_("Step")),
        Column("who", label=_("Waits for")),
        Column("since_words", label=_("Since")),
        Column("late_words", label=_("Late")),
        Column("sent_by", label=_("Sent by")),
    ]
    list_export = ["page_title", "step_name", "who", "since", "late_words", "sent_by"]
    export_headings = {
        "page_title": _("Page"),
        "step_name": _("Step"),
        "who": _("Waits for"),
        "since": _("Since"),
        "late_words": _("Late"),
        "sent_by": _("Sent by"),
    }

    any_permission_required = None  # asked in `dispatch`: reviewers need no right to any page

    def dispatch(self, request, *args, **kwargs):
        if not self.may_be_seen_by(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def may_be_seen_by(cls, user) -> bool:
        """Return whether somebody writes pages or does a step of any review."""
        writes = policy_registry.get_by_type(Page).user_has_any_permission(user, ACTIONS)
        return writes or bool(steps_of(user))

    @cached_property
    def header_buttons(self):
        """Return the way to Wagtail's report by task, for those whom it lets in: reviewers edit no pages."""
        policy = policy_registry.get_by_type(Page)
        return super().header_buttons if policy.user_has_any_permission(self.request.user, ACTIONS) else []

    def get_filename(self):
        return f"in-review-{today():%Y-%m-%d}"

    def get_queryset(self):
        editable = Q(object_id__in=get_editable_page_ids_query(self.request))
        mine = Q(current_task_state__task_id__in=steps_of(self.request.user))
        return pages_in_review().filter(editable | mine)

    def decorate_paginated_queryset(self, object_list):
        states = list(object_list)
        shown = get_editable_page_ids_query(self.request).filter(pk__in=[int(state.object_id) for state in states])
        return described(states, set(shown))


def steps_of(user) -> list[int]:
    """Return the keys of the steps that somebody does."""
    return [step for step, people in doers().items() if user.pk in people]


def described(states: list[WorkflowState], editable: set[str]) -> list[WorkflowState]:
    """Return the reviews whose page is still there, each with the words of its row.

    Whoever may not edit a page that was sent back is led to the step at which that was decided.
    """
    pages = Page.objects.select_related("content_type", "locale").in_bulk([int(state.object_id) for state in states])
    who_does = doers()
    keys = {key for state in states for key in (who_does.get(step_key(state), set()) | {state.assigned_to}) if key}
    names = {user.pk: get_user_display_name(user) for user in get_user_model().objects.filter(pk__in=keys)}
    known = [(state, pages[int(state.object_id)]) for state in states if int(state.object_id) in pages]
    described = [describe(state, page, who_does.get(step_key(state), set()), names) for state, page in known]
    for state in described:
        if state.object_id not in editable and state.current_task_state_id:
            state.check_url = reverse("editorial_check", args=[state.current_task_state_id])
    return described


def describe(state: WorkflowState, page: Page, people: set[int], names: dict[int, str]) -> WorkflowState:
    at = state.current_task_state
    state.page_title, state.check_url = page.get_admin_display_title(), url_of(state, page)
    state.since = timezone.localtime(at.started_at if at else state.created_at)
    state.since_words = date_format(state.since, "SHORT_DATETIME_FORMAT")
    state.sent_by = get_user_display_name(state.requested_by)
    state.step_name = at.task.name if at else str(_("no step any more"))
    waits = state.status == WorkflowState.STATUS_IN_PROGRESS
    late = waits and is_late(day_of(state.since), state.remind_after, today())
    state.late_words = str(_("late")) if late else ""
    state.who = who_has_it(state, people, names) if waits else str(_("the author: changes were requested"))
    return state


def who_has_it(state: WorkflowState, people: set[int], names: dict[int, str]) -> str:
    """Return who is to do the step: the one who is asked, else all who may; a word when nobody can."""
    if state.assigned_to:
        return names.get(state.assigned_to, "")
    return ", ".join(sorted(names[key] for key in people if key in names)) or str(_("nobody: the group is empty"))
