"""Each plate of the sample as a phone of 360 px gets it: AVIF in the site's own quality, light on a slow line."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from wagtail.images.models import Filter

from showcase.images.models import Picture
from showcase.images.renditions import SIZES
from showcase.seed.sources import IMAGES

KB = 1024
PLATES = sorted(IMAGES.rglob("*.png"))
# What 92vw of 360 px comes to at two and three pixels per pixel: 662 and 994, so the next wider file.
BUDGETS = {"fill-720x540|format-avif": 40 * KB, "fill-1080x810|format-avif": 75 * KB}


def test_the_budgets_are_for_sizes_in_use():
    assert set(BUDGETS) <= set(SIZES["hero"].specs)


@pytest.mark.parametrize("plate", PLATES, ids=lambda plate: plate.stem)
def test_plate_is_light(plate):
    with plate.open("rb") as file:
        picture = Picture(title=plate.stem, file=ImageFile(file, name=plate.name), collection_id=1)
        sizes = {spec: BytesIO() for spec in BUDGETS}
        for spec, encoded in sizes.items():
            Filter(spec).run(picture, encoded)
    assert not {spec: size for spec, encoded in sizes.items() if (size := encoded.tell()) > BUDGETS[spec]}
