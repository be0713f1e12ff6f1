"""The way back: what the import made goes, as far as nobody has built on it, and what stays says why."""

import pytest

from product_pages.models import Certificate, ImportRow, ImportRun, Listing, ProducerPage, ProductPage
from product_pages.register.apply import Refused
from product_pages.register.undo import undo
from tests.factories import AdminFactory, CertificateFactory

from .helpers import CERTIFICATE_HEADINGS, applied, previewed, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ROW = ["Gừng Kỳ Sơn", "HTX Mường Lống", "OCOP", "4 sao", "OCOP-01", "348/QĐ-UBND", "UBND tỉnh", "28/02/2024"]
NEW_PRODUCT = xlsx(["Tên sản phẩm", "Xã/phường"], ["Mận Kỳ Sơn", "Na Ngoi"])
CHANGE = xlsx(["Tên sản phẩm", "Giới thiệu"], ["Gừng Kỳ Sơn", "Củ nhỏ."])


def kept() -> str:
    return ImportRow.objects.get().kept_because


def test_untouched_drafts_go(register):
    runs = [
        applied("products", NEW_PRODUCT),
        applied("producers", xlsx(["Tên chủ thể"], ["HTX Mới"])),
        applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW)),
        applied("listings", xlsx(["Sản phẩm", "Link"], ["Gừng Kỳ Sơn", "https://postmart.example/p/1.html"])),
    ]
    assert [undo(run) for run in runs] == [{"undone": 1, "kept": 0}] * 4
    assert not ProductPage.objects.filter(title="Mận Kỳ Sơn").exists()
    assert not Certificate.objects.exists()
    assert not Listing.objects.exists()


def test_change_of_a_page_goes_and_nothing_waits_any_more(register):
    before = ProductPage.objects.values().get(pk=register.ginger.pk)
    undo(applied("products", CHANGE))
    assert ProductPage.objects.values().get(pk=register.ginger.pk) == before
    assert not register.ginger.revisions.exists()


def test_change_on_top_of_a_draft_leaves_the_draft(register):
    register.ginger.intro = "Bản nháp."
    draft = register.ginger.save_revision()
    undo(applied("products", CHANGE))
    page = ProductPage.objects.get(pk=register.ginger.pk)
    assert page.has_unpublished_changes
    assert page.latest_revision == draft
    assert page.latest_revision_created_at == draft.created_at


def test_change_of_a_certificate_goes(register):
    record = CertificateFactory(product=register.ginger, producer=register.maker, product_code="OCOP-01")
    run = applied("certificates", xlsx(CERTIFICATE_HEADINGS, [*ROW[:3], "5 sao", *ROW[4:]]))
    assert Certificate.objects.get().has_unpublished_changes
    undo(run)
    record.refresh_from_db()
    assert (record.stars, record.has_unpublished_changes, record.latest_revision) == (4, False, None)
    assert record.verified_on


def test_page_that_was_edited_since_stays(register):
    run = applied("products", NEW_PRODUCT)
    ProductPage.objects.get(title="Mận Kỳ Sơn").save_revision()
    assert undo(run) == {"undone": 0, "kept": 1}
    assert kept() == "It has been edited since."
    assert ProductPage.objects.filter(title="Mận Kỳ Sơn").exists()


def test_page_that_was_published_since_stays(register):
    run = applied("products", CHANGE)
    ProductPage.objects.get(pk=register.ginger.pk).latest_revision.publish()
    undo(run)
    assert kept() == "It has been published since."
    assert ProductPage.objects.get(pk=register.ginger.pk).intro == "Củ nhỏ."


def test_new_certificate_that_was_published_since_stays(register):
    run = applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    Certificate.objects.get().latest_revision.publish()
    undo(run)
    assert kept() == "It has been published since."


def test_product_with_a_certificate_stays(register):
    run = applied("products", NEW_PRODUCT)
    CertificateFactory(product=ProductPage.objects.get(title="Mận Kỳ Sơn"))
    undo(run)
    assert kept().startswith("Something else belongs to it by now")


def test_page_in_review_stays(register):
    run = applied("products", CHANGE)
    page = ProductPage.objects.get(pk=register.ginger.pk)
    workflow = page.get_workflow()
    workflow.start(page, AdminFactory())
    undo(run)
    assert kept() == "It is being reviewed, or was."


def test_listing_where_readers_have_gone_stays(register):
    run = applied("listings", xlsx(["Sản phẩm", "Link"], ["Gừng Kỳ Sơn", "https://postmart.example/p/1.html"]))
    listing = Listing.objects.get()
    listing.clicks.create(day="2026-11-24", page=register.ginger, marketplace=listing.marketplace, count=1)
    undo(run)
    assert kept() == "Readers have gone there since."


def test_what_was_deleted_since_is_said(register):
    run = applied("products", NEW_PRODUCT)
    ProductPage.objects.get(title="Mận Kỳ Sơn").delete()
    undo(run)
    assert kept() == "It is not there any more."


def test_only_what_was_written_can_be_undone_and_once(register):
    run = previewed("products", NEW_PRODUCT)
    with pytest.raises(Refused):
        undo(run)
    run = applied("products", NEW_PRODUCT)
    undo(run)
    with pytest.raises(Refused):
        undo(run)
    assert applied("products", NEW_PRODUCT).counts["new"] == 1


def test_interrupted_undoing_goes_on_where_it_stopped(register, monkeypatch):
    monkeypatch.setattr("product_pages.register.undo.AT_ONCE", 1)
    run = applied("producers", xlsx(["Tên chủ thể"], ["HTX Một"], ["HTX Hai"]))

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(run, stop)
    assert [page.title for page in ProducerPage.objects.filter(live=False)] == ["HTX Một"]
    run.refresh_from_db()
    assert run.state == ImportRun.State.APPLIED
    assert undo(run) == {"undone": 2, "kept": 0}
