"""Who did what, when: said in a sentence, findable, exported, and known when user and object are gone."""

import csv
from datetime import date
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.log_actions import LogContext, log
from wagtail.models import ModelLogEntry

from product_pages import history
from product_pages.listings.changes import record
from showcase.audit.entries import users_to_choose
from showcase.audit.models import FormerUser
from showcase.jobs.tasks import start
from tests.factories import (
    AdminFactory,
    CategoryFactory,
    CertificateFactory,
    MarketplaceFactory,
    ProductPageFactory,
    UserFactory,
)

URL = reverse("history")


def noop(job):
    return ""


@pytest.fixture
def lead(db):
    """Return somebody who may see the history and change nothing that stands in it."""
    user = UserFactory(username="lanh-dao")
    user.user_permissions.add(*Permission.objects.filter(codename__in=("view_history", "access_admin")))
    return user


def lines(client, query: str = "") -> list:
    return list(client.get(f"{URL}?{query}").context["table"].data)


def last(action: str) -> ModelLogEntry:
    return ModelLogEntry.objects.filter(action=action).latest("pk")


def test_it_is_for_those_with_the_right_only(client, lead, site):
    other = UserFactory()
    other.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(other)
    assert client.get(URL).status_code == 302
    client.force_login(lead)
    response = client.get(URL)
    assert response.status_code == 200
    assert reverse("wagtailadmin_reports:site_history") not in response.content.decode()


def test_a_line_names_a_user_and_an_object_that_are_gone(client, lead, site):
    gone = UserFactory(username="cu", first_name="Minh", last_name="Trần")
    gone.groups.add(Group.objects.create(name="Người viết"))
    number = gone.pk
    page = ProductPageFactory(parent=site.products, title="Gừng cũ")
    shelf = CategoryFactory()
    for thing in (page, shelf):
        log(thing, "wagtail.edit", user=gone)
    shelf.delete()
    page.delete()
    gone.delete()
    client.force_login(lead)
    said = {(line.label, line.who.split(",")[0], line.role) for line in lines(client, f"user={number}")}
    assert said == {("Gừng cũ", "Minh Trần (cu)", "Người viết"), ("Trái cây", "Minh Trần (cu)", "Người viết")}
    assert FormerUser.objects.get().user_id == number
    assert str(number) in dict(users_to_choose())


def test_it_is_narrowed_by_action_day_type_and_name(client, lead, site):
    shelf, page = CategoryFactory(), ProductPageFactory(parent=site.products, title="Gừng")
    log(shelf, "wagtail.edit", user=lead)
    log(shelf, "wagtail.delete", user=lead, timestamp="2020-01-01T00:00Z")
    log(page, "wagtail.edit", user=lead)
    client.force_login(lead)
    own = f"user={lead.pk}&"
    assert len(lines(client, own + "action=wagtail.delete")) == 1
    assert len(lines(client, own + "timestamp_from=01/01/2021")) == 2
    assert [line.label for line in lines(client, own + "label=gừng")] == ["Gừng"]
    kind = ModelLogEntry.objects.first().content_type_id
    assert len(lines(client, f"{own}object_type={kind}")) == 2
    assert client.get(f"{URL}?action=nonsense&timestamp_from=x&p=99").status_code == 200


@pytest.mark.database
def test_exports_hold_everything_and_no_formula(client, lead, site):
    shelf = CategoryFactory(name_vi="=cmd()")
    log(shelf, "wagtail.edit", user=lead)
    client.force_login(lead)
    answer = b"".join(client.get(f"{URL}?export=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(answer.splitlines()))
    assert "'=cmd()" in rows[1]
    assert "lanh-dao" in rows[1]
    book = load_workbook(BytesIO(b"".join(client.get(f"{URL}?export=xlsx").streaming_content)))
    names = [row[6].value for row in book.active.iter_rows()]
    # The first export has become a line itself.
    assert names[1:3] == ["lanh-dao", "'=cmd()"]
    assert last("showcase.history.export").data["rows"] == len(names) - 1


def test_costs_the_same_at_any_number_of_lines(client, lead, site):
    shelf = CategoryFactory()
    client.force_login(lead)

    def queries(lines: int) -> int:
        for _each in range(lines):
            log(shelf, "wagtail.edit", user=UserFactory())
        with CaptureQueriesContext(connection) as asked:
            client.get(URL)
        return len(asked)

    few = queries(1)  # and whatever is asked for once
    assert queries(30) <= few <= 40


# What is written down, and how it is said


def test_a_certificate_verified_and_no_longer(product):
    user = AdminFactory()
    with LogContext(user=user):
        certificate = CertificateFactory(product=product, verified_on=None)
        assert not ModelLogEntry.objects.filter(action=history.VERIFY).exists()
        certificate.verified_on = date(2026, 11, 20)
        certificate.save()
        assert "20/11/2026" in last(history.VERIFY).message
        certificate.number = "349"
        certificate.save()
    assert (last(history.UNVERIFY).user, certificate.verified_on) == (user, None)
    assert last(history.UNVERIFY).message


def test_what_happens_to_a_marketplace(db):
    user, shop = AdminFactory(), MarketplaceFactory()
    other = MarketplaceFactory(slug="buudien", name="Buudien", hosts="buudien.example")
    before = record.snapshot(shop)
    shop.state, shop.renamed_to = shop.State.RENAMED, other
    shop.save()
    change = record.write_down(shop, before, user, 3)
    history.log_change(shop, before, change.after, user, 3)
    assert "Buudien" in last(history.RENAME).message
    record.undo(change, user, 3)
    assert "3" in last(history.UNDO).message
    record.confirm(shop, user)
    assert last(history.CONFIRM).user == user
    history.log_change(shop, before, before | {"state": shop.State.CLOSED}, user, 2)
    assert "2" in last(history.CLOSE).message


def test_a_long_task_is_written_down_with_who_asked_for_it(db):
    user = AdminFactory()
    start(f"{__name__}.noop", "Checking the listings", user)
    assert (last("showcase.job.start").user, last("showcase.job.start").label) == (user, "Checking the listings")


def test_an_entry_without_its_data_still_says_what_was_done(db):
    log(CategoryFactory(), history.VERIFY)
    assert last(history.VERIFY).message
