"""Sizes of pictures made ahead: encoding AVIF takes up to a second, which no reader should wait."""

from wagtail.models import get_page_models

from .models import Picture
from .renditions import SHARE, specs


def pictures_and_sizes() -> list[tuple[Picture, tuple[str, ...]]]:
    """Return the main pictures of published pages, each with the names of the sizes that pages use."""
    chosen: set[int] = set()
    for model in get_page_models():
        if hasattr(model, "hero_image"):
            chosen.update(model.objects.live().exclude(hero_image=None).values_list("hero_image", flat=True))
    return [(picture, ("card", "hero")) for picture in Picture.objects.filter(pk__in=chosen)]


def warm(picture: Picture, names: tuple[str, ...]) -> None:
    """Make the sizes that are missing."""
    picture.get_renditions(*specs(*names), SHARE)
