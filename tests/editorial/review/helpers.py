"""What the tests of reviews do again and again."""

from django.contrib.auth import get_user_model
from wagtail.models import Page

from showcase.editorial.models import Answer
from showcase.editorial.review.answers import parts_of, questions_in
from showcase.editorial.roles.models import RoleKey
from tests.desk import member


def join(key: RoleKey, name: str, **fields):
    """Return somebody of the role, with an address."""
    return member(key, name, email=f"{name}@desk.example", **fields)


def fresh(user):
    """Return the user as the next request would load them, without what was kept."""
    return get_user_model().objects.get(pk=user.pk)


def again(page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def write(page, user, **changes):
    """Save a revision of the page, changed, in somebody's name."""
    draft = again(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def send(page, user, **changes):
    """Write on the page, send it for review, and return the state of the step that it waits at."""
    write(page, user, **changes)
    page = again(page)
    page.get_workflow().start(page, user)
    return waits_at(page)


def waits_at(page):
    return again(page).current_workflow_task_state


def answer_all(state, user, verdict="yes"):
    step = state.task.specific
    for question in questions_in(parts_of(step, state)):
        Answer.objects.update_or_create(
            task_state=state,
            key=question.key,
            defaults={
                "question": question.text,
                "required": question.required,
                "verdict": verdict,
                "answered_by": user,
            },
        )


def approve(state, user, **data):
    """Answer all with yes and approve, as the engine does it; return where it leads when it is refused."""
    answer_all(state, user)
    return state.task.specific.on_action(state, fresh(user), "approve", **data)


def reject(state, user, comment="Sửa lại nguồn."):
    return state.task.specific.on_action(state, fresh(user), "reject", comment=comment)


def through_checks(page, office):
    """Bring a product from the provenance check to the lead."""
    approve(waits_at(page), office.provenance)
    if waits_at(page).task.specific.has_checklist:
        approve(waits_at(page), office.market)
    return waits_at(page)
