"""Where the headings are and what they mean, remembered once somebody has said it."""

import pytest

from product_pages.models import ColumnMatch
from product_pages.register.columns import COLUMNS, synonyms
from product_pages.register.headings import find_head
from product_pages.register.reading import open_file
from product_pages.register.work import receive, set_mapping

from .helpers import planned, text, xlsx

pytestmark = pytest.mark.django_db
ROW = ["1", "Mận", "Na Ngoi", "28/02/2024", "28/02/2027", "x"]
FIELDS = {1: "product", 3: "issued_on", 4: "valid_until", 5: "notes"}


def head(content: bytes, kind: str = "certificates"):
    return find_head(kind, open_file(content)[0])


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_heading_that_is_known_means_one_column(kind):
    headings = [heading for column in COLUMNS[kind] for heading in column.headings]
    assert len({heading.casefold() for heading in headings}) == len(headings)
    assert all(synonyms(kind)[each.name.replace("_", " ")] for each in COLUMNS[kind])


@pytest.mark.parametrize(
    "heading",
    ["Ngày cấp", "NGÀY CẤP", "ngay cap", " Ngày  cấp\u00a0", "Ngày cấp (dd/mm/yyyy)", "Ngày\ncấp *", "Nga\u0300y cấp"],
)
def test_heading_is_known_however_it_is_written(heading):
    assert head(xlsx(["Sản phẩm", heading], ["Mận", "1"])).guessed() == {0: "product", 1: "issued_on"}


def test_titles_above_and_merged_headings_of_two_lines():
    content = xlsx(
        ["DANH SÁCH SẢN PHẨM"],
        [],
        ["STT", "Sản phẩm", "Xã", "Thời hạn", None, "Ghi chú"],
        [None, None, None, "Ngày cấp", "Ngày hết hạn", None],
        ROW,
        merge=("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"),
    )
    found = head(content)
    assert (found.last_row, found.guessed()) == (4, FIELDS)


def test_headings_of_two_lines_in_a_text():
    lines = ["STT", "Sản phẩm", "Xã", "Thời hạn", "", "Ghi chú"], ["", "", "", "Ngày cấp", "Ngày hết hạn", ""]
    found = head(text(["Sổ theo dõi"], *lines, ROW))
    assert (found.last_row, found.guessed()) == (3, FIELDS)


def test_first_row_of_data_is_no_second_line():
    found = head(xlsx(["Sản phẩm", "Hạng sao", None], ["OCOP", "Sao", "4"]))
    assert (found.last_row, found.guessed()) == (1, {0: "product", 1: "stars"})


def test_row_that_numbers_the_columns_is_no_data(site):
    rows = planned("products", xlsx(["STT", "Tên sản phẩm", "Mùa vụ"], ["(1)", "(2)", "(3)"], [1, "Mận", "5"]))
    assert [row.number for row in rows] == [3]


def test_choice_is_remembered_for_the_next_sheet(site):
    content = xlsx(["Sản phẩm", "Thông tin thêm", "Ghi chú"], ["Mận", "a", "b"])
    run = receive("certificates", "so.xlsx", content)
    set_mapping(run, {0: "product", 1: "notes", 2: ""})
    assert receive("certificates", "so.xlsx", content).mapping == {0: "product", 1: "notes"}
    assert ColumnMatch.objects.count() == 2
    assert "notes" not in receive("listings", "so.xlsx", content).mapping.values()


def test_choice_can_be_taken_back(site):
    content = xlsx(["Sản phẩm", "Ghi chú"], ["Mận", "b"])
    for column in ("item", "notes"):
        set_mapping(receive("certificates", "so.xlsx", content), {0: "product", 1: column})
    assert receive("certificates", "so.xlsx", content).mapping == {0: "product", 1: "notes"}


@pytest.mark.parametrize("guide", ["register.md", "register.vi.md"])
def test_guides_list_every_heading(settings, guide):
    told = (settings.BASE_DIR / "docs" / guide).read_text()
    assert not [
        heading
        for columns in COLUMNS.values()
        for column in columns
        for heading in column.headings
        if heading not in told
    ]
