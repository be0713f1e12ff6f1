"""Codes in the admin: files, scans, the report, and the end of a code."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from openpyxl import load_workbook

from showcase.codes.making import code_for
from showcase.editorial.roles.models import RoleKey
from showcase.models import Scan, ShortCode
from tests.desk import member
from tests.factories import AdminFactory, EventPageFactory, ProductPageFactory


@pytest.fixture
def admin(client, site):
    client.force_login(AdminFactory())
    return client


@pytest.fixture
def scanned(site):
    """Return the two codes of a product, scanned 3 times in general and 4 times at a fair."""
    ginger = ProductPageFactory(parent=site.products, title="=Gừng")
    fair = EventPageFactory(parent=site.events, title="Hội chợ Vinh")
    codes = code_for(ginger), code_for(ginger, at=fair)
    for code, count in zip(codes, (3, 4), strict=True):
        Scan.objects.create(code=code, day=localdate(), count=count)
        Scan.objects.create(code=code, day=localdate() - timedelta(days=40), count=100)
    return codes


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_code_is_made_from_the_page_once(admin, site):
    page = ProductPageFactory(parent=site.products)
    address = reverse("code_of_page", args=[page.pk])
    assert address in text(admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    admin.get(address)
    assert not ShortCode.objects.exists()
    admin.post(address)
    admin.post(address)
    assert admin.get(address).url == reverse("code", args=[ShortCode.objects.get().pk])


def test_screen_of_a_code_tells_its_scans_by_day_and_those_at_other_places(admin, scanned):
    shown = text(admin.get(reverse("code", args=[scanned[0].pk])))
    assert f"/q/{scanned[0].code}/" in shown
    assert '<meter min="0" max="3" value="3">' in shown
    assert "Hội chợ Vinh" in shown
    assert ">4<" in shown.replace(" ", "")


@pytest.mark.parametrize(("extension", "kind"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_files_are_downloads(admin, scanned, extension, kind):
    answer = admin.get(reverse("code_file", args=[scanned[0].pk, extension]))
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        kind,
        f'attachment; filename="qr-{scanned[0].code}.{extension}"',
    )


def test_list_of_codes_finds_by_words_and_state(admin, scanned):
    ShortCode.objects.filter(pk=scanned[0].pk).update(retired_on=date(2026, 1, 1))
    assert [code.pk for code in admin.get(reverse("codes"), {"words": "vinh"}).context["object_list"]] == [
        scanned[1].pk
    ]
    assert [code.pk for code in admin.get(reverse("codes"), {"retired": "yes"}).context["object_list"]] == [
        scanned[0].pk
    ]


@pytest.mark.parametrize(
    ("by", "counts"),
    [("code", [4, 3]), ("place", [4, 3]), ("day", [7]), ("each", {3, 4})],
)
def test_report_counts_scans_by_code_place_and_day(admin, scanned, by, counts):
    rows = admin.get(reverse("report_scans"), {"by": by}).context["object_list"]
    found = [row.count for row in rows]
    assert (set(found) if isinstance(counts, set) else found) == counts


def test_report_takes_the_days_that_are_asked_for_and_says_what_makes_no_sense(admin, scanned):
    since = localdate() - timedelta(days=60)
    rows = admin.get(reverse("report_scans"), {"since": f"{since:%d/%m/%Y}", "by": "day"}).context["object_list"]
    assert [row.count for row in rows] == [200, 7]
    assert admin.get(reverse("report_scans"), {"since": "32/13/2026", "by": "nothing"}).status_code == 200


def test_report_is_a_workbook_and_a_table_in_which_no_name_is_a_formula(admin, scanned):
    workbook = b"".join(admin.get(reverse("report_scans"), {"export": "xlsx"}))
    rows = list(load_workbook(BytesIO(workbook)).active.values)
    assert [row[-1] for row in rows[1:]] == [4, 3]
    table = b"".join(admin.get(reverse("report_scans"), {"export": "csv"})).decode()
    assert "'=Gừng" in table


def test_code_is_retired_with_words_and_taken_into_use_again(admin, scanned):
    address = reverse("code_retire", args=[scanned[0].pk])
    admin.post(address, {"retired_on": "01/11/2026", "farewell_vi": "Không còn làm nữa."})
    assert ShortCode.objects.get(pk=scanned[0].pk).is_retired
    assert "Không còn làm nữa." in text(admin.get(reverse("code", args=[scanned[0].pk])))
    admin.post(address, {"retired_on": ""})
    assert not ShortCode.objects.get(pk=scanned[0].pk).is_retired


def test_organiser_sees_what_was_printed_for_their_own_event_only(client, site, desk):
    organiser = member(RoleKey.ORGANISER)
    mine, other = (EventPageFactory(parent=site.events, owner=owner) for owner in (organiser, AdminFactory()))
    ginger = ProductPageFactory(parent=site.products)
    codes = [code_for(ginger), code_for(ginger, at=mine), code_for(ginger, at=other), code_for(mine)]
    client.force_login(organiser)
    seen = {code.pk for code in client.get(reverse("codes")).context["object_list"]}
    assert seen == {codes[1].pk, codes[3].pk}
