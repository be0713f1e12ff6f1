"""What happens to a page while it is in review, as the admin's own screens do it."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState, WorkflowTask

from product_pages.models import Certificate
from showcase.editorial.models import Assignment, EditorialReview, MarketCheck
from showcase.editorial.review.waiting import returned_to, waiting_for
from showcase.editorial.roles.models import RoleKey
from tests.factories import AdminFactory
from tests.ready import ready_story
from tests.stories.test_story_editor import form as story_form

from .helpers import again, approve, fresh, join, reject, send, waits_at, write
from .test_checklist import answers
from .test_waiting import put_in_review


@pytest.fixture
def story(office, site):
    page = ready_story(site.stories, live=False, owner=office.writer)
    send(page, office.writer, intro="Lời của người viết.")
    return again(page)


@pytest.fixture
def second(office):
    return join(RoleKey.LEAD, "pho")


def check(page) -> str:
    return reverse("editorial_check", args=[waits_at(page).pk])


def page_view(name: str, page) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# ---- it is changed
def test_what_a_lead_corrects_is_shown_to_the_one_who_approves_it(office, story, second, client):
    write(story, office.lead, intro="Lời đã sửa.")
    client.force_login(second)
    address = check(story)
    mark = client.get(address).context["mark"]
    preview = reverse("wagtailadmin_pages:workflow_preview", args=[story.pk, waits_at(story).task_id])
    assert "Lời đã sửa." in client.get(preview).text
    write(story, office.lead, intro="Lại khác.")
    client.post(address, {"action": "approve", "mark": mark})
    assert not again(story).live
    client.post(address, {"action": "approve", "mark": client.get(address).context["mark"]})
    assert again(story).intro == "Lại khác."


def test_an_autosave_of_the_same_version_counts_as_a_change_too(office, story, second, client):
    revision = write(story, office.lead, intro="Lời đã sửa.")
    client.force_login(second)
    mark = client.get(check(story)).context["mark"]
    draft = again(story).get_latest_revision_as_object()
    draft.intro = "Đang gõ dở"
    draft.save_revision(user=office.lead, overwrite_revision=revision)
    client.post(check(story), {"action": "approve", "mark": mark})
    assert not again(story).live


def test_a_certificate_that_changes_under_the_reviewer_is_looked_at_again(office, ginger, client):
    state = send(ginger, office.writer)
    client.force_login(office.provenance)
    given = answers(state) | {"mark": client.get(check(ginger)).context["mark"], "action": "approve"}
    Certificate.objects.update(stars=5)
    assert said(client.post(check(ginger), given))
    assert (waits_at(ginger).pk, state.answers.count()) == (state.pk, 4)
    client.post(check(ginger), given | {"mark": client.get(check(ginger)).context["mark"]})
    assert waits_at(ginger).task.specific_class is MarketCheck


# ---- it is taken away, moved, renamed
def test_a_review_that_its_sender_ended_is_decided_no_more(office, story, client):
    address = check(story)
    client.force_login(office.writer)
    client.post(page_view("edit", story), story_form() | {"action-cancel-workflow": "true"})
    assert waits_at(story) is None
    client.force_login(office.lead)
    assert "“" in said(client.post(address, {"action": "approve"}))
    assert not again(story).live


def test_of_a_page_that_is_deleted_the_reviewer_is_told(office, story, client):
    address = check(story)
    client.force_login(office.lead)
    client.post(page_view("delete", story))
    assert not Page.objects.filter(pk=story.pk).exists()
    response = client.get(address)
    assert response.url == reverse("wagtailadmin_home")
    assert said(response)
    assert not WorkflowState.objects.exists()


def test_a_page_whose_address_is_changed_in_review_is_published_at_the_new_one(
    office, site, second, client, django_capture_on_commit_callbacks
):
    page = ready_story(site.stories, slug="ten-cu", owner=office.writer)
    send(page, office.writer, intro="Mới.")
    write(page, office.lead, slug="ten-moi")
    client.force_login(second)
    mark = client.get(check(page)).context["mark"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(check(page), {"action": "approve", "mark": mark})
    assert again(page).slug == "ten-moi"
    assert client.get("/cau-chuyen/ten-cu/").url == "/cau-chuyen/ten-moi/"


def test_a_page_that_is_unpublished_meanwhile_stays_in_review(office, site, client):
    page = ready_story(site.stories)
    state = send(page, office.writer, intro="Mới.")
    client.force_login(office.lead)
    client.post(page_view("unpublish", page))
    assert not again(page).live
    assert waits_at(page).pk == state.pk


# ---- it is locked
def test_who_began_before_it_was_locked_is_told_why_and_keeps_the_words(office, site, client):
    page = ready_story(site.stories, owner=office.writer)
    client.force_login(office.lead)
    client.post(page_view("lock", page))
    client.force_login(office.writer)
    response = client.post(page_view("edit", page), story_form(author="Chữ đang viết"))
    words = " ".join(str(message) for message in response.context["messages"])
    assert "truong" in words
    assert response.context["form"]["author"].value() == "Chữ đang viết"
    assert not again(page).revisions.exists()
    client.force_login(join(RoleKey.LEAD, "pho"))
    client.post(page_view("unlock", page))
    assert not again(page).locked


def test_the_lock_of_a_review_names_who_sent_the_page(office, story):
    lock = story.get_lock()
    assert "viet" in lock.get_message(fresh(office.market))
    assert "viet" not in lock.get_message(fresh(office.writer))
    office.writer.delete()
    assert "None" not in again(story).get_lock().get_message(fresh(office.market))


# ---- people leave
@pytest.mark.parametrize("leave", ["delete", "retire"])
def test_what_is_sent_back_to_somebody_who_has_left_comes_to_the_leads(office, story, second, client, leave):
    if leave == "delete":
        office.writer.delete()
    else:
        office.writer.is_active = False
        office.writer.save()
    client.force_login(office.lead)
    client.post(check(story), {"action": "reject", "comment": "Thiếu nguồn."})
    assert [item.comment for item in returned_to(second)] == ["Thiếu nguồn."]
    assert client.get(page_view("edit", story)).status_code == 200
    client.post(page_view("edit", story), story_form(title=story.title, slug=story.slug) | {"action-submit": "1"})
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_who_is_asked_and_leaves_is_asked_no_more(office, ginger, client):
    state = send(ginger, office.writer)
    Assignment.objects.create(page_id=ginger.pk, task=state.task, reviewer=office.provenance)
    office.provenance.is_active = False
    office.provenance.save()
    other = join(RoleKey.PROVENANCE_REVIEWER, "moi")
    assert [item.title for item in waiting_for(other)] == [ginger.title]
    client.force_login(other)
    assert client.get(check(ginger)).status_code == 200


# ---- the workflow is edited
def test_a_step_that_is_switched_off_is_passed_by_and_a_workflow_ends_its_reviews(office, ginger, story, client):
    approve(send(ginger, office.writer), office.provenance)
    client.force_login(AdminFactory())
    client.post(reverse("wagtailadmin_workflows:disable_task", args=[MarketCheck.objects.get().pk]))
    assert waits_at(ginger).task.specific_class is EditorialReview
    client.post(reverse("wagtailadmin_workflows:disable", args=[story.current_workflow_state.workflow_id]))
    assert waits_at(story) is None
    assert not again(story).live
    client.force_login(office.writer)
    assert client.get(page_view("edit", story)).status_code == 200


def test_a_step_that_is_added_is_done_too(office, story):
    workflow = story.current_workflow_state.workflow
    last = EditorialReview.objects.create(name="Đọc lần cuối")
    for order, step in enumerate((MarketCheck.objects.get(), last), 8):
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=order)
    approve(waits_at(story), office.lead)
    assert waits_at(story).task.name == "Đọc lần cuối"
    assert not again(story).live
    assert TaskState.objects.for_instance(story).filter(status="skipped").count() == 1


# ---- there are many
@pytest.mark.parametrize("address", ["editorial_in_review", "wagtailadmin_home"])
def test_screens_cost_the_same_with_many_pages_in_review(office, site, client, address):
    client.force_login(office.lead)
    put_in_review(office, site, range(3))
    few = queries(client, address)
    put_in_review(office, site, range(3, 60))
    assert queries(client, address) <= few


def queries(client, address) -> int:
    client.get(reverse(address))
    with CaptureQueriesContext(connection) as seen:
        assert client.get(reverse(address)).status_code == 200
    return len(seen)


def test_sending_back_needs_no_sender(office, story):
    office.writer.delete()
    reject(waits_at(story), office.lead)
    assert again(story).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
