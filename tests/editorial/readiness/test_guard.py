"""Drafts are saved as they are; nobody publishes, schedules, submits or approves what lacks required things."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from product_pages.models import ProductPage
from showcase.readiness.guard import NotReady
from tests.factories import AdminFactory, PictureFactory, ProductPageFactory
from tests.product_pages.helpers import english
from tests.ready import ready_product

from .conftest import product_form

PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


@pytest.fixture
def add(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["product_pages", "productpage", site.products.pk])


def said(response) -> str:
    """Return the messages that the next page shows."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_draft_is_saved_with_a_name_only_and_measured(editor_client, add):
    editor_client.post(add, product_form())
    page = ProductPage.objects.get()
    assert not page.live
    assert page.readiness.required == 12


@pytest.mark.parametrize("button", [PUBLISH, SUBMIT])
def test_an_incomplete_product_is_refused_at_its_fields(editor_client, add, workflow, button):
    response = editor_client.post(add, product_form(hero_image=PictureFactory().pk) | button)
    form = response.context["form"]
    assert {"intro", "hero_alt", "origin", "place", "category", "responsible_name"} <= set(form.errors)
    assert form.formsets["product_producers"].non_form_errors()
    assert not ProductPage.objects.exists()
    assert "hero_image" not in form.errors
    assert response.context["form"].errors["hero_alt"][0] in response.content.decode()


def test_scheduling_asks_as_publishing_does(editor_client, site):
    page = ProductPageFactory(parent=site.products, live=False)
    tomorrow = f"{timezone.localtime() + timedelta(days=1):%d/%m/%Y %H:%M}"
    response = editor_client.post(edit(page), product_form(page, go_live_at=tomorrow) | PUBLISH)
    assert "origin" in response.context["form"].errors
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_a_complete_product_is_published_and_what_it_wrote_is_kept(editor_client, site):
    page = ready_product(site.products, live=False)
    editor_client.post(edit(page), product_form(page) | PUBLISH)
    page = ProductPage.objects.get()
    assert page.live
    assert page.product_sources.count() == 1
    assert page.readiness.required == 0


def test_a_source_taken_out_in_the_form_is_missed(editor_client, site):
    page = ready_product(site.products)
    fields = product_form(page) | {"product_sources-0-DELETE": "on"}
    response = editor_client.post(edit(page), fields | PUBLISH)
    assert response.context["form"].formsets["product_sources"].non_form_errors()
    assert page.product_sources.count() == 1


def test_code_may_publish_and_people_may_not(site):
    page = ProductPageFactory(parent=site.products, live=False)
    with pytest.raises(NotReady) as refused:
        page.save_revision().publish(user=AdminFactory())
    assert page.title in str(refused.value)
    page.refresh_from_db()
    assert not page.live
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def test_a_translation_is_counted_where_it_is_translated(site):
    page = english(ProductPageFactory(parent=site.products, intro=""))
    page.save_revision().publish(user=AdminFactory())


def test_the_last_approval_says_what_is_missing_and_leaves_the_task_open(editor_client, site, workflow):
    page = ProductPageFactory(parent=site.products, live=False)
    page.save_revision()
    state = workflow.start(page, AdminFactory())
    task = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert page.title in said(editor_client.post(url, {"comment": ""}))
    task.refresh_from_db()
    page.refresh_from_db()
    assert (task.status, page.live) == ("in_progress", False)


def test_a_reviewer_may_send_back_what_is_incomplete_but_not_approve_it_in_the_editor(editor_client, site, workflow):
    page = ProductPageFactory(parent=site.products, live=False)
    page.save_revision()
    state = workflow.start(page, AdminFactory())
    form = product_form(page) | {"action-workflow-action": "1"}
    response = editor_client.post(edit(page), form | {"workflow-action-name": "approve"})
    assert "origin" in response.context["form"].errors
    editor_client.post(edit(page), form | {"workflow-action-name": "reject"})
    state.refresh_from_db()
    assert state.status == "needs_changes"


def test_publishing_many_leaves_out_what_is_not_ready(editor_client, site):
    bad = ProductPageFactory(parent=site.products, live=False, title="Nhút")
    good = ready_product(site.products, live=False, title="Tương")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={bad.pk}&id={good.pk}"
    shown = editor_client.get(url)
    assert [refused.page.pk for refused in shown.context["unready"]] == [bad.pk]
    editor_client.post(url)
    assert set(ProductPage.objects.live()) == {good}


def test_publishing_a_section_with_what_is_below_it_publishes_all_or_nothing(editor_client, site):
    site.products.unpublish()
    ProductPageFactory(parent=site.products, live=False, title="Nhút")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={site.products.pk}"
    response = editor_client.post(url, {"include_descendants": "on"})
    site.products.refresh_from_db()
    assert not site.products.live
    assert "Nhút" in said(response)


def test_a_copy_goes_live_only_when_the_page_is_ready(editor_client, site):
    page = ProductPageFactory(parent=site.products, title="Nhút")
    fields = {"new_title": "Nhút khác", "new_slug": "nhút-khác", "new_parent_page": site.products.pk}
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert "publish_copies" in editor_client.post(url, fields | {"publish_copies": "on"}).context["form"].errors
    editor_client.post(url, fields)
    assert ProductPage.objects.get(slug="nhut-khac").live is False


def test_the_panel_leads_to_each_field_and_counts_what_is_required(editor_client, site):
    page = ProductPageFactory(parent=site.products)
    content = editor_client.get(edit(page)).content.decode()
    assert "[data-contentpath=&#x27;origin&#x27;]" in content
    assert "[data-panel]:has(#id_product_producers-FORMS)" in content
    saved = editor_client.post(edit(page), product_form(page), HTTP_ACCEPT="application/json").json()
    assert "[data-side-panel-toggle='readiness']" in saved["html"]


def test_what_the_form_says_is_asked_without_changing_the_page(site):
    page = ready_product(site.products)
    form_class = ProductPage.get_edit_handler().get_form_class()
    form = form_class(product_form(page) | PUBLISH, instance=page, for_user=AdminFactory())
    assert form.is_valid(), form.errors
    assert page.product_sources.count() == 1
