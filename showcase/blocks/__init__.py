"""Block families: text, media, steps. Pages choose from them; `variants` shows each as it can be."""

from .fields import BodyField
from .media import AudioBlock, GalleryBlock, PictureBlock, VideoLinkBlock
from .steps import StepBlock, StepsBlock
from .text import FactBlock, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "AudioBlock",
    "BodyField",
    "FactBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "StepBlock",
    "StepsBlock",
    "VideoLinkBlock",
    "chapter_blocks",
]


def chapter_blocks() -> list[tuple]:
    """Return the blocks that a chapter of running text is made of."""
    return [
        ("paragraph", ParagraphBlock()),
        ("heading", HeadingBlock()),
        ("quote", QuoteBlock()),
        ("fact", FactBlock()),
        ("picture", PictureBlock()),
        ("gallery", GalleryBlock()),
        ("audio", AudioBlock()),
        ("video", VideoLinkBlock()),
    ]
