from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from post_office.models import Email

from showcase.editorial.models import Assignment, Reminder, StandIn
from showcase.editorial.review.reminders import remind_reviewers
from showcase.editorial.roles.models import RoleKey
from tests.factories import ProductPageFactory

from .helpers import join, send, waits_at

pytestmark = pytest.mark.usefixtures("queue")

WEDNESDAY = date(2026, 11, 11)  # sent
MONDAY = date(2026, 11, 16)  # three working days later
TWICE = date(2026, 11, 19)  # six


@pytest.fixture
def waiting(office, ginger):
    with time_machine.travel("2026-11-11T09:00:00+07:00", tick=False):
        send(ginger, office.writer)
    Email.objects.all().delete()
    return ginger


def reminded(day) -> list[str]:
    Email.objects.all().delete()
    remind_reviewers(at=day)
    return sorted(email.to[0].split("@")[0] for email in Email.objects.all())


def test_nobody_is_reminded_too_early_nor_on_a_weekend(waiting):
    assert reminded(date(2026, 11, 13)) == []
    assert reminded(date(2026, 11, 21)) == []
    assert reminded(MONDAY) == ["nguon"]


def test_one_mail_lists_all_and_comes_once_a_day(office, waiting, site):
    other = ProductPageFactory(parent=site.products, title="Tương Nam Đàn", live=False)
    with time_machine.travel("2026-11-11T10:00:00+07:00", tick=False):
        send(other, office.writer)
    assert reminded(MONDAY) == ["nguon"]
    message = Email.objects.get()
    assert "2" in message.subject
    assert all(page.title in message.message for page in (waiting, other))
    assert f"/admin/editorial/check/{waits_at(other).pk}/" in message.message
    assert reminded(MONDAY) == []
    assert reminded(MONDAY + timedelta(days=1)) == ["nguon"]
    assert Reminder.objects.count() == 4


def test_the_stand_in_is_reminded_too_and_who_is_asked_alone(office, waiting):
    StandIn.objects.create(absent=office.provenance, deputy=office.translator, first_day=MONDAY, last_day=MONDAY)
    assert reminded(MONDAY) == ["dich", "nguon"]
    Assignment.objects.create(page_id=waiting.pk, task=waits_at(waiting).task, reviewer=office.provenance)
    Reminder.objects.all().delete()
    assert reminded(MONDAY) == ["nguon"]


def test_after_twice_the_time_the_leads_hear_of_it(waiting):
    assert reminded(TWICE) == ["nguon", "truong"]


def test_where_nobody_can_do_it_the_leads_hear_at_once(office, waiting):
    office.provenance.groups.clear()
    assert reminded(MONDAY) == ["truong"]


def test_the_term_is_the_steps_own(office, waiting):
    step = waits_at(waiting).task.specific
    step.remind_after = 10
    step.save()
    assert reminded(MONDAY) == []


def test_who_has_left_or_has_no_address_gets_nothing(office, waiting):
    nameless = join(RoleKey.PROVENANCE_REVIEWER, "khong-thu")
    nameless.email = ""
    nameless.save()
    join(RoleKey.PROVENANCE_REVIEWER, "da-nghi", is_active=False)
    assert reminded(MONDAY) == ["nguon"]


def test_the_command_says_how_many(waiting):
    out = StringIO()
    with time_machine.travel("2026-11-16T08:00:00+07:00", tick=False):
        call_command("remind_reviewers", stdout=out)
        call_command("remind_reviewers", "--quiet", stdout=out)
    assert "1 " in out.getvalue()
    assert Email.objects.count() == 1
