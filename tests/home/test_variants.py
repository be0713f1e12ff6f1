"""Every variant of every block can be drawn, and stored as the editor stores it."""

import pytest
from django.urls import reverse

from showcase.home.variants import variants
from tests.factories import PictureFactory, ProductPageFactory

NAMES = [
    "ParagraphBlock", "HeadingBlock", "QuoteBlock", "FactBlock", "PictureBlock", "GalleryBlock", "AudioBlock",
    "VideoLinkBlock", "StepsBlock", "ProductCardBlock", "ProgrammeDayBlock",
]  # fmt: skip


@pytest.fixture
def drawn(site):
    PictureFactory(description="Sân phơi trước nhà")
    ProductPageFactory(parent=site.products)
    return variants()


def stored_again(block, stored):
    """Return what is stored of a block that was read from storage."""
    return block.get_prep_value(block.to_python(stored))


def test_every_block_has_a_variant(drawn):
    assert {type(v.block).__name__ for v in drawn} == set(NAMES)


def test_every_variant_draws_something(drawn):
    assert [v.name for v in drawn if not v.block.render(v.value).strip()] == []


def test_every_variant_survives_storing(drawn):
    for variant in drawn:
        stored = stored_again(variant.block, variant.block.get_prep_value(variant.value))
        assert stored_again(variant.block, stored) == stored


def test_every_block_is_previewable_in_the_picker(drawn):
    assert [type(v.block).__name__ for v in drawn if not v.block.is_previewable] == []


def test_every_block_tells_the_editor_what_it_is_for(drawn):
    assert [type(v.block).__name__ for v in drawn if not v.block.get_description()] == []


def test_styleguide_shows_all_of_them(editor_client, drawn):
    html = editor_client.get(reverse("block_styleguide")).content.decode()
    assert html.count('class="story-body"') == len(drawn)


def test_styleguide_is_not_for_readers(client, site):
    assert client.get(reverse("block_styleguide")).status_code == 302
