"""Steps, workflows, groups and collections are called in the reader's language, and as an administrator likes."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Collection, Task, Workflow
from wagtail.users.models import UserProfile

from showcase.editorial.review.models import KnownStep, KnownWorkflow, ProvenanceCheck
from showcase.editorial.roles import making
from showcase.editorial.roles.models import RoleKey
from showcase.editorial.roles.sections import Shelf
from tests.desk import member
from tests.factories import AdminFactory, ProductPageFactory


def english(user):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    return user


def test_names_are_read_in_either_language(desk):
    step = Task.objects.get(known_step__key="provenance")
    workflow = Workflow.objects.get(known_workflow__key="product")
    assert (step.name, workflow.name) == ("Kiểm tra nguồn gốc", "Duyệt sản phẩm")
    with override("en"):
        assert (step.name, step.specific.name) == ("Provenance check", "Provenance check")
        assert str(workflow) == "Review of a product"
        assert Group.objects.get(role__key=RoleKey.LEAD).name == "Communications lead"
        assert Collection.get_first_root_node().name == "Shared library"


def test_name_that_was_stored_in_english_is_the_same_one(desk):
    step = ProvenanceCheck.objects.get()
    with override("en"):
        step.save()
    assert ProvenanceCheck.objects.get().name == "Kiểm tra nguồn gốc"


def test_what_an_administrator_calls_it_stays(desk):
    Task.objects.filter(known_step__key="market").update(name="Sở Công Thương xem")
    with override("en"):
        assert KnownStep.objects.get(key="market").task.name == "Sở Công Thương xem"


def test_part_of_a_row_is_read_without_its_name(desk):
    step = Task.objects.defer("name").get(known_step__key="editorial")
    assert step.name == "Duyệt biên tập"


def test_collection_that_was_saved_in_english_is_not_made_again(desk):
    with override("en"):
        making.shelf_of(Shelf.EVIDENCE).save()
    before = Collection.objects.count()
    assert making.shelf_of(Shelf.EVIDENCE).name == "Bằng chứng (chỉ nội bộ)"
    assert Collection.objects.count() == before


@pytest.mark.parametrize("name", ["wagtailadmin_reports:workflow_tasks", "wagtailadmin_reports:workflow"])
def test_wagtails_own_reports_speak_the_readers_language(desk, site, client, name):
    page = ProductPageFactory(parent=site.products, live=False)
    page.save_revision()
    KnownWorkflow.objects.get(key="product").workflow.start(page, member(RoleKey.WRITER))
    client.force_login(english(AdminFactory()))
    text = client.get(reverse(name)).content.decode()
    assert "Kiểm tra nguồn gốc" not in text
    assert "Duyệt sản phẩm" not in text


def test_history_tells_of_a_step_in_the_readers_language_whoever_took_it(desk, site, client):
    page = ProductPageFactory(parent=site.products, live=False)
    page.save_revision()
    with override("en"):
        KnownWorkflow.objects.get(key="product").workflow.start(page, member(RoleKey.WRITER))
    client.force_login(AdminFactory())
    address = reverse("wagtailadmin_pages:history", args=[page.pk])
    assert "Quy trình “Duyệt sản phẩm” đã bắt đầu" in client.get(address).content.decode()
    client.force_login(english(AdminFactory()))
    assert "Next step &#x27;Provenance check&#x27;" in client.get(address).content.decode()
