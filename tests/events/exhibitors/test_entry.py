"""Exhibitors from a spreadsheet: previewed, confirmed, and run again without doubles."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.exhibitors.entry.planner import Choices, Planner
from events.exhibitors.entry.sheet import Told, brought_back, carried, read
from events.models import Exhibitor
from product_pages.register.archive import Unreadable
from product_pages.register.reading import open_file
from tests.factories import AdminFactory, ExhibitorFactory, ProducerPageFactory, ProductPageFactory
from tests.product_pages.register.helpers import text, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
HEADS = ("Đơn vị tham gia", "Số gian", "Sản phẩm", "Ghi chú")


def planned(fair, *rows, heads=HEADS, choices: Choices | None = None, **options):
    """Return what the rows of a sheet would do."""
    _name, told = read(xlsx(heads, *rows, **options))
    return Planner(fair.page, AdminFactory(), choices or Choices()).plan(told)


def said(fair, *rows, **options) -> dict[int, str]:
    """Return the sentences at each row that is wrong."""
    return {
        row.number: " ".join(sentence for _column, sentence in row.problems)
        for row in planned(fair, *rows, **options)
        if row.problems
    }


def actions(rows) -> list[str]:
    return [row.action.value for row in rows]


class Desk:
    """The screen of the bulk entry, as an organiser uses it."""

    def __init__(self, client, event):
        self.client, self.address = client, reverse("exhibitors:entry", args=[event.pk])

    def upload(self, content: bytes):
        return self.client.post(self.address, {"file": SimpleUploadedFile("gian.xlsx", content)})

    def press(self, preview, **more):
        """Press a button of a preview."""
        carried = {name: preview.context_data[name] for name in ("rows", "seen")}
        return self.client.post(self.address, carried | more)


@pytest.fixture
def entry(organiser, fair):
    return Desk(organiser, fair.page)


# ---- reading
@pytest.mark.parametrize(
    "heads",
    [
        ("Exhibitor", "Stand", "Products", "Notes"),
        ("CHỦ THỂ", "Gian hàng số", "Mặt hàng", "Chú thích"),
        ("Tên đơn vị", "Booth", "Sản phẩm trưng bày", "Remark"),
    ],
)
def test_headings_in_both_languages(fair, heads):
    row = planned(fair, ("HTX Mường Lống", "a1", "Gừng Kỳ Sơn", "Nếm thử"), heads=heads)[0]
    assert row.producer == fair.maker.pk
    assert row.values == {"stand": "A1", "note": "Nếm thử", "products": (fair.ginger.pk,)}


def test_columns_in_any_order_below_a_title(fair):
    content = xlsx(("DANH SÁCH GIAN HÀNG",), (), ("Gian", "STT", "Đơn vị"), ("A1", 1, "HTX Mường Lống"))
    assert read(content)[1] == [Told(4, {"stand": "A1", "producer": "HTX Mường Lống"})]


def test_sheet_with_exhibitors_is_found_among_others():
    content = xlsx(sheets={"Bìa": [("Hội chợ",)], "Gian": [HEADS, ("HTX", "A1", "", "")]})
    assert read(content)[0] == "Gian"


def test_csv_with_semicolons_and_a_stand_that_is_a_number():
    assert read(text(HEADS, ["HTX", "12", "", ""], delimiter=";"))[1][0].texts["stand"] == "12"
    assert read(xlsx(HEADS, ("HTX", 12.0, None, None)))[1][0].texts["stand"] == "12"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"<html>", "web page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no spreadsheet"),
        (text(["a", "b"], ["1", "2"]), "No heading is recognised"),
        (text(["Số gian", "Ghi chú"], ["A1", "x"]), "No column is matched to"),
        (text(["Đơn vị", "Chủ thể"], ["x", "y"]), "both matched"),
        (text(list(HEADS)), "no rows"),
        (text(list(HEADS), *[[f"HTX {n}", "", "", ""] for n in range(1_001)]), "more than 1000 rows"),
    ],
)
def test_file_that_cannot_be_taken_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(content)


def test_what_a_cell_cannot_be(fair):
    wrong = said(
        fair,
        ("=A1", "A1", "", ""),
        ("HTX Mường Lống", date(2026, 1, 2), "", ""),
        ("Cơ sở Vạn Phần", "A" * 21, "", "x" * 251),
        ("", "A3", "", ""),
        ("(xóa)", "A4", "", ""),
    )
    assert "formula" in wrong[2]
    assert "made a date of the stand" in wrong[3]
    assert wrong[4].count("letters") == 2
    assert wrong[5] == wrong[6] == "This must be filled in."


def test_merged_cells_are_wrong_and_empty_rows_are_passed_over(fair):
    rows = planned(
        fair, ("HTX Mường Lống", "A1", "", ""), ("", "", "", ""), ("Cơ sở Vạn Phần", "A2", "x", ""), merge=("A4:A5",)
    )
    assert [row.number for row in rows] == [2, 4]
    assert "Cells are merged here (A4:A5)" in rows[1].problems[0][1]


# ---- what rows would do
def test_new_changed_and_unchanged(fair):
    ExhibitorFactory(event=fair.page, producer=fair.maker, name="", stand="A1").products.set([fair.ginger])
    ExhibitorFactory(event=fair.page, name="Hộ ông Đá", stand="A2", note="Cũ")
    rows = planned(
        fair,
        ("htx muong long", "A1", "Gừng Kỳ Sơn", ""),
        ("Hộ ông Đá", "A9", "", "(xóa)"),
        ("Cơ sở Vạn Phần", "B1", "Nước mắm Vạn Phần; Gừng Kỳ Sơn", "Mới"),
    )
    assert actions(rows) == ["unchanged", "changed", "new"]
    assert rows[1].changes == {"stand": ["A2", "A9"], "note": ["Cũ", ""]}
    assert rows[2].changes["products"] == ["", "Gừng Kỳ Sơn; Nước mắm Vạn Phần"]


def test_unknown_producer_is_wrong_and_near_names_are_told(fair):
    wrong = said(fair, ("Hợp tác xã Mường Lóng", "A1", "", ""), ("Xyz", "A2", "", ""))
    assert wrong[2] == "There is no producer “Hợp tác xã Mường Lóng” here. Is it “HTX Mường Lống”?"
    assert wrong[3] == "There is no producer “Xyz” here."


def test_unknown_product_is_wrong_and_near_ones_are_told(fair):
    wrong = said(fair, ("HTX Mường Lống", "A1", "Gừng Kỳ Sn, Vàng", ""))
    assert "no product “Gừng Kỳ Sn” here. Is it “Gừng Kỳ Sơn”?" in wrong[2]
    assert "no product “Vàng” here." in wrong[2]


def test_products_are_divided_by_semicolons_lines_and_commas_unless_a_title_has_one(site, fair):
    basket = ProductPageFactory(parent=site.products, title="Rau, củ, quả")
    for cell in ("Gừng Kỳ Sơn; Rau, củ, quả", "Gừng Kỳ Sơn\nRau, củ, quả", "gung ky son;rau cu qua"):
        assert set(planned(fair, ("HTX Mường Lống", "", cell, ""))[0].values["products"]) == {fair.ginger.pk, basket.pk}
    assert len(planned(fair, ("HTX Mường Lống", "", "Gừng Kỳ Sơn, Nước mắm Vạn Phần", ""))[0].values["products"]) == 2


def test_drafts_of_others_are_unknown(site, fair, organiser):
    ProducerPageFactory(parent=site.producers, title="HTX Bí Mật", live=False)
    rows = Planner(fair.page, organiser.user, Choices()).plan([Told(2, {"producer": "HTX Bí Mật"})])
    assert rows[0].unknown
    assert rows[0].near == []


def test_title_of_several_pages_asks_for_the_page_code(site, fair):
    ProducerPageFactory(parent=site.producers, title="HTX Mường Lống", slug="htx-hai")
    assert "Write the page code of one: htx-hai, htx-muong-long." in said(fair, ("HTX Mường Lống", "", "", ""))[2]
    assert planned(fair, ("htx-hai", "", "", ""))[0].producer != fair.maker.pk


def test_stand_given_twice_in_the_sheet(fair):
    wrong = said(fair, ("HTX Mường Lống", "A 1", "", ""), ("Cơ sở Vạn Phần", "a1", "", ""))
    assert wrong == {3: "Stand A1 is given to “HTX Mường Lống” in row 2."}


def test_exhibitor_twice_in_the_sheet(fair):
    wrong = said(fair, ("HTX Mường Lống", "A1", "", ""), ("HTX MƯỜNG LỐNG", "A2", "", ""))
    assert wrong == {3: "This exhibitor stands in row 2 already."}


def test_stand_of_somebody_who_keeps_it(fair):
    ExhibitorFactory(event=fair.page, name="Hộ dân", stand="A1")
    assert said(fair, ("HTX Mường Lống", "A1", "", "")) == {2: "Stand A1 is given to “Hộ dân” already."}


def test_stand_of_somebody_who_would_have_moved_but_whose_row_is_wrong(fair):
    ExhibitorFactory(event=fair.page, producer=fair.other, name="", stand="A1")
    good = ("HTX Mường Lống", "A1", "", "")
    assert said(fair, good, ("Cơ sở Vạn Phần", "A2", "", "")) == {}
    assert 2 in said(fair, good, ("Cơ sở Vạn Phần", "A2", "Không có", ""))


def test_name_without_a_page_becomes_the_page_once_there_is_one(fair):
    ExhibitorFactory(event=fair.page, name="HTX Mường Lống", stand="A1")
    row = planned(fair, ("HTX Mường Lống", "A1", "", ""))[0]
    assert (row.action, row.changes) == ("changed", {"producer": ["HTX Mường Lống", "HTX Mường Lống"]})


# ---- the screens
@pytest.mark.database
def test_from_the_upload_to_the_list_and_again_without_doubles(entry, fair):
    content = xlsx(HEADS, ("HTX Mường Lống", "A1", "Gừng Kỳ Sơn", "Nếm"), ("Cơ sở Vạn Phần", "A2", "", ""))
    preview = entry.upload(content)
    assert not Exhibitor.objects.exists()
    assert preview.context_data["to_write"] == 2
    assert entry.press(preview, write="1").status_code == 302
    first = Exhibitor.objects.get(producer=fair.maker)
    assert (first.stand, first.note, list(first.products.all())) == ("A1", "Nếm", [fair.ginger])
    again = entry.upload(content)
    assert again.context_data["to_write"] == again.context_data["wrong"] == 0
    assert "There is nothing to write" in again.content.decode()
    assert Exhibitor.objects.count() == 2


def test_wrong_rows_stop_everything_unless_the_good_ones_are_taken(entry):
    preview = entry.upload(xlsx(HEADS, ("HTX Mường Lống", "A1", "", ""), ("Xyz", "A2", "", "")))
    refused = entry.press(preview, write="1")
    assert "Nothing was written: 1 row is wrong." in refused.content.decode()
    assert not Exhibitor.objects.exists()
    entry.press(preview, write="1", take_good="on")
    assert [each.shown_name for each in Exhibitor.objects.all()] == ["HTX Mường Lống"]


def test_unknown_names_are_taken_bare_when_that_is_ticked_and_seen(entry):
    preview = entry.upload(xlsx(HEADS, ("Hộ dân Xyz", "A2", "", "")))
    unseen = entry.press(preview, write="1", bare="on")
    assert "Nothing was written; look once more" in unseen.content.decode()
    seen = entry.press(preview, bare="on")
    assert seen.context_data["wrong"] == 0
    entry.press(seen, write="1", bare="on")
    assert Exhibitor.objects.get().name == "Hộ dân Xyz"


def test_near_name_is_chosen_for_one_row(entry, fair):
    preview = entry.upload(xlsx(HEADS, ("HTX Mường Lóng Xa", "A1", "", ""), ("Xyz", "A2", "", "")))
    choices = {"who-2": str(fair.maker.pk), "who-3": "bare"}
    seen = entry.press(preview, **choices)
    entry.press(seen, write="1", **choices)
    assert {each.shown_name for each in Exhibitor.objects.all()} == {"HTX Mường Lống", "Xyz"}


@pytest.mark.parametrize("choice", ["999999", "-1", "x" * 50, "９"])
def test_choice_that_was_not_offered_is_none(entry, choice):
    preview = entry.upload(xlsx(HEADS, ("Xyz", "A2", "", "")))
    assert entry.press(preview, **{"who-2": choice}).context_data["wrong"] == 1


@pytest.mark.database
def test_list_that_changed_meanwhile_is_shown_anew(entry, fair):
    preview = entry.upload(xlsx(HEADS, ("HTX Mường Lống", "A1", "", "")))
    ExhibitorFactory(event=fair.page, producer=fair.maker, name="", stand="B7")
    answer = entry.press(preview, write="1")
    assert "Nothing was written; look once more" in answer.content.decode()
    assert Exhibitor.objects.get().stand == "B7"


@pytest.mark.database
def test_two_change_places(entry, fair):
    one = ExhibitorFactory(event=fair.page, producer=fair.maker, name="", stand="A1")
    other = ExhibitorFactory(event=fair.page, producer=fair.other, name="", stand="A2")
    preview = entry.upload(xlsx(HEADS, ("HTX Mường Lống", "A2", "", ""), ("Cơ sở Vạn Phần", "A1", "", "")))
    entry.press(preview, write="1")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.stand, other.stand) == ("A2", "A1")


def test_bad_file_is_said_at_its_field(entry):
    answer = entry.upload(b"PK\x03\x04 broken")
    assert "The file is damaged" in str(answer.context_data["form"].errors["file"])


def test_large_file_is_refused_by_its_size(entry, monkeypatch):
    monkeypatch.setattr("events.exhibitors.entry.sheet.LARGEST", 100)
    assert "at most 0 MB" in str(entry.upload(b"x" * 101).context_data["form"].errors["file"])


def test_rows_of_another_event_or_user_or_day_are_not_taken(entry, fair, foreign):
    rows = [Told(2, {"producer": "HTX Mường Lống"})]
    for event, user in ((foreign, entry.client.user), (fair.page, foreign.owner)):
        answer = entry.client.post(entry.address, {"rows": carried(rows, event, user), "write": "1"})
        assert "This preview holds no longer" in answer.content.decode()
    assert brought_back(carried(rows, fair.page, foreign.owner), fair.page, foreign.owner) == rows
    assert not Exhibitor.objects.exists()


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_blank_sheet_is_read_back(organiser, fair, extension):
    answer = organiser.get(reverse("exhibitors:blank", args=[fair.page.pk, extension]))
    first = next(open_file(answer.content)[0].rows())[1]
    assert first == ["Đơn vị trưng bày", "Số gian", "Sản phẩm", "Ghi chú"]
    with pytest.raises(Unreadable):
        read(answer.content)


def test_export_of_the_list_is_read_back_unchanged(organiser, fair):
    ExhibitorFactory(event=fair.page, stand="A1", name="=1+1", note="+1").products.set([fair.ginger, fair.sauce])
    ExhibitorFactory(event=fair.page, producer=fair.maker, name="", stand="A2", note="'Ngon'")
    for extension in ("csv", "xlsx"):
        answer = organiser.get(reverse("exhibitors:index", args=[fair.page.pk]), {"export": extension})
        content = b"".join(answer.streaming_content)
        rows = Planner(fair.page, organiser.user, Choices()).plan(read(content)[1])
        assert actions(rows) == ["unchanged", "unchanged"]


# ---- any rows
CELL = st.sampled_from(["", "A1", "a 2", "HTX Mường Lống", "Cơ sở Vạn Phần", "Gừng Kỳ Sơn", "(xóa)", "Xyz"]) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=6))
def test_any_rows_are_taken_or_refused_and_good_ones_agree_with_each_other(fair, rows):
    try:
        _name, told = read(text(list(HEADS), *map(list, rows)))
    except Unreadable:
        return
    found = Planner(fair.page, None, Choices(bare=True)).plan(told)
    good = [row for row in found if row.is_good]
    stands = [row.values["stand"] for row in good if row.values.get("stand")]
    assert len(stands) == len(set(stands))
    assert all(row.name and not re.search(r"\s{2}", row.name) for row in good)
