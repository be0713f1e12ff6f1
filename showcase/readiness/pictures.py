"""What is asked of the pictures of a page: words for those who cannot see them, and enough pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BaseBlock, ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from .requirements import Level, Requirement

LEAST_WIDTH, LEAST_HEIGHT = 1600, 1200


@dataclass(frozen=True)
class Used:
    """A picture as it is used in a block: what it is said to show, and whether it only decorates."""

    title: str
    alt: str
    decorative: bool

    @property
    def is_mute(self) -> bool:
        return not (self.alt or self.decorative)


def pictures_in(value, block: BaseBlock) -> Iterator[Used]:
    """Yield the pictures in the value of a block, at any depth."""
    match block:
        case ImageBlock():
            if value:
                yield Used(value.title, getattr(value, "contextual_alt_text", None) or "", bool(value.decorative))
        case StreamBlock():
            for child in value or ():
                yield from pictures_in(child.value, child.block)
        case StructBlock():
            for name, child in block.child_blocks.items():
                yield from pictures_in((value or {}).get(name), child)
        case ListBlock():
            for each in value or ():
                yield from pictures_in(each, block.child_block)


def pictures_of(page, name: str) -> list[Used]:
    """Return the pictures in a column of blocks."""
    value = getattr(page, name)
    return list(pictures_in(value, value.stream_block))


def is_small(picture) -> bool:
    """Return whether a picture has fewer pixels than a large head of a page needs."""
    return bool(picture) and (picture.width < LEAST_WIDTH or picture.height < LEAST_HEIGHT)


def hero(level: Level = Level.REQUIRED) -> list[Requirement]:
    """Return what is asked of the main picture; its words are required wherever there is one."""
    return [
        Requirement(
            "hero_image",
            _("Main picture"),
            _("Choose a main picture."),
            lambda page: page.hero_image is None,
            "hero_image",
            level,
        ),
        Requirement(
            "hero_alt",
            _("What the main picture shows"),
            _("Say what the main picture shows, for readers who cannot see it."),
            lambda page: page.hero_image is not None and not page.hero_alt.strip(),
            "hero_alt",
            translated=True,
        ),
        Requirement(
            "hero_size",
            _("Main picture of at least 1600 × 1200"),
            _("Choose a larger main picture, of at least 1600 × 1200: this one is blurred on a wide screen."),
            lambda page: is_small(page.hero_image),
            "hero_image",
            Level.ADVISED,
        ),
    ]


def in_blocks(name: str) -> list[Requirement]:
    """Return what is asked of the pictures in a column of blocks."""
    return [
        Requirement(
            f"alt_{name}",
            _("What each picture shows"),
            _("Say what each picture shows, or mark it as decorative."),
            lambda page: [f"“{each.title}”" for each in pictures_of(page, name) if each.is_mute],
            name,
            translated=True,
        ),
        Requirement(
            f"decorative_{name}",
            _("Pictures that tell something"),
            _("A picture that only decorates is passed over by a screen reader: describe it if it tells something."),
            lambda page: [f"“{each.title}”" for each in pictures_of(page, name) if each.decorative],
            name,
            Level.ADVISED,
        ),
    ]
