"""The columns of a sheet of exhibitors, with the headings that organisers write over them."""

from django.utils.translation import gettext_lazy as _

from product_pages.register.column import Column
from product_pages.register.columns import meanings

COLUMNS = (
    Column(
        "producer",
        _("exhibitor"),
        (
            "Đơn vị trưng bày",
            "Đơn vị tham gia",
            "Đơn vị",
            "Tên đơn vị",
            "Đơn vị tham gia hội chợ",
            "Chủ thể",
            "Tên chủ thể",
            "Chủ thể sản xuất",
            "Cơ sở",
            "Tên cơ sở",
            "Người làm ra",
            "Gian hàng của",
            "Nhà sản xuất",
            "Exhibitor",
            "Exhibitors",
            "Name",
            "Organisation",
        ),
        required=True,
        example="HTX Nông nghiệp Mường Lống",
    ),
    Column(
        "stand",
        _("stand"),
        (
            "Số gian",
            "Gian",
            "Gian hàng",
            "Số gian hàng",
            "Gian hàng số",
            "Vị trí",
            "Vị trí gian hàng",
            "Mã gian",
            "Mã gian hàng",
            "Lô",
            "Stand",
            "Stand number",
            "Booth",
        ),
        example="A12",
    ),
    Column(
        "products",
        _("products"),
        (
            "Sản phẩm",
            "Các sản phẩm",
            "Sản phẩm trưng bày",
            "Sản phẩm tham gia",
            "Tên sản phẩm",
            "Mặt hàng",
            "Product",
            "Products on show",
        ),
        example="Gừng Kỳ Sơn; Chè Shan tuyết",
    ),
    Column(
        "note",
        _("note"),
        ("Ghi chú", "Chú thích", "Hoạt động tại gian", "Notes", "Remark", "Remarks"),
        example="Nếm thử lúc 9 giờ",
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
MEANINGS = meanings(COLUMNS)
