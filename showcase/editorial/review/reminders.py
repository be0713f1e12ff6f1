"""Reminding those who keep a page waiting: one mail a person and working day, with all that waits for them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext
from wagtail.models import Page, TaskState, WorkflowState

from showcase.editorial.roles.models import RoleKey
from showcase.jobs.models import Job
from showcase.today import day_of, today

from .authorship import authors_of
from .models import Reminder
from .notifications import send
from .people import group_of, reviewers_of
from .states import doers, late_q, pages_in_review
from .waiting import Waiting, step_key
from .workdays import is_late, is_workday

KIND = gettext_noop("Reminding reviewers")


def remind_reviewers(job: Job | None = None, at: date | None = None) -> str:
    """Remind everybody who has to be reminded today, and return how many were. It may be run again.

    Nobody is reminded on a day off.
    """
    day = today(at)
    lists = whom_to_remind(day) if is_workday(day) else {}
    sent = 0
    for number, (user, states) in enumerate(lists.items(), 1):
        sent += remind(user, states, day)
        if job:
            job.move(number, len(lists))
    return ngettext("%(number)d person was reminded.", "%(number)d people were reminded.", sent) % {"number": sent}


def whom_to_remind(day: date) -> dict:
    """Return the late reviews of each person who may do something about them."""
    late = list(pages_in_review().filter(late_q(day)))
    pages = Page.objects.in_bulk([int(state.object_id) for state in late])
    who_does, leads = doers(day), set(leads_on(day))
    found: dict[int, list[WorkflowState]] = defaultdict(list)
    for state in late:
        page = pages.get(int(state.object_id))
        for person in people_for(state, page, who_does.get(step_key(state), set()), leads, day) if page else ():
            found[person].append(state)
    users = get_user_model().objects.filter(is_active=True, pk__in=found).exclude(email="")
    return {user: found[user.pk] for user in users}


def leads_on(day: date) -> Iterable[int]:
    return reviewers_of(group_of(RoleKey.LEAD), day).values_list("pk", flat=True)


def people_for(state: WorkflowState, page: Page, reviewers: set[int], leads: set[int], day: date) -> set[int]:
    """Return whom to remind: the one who is asked, else the group; the leads too when it is twice as late.

    Where nobody can do the step, the leads are told at once.
    """
    able = reviewers - authors_of(page) or reviewers
    people = {state.assigned_to} if state.assigned_to in able else able
    twice = is_late(day_of(state.current_task_state.started_at), 2 * state.remind_after, day)
    return people | leads if twice or not able else people


def remind(user, states: list[WorkflowState], day: date) -> bool:
    """Send one mail and write it down, both or neither; return False when it was sent today already."""
    try:
        with transaction.atomic():
            if Reminder.objects.filter(user=user, sent_on=day).exists():
                return False
            Reminder.objects.bulk_create(
                Reminder(task_state_id=state.current_task_state_id, user=user, sent_on=day) for state in states
            )
            send("reminder", user, {"items": [item_of(state) for state in states], "number": len(states)})
    except IntegrityError:  # another run was quicker by a moment
        return False
    return True


def item_of(state: WorkflowState) -> Waiting:
    """Return a review as the mail lists it."""
    at: TaskState = state.current_task_state
    page = state.content_object
    return Waiting(
        title=page.get_admin_display_title() if page else gettext("deleted"),
        url=reverse("editorial_check", args=[at.pk]),
        task_name=at.task.name,
        since=at.started_at,
    )
