"""What the desk shows of the reviews, and what that costs."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState

from showcase.editorial.models import Assignment, StandIn
from showcase.editorial.names import STEP_NAMES
from showcase.editorial.review.waiting import counts_for, desk_of, mine_in_review, returned_to, waiting_for
from showcase.editorial.review.workdays import is_late, workdays_back
from showcase.editorial.roles.models import RoleKey
from tests.factories import StoryPageFactory

from .helpers import join, reject, send, waits_at

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("since", "days", "late"),
    [
        (date(2026, 11, 20), 1, True),  # Friday
        (date(2026, 11, 21), 1, False),  # Saturday counts from Monday
        (date(2026, 11, 18), 3, True),
        (date(2026, 11, 19), 3, False),
        (MONDAY, 0, True),
    ],
)
def test_only_working_days_count(since, days, late):
    assert is_late(since, days, MONDAY) == late


@pytest.mark.parametrize(
    ("since", "days", "late_on"),
    [
        # Tết 2026: off from Monday 16 to Friday 20 February.
        (date(2026, 2, 12), 2, date(2026, 2, 23)),
        # Tết 2027: off from Thursday 4 to Wednesday 10 February.
        (date(2027, 2, 3), 1, date(2027, 2, 11)),
        # The day of the Hùng kings, on a Sunday, is made up for on the Monday.
        (date(2026, 4, 24), 1, date(2026, 4, 28)),
        # A Saturday worked for Monday 31 August off.
        (date(2026, 8, 21), 1, date(2026, 8, 22)),
    ],
)
def test_public_holidays_are_no_working_days(since, days, late_on):
    assert is_late(since, days, late_on)
    assert not is_late(since, days, late_on - timedelta(days=1))


def test_going_back_no_day_stays_and_a_week_is_five():
    assert workdays_back(MONDAY, 0) == MONDAY
    assert workdays_back(MONDAY, 5) == MONDAY - timedelta(weeks=1)


def test_each_sees_what_waits_for_them(office, ginger):
    send(ginger, office.writer)
    (item,) = waiting_for(office.provenance)
    assert (item.title, item.task_name, item.is_late) == (ginger.title, STEP_NAMES["provenance"][0], False)
    assert waiting_for(office.lead) == waiting_for(office.market) == []
    assert [each.title for each in mine_in_review(office.writer)] == [ginger.title]
    reject(waits_at(ginger), office.provenance, "Thiếu nguồn.")
    assert mine_in_review(office.writer) == waiting_for(office.provenance) == []
    assert [each.comment for each in returned_to(office.writer)] == ["Thiếu nguồn."]
    assert counts_for(office.writer).returned == 1


def test_an_author_is_not_shown_their_own_while_a_colleague_could(office, site):
    story = StoryPageFactory(parent=site.stories, live=False)
    send(story, office.lead, intro="Lời của trưởng nhóm.")
    assert len(waiting_for(office.lead)) == 1
    colleague = join(RoleKey.LEAD, "pho")
    assert waiting_for(office.lead) == []
    assert len(waiting_for(colleague)) == 1


def test_a_stand_in_sees_it_on_the_days_and_who_is_asked_sees_it_first(office, ginger, site):
    state = send(ginger, office.writer)
    StandIn.objects.create(absent=office.provenance, deputy=office.market, first_day=MONDAY, last_day=MONDAY)
    Assignment.objects.create(page_id=ginger.pk, task=state.task, reviewer=office.provenance)
    assert [len(waiting_for(office.market, MONDAY + timedelta(days=days))) for days in (-1, 0, 1)] == [0, 1, 0]
    assert waiting_for(office.provenance)[0].is_assigned


def test_it_is_late_after_so_many_working_days(office, ginger):
    with time_machine.travel("2026-11-18T09:00:00+07:00", tick=False):
        send(ginger, office.writer)
    assert not waiting_for(office.provenance, date(2026, 11, 20))[0].is_late
    assert waiting_for(office.provenance, MONDAY)[0].is_late


def put_in_review(office, site, numbers: range) -> None:
    """Put pages in review that the reviewer wrote on: the dearest case."""
    workflow = site.products.get_workflow()
    step = workflow.tasks.first()
    parent = Page.objects.get(pk=site.stories.pk)
    for number in numbers:
        page = parent.add_child(instance=Page(title=f"Trang {number}", slug=f"trang-{number}", live=False))
        on = {"object_id": str(page.pk), "content_type": page.content_type, "base_content_type": page.content_type}
        revision = Revision(user=office.provenance, content={"title": page.title}, created_at=timezone.now(), **on)
        state = WorkflowState(workflow=workflow, requested_by=office.writer, **on)
        Revision.objects.bulk_create([revision])
        WorkflowState.objects.bulk_create([state])
        state.current_task_state = TaskState.objects.create(workflow_state=state, revision=revision, task=step)
        WorkflowState.objects.bulk_update([state], ["current_task_state"])


def queries(user) -> int:
    desk_of(user).counts
    with CaptureQueriesContext(connection) as seen:
        desk = desk_of(user)
        assert desk.counts.waiting + desk.counts.mine >= 3
    return len(seen)


@pytest.mark.database
def test_two_hundred_pages_in_review_cost_what_three_do(office, site):
    put_in_review(office, site, range(3))
    few = [queries(user) for user in (office.provenance, office.writer)]
    put_in_review(office, site, range(3, 200))
    assert [queries(user) for user in (office.provenance, office.writer)] == few
    assert max(few) <= 5
    assert len(waiting_for(office.provenance)) == 200
