"""The permanent address of a page: made when it is published, printed at its foot, never made by a reader."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from showcase.codes.making import code_for
from showcase.models import ShortCode
from tests.factories import (
    EventPageFactory,
    PictureFactory,
    ProducerPageFactory,
    ProductPageFactory,
    StoryPageFactory,
)
from tests.product_pages.helpers import english, kept, read, texts

PUBLISHED = {
    "product": lambda site: ProductPageFactory(parent=site.products),
    "producer": lambda site: ProducerPageFactory(parent=site.producers),
    "event": lambda site: EventPageFactory(parent=site.events),
}


@pytest.fixture
def ginger(site):
    return ProductPageFactory(parent=site.products, hero_image=PictureFactory())


def publish(page) -> None:
    page.save_revision().publish()


def foot(client, page, suffix: str = "") -> str:
    return texts(read(client, page, suffix), ".print-foot p")[0]


@pytest.mark.parametrize("kind", PUBLISHED)
def test_page_gets_its_address_when_it_is_published_and_keeps_it(site, kind):
    page = PUBLISHED[kind](site)
    publish(page)
    made = ShortCode.objects.get()
    publish(page)
    assert ShortCode.objects.get() == made == code_for(page)


def test_translation_has_the_address_of_its_source_and_a_story_none(site, ginger):
    publish(english(ginger))
    publish(StoryPageFactory(parent=site.stories))
    assert not ShortCode.objects.exists()


def test_command_makes_what_is_missing_of_what_is_published(site, ginger):
    known = code_for(PUBLISHED["event"](site))
    english(ginger)
    ProductPageFactory(parent=site.products, live=False)
    for _time in range(2):
        call_command("make_codes", verbosity=0)
    assert {code.page_id for code in ShortCode.objects.all()} == {ginger.pk, known.page_id}


@pytest.mark.database
def test_foot_of_a_print_has_the_permanent_address_in_the_language_of_the_page(client, ginger):
    code = code_for(ginger).code
    assert foot(client, ginger).endswith(f"/q/{code}")
    assert foot(client, english(ginger)).endswith(f"/en/q/{code}")


def test_printed_address_leads_to_the_page(client, ginger):
    code_for(ginger)
    address = "/q/" + foot(client, ginger).rpartition("/q/")[2]
    assert client.get(address).url == ginger.url


def test_reading_a_page_without_a_code_makes_none_and_prints_its_long_address(client, ginger):
    assert foot(client, ginger).endswith(ginger.url)
    assert not ShortCode.objects.exists()


def test_code_of_a_fair_or_of_a_stand_is_not_that_of_the_page(client, site, ginger):
    fair = EventPageFactory(parent=site.events)
    code_for(ginger, at=fair)
    code_for(fair, at=fair, stand="A1")
    assert [foot(client, page).endswith(page.url) for page in (ginger, fair)] == [True, True]


def test_further_view_of_a_page_keeps_its_own_address(client, site):
    story = StoryPageFactory(parent=site.stories, radio_script="Một. Hai.")
    code = code_for(story).code
    assert foot(client, story).endswith(f"/q/{code}")
    assert foot(client, story, "radio/").endswith(f"{story.url}radio/")


def test_retired_code_is_printed_no_more_at_once(client, admin_client, ginger, settings):
    settings.PAGE_CACHE = True
    code = code_for(ginger)
    admin_client.get(reverse("code_retire", args=[code.pk]))  # what the first request of all makes, empties the cache
    assert "/q/" in texts(kept(client, ginger), ".print-foot p")[0]
    admin_client.post(reverse("code_retire", args=[code.pk]), {"retired_on": date(2026, 1, 1)})
    assert "/q/" not in foot(client, ginger)
