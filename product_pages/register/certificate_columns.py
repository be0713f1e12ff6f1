"""The columns of a sheet of certificates."""

from django.utils.translation import gettext_lazy as _

from . import cells
from .column import Column, day, named, paragraph, text

PRODUCT = named("product", _("product"), "Sản phẩm", "Tên sản phẩm", "Mã trang sản phẩm", "Tên SP", required=True)

CERTIFICATES = (
    PRODUCT,
    named(
        "producer",
        _("producer"),
        "Chủ thể",
        "Tên chủ thể",
        "Cơ sở sản xuất",
        "Chủ thể sản xuất",
        "Đơn vị được cấp",
        "Cơ sở được cấp",
    ),
    named(
        "scheme",
        _("scheme"),
        "Loại chứng nhận",
        "Chứng nhận",
        "Loại giấy",
        "Chương trình",
        "Tiêu chuẩn",
        "Loại giấy chứng nhận",
        example="OCOP",
    ),
    text(
        "stars",
        _("stars"),
        "Hạng sao",
        "Số sao",
        "Hạng",
        "Sao",
        "Xếp hạng",
        "Phân hạng",
        "Hạng sao OCOP",
        "Kết quả phân hạng",
        parse=cells.stars,
        show=cells.show_stars,
        empty=None,
        example="4 sao",
    ),
    text(
        "item", _("product on the certificate"), "Tên sản phẩm trên giấy", "Tên trên giấy chứng nhận", "Tên trên giấy"
    ),
    text(
        "product_code", _("OCOP product code"), "Mã sản phẩm OCOP", "Mã sản phẩm", "Mã OCOP", "Mã số sản phẩm", "Mã SP"
    ),
    text("number", _("number"), "Số", "Số giấy chứng nhận", "Số chứng nhận", "Số hiệu", "Số GCN"),
    text(
        "decision",
        _("decision"),
        "Quyết định số",
        "Số quyết định",
        "Quyết định",
        "QĐ số",
        "Số QĐ",
        "Quyết định công nhận",
        example="348/QĐ-UBND",
    ),
    text("issuer", _("issued by"), "Cơ quan cấp", "Nơi cấp", "Đơn vị cấp", "Cơ quan ban hành", "Tổ chức chứng nhận"),
    Column(
        "issued_on",
        _("issued on"),
        (
            "Ngày cấp",
            "Ngày ban hành",
            "Ngày quyết định",
            "Ngày công nhận",
            "Ngày ký",
            "Cấp ngày",
            "Thời gian công nhận",
            "Năm công nhận",
        ),
        ("issued_on", "issued_precision"),
        parse=cells.known_day,
        show=cells.show_known_day,
        empty=(None, "day"),
        example="28/02/2024",
    ),
    day(
        "valid_until",
        _("valid until"),
        "Ngày hết hạn",
        "Có giá trị đến",
        "Hết hạn",
        "Hiệu lực đến",
        "Thời hạn",
        "Có hiệu lực đến",
        "Giá trị đến ngày",
        "Hạn hiệu lực",
    ),
    text("licence", _("licence to use the name"), "Số giấy phép sử dụng", "Giấy phép sử dụng", "Giấy phép"),
    day("licence_until", _("licence ends on"), "Giấy phép hết hạn", "Ngày hết hạn giấy phép"),
    named("renews", _("renews"), "Cấp lại cho", "Thay cho giấy số", "Thay cho", "Gia hạn cho"),
    day("withdrawn_on", _("withdrawn on"), "Ngày thu hồi", "Thu hồi ngày"),
    text("withdrawn_reason", _("why it was withdrawn"), "Lý do thu hồi"),
    text(
        "evidence_url",
        _("address of the evidence"),
        "Link minh chứng",
        "Minh chứng",
        "Đường dẫn minh chứng",
        parse=cells.address,
    ),
    paragraph("notes", _("notes for editors"), "Ghi chú", "Chú thích"),
)
