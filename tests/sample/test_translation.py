"""The English of the sample is wagtail-localize's own: editors find it in their translation editor and can sync."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from product_pages.models import ProductPage


@pytest.fixture
def orange(vietnamese) -> ProductPage:
    return ProductPage.objects.get(slug="cam-vinh", locale=vietnamese)


@pytest.fixture
def translation(orange, english) -> Translation:
    return Translation.objects.get(source__object_id=orange.translation_key, target_locale=english)


def editor(client, page: Page) -> dict:
    """Return what the translation editor of a page is given to show."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    soup = BeautifulSoup(response.content, "html.parser")
    return json.loads(soup.select_one(".js-translation-editor")["data-props"])


@pytest.mark.parametrize("slug", ["cam-vinh", "mui-tet", "le-hoi-hang-bua", "to-det-hoa-tien", "gioi-thieu", "home"])
def test_the_editor_shows_every_string_with_its_translation(editor_client, vietnamese, english, slug):
    page = Page.objects.get(slug=slug, locale=vietnamese)
    shown = editor(editor_client, page.get_translation(english))
    strings = {each["id"] for each in shown["segments"] if each["type"] == "string"}
    filled = {each["segment_id"] for each in shown["initialStringTranslations"] if each["data"]}
    assert strings
    assert strings == filled


def test_sync_brings_over_what_changed_in_vietnamese(orange, english, translation):
    orange.tagline = "Một câu mới."
    orange.season = (1, 2)
    orange.save_revision().publish()

    translation.source.update_from_db()
    total, done = translation.get_progress()
    assert done == total - 1

    segment = translation.source.stringsegment_set.get(context__path="tagline")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=english, context=segment.context, data="A new sentence."
    )
    translation.save_target()
    synced = orange.get_translation(english)
    assert (synced.tagline, tuple(synced.season)) == ("A new sentence.", (1, 2))
