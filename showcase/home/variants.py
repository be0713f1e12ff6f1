"""Every block as it can be, from the barest to the fullest: for the styleguide page and the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _
from wagtail.blocks import Block

from events.blocks import ProgrammeDayBlock
from product_pages.blocks import ProductCardBlock
from showcase.blocks import (
    AudioBlock,
    FactBlock,
    GalleryBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    StepsBlock,
    VideoLinkBlock,
)
from showcase.blocks.previews import with_picture

LONG = "Ẫ Ế Ở Ộ Ặ: chữ hoa có hai dấu chồng lên nhau, không dấu nào bị cắt mất"
PARAGRAPHS = (
    "<p>Củ gừng nhỏ, nhiều xơ và <b>cay nồng</b>, trồng trên nương cao của <i>người Mông</i>.</p>"
    '<ul><li>Đào củ</li><li>Phân loại</li></ul><p>Xem <a href="https://source.example/">nguồn</a>.</p>'
)
SESSION = {"title": "Thao diễn nghề", "time": time(8, 30), "ends": time(10), "where": "Gian số 3"}


@dataclass(frozen=True)
class Variant:
    """A block with one value that it may hold; `name` tells the variants of a block apart."""

    name: str
    block: Block
    value: object


def _variants() -> Iterator[tuple[str, Block, object]]:
    yield _("as previewed"), ParagraphBlock(), None
    yield _("with a list and a link"), ParagraphBlock(), PARAGRAPHS
    yield _("as previewed"), HeadingBlock(), None
    yield _("long, with stacked marks"), HeadingBlock(), LONG
    yield _("as previewed"), QuoteBlock(), None
    yield _("without a source"), QuoteBlock(), {"text": LONG, "attribution": ""}
    yield _("as previewed"), FactBlock(), None
    yield _("without a heading"), FactBlock(), {"heading": "", "text": PARAGRAPHS}
    yield _("as previewed"), PictureBlock(), None
    yield _("without a caption"), PictureBlock(), with_picture(caption="")
    yield _("as previewed"), GalleryBlock(), None
    yield _("three"), GalleryBlock(), {"pictures": [with_picture(caption=f"Hình {n}") for n in (1, 2, 3)]}
    yield _("as previewed"), AudioBlock(), None
    yield _("as previewed"), VideoLinkBlock(), None
    yield _("as previewed"), StepsBlock(), None
    yield (
        _("with pictures"),
        StepsBlock(),
        {"heading": "", "steps": [with_picture(title="Rút nõ", text=PARAGRAPHS)] * 2},
    )
    yield _("as previewed"), ProductCardBlock(), None
    yield _("as previewed"), ProgrammeDayBlock(), None
    yield _("with times and places"), ProgrammeDayBlock(), {"day": 2, "sessions": [SESSION, SESSION]}


def variants() -> list[Variant]:
    """Return all variants, their values ready to be drawn."""
    return [
        Variant(
            f"{block.meta.label}: {name}",
            block,
            block.get_preview_value() if value is None else block.normalize(value),
        )
        for name, block, value in _variants()
    ]
