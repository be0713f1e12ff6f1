"""A product in both languages, kept by wagtail-localize; people who translate, read again and publish."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Locale, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from showcase.editorial.models import SecondReading
from tests.factories import ProductPageFactory, UserFactory
from tests.product_pages.helpers import english as put_in_english

ENGLISH = {
    "Gừng Kỳ Sơn": "Ky Son ginger",
    "gung-ky-son": "ky-son-ginger",
    "Trồng trên nương cao.": "Grown on high fields.",
    "Cay và thơm.": "Hot and fragrant.",
    "Củ nhỏ.": "A small root.",
    "Vỏ mỏng.": "A thin skin.",
}


def say(translation: Translation, words: dict[str, str], by=None) -> None:
    """Give the strings of a page their English."""
    for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": words[segment.string.data], "translation_type": "manual", "last_translated_by": by},
            )


@pytest.fixture
def parents(site):
    """Return the section of products in English."""
    return put_in_english(site.products)


@pytest.fixture
def ginger(site):
    """Return the Vietnamese page of a product, as it was published."""
    page = ProductPageFactory(
        parent=site.products, title="Gừng Kỳ Sơn", tagline="Cay và thơm.", origin="<p>Củ nhỏ.</p><p>Vỏ mỏng.</p>"
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def begun(ginger, parents, django_capture_on_commit_callbacks) -> Translation:
    """Return a translation that was ordered, and of which nothing is done."""
    source, _created = TranslationSource.update_or_create_from_instance(ginger)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=False)
    return translation


@pytest.fixture
def translation(begun, django_capture_on_commit_callbacks) -> Translation:
    """Return a translation that is complete and published."""
    say(begun, ENGLISH)
    with django_capture_on_commit_callbacks(execute=True):
        begun.save_target(publish=True)
    return begun


@pytest.fixture
def change(ginger):
    """Return a function that publishes the Vietnamese page with other words."""

    def changed(**values):
        page = type(ginger).objects.get(pk=ginger.pk)
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return page

    return changed


def member(page, *rights: str, **values):
    """Return a user with rights on a page and what is below it, who may order translations."""
    user = UserFactory(**values)
    group = Group.objects.create(name=f"{user.username}: {rights}")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    for right in Permission.objects.filter(content_type__model="page", codename__in=rights):
        GroupPagePermission.objects.create(group=group, page_id=page.pk, permission=right)
    user.groups.add(group)
    return user


@pytest.fixture
def translator(parents):
    return member(parents.get_parent(), "add_page", "change_page", username="lan", first_name="Lan")


@pytest.fixture
def lead(parents):
    return member(
        parents.get_parent(), "add_page", "change_page", "publish_page", username="lead", email="lead@example.org"
    )


@pytest.fixture
def reader(parents):
    """Return who reads translations a second time, and the workflow on the English pages with them."""
    user = member(parents.get_parent(), username="reader")
    step = SecondReading.objects.create(name="Đọc lại")
    step.groups.set(user.groups.all())
    workflow = Workflow.objects.create(name="Bản dịch")
    WorkflowTask.objects.create(workflow=workflow, task=step)
    WorkflowPage.objects.create(page_id=parents.get_parent().pk, workflow=workflow)
    return user
