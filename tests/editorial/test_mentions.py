"""“@name” in a comment reaches that colleague, once, and nobody else."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from post_office.models import Email
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset
from wagtail.users.models import UserProfile

from showcase.editorial.mentions import calls_in
from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import ProductPageFactory, UserFactory

from .readiness.conftest import product_form


@pytest.fixture
def writer(desk):
    return member(RoleKey.WRITER, "viet", email="viet@desk.example", first_name="Việt", last_name="Lê")


@pytest.fixture
def lead(desk):
    return member(RoleKey.LEAD, "truong", email="truong@desk.example", first_name="Lan", last_name="Trần")


@pytest.fixture
def page(site, writer, settings):
    settings.EMAIL_BACKEND = "showcase.mail.QueueBackend"
    return ProductPageFactory(parent=site.products, title="Gừng & nghệ", owner=writer)


@pytest.fixture
def say(client, page, writer):
    """Return what saves a comment in somebody's name, and gives the next page's messages."""

    def say(text, user=writer, replies=(), **row) -> list[str]:
        client.force_login(user)
        answers = inline_formset([{"text": each, "id": ""} for each in replies])
        comment = {"contentpath": "intro", "position": "", "id": "", "text": text, "replies": answers} | row
        form = product_form(page, comments=inline_formset([comment], initial=int(bool(comment["id"]))))
        response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
        return [str(message) for message in get_messages(response.wsgi_request)]

    return say


def reached() -> list[str]:
    return sorted(address for email in Email.objects.all() for address in email.to)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Nhờ @truong. Hay @VIET?", {"truong": ["truong"], "VIET": ["viet"]}),
        ("Nhờ @Lan Tran xem giúp", {"Lan Tran": ["truong"]}),
        ("Nhờ @Lan Trần2", {"Lan": []}),
        ("@truong2, ai@truong.example, @@truong", {"truong2,": []}),
        ("@việt ơi", {"việt": ["viet"]}),
    ],
)
def test_a_name_is_the_user_name_or_the_full_name(writer, lead, text, called):
    assert {name: [user.username for user in users] for name, users in calls_in(text, [writer, lead]).items()} == called


def test_who_is_called_gets_one_mail_with_the_way_to_the_comment(say, page, lead):
    UserProfile.objects.create(user=lead, preferred_language="en")
    say("@truong số này lấy ở đâu?")
    mail = Email.objects.get()
    comment = Comment.objects.get()
    assert mail.to == [lead.email]
    assert mail.subject == f"Việt Lê calls you in a comment on “{page.title}”"
    assert "số này lấy ở đâu?" in mail.message
    assert f"/admin/pages/{page.pk}/edit/?comment={comment.pk}" in mail.message
    say("@truong số này lấy ở đâu?", id=comment.pk)
    assert Email.objects.count() == 1


def test_a_name_that_is_put_right_later_is_told_then(say, lead):
    assert "truon" in " ".join(say("@truon ơi"))
    assert reached() == []
    say("@truong ơi", id=Comment.objects.get().pk)
    assert reached() == [lead.email]


def test_a_reply_calls_too_and_nobody_gets_two_mails(say, page, writer, lead):
    PageSubscription.objects.create(page_id=page.pk, user=lead, comment_notifications=True)
    say("@truong ơi")
    assert reached() == [lead.email]
    comment = Comment.objects.get()
    Email.objects.all().delete()
    say("@truong ơi", user=lead, id=comment.pk, replies=["@viet hỏi lại người làm nhé"])
    assert reached() == [writer.email]


def test_a_reviewer_is_told_before_the_page_comes_to_them(say, page):
    reviewer = member(RoleKey.PROVENANCE_REVIEWER, "nguon", email="nguon@desk.example")
    say("@nguon nguồn này được không?")
    assert reached() == [reviewer.email]
    assert f"/pages/{page.pk}/" not in Email.objects.get().message


def test_who_has_nothing_to_do_with_the_page_is_not_told_and_the_writer_learns_it(say, desk):
    member(RoleKey.PARTNER, "san", email="san@desk.example")
    UserFactory(username="nghi", email="nghi@desk.example", is_active=False)
    said = " ".join(say("@san và @nghi và @ai-do"))
    assert reached() == []
    assert all(f"“@{name}”" in said for name in ("san", "nghi", "ai-do"))


def test_nobody_is_told_who_does_not_want_to_be_nor_by_oneself(say, lead):
    UserProfile.objects.create(user=lead, updated_comments_notifications=False)
    assert not any("@" in sentence for sentence in say("@truong và @viet"))
    assert reached() == []
