"""Drafts and revisions for review: what an import writes, writes once, and never shows to readers."""

from datetime import date

import pytest

from product_pages.models import Certificate, ImportRun, Listing, ProducerPage, ProductPage
from product_pages.register.apply import Refused
from product_pages.register.work import apply_run

from .helpers import CERTIFICATE_HEADINGS, actions, applied, previewed, text, xlsx

ROW = ["Gừng Kỳ Sơn", "HTX Mường Lống", "OCOP", "4 sao", "OCOP-01", "348/QĐ-UBND", "UBND tỉnh", "28/02/2024"]
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_new_product_is_a_draft_with_a_revision(register):
    applied("products", xlsx(["Tên sản phẩm", "Xã/phường", "Tháng thu hoạch"], ["Mận Kỳ Sơn", "Tà Cạ", "5, 6"]))
    page = ProductPage.objects.get(title="Mận Kỳ Sơn")
    assert not page.live
    assert page.get_parent().specific == register.products
    assert page.latest_revision
    assert page.slug == "man-ky-son"
    assert page.place.name == "Mường Xén"
    assert page.season == (5, 6)


def test_new_producer_is_a_draft_of_the_kind_that_its_name_says(register):
    applied("producers", xlsx(["Tên chủ thể", "Xã/phường"], ["Công ty Gừng Việt", "Na Ngoi"]))
    page = ProducerPage.objects.get(title="Công ty Gừng Việt")
    assert (page.live, page.kind, page.place.name) == (False, "company", "Na Ngoi")


def test_change_to_a_published_page_is_a_revision_that_waits(register):
    applied("products", xlsx(["Tên sản phẩm", "Giới thiệu", "Chủ thể"], ["gung ky son", "Củ nhỏ.", "HTX Mường Lống"]))
    page = ProductPage.objects.get(pk=register.ginger.pk)
    assert (page.live, page.intro, page.has_unpublished_changes) == (True, "Trồng trên nương cao.", True)
    draft = page.get_latest_revision_as_object()
    assert draft.intro == "Củ nhỏ."
    assert [each.producer_id for each in draft.product_producers.all()] == [register.maker.pk]
    assert not page.product_producers.exists()


def test_new_certificate_is_a_draft_that_nobody_has_verified(register):
    applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    record = Certificate.objects.get()
    assert not record.live
    assert record.verified_on is None
    assert (record.stars, record.issued_on, record.valid_until) == (4, date(2024, 2, 28), date(2027, 2, 28))
    assert (record.product_id, record.producer_id) == (register.ginger.pk, register.maker.pk)


def test_change_to_a_published_certificate_is_a_revision_that_waits(register):
    applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    Certificate.objects.get().latest_revision.publish()
    run = applied("certificates", xlsx(CERTIFICATE_HEADINGS, [*ROW[:3], "5 sao", *ROW[4:]]))
    assert run.rows.get().changes == {"stars": ["4", "5"]}
    record = Certificate.objects.get()
    assert (record.live, record.stars, record.has_unpublished_changes) == (True, 4, True)
    assert record.get_latest_revision_as_object().stars == 5


def test_new_listing_is_unchecked_and_cleaned(register):
    url = "https://postmart.example/p/gung-1.html?utm_source=zalo"
    applied("listings", text(["Sản phẩm", "Sàn", "Link"], ["Gừng Kỳ Sơn", "postmart", url]))
    listing = Listing.objects.get()
    assert (listing.url, listing.state) == ("https://postmart.example/p/gung-1.html", "unchecked")
    assert not listing.leads_on


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("products", [["Tên sản phẩm", "Xã/phường"], ["Mận Kỳ Sơn", "Na Ngoi"], ["Gừng Kỳ Sơn", "Mường Xén"]]),
        ("producers", [["Tên chủ thể", "Website"], ["HTX Mới", "moi.example"], ["HTX Mường Lống", "long.example"]]),
        ("certificates", [CERTIFICATE_HEADINGS, ROW]),
        ("listings", [["Sản phẩm", "Link"], ["Gừng Kỳ Sơn", "postmart.example/p/1.html?fbclid=x"]]),
    ],
)
def test_second_time_changes_nothing(register, kind, rows):
    applied(kind, xlsx(*rows))
    again = previewed(kind, xlsx(*rows))
    assert actions(again) == {"unchanged": len(rows) - 1}


def test_failure_in_the_middle_leaves_the_old_state(register, monkeypatch):
    run = previewed("certificates", xlsx(CERTIFICATE_HEADINGS, ROW, ["Chè Shan tuyết", *ROW[1:4], "OCOP-02", *ROW[5:]]))

    def fail(*args, **kwargs):
        raise RuntimeError("the power fails")

    # The certificates and their revisions are written by then.
    monkeypatch.setattr("product_pages.register.work.record_rows", fail)
    with pytest.raises(RuntimeError):
        apply_run(run, take_good=False)
    run.refresh_from_db()
    assert not Certificate.objects.exists()
    assert run.state == ImportRun.State.PREVIEWED
    monkeypatch.undo()
    assert apply_run(run, take_good=False) == 2


def test_nothing_is_written_when_the_site_has_changed_since_the_preview(register):
    run = previewed("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    applied("certificates", xlsx(CERTIFICATE_HEADINGS, [*ROW[:3], "5", *ROW[4:]]))
    with pytest.raises(Refused, match="has changed since"):
        apply_run(run, take_good=False)
    assert Certificate.objects.get().stars == 5
    assert run.rows.get().changes == {"stars": ["5", "4"]}


def test_run_is_written_once(register):
    run = applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    with pytest.raises(Exception, match="kept no longer"):
        apply_run(run, take_good=False)
