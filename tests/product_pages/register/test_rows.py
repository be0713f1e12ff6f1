"""What each row is taken for, what is wrong with it, in the words of the models' own rules."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from product_pages.models import Certificate
from product_pages.register.apply import Refused
from product_pages.register.models import Action, ImportRun
from product_pages.register.work import apply_run
from tests.factories import (
    AdminFactory,
    CertificateFactory,
    CriteriaSetFactory,
    ListingFactory,
    MarketplaceFactory,
    ProducerPageFactory,
    ProductPageFactory,
)

from .helpers import CERTIFICATE_HEADINGS, actions, applied, planned, previewed, problems, text, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
ROW = ["Gừng Kỳ Sơn", "HTX Mường Lống", "OCOP", "4 sao", "OCOP-01", "348/QĐ-UBND", "UBND tỉnh", "28/02/2024"]


@pytest.fixture
def _today():
    with time_machine.travel("2026-11-24 05:00:00Z", tick=False):
        yield


def certificate(**changes) -> list:
    """Return a good row with some cells changed, by heading's number."""
    return [changes.get(f"c{index}", cell) for index, cell in enumerate(ROW)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"c0": None}, "must be filled in"),
        ({"c0": "Sầu riêng"}, "no page “Sầu riêng”"),
        ({"c1": "HTX lạ"}, "no page “HTX lạ”"),
        ({"c2": "Giải thưởng lạ"}, "Known are: OCOP"),
        ({"c2": None, "c3": None}, "under which scheme"),
        ({"c2": "VietGAP"}, "gives no stars"),
        ({"c3": "6"}, "less than or equal to 5"),
        ({"c3": "tiềm năng 5 sao"}, "no number of stars"),
        ({"c4": "x" * 61}, "at most 60"),
        ({"c6": "Công ty lạ"}, "not among those who issue"),
        ({"c7": "31/02/2024"}, "no such day"),
        ({"c7": "28/02/2027"}, "issued in the future"),
        ({"c7": "=NOW()"}, "formula"),
    ],
)
def test_wrong_certificate_is_a_sentence_at_its_row(register, changes, sentence):
    assert sentence in problems("certificates", xlsx(CERTIFICATE_HEADINGS, certificate(**changes)))[2]


def test_control_character_is_a_sentence_at_its_row(register):
    assert "control character" in problems("certificates", text(CERTIFICATE_HEADINGS, certificate(c5="34\x078")))[2]


def test_reversed_days_are_a_sentence(register):
    content = xlsx([*CERTIFICATE_HEADINGS, "Ngày hết hạn"], [*ROW, "28/02/2023"])
    assert "cannot end before it was issued" in problems("certificates", content)[2]


def test_two_certificates_for_one_time_in_the_sheet(register):
    second = certificate(c4="OCOP-02", c5="9/QĐ-UBND", c7="01/06/2025")
    assert "row 2" in problems("certificates", xlsx(CERTIFICATE_HEADINGS, ROW, second))[3]


