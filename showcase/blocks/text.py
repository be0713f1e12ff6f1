"""Blocks made of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]
INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES} | kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("One or more paragraphs, with links and lists.")
        template = "showcase/blocks/paragraph.html"
        preview_value = "<p>Củ gừng nhỏ, nhiều xơ và cay nồng, trồng trên nương cao.</p>"


class HeadingBlock(blocks.CharBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 120} | kwargs)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the text.")
        template = "showcase/blocks/heading.html"
        preview_value = "Cá và nắng"


class QuoteBlock(blocks.StructBlock):
    """A sentence worth stopping at: a saying, a verse, someone's own words."""

    text = blocks.TextBlock(label=_("words"))
    attribution = blocks.CharBlock(label=_("who says it, or where it comes from"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        description = _("A saying, a verse, or a sentence someone said to you. One a chapter at most.")
        template = "showcase/blocks/quote.html"
        preview_value = {
            "text": "Ăn quả nhớ kẻ trồng cây.",
            "attribution": "Tục ngữ",
        }


class FactBlock(blocks.StructBlock):
    """A short aside: what to know, how to keep, what to look out for."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        description = _("A short aside that stands out from the text.")
        template = "showcase/blocks/fact.html"
        preview_value = {"heading": "Nên biết", "text": "<p>Lấy bằng đũa khô.</p>"}
