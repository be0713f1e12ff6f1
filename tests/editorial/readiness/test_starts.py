"""A page starts from a template, from another page, or from nothing: always as a draft, only where one may."""

import pytest
from django.urls import reverse

from events.models import EventPage
from product_pages.models import ProductPage, ProductProducer
from showcase.pages.starts.registry import fill, starts_for
from showcase.readiness.requirements import lacks_of
from stories.models import StoryPage
from tests import factories
from tests.ready import ready_product, ready_story


def start_screen(section, name="productpage", app="product_pages") -> str:
    return reverse("start_page", args=[app, name, section.pk])


@pytest.mark.parametrize("model", [ProductPage, StoryPage, EventPage])
def test_a_template_lays_out_empty_chapters_in_the_language_of_the_page(site, model):
    for start in starts_for(model):
        pages = [model(title="Mới", locale=section.locale) for section in (site.products,)]
        for page in pages:
            fill(page, start.key)
            streams = [getattr(page, name) for name in ("culture", "steps", "body", "programme") if hasattr(page, name)]
            assert any(len(stream) for stream in streams)


def test_a_template_writes_no_sentence_and_counts_for_nothing(site):
    page = factories.StoryPageFactory(parent=site.stories)
    fill(page, "origin")
    assert page.kind == "origin"
    assert [block.value for block in page.body if block.block_type == "heading"]
    assert all(not block.value.source for block in page.body if block.block_type == "paragraph")
    fill(page, "no such template")
    assert page.kind == "origin"


def test_the_screen_offers_templates_and_pages_and_leads_to_the_laid_out_form(editor_client, site, product):
    shown = editor_client.get(start_screen(site.products))
    addresses = [url for _start, url in shown.context["cards"]]
    assert [page.pk for page, _url in shown.context["others"]] == [product.pk]
    form = editor_client.get(addresses[0])
    assert len(form.context["form"].instance.steps) == 4
    assert ProductPage.objects.count() == 1


def test_adding_below_a_section_leads_to_the_templates(editor_client, site):
    response = editor_client.get(reverse("wagtailadmin_pages:add_subpage", args=[site.stories.pk]))
    assert response.url == start_screen(site.stories, "storypage", "stories")
    response = editor_client.get(reverse("product_list:index"))
    assert start_screen(site.products) in response.content.decode()


def test_nobody_begins_where_they_may_not_add(client, site, product):
    client.force_login(factories.UserFactory(is_staff=True))
    for url in (start_screen(site.products), reverse("start_from_page", args=[product.pk])):
        assert client.get(url).status_code == 302
        assert client.post(url, {"title": "Mới"}).status_code == 302
    assert ProductPage.objects.count() == 1


@pytest.mark.parametrize(("app", "name"), [("home", "textpage"), ("no", "such"), ("showcase", "place")])
def test_what_has_no_templates_is_not_found(editor_client, site, app, name):
    assert editor_client.get(start_screen(site.home, name, app)).status_code == 404


def test_a_product_that_starts_from_another_takes_its_words_and_proves_nothing(editor_client, site):
    maker = factories.ProducerPageFactory(parent=site.producers)
    page = ready_product(site.products, title="Tương Nam Đàn", season=(1, 2))
    page.product_producers = [ProductProducer(producer=maker)]
    picture = {"image": factories.PictureFactory(), "alt_text": "Chum", "decorative": False}
    page.culture = [("paragraph", "<p>Chợ phiên.</p>"), ("picture", {"image": picture, "caption": ""})]
    page.save()
    factories.CertificateFactory(product=page)
    editor_client.post(reverse("start_from_page", args=[page.pk]), {"title": "Tương Đô Lương"})
    new = ProductPage.objects.get(slug="tuong-do-luong")
    assert (new.live, new.category, new.season, new.place) == (False, page.category, (1, 2), page.place)
    assert [block.block_type for block in new.culture] == ["paragraph"]
    assert [link.producer for link in new.product_producers.all()] == [maker]
    assert not any([new.hero_image, new.provenance_code, new.product_sources.exists(), new.certificates])
    assert page.title in new.editor_notes
    assert {"sources", "hero_image"} <= {lack.key for lack in lacks_of(new) if lack.is_required}


def test_a_story_that_starts_from_another_is_nobodys_yet(editor_client, site):
    page = ready_story(site.stories, title="Chợ phiên", radio_script="Thưa bà con.")
    url = reverse("start_from_page", args=[page.pk])
    editor_client.post(url, {"title": "Chợ quê"})
    new = StoryPage.objects.get(slug="cho-que")
    assert (new.kind, len(new.body), new.author, new.radio_script) == (page.kind, 1, "", "")
    assert "title" in editor_client.post(url, {"title": "…"}).context["form"].errors
    assert StoryPage.objects.count() == 2


def test_an_event_does_not_start_from_another(editor_client, site):
    page = factories.EventPageFactory(parent=site.events)
    assert editor_client.get(reverse("start_from_page", args=[page.pk])).status_code == 404