def test_two_certificates_for_one_time_with_one_that_is_here(register):
    CertificateFactory(product=register.ginger, producer=register.maker, decision="1/QĐ-UBND")
    assert "There is one for this time already" in problems("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))[2]


def test_renewal_may_overlap_what_it_renews(register):
    CertificateFactory(product=register.ginger, producer=register.maker, decision="1/QĐ-UBND")
    row = certificate(c7="01/06/2026")
    content = xlsx([*CERTIFICATE_HEADINGS, "Cấp lại cho"], [*row, "1/qđ-ubnd"], [*certificate(c4="2"), "2/QĐ"])
    assert "Import that one first" in problems("certificates", content).pop(3)
    applied("certificates", content, take_good=True)
    assert Certificate.objects.get(product_code="OCOP-01").renews.decision == "1/QĐ-UBND"


def test_same_row_twice_names_the_first(register):
    assert problems("certificates", xlsx(CERTIFICATE_HEADINGS, ROW, ROW)) == {3: "This row is about the same as row 2."}


@pytest.mark.parametrize("second", [["Mận", None], ["mận", None], ["Mận", "Na Ngoi"]])
def test_same_new_product_twice_names_the_first(register, second):
    content = xlsx(["Tên sản phẩm", "Xã/phường"], ["Mận", None], second)
    assert problems("products", content) == {3: "This row is about the same as row 2."}


def test_one_name_in_two_places_is_two_products(register):
    content = xlsx(["Tên sản phẩm", "Xã/phường"], ["Mận", "Mường Xén"], ["Mận", "Na Ngoi"])
    assert actions(applied("products", content)) == {"new": 2}
    assert actions(previewed("products", content)) == {"unchanged": 2}
    assert "Several pages have this title" in problems("products", xlsx(["Tên sản phẩm"], ["Mận"]))[2]


def test_ambiguous_name_of_a_product_asks_for_its_code(register):
    ProductPageFactory(parent=register.products, title="Gừng Kỳ Sơn", slug="gung-khac")
    content = xlsx(CERTIFICATE_HEADINGS, ROW, certificate(c0="gung-khac"))
    assert problems("certificates", content) == {
        2: "“Gừng Kỳ Sơn” is the title of several pages. Write the page code of one: gung-khac, gung-ky-son."
    }


def test_names_are_found_without_marks_and_taken_apart(register):
    row = certificate(c0="GUNG KY SON", c1="HTX Mu\u031bo\u031b\u0300ng Lo\u0302\u0301ng", c2="ocop (một xã)")
    assert [each.action for each in planned("certificates", xlsx(CERTIFICATE_HEADINGS, row))] == [Action.NEW]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("https://shop.example/p/1.html", "on the hosts of no marketplace here"),
        ("https://postmart.example.evil.example/p/1.html", "on the hosts of no marketplace here"),
        ("https://postmart.example:8080/p/1.html", "on the hosts of no marketplace here"),
        ("https://postmart.example@evil.example/p/1", "on the hosts of no marketplace here"),
        ("https://pоstmart.example/p/1.html", "on the hosts of no marketplace here"),
        ("https://[::1", "on the hosts of no marketplace here"),
    ],
)
def test_listing_elsewhere_is_a_sentence(register, url, sentence):
    assert sentence in problems("listings", xlsx(["Sản phẩm", "Link"], ["Gừng Kỳ Sơn", url]))[2]


def test_listing_at_a_marketplace_that_is_named_but_elsewhere(register):
    row = ["Gừng Kỳ Sơn", "Postmart", "https://evil.example/p/1"]
    assert "evil.example is not a host of Postmart" in problems("listings", xlsx(["Sản phẩm", "Sàn", "Link"], row))[2]


def test_address_that_breaks_the_rule_of_its_marketplace(register):
    MarketplaceFactory(slug="voso", name="Voso", hosts="voso.example", rules="/{slug}-p{id}.html")
    row = ["Gừng Kỳ Sơn", "https://voso.example/gio-hang"]
    assert "No page of a product at Voso" in problems("listings", xlsx(["Sản phẩm", "Link"], row))[2]


def test_listing_of_another_product_is_a_sentence(register):
    ListingFactory(product=register.tea, url="https://postmart.example/p/1.html")
    row = ["Gừng Kỳ Sơn", "https://postmart.example/p/1.html?utm_source=x"]
    assert "already recorded, for Chè Shan tuyết" in problems("listings", xlsx(["Sản phẩm", "Link"], row))[2]


def test_spirits_get_no_listing(register):
    ProductPageFactory(
        parent=register.products, title="Rượu men lá", criteria_set=CriteriaSetFactory(no_buy_button=True)
    )
    row = ["Rượu men lá", "https://postmart.example/p/1.html"]
    assert "spirits get no buy button" in problems("listings", xlsx(["Sản phẩm", "Link"], row))[2]


def test_merged_cells_among_the_data_are_a_sentence(register):
    content = xlsx(["Tên sản phẩm", "Xã"], ["Mận", "Na Ngoi"], ["Đào", None], merge=("B2:B3",))
    found = problems("products", content)
    assert set(found) == {2, 3}
    assert "merged here (B2:B3)" in found[2]


def test_empty_cell_changes_nothing_and_the_mark_empties(register):
    headings = ["Tên sản phẩm", "Giới thiệu", "Xã/phường"]
    assert actions(previewed("products", xlsx(headings, ["Gừng Kỳ Sơn", None, ""]))) == {"unchanged": 1}
    run = previewed("products", xlsx(["Mã trang", *headings], ["gung-ky-son", "Gừng Kỳ Sơn", "(xóa)", "(XOÁ)"]))
    assert run.rows.get().changes == {"intro": ["Trồng trên nương cao.", ""], "place": ["Xã Mường Xén", ""]}


