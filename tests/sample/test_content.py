"""What the sample holds, and what none of it may claim."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventPage
from product_pages.models import Certificate, Listing, ProducerPage, ProductPage
from stories.models import StoryPage

PAGES = {ProductPage: 36, StoryPage: 10, EventPage: 14, ProducerPage: 8}
MODELS = pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)


@MODELS
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_of_each_kind_are_live_in_both_languages(sample, db, model, language):
    assert model.objects.live().filter(locale__language_code=language).count() == PAGES[model]


def test_every_page_has_a_live_translation(vietnamese, english):
    for page in Page.objects.filter(locale=vietnamese, depth__gt=1):
        assert page.get_translation(english).live, page


def test_every_translation_is_complete(vietnamese, english):
    sources = TranslationSource.objects.filter(locale=vietnamese)
    translations = Translation.objects.filter(source__in=sources, target_locale=english)
    assert translations.count() == Page.objects.filter(locale=vietnamese, depth__gt=1).count()
    for translation in translations:
        total, done = translation.get_progress()
        assert total == done > 0, translation


def test_no_certificate_is_called_verified(sample, db):
    assert not Certificate.objects.valid().exists()


def test_listings_stand_on_hosts_that_nobody_can_own(sample, db):
    listings = Listing.objects.all()
    assert listings
    assert all(each.is_sample and urlsplit(each.url).hostname.endswith(".example") for each in listings)


def test_spirits_are_not_offered_for_sale(sample, db):
    assert not Listing.objects.filter(product__slug__startswith="ruou").exists()


def test_the_tree_of_pages_is_sound(sample, db):
    said = StringIO()
    call_command("fixtree", interactive=False, stdout=said)
    assert said.getvalue().count("No problems found") == 2, said.getvalue()
