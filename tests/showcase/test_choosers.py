"""Where the chooser of pages opens, and what it finds."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from tests.factories import HomePageFactory, ProducerIndexPageFactory, ProducerPageFactory, ProductPageFactory

PRODUCERS = {"page_type": "product_pages.producerpage"}


@pytest.fixture
def weavers(site):
    """Return a producer in both languages, and another one beside it."""
    english = Locale.objects.get(language_code="en")
    home = HomePageFactory(parent=Page.objects.get(depth=1), slug="home-en", locale=english)
    section = ProducerIndexPageFactory(parent=home, slug="producers", locale=english)
    page = ProducerPageFactory(parent=site.producers, title="Tổ dệt bản Hoa Tiến")
    ProducerPageFactory(parent=site.producers, title="Làng mật mía Găng")
    ProducerPageFactory(
        parent=section, title="Weavers of Hoa Tiến", locale=english, translation_key=page.translation_key
    )
    return page


def opened(client, **query) -> Page:
    return client.get(reverse("wagtailadmin_choose_page"), query).context["parent_page"]


def found(client, **query) -> list[str]:
    return [page.title for page in client.get(reverse("wagtailadmin_choose_page_search"), query).context["pages"]]


@pytest.mark.parametrize(("locale", "section"), [("vi", "nguoi-lam-ra"), ("en", "producers"), ("", "nguoi-lam-ra")])
def test_it_opens_in_the_section_of_the_kind_and_the_language(weavers, editor_client, locale, section):
    assert opened(editor_client, **PRODUCERS, locale=locale).slug == section


def test_it_opens_in_the_section_when_there_is_one_page_only(editor_client, site):
    ProductPageFactory(parent=site.products)
    assert opened(editor_client, page_type="product_pages.productpage", locale="vi").pk == site.products.pk


def test_for_any_page_it_opens_at_home_and_for_a_place_in_the_tree_at_the_root(weavers, editor_client, site):
    assert opened(editor_client, locale="vi").pk == site.home.pk
    assert opened(editor_client, locale="vi", user_perms="move_to").is_root()
    assert opened(editor_client, page_type="events.eventpage", locale="vi").is_root()  # there is none yet


def test_it_finds_each_producer_once_without_accents(weavers, editor_client):
    assert found(editor_client, q="hoa tien", **PRODUCERS, locale="vi") == [weavers.title]
    assert found(editor_client, q="hoa tien", **PRODUCERS, locale="en") == ["Weavers of Hoa Tiến"]
    assert found(editor_client, q="hoa tien", **PRODUCERS) == [weavers.title]
    assert len(found(editor_client, q="hoa tien")) == 2


@pytest.mark.parametrize("query", [{"page_type": "no.such"}, {"page_type": "auth.user"}])
def test_unknown_kinds_are_no_page(editor_client, site, query):
    assert editor_client.get(reverse("wagtailadmin_choose_page"), query).status_code == 404
    assert editor_client.get(reverse("wagtailadmin_choose_page_search"), query | {"q": "x"}).status_code == 404
