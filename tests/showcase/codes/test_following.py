"""What happens to whoever scans a code: led on, counted, or told what became of it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from showcase.codes.making import code_for
from showcase.models import Scan
from tests.factories import EventPageFactory, ProductPageFactory
from tests.product_pages.helpers import english
from tests.product_pages.test_clicks import PHONE

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def ginger(site):
    return ProductPageFactory(parent=site.products, title="Gừng Kỳ Sơn", first_published_at=SEEN)


@pytest.fixture
def code(ginger):
    return code_for(ginger)


def scan(code, prefix="", client=None, **headers):
    return (client or Client()).get(f"{prefix}/q/{code.code}/", headers={"User-Agent": PHONE} | headers)


def told(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.database
def test_scans_of_a_day_are_one_row_that_counts(code, ginger):
    answers = [scan(code) for _scan in range(3)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, ginger.url)}
    assert list(Scan.objects.values_list("code", "count")) == [(code.pk, 3)]


def test_day_is_the_day_here(code):
    for hour in (datetime(2026, 11, 23, 16, 59, tzinfo=UTC), datetime(2026, 11, 23, 17, 0, tzinfo=UTC)):
        with time_machine.travel(hour, tick=False):
            scan(code)
    days = Scan.objects.order_by("day").values_list("day", "count")
    assert list(days) == [(date(2026, 11, 23), 1), (date(2026, 11, 24), 1)]


def test_robots_are_led_on_but_not_counted(code):
    assert scan(code, **{"User-Agent": "curl/8.5.0"}).status_code == 302
    assert not Scan.objects.exists()


def test_nothing_is_kept_of_who_scanned_and_no_cache_keeps_the_answer(code, settings):
    settings.PAGE_CACHE = True
    answers = [scan(code), scan(code)]
    assert all("no-store" in answer["Cache-Control"] and not answer.cookies for answer in answers)
    assert answers[0]["X-Robots-Tag"] == "noindex, nofollow"
    assert {field.name for field in Scan._meta.get_fields()} == {"id", "code", "day", "count"}
    assert Scan.objects.get().count == 2


@pytest.mark.parametrize("path", ["/q/{}", "/Q/{}/", "/q/{}/"])
def test_code_typed_from_paper_is_found_in_either_case(code, path, client):
    assert client.get(path.format(code.code.upper())).status_code == 302


def test_address_says_in_which_language_the_page_is_opened(code, ginger):
    translation = english(ginger, title="Ginger")
    assert scan(code, "/en")["Location"] == translation.url
    assert scan(code)["Location"] == ginger.url


def test_page_without_english_is_opened_in_vietnamese(code, ginger):
    assert scan(code, "/en")["Location"] == ginger.url


def test_code_survives_a_new_name_and_a_new_place(code, ginger, site):
    ginger.title, ginger.slug = "Gừng Mường Lống", "gung-muong-long"
    ginger.save()
    ginger.move(site.producers, pos="last-child")
    ginger.refresh_from_db()
    assert scan(code)["Location"] == ginger.url
    assert "/nguoi-lam-ra/gung-muong-long/" in ginger.url


def test_code_of_a_stand_leads_to_it_on_the_page_of_the_event(site):
    fair = EventPageFactory(parent=site.events)
    assert scan(code_for(fair, at=fair, stand="NHÀ2-B3"))["Location"] == f"{fair.url}#stand-nha2-b3"


def test_following_a_code_costs_few_queries(code):
    scan(code)
    with CaptureQueriesContext(connection) as captured:
        scan(code)
    assert len(captured) <= 6


def test_unknown_code_is_not_found(site, client):
    assert client.get("/q/zzzzz/").status_code == 404


def test_deleted_page_is_gone_and_its_last_name_is_told(code, ginger):
    ginger.title = "Gừng sẻ"
    ginger.save()
    ginger.delete()
    answer = scan(code)
    assert answer.status_code == 410
    assert "Gừng sẻ" in told(answer)
    assert not Scan.objects.exists()


def test_page_below_a_deleted_section_keeps_its_name_too(code, site):
    site.products.delete()
    assert "Gừng Kỳ Sơn" in told(scan(code))


def test_unpublished_page_is_gone_and_comes_back(code, ginger):
    ginger.unpublish()
    assert scan(code).status_code == 410
    assert "Gừng Kỳ Sơn" in told(scan(code))
    ginger.refresh_from_db()
    ginger.save_revision().publish()
    assert scan(code).status_code == 302


def test_draft_that_readers_never_saw_is_not_named(site):
    draft = ProductPageFactory(parent=site.products, title="Bí mật", live=False)
    code = code_for(draft)
    answer = scan(code)
    assert answer.status_code == 404
    assert "Bí mật" not in told(answer)
    draft.delete()
    assert scan(code).status_code == 410
    assert "Bí mật" not in told(scan(code))


@pytest.mark.parametrize(("prefix", "words"), [("", "Nay làm trà gừng."), ("/en", "It is tea now.")])
def test_retired_code_says_what_became_of_it_and_leads_to_what_came_after(code, site, prefix, words):
    tea = ProductPageFactory(parent=site.products, title="Trà gừng")
    code.retired_on, code.successor = date(2026, 1, 1), tea.page_ptr
    code.farewell_vi, code.farewell_en = "Nay làm trà gừng.", "It is tea now."
    code.save()
    answer = scan(code, prefix)
    assert answer.status_code == 410
    assert words in told(answer)
    assert f'href="{tea.url}"' in told(answer)


def test_code_that_retires_tomorrow_leads_on_today(code, ginger):
    code.retired_on = date(2026, 12, 2)
    code.save()
    with time_machine.travel(date(2026, 12, 1)):
        assert scan(code).status_code == 302
    with time_machine.travel(date(2026, 12, 2)):
        assert scan(code).status_code == 410
