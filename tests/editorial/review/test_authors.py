from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail_localize.models import String, StringTranslation, TranslatableObject, TranslationContext
from wagtail_localize.strings import StringValue

from showcase.editorial.review.authority import refusal_to_publish
from showcase.editorial.review.authorship import authors_of
from showcase.editorial.roles.models import RoleKey
from tests.factories import AdminFactory, StoryPageFactory
from tests.ready import ready_story

from .helpers import again, approve, fresh, join, send, waits_at, write


def story_of(office, site):
    return ready_story(site.stories, live=False, owner=office.writer)


def test_nobody_approves_their_own_words_while_a_colleague_could(office, site):
    colleague = join(RoleKey.LEAD, "pho")
    story = story_of(office, site)
    state = send(story, office.lead, intro="Lời của trưởng nhóm.")
    step = state.task.specific
    assert [name for name, *_ in step.get_actions(story, fresh(office.lead))] == ["reject"]
    assert approve(state, office.lead).endswith(f"/check/{state.pk}/")
    assert not again(story).live
    assert approve(state, colleague) is None
    assert again(story).live


def test_an_administrator_is_bound_by_it_too(office, site):
    admin = AdminFactory()
    state = send(story_of(office, site), admin, intro="Lời của quản trị.")
    assert approve(state, admin)
    assert waits_at(state.workflow_state.content_object)


def test_alone_in_the_role_an_author_approves_and_the_log_says_so(office, site):
    story = story_of(office, site)
    state = send(story, office.lead, intro="Lời của trưởng nhóm.")
    assert approve(state, office.lead) is None
    assert again(story).live
    assert PageLogEntry.objects.get(action="editorial.alone").user == office.lead
    state.refresh_from_db()
    assert "its own author" in state.comment or "tác giả" in state.comment


def test_who_left_is_no_colleague_any_more(office, site):
    join(RoleKey.LEAD, "da-nghi", is_active=False)
    state = send(story_of(office, site), office.lead, intro="Lời của trưởng nhóm.")
    assert approve(state, office.lead) is None


def test_setting_a_date_of_publication_makes_nobody_an_author(office, site):
    join(RoleKey.LEAD, "pho")
    story = story_of(office, site)
    send(story, office.writer, intro="Lời của người viết.")
    write(story, office.lead, go_live_at=timezone.now() + timedelta(days=3))
    assert authors_of(again(story)) == {office.writer.pk}
    assert approve(waits_at(story), office.lead) is None
    assert again(story).approved_schedule


def test_a_correction_in_review_makes_one_an_author(office, site):
    join(RoleKey.LEAD, "pho")
    story = story_of(office, site)
    state = send(story, office.writer, intro="Lời của người viết.")
    write(story, office.lead, intro="Lời đã sửa.")
    assert approve(state, office.lead)


def test_what_was_published_before_counts_no_more(office, site):
    join(RoleKey.LEAD, "pho")
    story = story_of(office, site)
    write(story, office.lead, intro="Lời của trưởng nhóm.").publish()
    state = send(story, office.writer, intro="Lời của người viết.")
    assert authors_of(again(story)) == {office.writer.pk}
    assert approve(state, office.lead) is None


def test_who_is_not_ready_to_be_published_is_not_approved(office, site, client):
    state = send(StoryPageFactory(parent=site.stories, live=False), office.writer, intro="Thiếu nhiều thứ.")
    client.force_login(office.lead)
    response = client.post(reverse("editorial_check", args=[state.pk]), {"action": "approve"}, follow=True)
    assert next(str(message) for message in response.context["messages"]).startswith("“Chuyện")
    assert waits_at(state.workflow_state.content_object).pk == state.pk


@pytest.mark.parametrize(("name", "published"), [("truong", False), ("pho", True)])
def test_the_button_publish_is_no_way_around_a_colleague(office, site, name, published):
    join(RoleKey.LEAD, "pho")
    story = story_of(office, site)
    write(story, office.lead, intro="Lời của trưởng nhóm.")
    user = get_user_model().objects.get(username=name)
    assert (refusal_to_publish(again(story), user) == "") == published


def test_a_page_in_review_is_not_published_past_it(office, site, client):
    story = story_of(office, site)
    state = send(story, office.writer, intro="Lời của người viết.")
    client.force_login(office.lead)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={story.pk}")
    assert not again(story).live
    assert waits_at(story).pk == state.pk


def test_who_translated_a_string_is_an_author_though_no_version_says_so(office, site):
    page = story_of(office, site)
    write(page, office.writer, intro="Lời của người viết.")
    kind = ContentType.objects.get_for_model(page)
    known = TranslatableObject.objects.create(translation_key=page.translation_key, content_type=kind)
    StringTranslation.objects.create(
        translation_of=String.from_value(page.locale, StringValue("Chợ phiên")),
        locale=page.locale,
        context=TranslationContext.objects.create(object=known, path="intro"),
        data="The market",
        last_translated_by=office.translator,
    )
    assert authors_of(again(page)) == {office.writer.pk, office.translator.pk}
