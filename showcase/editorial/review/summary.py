"""The review of a page in a few lines, for its status panel."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState

from .models import Answer
from .querysets import asked_for


@dataclass(frozen=True)
class Summary:
    lines: list[str]
    history_url: str
    # The screen of the step that waits, '' when none does.
    check_url: str


def summary_of(page) -> Summary | None:
    """Return what the latest step says: who is asked, what was answered. None when there was never a review."""
    state = latest_of(page) if isinstance(page, Page) else None
    if state is None:
        return None
    waits = state.status == TaskState.STATUS_IN_PROGRESS
    return Summary(
        lines=list(lines_of(state, page)),
        history_url=reverse("editorial_reviews", args=[page.pk]),
        check_url=reverse("editorial_check", args=[state.pk]) if waits else "",
    )


def latest_of(page: Page) -> TaskState | None:
    """Return the step that the page is at, or was at last."""
    states = TaskState.objects.for_instance(page).select_related("task")
    return states.prefetch_related("answers").order_by("-pk").first()


def lines_of(state: TaskState, page: Page) -> Iterator[str]:
    yield f"{state.task.name}: {state.get_status_display()}"
    asked = asked_for(page.pk, state.task_id) if state.status == TaskState.STATUS_IN_PROGRESS else None
    if asked:
        yield _("Asked to review: %(name)s") % {"name": get_user_display_name(asked)}
    given = Counter(answer.verdict for answer in state.answers.all() if answer.verdict)
    if given:
        labels = dict(Answer.Verdict.choices)
        counts = ", ".join(f"{labels[verdict]}: {number}" for verdict, number in given.items())
        yield _("Answers: %(counts)s") % {"counts": counts}
