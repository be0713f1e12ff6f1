"""Whether somebody may decide on a step, and what is kept when they do."""

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import Page, Task, TaskState

from .answers import open_questions
from .authorship import authors_of
from .people import reviewers_of


def refusal(step, state: TaskState, user, action: str, comment: str = "") -> str:
    """Return a sentence why somebody may not do this now, '' when they may."""
    page = state.workflow_state.content_object
    if state.status != TaskState.STATUS_IN_PROGRESS or page is None:
        return what_became_of(state)
    if not step.may_act(user):
        return not_yours(step)
    if action == "approve":
        return refusal_to_approve(step, state, page, user)
    return "" if comment.strip() else _("Say what is to be changed, so that the author knows.")


def refusal_to_approve(step, state: TaskState, page: Page, user) -> str:
    if bound_by_authorship(step, page, user):
        return _("You wrote on this page yourself. A colleague approves it: %(names)s.") % {
            "names": ", ".join(get_user_display_name(each) for each in others_for(step, page, user)[:5])
        }
    return open_questions(step, state)


def what_became_of(state: TaskState) -> str:
    """Return what has happened to a step that waits no more."""
    names = {"who": get_user_display_name(state.finished_by) or _("somebody"), "step": state.task.name}
    match state.status:
        case TaskState.STATUS_APPROVED:
            return _("“%(step)s” has been approved by %(who)s already. Nothing more was done.") % names
        case TaskState.STATUS_REJECTED:
            return _("At “%(step)s” %(who)s has asked for changes already. Nothing more was done.") % names
        case TaskState.STATUS_SKIPPED:
            return _("“%(step)s” was passed over. Nothing more was done.") % names
        case _other:
            return (
                _("“%(step)s” waits no more: the review was ended or its steps were changed. Nothing was done.") % names
            )


def not_yours(step) -> str:
    groups = ", ".join(group.name for group in step.groups.all()) or "–"
    return _("“%(step)s” is done by: %(groups)s. You are not, or no longer, one of them. Nothing was done.") % {
        "step": step.name,
        "groups": groups,
    }


def is_author(page: Page, user) -> bool:
    return user.pk in authors_of(page)


def others_for(step, page: Page, user) -> list:
    """Return who else could approve: reviewers and stand-ins who wrote nothing of it."""
    return list(reviewers_of(step.groups.all()).exclude(pk__in={user.pk, *authors_of(page)}))


def bound_by_authorship(step, page: Page, user) -> bool:
    """Return whether somebody must leave the approval to others: they wrote on it, and somebody else could."""
    return is_author(page, user) and bool(others_for(step, page, user))


def is_alone(step, page: Page, user) -> bool:
    """Return whether an author may approve because nobody else could; screen and log say so."""
    return is_author(page, user) and not others_for(step, page, user)


def comment_of(step, state: TaskState, user, comment: str) -> str:
    """Return the comment of an approval, with a word on it when its own author gave it."""
    page = state.workflow_state.content_object.specific
    if not is_alone(step, page, user):
        return comment
    log(page, "editorial.alone", user=user, revision=state.revision, data={"step": step.name})
    return f"{comment}\n{alone_words()}".strip()


def alone_words() -> str:
    return _("Approved by its own author, because nobody else could do this step.")


def keep_with_approval(step, state: TaskState, user) -> None:
    """Keep what stood beside the page when it was approved: certificates and listings."""
    from .facts import facts_of
    from .models import Seen

    if step.has_checklist:
        facts = facts_of(state.workflow_state.content_object.specific)
        Seen.objects.update_or_create(task_state=state, defaults={"facts": facts})


def earlier_step_to_repeat(step, workflow_state):
    """Return the first step before this one whose approval no longer holds, None when all do.

    A page that came back from a later step may say other things than those that were checked.
    """
    page = workflow_state.content_object.specific
    for earlier in steps_before(step, workflow_state):
        state = workflow_state.successful_task_states.filter(task=earlier).order_by("-pk").first()
        if state and not earlier.still_holds(state, page):
            withdraw(state)
            return earlier
    return None


def steps_before(step, workflow_state) -> list:
    tasks = list(
        Task.objects.filter(workflow_tasks__workflow=workflow_state.workflow, active=True)
        .order_by("workflow_tasks__sort_order")
        .specific()
    )
    keys = [task.pk for task in tasks]
    known = tasks[: keys.index(step.pk)] if step.pk in keys else []
    return [task for task in known if hasattr(task, "still_holds")]


def withdraw(state: TaskState) -> None:
    """Take an approval back, so that the engine asks again; its answers and its entry in the log stay."""
    state.status = TaskState.STATUS_CANCELLED
    state.comment = "\n".join(filter(None, [state.comment, _("The page was changed after this.")]))
    state.save(update_fields=["status", "comment"])
