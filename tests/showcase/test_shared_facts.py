"""Facts do not wait for a translator: publishing the source copies them to the translations."""

import pytest

from tests.factories import EventPageFactory, PlaceFactory, StoryPageFactory, TextPageFactory


@pytest.fixture
def translated(product, english):
    """Return the English page of the product."""
    english(product.get_parent().specific)
    return english(product, title="Kỳ Sơn ginger")


def test_a_fact_reaches_the_translation_on_publishing(product, translated):
    product.season, product.place = (11, 12), PlaceFactory()
    product.save_revision().publish()
    translated.refresh_from_db()
    assert (translated.season, translated.place) == ((11, 12), product.place)


def test_words_stay_as_they_were_translated(product, translated):
    product.save_revision().publish()
    translated.refresh_from_db()
    assert translated.title == "Kỳ Sơn ginger"


def test_a_draft_shares_nothing(product, translated):
    product.season = (11, 12)
    product.save_revision()
    translated.refresh_from_db()
    assert translated.season == ()


def test_publishing_a_translation_keeps_the_facts_of_the_source(product, translated):
    translated.season = (5,)
    translated.save_revision().publish()
    translated.refresh_from_db()
    product.refresh_from_db()
    assert translated.season == product.season == ()


def test_other_products_are_left_alone(site, product, translated):
    other = type(product)(title="Cam", season=(1,), locale=product.locale)
    site.products.add_child(instance=other)
    product.season = (11,)
    product.save_revision().publish()
    other.refresh_from_db()
    assert other.season == (1,)


def test_a_cancelled_event_is_cancelled_in_english_too(site, english, client):
    event = EventPageFactory(parent=site.events)
    page = english(event)
    event.status = "cancelled"
    event.save_revision().publish()
    assert client.get(page.url).context["page"].status == "cancelled"


def test_a_radio_script_is_shared(site, english):
    story = StoryPageFactory(parent=site.stories, radio_script="Thưa bà con.")
    assert english(story).radio_script == "Thưa bà con."


@pytest.mark.database
def test_the_translation_is_found_by_its_new_place(site, product, translated, english, read):
    english(site.search)
    product.place = PlaceFactory(name="Na Ngoi")
    product.save_revision().publish()
    assert read("/en/tim-kiem/", data={"q": "na ngoi"}).select_one(".result__title")


def test_readers_get_the_new_facts_after_the_pages_are_forgotten(product, translated, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "showcase.cache.invalidation.forget_all",
        lambda: seen.append(type(product).objects.get(pk=translated.pk).season),
    )
    product.season = (11,)
    product.save_revision().publish()
    assert seen[-1] == (11,)


def test_a_page_without_shared_facts_is_published_as_ever(site):
    page = TextPageFactory(parent=site.home)
    page.save_revision().publish()
    assert page.live
