"""The screens around a review: the editor, who is asked, the report."""

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import Workflow

from showcase.editorial.models import Assignment
from showcase.editorial.roles.models import RoleKey
from tests.factories import ProductPageFactory

from .helpers import join, reject, send, waits_at


@pytest.fixture
def state(office, ginger):
    with time_machine.travel("2026-11-18T09:00:00+07:00", tick=False):
        return send(ginger, office.writer)


def test_the_editor_leads_reviewers_to_the_review_and_offers_no_other_button(state, office, ginger, client):
    client.force_login(office.provenance)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[ginger.pk])).text
    assert page.count(f"/editorial/check/{state.pk}/") >= 3  # message, menu, status panel
    assert "data-workflow-action-name" not in page
    assert 'name="action-publish"' not in page


def test_a_reviewer_is_asked_for_a_page_step_by_step(state, office, ginger, client):
    client.force_login(office.lead)
    address = reverse("editorial_assign", args=[ginger.pk])
    form = client.get(address).context["form"]
    assert list(form.fields) == [str(task.pk) for task in ginger.get_workflow().tasks]
    client.post(address, {str(state.task_id): office.provenance.pk})
    assert Assignment.objects.get().reviewer == office.provenance
    client.post(address, {str(state.task_id): office.writer.pk})
    assert Assignment.objects.get().reviewer == office.provenance
    client.post(address, {})
    assert not Assignment.objects.exists()
    client.force_login(office.writer)
    assert client.get(address).url == reverse("wagtailadmin_home")


def test_a_reviewer_is_asked_for_many_pages_at_once(state, office, ginger, site, client):
    other = ProductPageFactory(parent=site.products)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "assign_reviewer"])
    chosen = f"{address}?id={ginger.pk}&id={other.pk}&id={site.stories.pk}"
    client.force_login(office.lead)
    assert client.get(chosen).status_code == 200
    client.post(chosen, {"reviewer": office.provenance.pk})
    assert set(Assignment.objects.values_list("page", "reviewer")) == {
        (ginger.pk, office.provenance.pk),
        (other.pk, office.provenance.pk),
    }
    client.force_login(office.writer)
    client.post(chosen, {"reviewer": office.market.pk})
    assert Assignment.objects.filter(reviewer=office.market).count() == 0


def test_the_report_says_who_has_it_and_what_is_late(state, office, ginger, client):
    client.force_login(office.lead)
    report = reverse("editorial_in_review")
    with time_machine.travel("2026-11-23T09:00:00+07:00", tick=False):
        late = client.get(report, {"late": "true"})
        export = client.get(report, {"export": "csv"})
    (row,) = late.context["object_list"]
    assert (row.page_title, row.who, row.sent_by, bool(row.late_words)) == (ginger.title, "nguon", "viet", True)
    assert ginger.title in b"".join(export.streaming_content).decode()
    with time_machine.travel("2026-11-19T09:00:00+07:00", tick=False):
        assert not client.get(report, {"late": "true"}).context["object_list"]
    client.force_login(office.provenance)
    assert len(client.get(report, {"reviewable": "true"}).context["object_list"]) == 1
    client.force_login(office.market)
    assert not client.get(report).context["object_list"]
    client.force_login(join(RoleKey.PARTNER, "buu-dien"))
    assert client.get(report).status_code == 302


def test_the_report_names_a_step_that_nobody_can_do(state, office, ginger, client):
    office.provenance.groups.clear()
    reject_later = ProductPageFactory(parent=ginger.get_parent(), live=False)
    reject(send(reject_later, office.writer), join(RoleKey.PROVENANCE_REVIEWER, "moi"))
    office.groups[RoleKey.PROVENANCE_REVIEWER].user_set.clear()
    client.force_login(office.lead)
    rows = client.get(reverse("editorial_in_review")).context["object_list"]
    assert len({row.who for row in rows}) == 2
    assert all(":" in row.who for row in rows)


def test_a_page_without_a_review_of_ours_has_none_to_assign(office, site, client):
    Workflow.objects.update(active=False)
    client.force_login(office.lead)
    assert not client.get(reverse("editorial_assign", args=[site.products.pk])).context["form"].fields
    assert waits_at(site.products) is None
