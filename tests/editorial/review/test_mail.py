"""Mail about reviews: whom it reaches, in which language, and what happens when the server is down."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import send_mail
from django.utils import timezone
from post_office.mail import send_queued
from post_office.models import STATUS, Email
from wagtail.users.models import UserProfile

from showcase.editorial.models import Assignment
from showcase.editorial.review.assigning import assign
from showcase.editorial.roles.models import RoleKey
from showcase.mail import as_it_is

from .helpers import approve, join, reject, send, waits_at

pytestmark = pytest.mark.usefixtures("queue")


def reached() -> list[str]:
    return sorted(address for email in Email.objects.all() for address in email.to)


def test_those_who_do_the_step_are_told_and_no_administrators(office, ginger):
    join(RoleKey.PROVENANCE_REVIEWER, "nguon-hai")
    send(ginger, office.writer)
    assert reached() == ["nguon-hai@desk.example", "nguon@desk.example"]


def test_who_wrote_it_is_not_asked_to_review_it(office, ginger):
    join(RoleKey.PROVENANCE_REVIEWER, "nguon-hai")
    send(ginger, office.provenance, tagline="Thơm")
    assert reached() == ["nguon-hai@desk.example"]


def test_who_is_asked_is_told_alone_at_once_or_when_it_comes_to_them(office, ginger):
    second = join(RoleKey.MARKET_REVIEWER, "cho-hai")
    state = send(ginger, office.writer)
    Email.objects.all().delete()
    market = ginger.get_workflow().tasks[1].specific
    assert assign(ginger, market, second, office.lead)
    assert not assign(ginger, market, second, office.lead)
    assert reached() == []
    approve(state, office.provenance)
    assert reached() == ["cho-hai@desk.example"]
    assert assign(ginger, market, office.market, office.lead)
    assert reached() == ["cho-hai@desk.example", "cho@desk.example"]
    assert Assignment.objects.get().reviewer == office.market


def test_each_reads_it_in_their_own_language(office, ginger):
    UserProfile.objects.create(user=join(RoleKey.PROVENANCE_REVIEWER, "john"), preferred_language="en")
    send(ginger, office.writer)
    subjects = {email.to[0]: email.subject for email in Email.objects.all()}
    assert "has been submitted" in subjects["john@desk.example"]
    assert "gửi để duyệt" in subjects["nguon@desk.example"]
    message = Email.objects.get(to="nguon@desk.example").message
    assert f"/admin/editorial/check/{waits_at(ginger).pk}/" in message


def test_the_author_gets_the_comment(office, ginger):
    reject(send(ginger, office.writer), office.provenance, "Thiếu nguồn {{ settings.SECRET_KEY }} {% load nothing %}")
    message = Email.objects.get(to="viet@desk.example").message
    assert "{{ settings.SECRET_KEY }} {% load nothing %}" in message


@pytest.mark.parametrize("text", ["100 % {{ x }}", "{% endverbatim %}{% now 'Y' %}", "“Tương & <b>”", ""])
def test_what_is_queued_is_kept_word_for_word(db, text):
    send_mail(f"Về {text}", text, None, ["ai@desk.example"])
    email = Email.objects.get()
    assert (email.subject, email.message) == (f"Về {text}", text)


def test_no_text_can_end_its_own_cover():
    names = {re.findall(r"verbatim (\w+)", as_it_is("x"))[0] for _ in range(20)}
    assert len(names) == 20


class Down:
    """A mail server that is down."""

    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        raise ConnectionRefusedError

    def close(self):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("Connection refused")


@pytest.mark.django_db(transaction=False)
def test_with_the_server_down_the_review_goes_on_and_the_mail_is_sent_later(office, ginger, settings):
    up = settings.POST_OFFICE
    settings.POST_OFFICE = up | {"BACKENDS": {"default": f"{__name__}.Down"}}
    approve(send(ginger, office.writer), office.provenance)
    assert waits_at(ginger).task.specific_class.__name__ == "MarketCheck"
    waiting = Email.objects.count()
    assert send_queued() == (0, 0, waiting)
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.requeued}
    assert mail.outbox == []
    settings.POST_OFFICE = up
    assert send_queued() == (0, 0, 0)  # not before its time
    Email.objects.update(scheduled_time=timezone.now() - timedelta(seconds=1))
    assert send_queued() == (waiting, 0, 0)
    assert len(mail.outbox) == waiting
