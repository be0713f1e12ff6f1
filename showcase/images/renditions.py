"""The sizes in which pictures are served, named once for templates, prefetching and warming."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from wagtail.images.models import Filter

from .models import Picture, Rendition

FORMATS = "format-{avif,webp}"
# What other sites show beside a shared link.
SHARE = "fill-1200x900|format-jpeg"
# A shop's sign beside its name, at twice the size in which it is shown.
LOGO = "max-240x80|format-webp"

# The size in which the library shows a picture in the admin, so that nothing is made twice.
THUMBNAIL = "max-165x165"


@dataclass(frozen=True)
class PictureSize:
    """A named use of a picture: its filter pattern, and the width it takes on the page."""

    pattern: str
    sizes: str

    @property
    def specs(self) -> list[str]:
        """Return every filter that the pattern stands for."""
        return Filter.expand_spec(self.pattern)


# 360 px phones at 2x and 3x pick 720 and 1080 px; see the byte budgets in tests/browser.
SIZES = {
    "card": PictureSize(f"fill-{{320x240,640x480}}|{FORMATS}", "(min-width: 48em) 280px, 50vw"),
    "hero": PictureSize(f"fill-{{480x360,720x540,1080x810,1440x1080}}|{FORMATS}", "(min-width: 60em) 620px, 92vw"),
    "figure": PictureSize(f"max-{{720x960,1200x1600}}|{FORMATS}", "(min-width: 60em) 680px, 92vw"),
}


def specs(*names: str) -> list[str]:
    """Return the filters of the named sizes."""
    return [spec for name in names for spec in SIZES[name].specs]


def prefetch_pictures(field: str, *names: str) -> Prefetch:
    """Return a Prefetch of the renditions of the images in `field`, which the list joins: one query a list."""
    return Prefetch(
        f"{field}__renditions",
        queryset=Rendition.objects.filter(filter_spec__in=specs(*names)),
        to_attr="prefetched_renditions",
    )


def attach_pictures(pages: Iterable, *names: str) -> None:
    """Give pages of any kinds their main pictures with the renditions: two queries for all."""
    pages = [page for page in pages if getattr(page, "hero_image_id", None)]
    pictures = Picture.objects.prefetch_renditions(*specs(*names)).in_bulk({page.hero_image_id for page in pages})
    for page in pages:
        page.hero_image = pictures[page.hero_image_id]
