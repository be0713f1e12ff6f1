"""What makes writing comfortable: choosers without accents, versions in words, blocks that show what they are."""

from datetime import date

import pytest
from wagtail.blocks import StructBlock
from wagtail.fields import StreamField

from events.models import EventPage
from product_pages.blocks import ProductCardBlock  # noqa: F401
from product_pages.models import ProductPage
from showcase.checks import our_page_models
from tests import factories


@pytest.fixture
def named(site):
    """Return a site with a product, a producer, a place and a picture that have marks in their names."""
    factories.ProductPageFactory(parent=site.products, title="Tương Nam Đàn")
    factories.ProducerPageFactory(parent=site.producers, title="Hợp tác xã Sa Nam")
    factories.FormerNameFactory(name="Đô Lương", place__name="Bạch Ngọc")
    factories.PictureFactory(title="Chum tương giữa sân")
    return site


@pytest.mark.parametrize(
    ("address", "query", "found"),
    [
        ("/admin/choose-page/search/?page_type=product_pages.productpage", "tuong nam dan", "Tương Nam Đàn"),
        ("/admin/choose-page/search/?page_type=product_pages.producerpage", "hop tac", "Hợp tác xã Sa Nam"),
        ("/admin/snippets/choose/showcase/place/results/?", "bach ngoc", "Bạch Ngọc"),
        ("/admin/snippets/choose/showcase/place/results/?", "do luong", "Bạch Ngọc"),
        ("/admin/images/chooser/results/?", "chum tuong", "Chum tương giữa sân"),
        ("/admin/pages/search/results/?", "tuong nam dan", "Tương Nam Đàn"),
    ],
)
def test_choosers_find_without_accents_and_only_what_was_asked_for(named, editor_client, address, query, found):
    assert found in editor_client.get(f"{address}&q={query}").content.decode()
    assert found not in editor_client.get(f"{address}&q=khongco").content.decode()


def comparisons(model, before, after) -> dict[str, str]:
    """Return what the comparison of two versions says of each changed field."""
    panels = model.get_edit_handler().get_bound_panel(instance=after, request=None, form=None).get_comparison()
    pairs = [panel(before, after) for panel in panels]
    return {pair.field_label(): str(pair.htmldiff()) for pair in pairs if pair.is_field and pair.has_changed()}


def test_versions_are_compared_in_words(site):
    before = factories.ProductPageFactory(parent=site.products, season=(11, 12))
    after = ProductPage.objects.get(pk=before.pk)
    after.season = (1,)
    (words,) = comparisons(ProductPage, before, after).values()
    assert "(" not in words
    assert words.count(",") == 1


def test_days_are_compared_as_they_are_written_here(site):
    before = factories.EventPageFactory(parent=site.events)
    after = EventPage.objects.get(pk=before.pk)
    after.ends_on, after.illustrative = date(2026, 12, 31), True
    said = " ".join(comparisons(EventPage, before, after).values())
    assert "31/12/2026" in said
    assert "True" not in said


def blocks_in(block):
    """Yield the blocks that an editor may choose, at any depth."""
    for child in getattr(block, "child_blocks", {}).values():
        if not isinstance(block, StructBlock):
            yield child
        yield from blocks_in(child)
    if hasattr(block, "child_block"):
        yield from blocks_in(block.child_block)


def test_every_block_that_can_be_chosen_says_and_shows_what_it_is(db):
    streams = [f for model in our_page_models() for f in model._meta.fields if isinstance(f, StreamField)]
    blocks = {type(block): block for field in streams for block in blocks_in(field.stream_block)}
    assert len(blocks) > 8
    for block in blocks.values():
        assert block.get_description(), block
        assert block.is_previewable, block
