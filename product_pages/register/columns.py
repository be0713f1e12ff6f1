"""The columns of each kind of sheet, with the headings that departments write over them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from product_pages.certificates.models import Certificate
from product_pages.listings.models import Listing
from product_pages.producers.models import ProducerPage
from product_pages.products.models import ProductPage

from . import cells
from .cells import key
from .certificate_columns import CERTIFICATES, PRODUCT
from .column import Column, named, paragraph, text
from .models import Kind

SLUG = text("slug", _("page code"), "Mã trang", "Mã trang web", "Slug", example="gung-ky-son")
PLACE = named(
    "place",
    _("place"),
    "Xã/phường",
    "Xã",
    "Phường",
    "Xã, phường",
    "Xã phường thị trấn",
    "Tên xã",
    "Địa bàn",
    "Địa bàn xã",
    example="Xã Mường Xén",
)
DISTRICT = Column(
    "district",
    _("former district"),
    ("Huyện (cũ)", "Huyện", "Huyện cũ", "Huyện/thành/thị", "Huyện, thành phố, thị xã", "Huyện thị thành"),
)

PRODUCTS = (
    SLUG,
    text(
        "title",
        _("title"),
        "Tên sản phẩm",
        "Sản phẩm",
        "Tên SP",
        "Tên sản phẩm OCOP",
        required=True,
        example="Gừng Kỳ Sơn",
    ),
    text("alternative_names", _("other names"), "Tên khác", "Tên gọi khác", "Tên địa phương"),
    text("tagline", _("tagline"), "Câu giới thiệu ngắn", "Khẩu hiệu", "Slogan"),
    named(
        "category",
        _("category"),
        "Nhóm",
        "Loại",
        "Nhóm/Loại",
        "Nhóm sản phẩm",
        "Loại sản phẩm",
        "Ngành hàng",
        "Danh mục",
    ),
    named(
        "criteria_set",
        _("OCOP criteria set"),
        "Bộ tiêu chí",
        "Bộ sản phẩm",
        "Số bộ tiêu chí",
        "Bộ tiêu chí OCOP",
        example="21",
    ),
    PLACE,
    DISTRICT,
    Column(
        "producers",
        _("producers"),
        ("Chủ thể", "Tên chủ thể", "Cơ sở sản xuất", "Đơn vị sản xuất", "Chủ thể sản xuất"),
        ("producers",),
        names="producers",
        empty=(),
    ),
    paragraph("intro", _("introduction"), "Giới thiệu", "Mô tả", "Giới thiệu sản phẩm", "Mô tả sản phẩm"),
    text(
        "season",
        _("harvest months"),
        "Mùa vụ",
        "Tháng thu hoạch",
        "Mùa thu hoạch",
        "Thời vụ",
        parse=cells.months,
        show=cells.show_months,
        empty=(),
        example="tháng 11-2",
    ),
    text("weight", _("net weight"), "Khối lượng", "Khối lượng tịnh", "Quy cách", "Quy cách đóng gói", "Trọng lượng"),
    text("keeping", _("keeping"), "Bảo quản", "Điều kiện bảo quản", "Hướng dẫn bảo quản", "Cách bảo quản"),
    text("ingredients", _("ingredients"), "Thành phần", "Nguyên liệu", "Thành phần nguyên liệu"),
    text(
        "responsible_name",
        _("responsible organisation"),
        "Đơn vị chịu trách nhiệm",
        "Tổ chức chịu trách nhiệm",
        "Đơn vị chịu trách nhiệm về sản phẩm",
    ),
    text("responsible_address", _("its address"), "Địa chỉ", "Địa chỉ đơn vị", "Địa chỉ đơn vị chịu trách nhiệm"),
    text("provenance_code", _("traceability code"), "Mã truy xuất", "Mã truy xuất nguồn gốc"),
    text(
        "provenance_url",
        _("traceability link"),
        "Link truy xuất",
        "Đường dẫn truy xuất",
        "Địa chỉ truy xuất",
        parse=cells.address,
    ),
)

PRODUCERS = (
    SLUG,
    text(
        "title",
        _("title"),
        "Tên chủ thể",
        "Chủ thể",
        "Tên cơ sở",
        "Tên đơn vị",
        "Cơ sở sản xuất",
        "Đơn vị",
        "Chủ thể sản xuất",
        required=True,
        example="HTX gừng Kỳ Sơn",
    ),
    Column(
        "kind",
        _("kind"),
        ("Loại hình", "Loại", "Loại hình chủ thể", "Hình thức tổ chức", "Loại hình kinh tế"),
        ("kind",),
        names="kind",
        example="Hợp tác xã",
    ),
    PLACE,
    DISTRICT,
    text("people", _("people"), "Người làm", "Những người làm"),
    text("website", _("website"), "Website", "Trang web", "Trang thông tin điện tử", parse=cells.address),
    paragraph("intro", _("introduction"), "Giới thiệu", "Mô tả", "Giới thiệu chủ thể"),
)

LISTINGS = (
    PRODUCT,
    named(
        "marketplace",
        _("marketplace"),
        "Sàn",
        "Tên sàn",
        "Sàn TMĐT",
        "Sàn thương mại điện tử",
        example="Postmart",
    ),
    text(
        "url",
        _("address"),
        "Đường dẫn",
        "Link",
        "Địa chỉ gian hàng",
        "Link gian hàng",
        "Đường link",
        "Link sản phẩm",
        "URL",
        "Đường dẫn gian hàng",
        "Địa chỉ",
        parse=cells.address,
        required=True,
    ),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    Kind.PRODUCTS: PRODUCTS,
    Kind.PRODUCERS: PRODUCERS,
    Kind.CERTIFICATES: CERTIFICATES,
    Kind.LISTINGS: LISTINGS,
}
MODELS: dict[str, Any] = {
    Kind.PRODUCTS: ProductPage,
    Kind.PRODUCERS: ProducerPage,
    Kind.CERTIFICATES: Certificate,
    Kind.LISTINGS: Listing,
}
# Which columns name the object that a row is about, in the list of rows.
LABELS = {
    Kind.PRODUCTS: ("title",),
    Kind.PRODUCERS: ("title",),
    Kind.CERTIFICATES: ("product", "scheme", "decision", "number"),
    Kind.LISTINGS: ("product", "url"),
}


def by_name(kind: str) -> dict[str, Column]:
    return {each.name: each for each in COLUMNS[kind]}


def written(kind: str) -> list[Column]:
    """Return the columns of an export: all but those that only help to understand another."""
    return [each for each in COLUMNS[kind] if each.attrs]


def synonyms(kind: str) -> dict[str, str]:
    """Return the column for each heading that is known, by its folded words; each column's own name too."""
    return meanings(COLUMNS[kind])


def meanings(columns: Sequence[Column]) -> dict[str, str]:
    found = {key(heading): each.name for each in columns for heading in each.headings}
    return {key(each.name): each.name for each in columns} | found
