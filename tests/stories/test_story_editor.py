"""The story's editor: a name is enough for a draft; products are chosen in it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from stories.models import StoryPage


def form(**fields) -> dict:
    """Return the editor's form as a browser posts it, empty but for the fields."""
    links = dict.fromkeys(("story_products", "story_places", "story_sources", "comments"), inline_formset([]))
    start = {"title": "Chợ phiên", "slug": "chợ-phiên", "kind": "culture", "body": streamfield([])}
    return nested_form_data(start | links | fields)


@pytest.fixture
def add(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "storypage", site.stories.pk])


def test_draft_with_only_a_name_is_saved(editor_client, add):
    editor_client.post(add, form())
    story = StoryPage.objects.get()
    assert (story.title, story.slug, story.live) == ("Chợ phiên", "cho-phien", False)


def test_story_tells_of_the_chosen_product(editor_client, add, product):
    chosen = inline_formset([{"product": product.pk}])
    editor_client.post(add, form(story_products=chosen))
    assert [page.title for page in StoryPage.objects.get().products] == [product.title]


def test_source_without_name_address_or_document_is_refused(editor_client, add):
    empty = inline_formset([{"title": "", "url": "", "document": ""}])
    response = editor_client.post(add, form(story_sources=empty))
    assert not response.context["form"].formsets["story_sources"].is_valid()


def test_editor_opens(editor_client, add):
    editor_client.post(add, form())
    address = reverse("wagtailadmin_pages:edit", args=[StoryPage.objects.get().pk])
    assert editor_client.get(address).status_code == 200
