"""The register in the admin: from the upload to the undoing, for the desk and nobody else."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from product_pages.models import Certificate, ImportRun
from product_pages.register.models import Kind
from showcase.jobs.models import Job
from tests.factories import UserFactory

from .helpers import CERTIFICATE_HEADINGS, applied, previewed, xlsx

pytestmark = pytest.mark.django_db
ROW = ["Gừng Kỳ Sơn", "HTX Mường Lống", "OCOP", "4 sao", "OCOP-01", "348/QĐ-UBND", "UBND tỉnh", "28/02/2024"]
BAD = [*ROW[:3], "9 sao", "OCOP-02", *ROW[5:]]
SHEET = xlsx(CERTIFICATE_HEADINGS, ROW, BAD)


def url(name: str, *args) -> str:
    return reverse(f"register:{name}", args=args)


def user_with(*permissions: str):
    user = UserFactory()
    group = Group.objects.create(name="desk")
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *permissions)))
    user.groups.add(group)
    return user


@pytest.fixture
def desk(client, register):
    """Return a client of somebody who keeps certificates and listings, reading English."""
    user = user_with("add_certificate", "change_certificate", "add_listing", "change_listing")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    client.user = user
    return client


def upload(client, content: bytes, name: str = "so.xlsx", kind: str = "certificates"):
    return client.post(url("upload"), {"kind": kind, "file": SimpleUploadedFile(name, content)}, follow=True)


def test_from_the_upload_to_the_undoing(desk):
    columns = upload(desk, SHEET)
    run = ImportRun.objects.get()
    assert columns.redirect_chain[-1][0] == url("columns", run.pk)
    form = columns.context["form"]
    posted = {form.name_of(heading): form.fields[form.name_of(heading)].initial for heading in form.head.headings}
    preview = desk.post(url("columns", run.pk), posted, follow=True)
    assert preview.context["run"].state == ImportRun.State.PREVIEWED
    assert [(row.row.number, row.row.action) for row in preview.context["rows"]] == [(2, "new"), (3, "error")]
    assert "Ensure this value is less than or equal to 5." in preview.content.decode()
    refused = desk.post(url("apply", run.pk), follow=True)
    assert "Nothing was written: 1 row is wrong." in refused.content.decode()
    assert not Certificate.objects.exists()
    written = desk.post(url("apply", run.pk), {"take_good": "on"}, follow=True)
    assert "1 row was written." in written.content.decode()
    record = Certificate.objects.get()
    assert record.latest_revision.user == desk.user
    assert reverse(Certificate.snippet_viewset.get_url_name("edit"), args=[record.pk]) in written.content.decode()
    undone = desk.post(url("undo", run.pk), follow=True)
    assert "1 row was taken back." in undone.content.decode()
    assert not Certificate.objects.exists()


def test_rows_are_filtered_and_paged(desk):
    run = previewed("certificates", SHEET)
    shown = {
        query: len(desk.get(f"{url('run', run.pk)}?{query}").context["rows"])
        for query in ("", "show=error", "show=new", "show=changed", "show=nonsense", "p=999", "p=abc")
    }
    assert list(shown.values()) == [2, 1, 1, 0, 2, 2, 2]


def test_wrong_file_is_a_sentence_at_the_field_and_nothing_is_kept(desk):
    page = upload(desk, b"<html><table></table></html>", "so.xls")
    assert "web page under the name of a spreadsheet" in page.context["form"].errors["file"][0]
    assert not ImportRun.objects.exists()


def test_file_of_200_megabytes_is_refused_before_it_is_read(desk, monkeypatch):
    monkeypatch.setattr("product_pages.register.reading.LARGEST", 1_000)
    monkeypatch.setattr("product_pages.register.work.receive", None)
    page = upload(desk, b"x" * 1_001)
    assert "at most 0 MB" in page.context["form"].errors["file"][0]


def test_two_columns_for_one_field_are_a_sentence_and_nothing_is_read(desk):
    upload(desk, SHEET)
    run = ImportRun.objects.get()
    posted = {f"column_{index}": "product" for index in range(8)}
    page = desk.post(url("columns", run.pk), posted)
    assert "are both matched to" in page.context["form"].non_field_errors()[0]
    assert not run.rows.exists()


def test_another_sheet_of_the_workbook_is_read(desk):
    upload(desk, xlsx(sheets={"2024": [CERTIFICATE_HEADINGS, ROW], "2025": [["Ghi chú", "Sản phẩm"], ["a", "b"]]}))
    run = ImportRun.objects.get()
    page = desk.post(url("sheet", run.pk), {"sheet": "2025"}, follow=True)
    assert [heading.column for heading in page.context["head"].headings] == ["notes", "product"]
    page = desk.post(url("sheet", run.pk), {"sheet": "nowhere"}, follow=True)
    assert "There is no sheet “nowhere”" in page.content.decode()


def test_run_at_work_shows_how_far_it_is_and_asks_again(desk):
    run = previewed("certificates", SHEET)
    run.job = Job.objects.create(kind="x", by=desk.user, state=Job.State.RUNNING, done=30, total=120)
    run.save()
    page = desk.get(url("run", run.pk))
    assert page["Refresh"]
    assert "30 of 120 (25 %)" in page.content.decode()
    assert desk.post(url("apply", run.pk), follow=True).context["run"].state == ImportRun.State.PREVIEWED


def test_run_is_put_away(desk):
    run = previewed("certificates", SHEET)
    desk.post(url("discard", run.pk))
    assert not ImportRun.objects.exists()
    assert desk.post(url("discard", applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW)).pk)).status_code == 404


@pytest.mark.parametrize("kind", Kind.values)
def test_exports_and_templates_are_sent(desk, kind):
    for name in ("export", "template"):
        for extension in ("xlsx", "csv"):
            response = desk.get(url(name, kind, extension))
            assert response.status_code == 200
            assert f".{extension}" in response["Content-Disposition"]
    assert desk.get(url("export", kind, "ods")).status_code == 404


def test_list_has_a_page_for_every_run_and_costs_the_same(desk, django_assert_max_num_queries):
    for _number in range(3):
        previewed("certificates", SHEET)
    desk.get(url("index"))
    with django_assert_max_num_queries(20):
        page = desk.get(url("index"))
    assert len(page.context["runs"]) == 3


def test_menu_has_the_register(desk):
    assert url("index") in desk.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("permissions", [(), ("add_certificate", "change_certificate", "change_listing")])
def test_others_are_refused(client, register, permissions):
    run = previewed("certificates", SHEET)
    client.force_login(user_with(*permissions))
    assert url("index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    for name, args in [("index", ()), ("upload", ()), ("run", (run.pk,)), ("columns", (run.pk,))] + [
        ("export", ("products", "csv")),
        ("template", ("products", "csv")),
    ]:
        assert client.get(url(name, *args)).status_code in (302, 403), name
    for name in ("sheet", "apply", "undo", "discard"):
        assert client.post(url(name, run.pk)).status_code in (302, 403), name
    run.refresh_from_db()
    assert run.state == ImportRun.State.PREVIEWED


def test_strangers_are_sent_to_log_in(client, register):
    assert "login" in client.get(url("index"))["Location"]


@pytest.mark.parametrize(
    ("state", "sentence"), [("previewed", "Nothing was written"), ("applied", "what has been done")]
)
def test_interrupted_step_says_how_things_stand(desk, state, sentence):
    run = previewed("certificates", SHEET)
    run.job = Job.objects.create(kind="x", by=desk.user, state=Job.State.LOST)
    run.state = state
    run.save()
    assert sentence in desk.get(url("run", run.pk)).content.decode()
