"""What happens to a review when something goes wrong, or somebody goes away."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState, WorkflowTask

from showcase.editorial.models import EditorialReview, KnownWorkflow, Seen
from showcase.editorial.review.waiting import desk_of
from showcase.editorial.roles.models import RoleKey
from tests.factories import StoryPageFactory
from tests.ready import ready_story

from .helpers import again, answer_all, approve, fresh, join, send, waits_at


@pytest.fixture
def story(office, site):
    page = ready_story(site.stories, live=False, owner=office.writer)
    send(page, office.writer, intro="Lời của người viết.")
    return page


def test_of_two_reviewers_at_once_the_second_gets_a_sentence(office, ginger, client):
    second = join(RoleKey.PROVENANCE_REVIEWER, "nguon-hai")
    state = send(ginger, office.writer)
    both = TaskState.objects.get(pk=state.pk), TaskState.objects.get(pk=state.pk)
    answer_all(state, office.provenance)
    approve(both[0], office.provenance)
    assert approve(both[1], second) == reverse("editorial_check", args=[state.pk])
    client.force_login(second)
    response = client.post(reverse("editorial_check", args=[state.pk]), {"action": "approve"})
    assert "nguon" in next(str(message) for message in get_messages(response.wsgi_request))
    assert TaskState.objects.for_instance(ginger).count() == 2
    assert Seen.objects.count() == 1


@pytest.mark.parametrize("leave", ["delete", "demote", "retire"])
def test_a_reviewer_who_left_decides_no_more_and_the_page_is_shown_to_the_leads(office, ginger, client, leave):
    state = send(ginger, office.writer)
    client.force_login(office.provenance)
    address = reverse("editorial_check", args=[state.pk])
    match leave:
        case "delete":
            office.provenance.delete()
        case "demote":
            office.provenance.groups.clear()
        case _:
            office.provenance.is_active = False
            office.provenance.save()
    assert client.post(address, {"action": "approve"}).status_code == 302
    assert waits_at(ginger).pk == state.pk
    (item,) = desk_of(office.lead).waiting
    assert item.nobody
    assert desk_of(office.writer).waiting == []


def test_a_review_goes_on_when_its_approver_is_deleted(office, ginger):
    approve(send(ginger, office.writer), office.provenance)
    office.provenance.delete()
    approve(waits_at(ginger), office.market)
    assert waits_at(ginger).task.specific_class.__name__ == "EditorialReview"
    assert Seen.objects.count() == 2


def test_switching_the_last_step_off_publishes_nothing(office, story):
    EditorialReview.objects.get().deactivate()
    assert not again(story).live
    assert again(story).current_workflow_state is None
    assert story.get_workflow() is not None


def test_taking_the_last_step_out_lets_nobody_publish_who_may_not(office, ginger):
    send(ginger, office.writer)
    WorkflowTask.objects.filter(task=EditorialReview.objects.get(), workflow=ginger.get_workflow()).delete()
    approve(waits_at(ginger), office.provenance)
    approve(waits_at(ginger), office.market)
    assert not again(ginger).live
    assert WorkflowState.objects.get().status == "approved"


def test_a_step_taken_out_while_a_page_waits_there_can_still_be_decided(office, ginger):
    state = send(ginger, office.writer)
    WorkflowTask.objects.filter(task=state.task).delete()
    assert approve(state, office.provenance) is None
    assert waits_at(ginger).task.specific_class.__name__ == "MarketCheck"


def test_switching_a_workflow_off_ends_its_reviews(office, story):
    state = waits_at(story)
    KnownWorkflow.objects.get(key="story").workflow.deactivate()
    assert waits_at(story) is None
    assert approve(state, office.lead)
    assert not again(story).live


def test_a_step_deleted_for_good_leaves_the_page_to_the_leads(office, story):
    EditorialReview.objects.get().delete()
    (item,) = desk_of(office.lead).waiting
    assert item.nobody
    assert item.url.endswith(f"/pages/{story.pk}/edit/")


def test_a_page_moved_in_review_is_decided_where_it_is(office, story, site):
    again(story).move(site.home, pos="last-child")
    assert approve(waits_at(story), office.lead) is None
    assert again(story).live


def test_a_page_unpublished_in_review_stays_in_it(office, site):
    page = ready_story(site.stories)
    state = send(page, office.writer, intro="Mới.")
    again(page).unpublish()
    assert waits_at(page).pk == state.pk
    assert approve(state, office.lead) is None
    assert again(page).live


def test_a_page_deleted_in_review_is_gone_from_every_list(office, story):
    again(story).delete()
    assert desk_of(office.lead).waiting == desk_of(office.writer).mine == []


def test_nobody_but_reviewers_writes_on_a_page_in_review(office, story, ginger):
    assert again(story).get_lock().for_user(fresh(office.writer))
    assert not again(story).get_lock().for_user(fresh(office.lead))
    send(ginger, office.writer)
    assert again(ginger).get_lock().for_user(fresh(office.provenance))
    assert "editorial/check" in again(ginger).get_lock().get_message(fresh(office.provenance))
    assert StoryPageFactory(parent=again(story).get_parent()).get_lock() is None
