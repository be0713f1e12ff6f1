import html

import pytest
from django.urls import reverse

from showcase.editorial.models import Answer, Seen
from showcase.editorial.review.answers import objections, parts_of, questions_in, seen_before
from tests.factories import CertificateFactory, ProductPageFactory

from .helpers import again, answer_all, approve, fresh, reject, send, waits_at


@pytest.fixture
def state(office, ginger):
    return send(ginger, office.writer)


@pytest.fixture
def reviewer(client, office):
    client.force_login(office.provenance)
    return client


def address(state):
    return reverse("editorial_check", args=[state.pk])


def answers(state, verdict="yes", note=""):
    return {
        f"{question.key}:{name}": value
        for question in questions_in(parts_of(state.task.specific, state))
        for name, value in (("verdict", verdict), ("note", note))
    }


def test_it_asks_for_each_certificate_and_each_chapter(state, ginger):
    asked = {question.key: question for question in questions_in(parts_of(state.task.specific, state))}
    certificate = ginger.certificate_set.get()
    assert asked[f"certificate:{certificate.pk}"].links[0][1] == certificate.evidence_url
    assert asked["chapter:origin"].warning
    assert "chapter:process" not in asked
    assert not asked["whole:promise"].required


def test_it_cannot_be_approved_with_an_open_answer_whichever_way(state, reviewer, ginger, office):
    plain = reverse("wagtailadmin_pages:workflow_action", args=[ginger.pk, "approve", state.pk])
    assert reviewer.post(plain).url == address(state)
    back = reverse("wagtailadmin_pages:workflow_action", args=[ginger.pk, "reject", state.pk])
    assert reviewer.post(back, {"comment": " "}).url == address(state)
    assert "3" in reviewer.get(address(state)).context["still_open"]
    assert state.task.specific.on_action(state, fresh(office.provenance), "approve") == address(state)
    response = reviewer.post(
        address(state), answers(state) | {"action": "approve", "chapter:origin:verdict": ""}, follow=True
    )
    assert any("1" in str(message) for message in response.context["messages"])
    assert waits_at(ginger).pk == state.pk


def test_the_editor_does_not_approve_past_it(state, reviewer, ginger):
    sent = {"action-workflow-action": "true", "workflow-action-name": "approve", "title": "Bị đổi"}
    assert reviewer.post(reverse("wagtailadmin_pages:edit", args=[ginger.pk]), sent).url == address(state)
    assert waits_at(ginger).pk == state.pk
    assert again(ginger).get_latest_revision().pk == state.revision_id


def test_it_is_kept_half_way(state, reviewer, office):
    reviewer.post(address(state), {"chapter:origin:verdict": "yes", "chapter:origin:note": "Đúng.", "action": "save"})
    answer = Answer.objects.get(task_state=state)
    assert (answer.key, answer.verdict, answer.note, answer.answered_by) == (
        "chapter:origin",
        "yes",
        "Đúng.",
        office.provenance,
    )
    page = reviewer.get(address(state))
    assert page.context["checklist"]["chapter:origin:verdict"].value() == "yes"


def test_all_answered_it_is_approved_and_what_was_seen_is_kept(state, reviewer, ginger):
    reviewer.post(address(state), answers(state) | {"action": "approve"})
    state.refresh_from_db()
    assert state.status == "approved"
    assert state.answers.filter(verdict="yes").count() == 4
    certificate = ginger.certificate_set.get()
    assert Seen.objects.get(task_state=state).facts[f"certificate:{certificate.pk}"]["decision"] == certificate.decision


def test_a_no_needs_its_reason_and_becomes_the_comment(state, reviewer, ginger):
    data = answers(state) | {"chapter:origin:verdict": "no", "action": "reject"}
    assert "chapter:origin:note" in reviewer.post(address(state), data).context["checklist"].errors
    assert not Answer.objects.exists()
    shown = reviewer.post(address(state), data | {"chapter:origin:note": "Chưa có nguồn."})
    comment = shown.context["form"]["comment"].value()
    assert "Chưa có nguồn." in comment
    refused = reviewer.post(
        address(state), data | {"chapter:origin:note": "Chưa có nguồn.", "action": "approve"}, follow=True
    )
    assert waits_at(ginger)
    assert refused.context["form"]["comment"].value() == comment == objections(state.answers.all())
    reviewer.post(address(state), data | {"chapter:origin:note": "Chưa có nguồn.", "comment": comment})
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", comment)


def test_the_next_round_asks_anew_and_tells_what_was_said(state, reviewer, ginger, office):
    answer_all(state, office.provenance, "no")
    reject(state, office.provenance)
    again(ginger).current_workflow_state.resume(office.writer)
    page = reviewer.get(address(waits_at(ginger)))
    rows = {row.question.key: row for _title, rows in page.context["checklist"].groups for row in rows}
    assert rows["chapter:origin"].last_time.verdict == "no"
    assert not rows["chapter:origin"].verdict.value()


def test_a_certificate_shows_what_changed_since_it_was_approved(state, ginger, office):
    approve(state, office.provenance)
    certificate = ginger.certificate_set.get()
    certificate.decision = "999/QĐ-UBND"
    certificate.save()
    again(ginger).current_workflow_state.cancel()
    later = send(ginger, office.writer, intro="Khác.")
    assert seen_before(later.task.specific, again(ginger))
    asked = {question.key: question for question in questions_in(parts_of(later.task.specific, later))}
    (change,) = asked[f"certificate:{certificate.pk}"].changes
    assert (change.old, change.new) == ("348/QĐ-UBND", "999/QĐ-UBND")


def test_the_screen_says_what_changed_on_the_page_in_words(office, ginger, client):
    write_and_publish = send(ginger, office.writer)
    write_and_publish.workflow_state.cancel()
    again(ginger).get_latest_revision().publish()
    state = send(ginger, office.writer, tagline="Cay mà thơm")
    client.force_login(office.provenance)
    (change,) = client.get(address(state)).context["changes"]
    assert "Cay mà thơm" in change.htmldiff()


def test_the_answers_can_be_seen_later_by_who_may_edit(state, ginger, office, client):
    answer_all(state, office.provenance)
    address_of_all = reverse("editorial_reviews", args=[ginger.pk])
    client.force_login(office.writer)
    shown = html.unescape(client.get(address_of_all).text)
    assert all(answer.question in shown for answer in Answer.objects.all())
    client.force_login(office.market)
    assert client.get(address_of_all).url == reverse("wagtailadmin_home")


def test_who_has_nothing_to_do_with_it_is_told_so(state, ginger, office, client):
    client.force_login(office.market)
    response = client.post(address(state), answers(state) | {"action": "approve"})
    assert response.url == reverse("wagtailadmin_home")
    assert waits_at(ginger).pk == state.pk


def test_a_private_certificate_of_another_product_is_not_asked(state, ginger, site):
    before = len(questions_in(parts_of(state.task.specific, state)))
    CertificateFactory(product=ProductPageFactory(parent=site.products))
    assert len(questions_in(parts_of(state.task.specific, state))) == before
