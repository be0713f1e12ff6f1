"""Loading changes nothing that stands, removing takes only the sample, and then it can be loaded again."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from wagtail.models import Page

from product_pages.models import Certificate, Listing, Marketplace, ProductIndexPage, ProductPage, Scheme
from showcase.brand.models import BrandSettings
from showcase.images.models import Picture
from showcase.places.models import FormerName, Place
from showcase.seed.loader import load
from showcase.seed.removal import sample_keys
from stories.models import StoryPage, StoryProduct
from tests.factories import PictureFactory, ProductPageFactory, StoryPageFactory

# What every site needs, whoever's content it shows.
LASTING = (Place, FormerName, Scheme, Marketplace, BrandSettings)


def rows() -> dict[str, int]:
    """Return how many rows each table has."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models(include_auto_created=True)}


def files(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def own_page(vietnamese) -> ProductPage:
    """Return a product that an editor of the site wrote."""
    parent = ProductIndexPage.objects.get(locale=vietnamese)
    return ProductPageFactory(parent=parent, title="Của riêng chúng tôi", hero_image=PictureFactory())


def test_loading_twice_changes_nothing(sample, db):
    before, had = rows(), files(sample)
    load()
    assert rows() == before
    assert files(sample) == had


def test_loading_keeps_what_an_editor_changed(sample, vietnamese):
    page = ProductPage.objects.get(slug="cam-vinh", locale=vietnamese)
    page.title = "Cam của chúng tôi"
    page.save_revision().publish()
    load()
    page.refresh_from_db()
    assert page.title == "Cam của chúng tôi"


def test_removing_takes_the_sample_and_nothing_else(own_page):
    kept = {model: model.objects.count() for model in LASTING}
    others = set(Page.objects.exclude(translation_key__in=sample_keys()).values_list("pk", flat=True))
    call_command("remove_sample")
    assert set(Page.objects.values_list("pk", flat=True)) == others
    assert {model: model.objects.count() for model in LASTING} == kept
    assert list(Picture.objects.all()) == [own_page.hero_image]
    assert not Certificate.objects.exists()
    assert not Listing.objects.exists()
    assert not any(Page.find_problems())


def test_an_own_page_that_shows_a_sample_product_outlives_it(vietnamese):
    parent = StoryPage.objects.filter(locale=vietnamese).first().get_parent()
    story = StoryPageFactory(parent=parent, title="Chuyện của chúng tôi")
    StoryProduct.objects.create(story=story, product=ProductPage.objects.get(slug="cam-vinh", locale=vietnamese))
    call_command("remove_sample")
    assert StoryPage.objects.filter(pk=story.pk).exists()
    assert not StoryProduct.objects.exists()


def test_a_removed_sample_can_be_loaded_again(sample, db):
    before = rows()
    call_command("remove_sample")
    load()
    after = rows()
    for model in ("wagtailcore.Page", "product_pages.Certificate", "product_pages.Listing", "showcase.Picture"):
        assert after[model] == before[model]