def test_page_code_decides_which_page_is_meant(register):
    run = previewed("products", xlsx(["Mã trang", "Tên sản phẩm"], ["gung-ky-son", "Gừng dé Kỳ Sơn"]))
    assert run.rows.get().changes == {"title": ["Gừng Kỳ Sơn", "Gừng dé Kỳ Sơn"]}
    assert (
        "its page code is gung-ky-son"
        in problems("products", xlsx(["Mã trang", "Tên sản phẩm"], ["gung-moi", "Gừng Kỳ Sơn"]))[2]
    )
    assert "is no page code" in problems("products", xlsx(["Mã trang", "Tên sản phẩm"], ["Mận đỏ", "Mận"]))[2]


def test_page_code_of_another_kind_of_page_is_taken(register):
    register.ginger.create_alias(parent=register.products, update_slug="gung-ban-sao")
    rows = ["Mã trang", "Tên sản phẩm"], ["gung-ban-sao", "Mận"]
    assert problems("products", xlsx(*rows)) == {2: "This page code is taken by another page."}


@pytest.mark.parametrize("held", ["locked", "reviewed"])
def test_page_that_somebody_holds_is_not_changed(register, held):
    if held == "locked":
        register.ginger.locked = True
        register.ginger.save()
    else:
        register.ginger.save_revision()
        register.ginger.get_workflow().start(register.ginger, AdminFactory())
    content = xlsx(["Tên sản phẩm", "Mùa vụ"], ["Gừng Kỳ Sơn", "5"], ["Chè Shan tuyết", "5"])
    assert problems("products", content) == {2: "The page is locked or being reviewed. Wait until that has ended."}


def test_moved_day_moves_the_end_that_the_rule_gave(register):
    applied("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    run = previewed("certificates", xlsx(CERTIFICATE_HEADINGS, certificate(c7="01/03/2024")))
    assert run.rows.get().changes == {
        "issued_on": ["28/02/2024", "01/03/2024"],
        "valid_until": ["28/02/2027", "01/03/2027"],
    }


def test_certificate_without_numbers_is_known_again_by_its_product(register):
    CertificateFactory(
        product=register.ginger, decision="", issued_on=None, valid_until=None, verified_on=None, producer=None
    )
    run = previewed("certificates", xlsx(CERTIFICATE_HEADINGS, ROW))
    assert actions(run) == {"changed": 1}


def test_two_makers_of_one_product_have_a_certificate_each(register):
    ProducerPageFactory(parent=register.producers, title="HTX Na Ngoi")
    content = xlsx(CERTIFICATE_HEADINGS, ROW, certificate(c1="HTX Na Ngoi", c4="OCOP-02"))
    assert actions(applied("certificates", content)) == {"new": 2}
    assert actions(previewed("certificates", content)) == {"unchanged": 2}


def thousand() -> list[list]:
    """Return 1,000 rows of which 37 are wrong."""
    rows = []
    for number in range(1_000):
        wrong = number % 27 == 0 and number // 27 < 37
        day = "31/02/2024" if wrong else f"{number % 28 + 1:02}/03/2024"
        rows.append([*ROW[:4], f"OCOP-{number:04}", *ROW[5:7], day, f"hộp {number}"])
    return rows


def test_import_of_1000_rows_with_37_bad_ones(register):
    headings = [*CERTIFICATE_HEADINGS, "Tên sản phẩm trên giấy"]
    content = xlsx(headings, *thousand())
    run = previewed("certificates", content)
    assert actions(run) == {"new": 963, "error": 37}
    wrong = run.rows.filter(action=Action.ERROR)
    assert [row.number for row in wrong] == [2 + 27 * number for number in range(37)]
    assert all(row.problems == [["issued_on", "There is no such day: 31/02/2024. Write dd/mm/yyyy."]] for row in wrong)
    with pytest.raises(Refused, match="Nothing was written: 37 rows are wrong"):
        apply_run(run, take_good=False)
    assert not Certificate.objects.exists()
    assert ImportRun.objects.get().state == ImportRun.State.PREVIEWED
    assert apply_run(run, take_good=True) == 963
    corrected = [[*row[:7], row[7].replace("31/02", "28/02"), row[8]] for row in thousand()]
    again = applied("certificates", xlsx(headings, *corrected))
    assert actions(again) == {"new": 37, "unchanged": 963}
    assert Certificate.objects.count() == 1_000


def test_preview_costs_the_same_at_any_number_of_rows(register):
    counts = []
    for number in (3, 60):
        run_rows = [[*row[:7], "01/03/2024", row[8]] for row in thousand()[:number]]
        with CaptureQueriesContext(connection) as captured:
            planned("certificates", xlsx([*CERTIFICATE_HEADINGS, "Tên sản phẩm trên giấy"], *run_rows))
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[1] <= 40
