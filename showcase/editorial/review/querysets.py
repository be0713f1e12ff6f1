"""The rounds of review of a page, and who is asked."""

from django.db.models import QuerySet
from wagtail.models import Page, TaskState

from .models import Assignment


def rounds_of(page: Page) -> QuerySet[TaskState]:
    """Return each step that a page went through, the latest first, with its answers and who gave them."""
    states = TaskState.objects.for_instance(page).select_related("task", "finished_by", "workflow_state__workflow")
    return states.prefetch_related("answers__answered_by").order_by("-started_at", "-pk")


def asked_for(page_id: int, task_id: int):
    """Return who is asked to review a page at a step, None when the whole group is or they cannot any more."""
    found = Assignment.objects.filter(page_id=page_id, task_id=task_id).select_related("reviewer").first()
    return found.reviewer if found and found.reviewer.is_active else None
