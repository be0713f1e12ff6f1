"""The answers to a checklist: what was asked of this page, what was answered, and what is still open."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState

from .questions import Part, Question


def page_under_review(state: TaskState) -> Page:
    """Return the page as it was sent: the revision, not what readers see."""
    return state.revision.as_object()


def seen_before(step, page: Page) -> dict:
    """Return the certificates and listings as they were when this kind of step was approved last, {} when never."""
    from .models import Seen

    states = TaskState.objects.for_instance(page).filter(
        task__content_type_id=step.content_type_id, status=TaskState.STATUS_APPROVED
    )
    kept = Seen.objects.filter(task_state__in=states).order_by("-task_state_id").first()
    return kept.facts if kept else {}


def parts_of(step, state: TaskState) -> list[Part]:
    """Return the checklist of a step for the page as it was sent."""
    page = page_under_review(state)
    return step.parts(page, seen_before(step, page)) if step.has_checklist else []


def questions_in(parts: Iterable[Part]) -> list[Question]:
    return [question for part in parts for question in part.questions]


def open_questions(step, state: TaskState) -> str:
    """Return a sentence when a required question has no answer, or a “no”; '' when all is well."""
    asked = [question for question in questions_in(parts_of(step, state)) if question.required]
    answered = dict(state.answers.values_list("key", "verdict"))
    missing = sum(not answered.get(question.key) for question in asked)
    if missing:
        return ngettext(
            "%(number)d required question is not answered yet.",
            "%(number)d required questions are not answered yet.",
            missing,
        ) % {"number": missing}
    if any(answered[question.key] == "no" for question in asked):
        return _("A required question is answered with “No”. Send the page back, or answer anew once it is put right.")
    return ""


def keep(state: TaskState, question: Question, verdict: str, note: str, user) -> None:
    """Keep one answer as it was asked; an answer that nobody changed keeps who gave it."""
    from .models import Answer

    answer = Answer.objects.filter(task_state=state, key=question.key).first() or Answer(
        task_state=state, key=question.key
    )
    given = (question.text, question.required, verdict, note)
    if answer.pk and given == (answer.question, answer.required, answer.verdict, answer.note):
        return
    if not answer.pk and not (verdict or note):
        return
    answer.question, answer.required, answer.verdict, answer.note = given
    answer.answered_by = user
    answer.save()


def objections(answers: Iterable) -> str:
    """Return what was answered with “No”, as the comment for the author: each question with its note."""
    return "\n".join(f"– {each.question} {each.note}".strip() for each in answers if each.verdict == "no")


def answered_last_time(step, state: TaskState) -> dict:
    """Return the answers of this kind of step to the page's earlier rounds, the latest by key."""
    from .models import Answer

    earlier = Answer.objects.filter(
        task_state__in=TaskState.objects.for_instance(page_of(state)),
        task_state__task__content_type_id=step.content_type_id,
        task_state_id__lt=state.pk,
    ).exclude(verdict="")
    return {each.key: each for each in earlier.select_related("answered_by").order_by("task_state_id")}


def page_of(state: TaskState) -> Page | None:
    """Return the page that is in review, None when it was deleted or when something else is."""
    found = state.workflow_state.content_object
    return found if isinstance(found, Page) else None
