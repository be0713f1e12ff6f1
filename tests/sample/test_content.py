"""What the sample holds, and what none of it may claim."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventPage
from product_pages.certificates.validity import State
from product_pages.coverage import Coverage, coverage
from product_pages.listings.health import Health
from product_pages.models import (
    Certificate,
    ClickOut,
    CoverageDay,
    Listing,
    Marketplace,
    ProducerPage,
    ProductPage,
)
from stories.models import StoryPage

PAGES = {ProductPage: 37, StoryPage: 10, EventPage: 19, ProducerPage: 9}
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


def test_no_certificate_of_a_real_product_is_called_verified(sample, db):
    assert not Certificate.objects.exclude(is_sample=True).exclude(verified_on=None).exists()


def test_the_sample_product_shows_a_certificate_in_every_state(sample, db):
    made_up = Certificate.objects.filter(is_sample=True).with_renewal().select_related("scheme")
    assert {each.state() for each in made_up} == set(State)
    assert {each.product.slug for each in made_up} == {"san-pham-mau"}


def test_sample_listings_are_in_every_state(sample, db):
    health = {each.health() for each in Listing.objects.with_marketplace()}
    assert health == {Health.WORKS, Health.GONE, Health.UNREACHABLE, Health.UNCHECKED, Health.CLOSED}


def test_reports_of_marketplaces_wait_for_confirmation(sample, db):
    states = dict(Marketplace.objects.filter(state_confirmed=False).values_list("slug", "state"))
    assert states == {"postmart": "renamed", "voso": "closed", "buudien": "active"}
    assert Marketplace.objects.get(slug="postmart").current.slug == "buudien"


def test_every_figure_of_the_past_is_marked_as_a_sample(sample, db):
    for model in (ClickOut, CoverageDay):
        assert model.objects.count() > 100
        assert not model.objects.filter(is_sample=False).exists()


def test_samples_do_not_count_towards_the_goal(sample, db):
    assert coverage() == Coverage(0, 0)


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
