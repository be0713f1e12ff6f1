"""The stamp of a product in the middle of a story."""

import pytest

from tests.factories import CertificateFactory, StoryPageFactory
from tests.product_pages.helpers import english, read, texts


@pytest.fixture
def story(site, product):
    """Return a story with the stamp of a product in its text."""
    body = [("paragraph", "<p>Trước.</p>"), ("product", {"product": product}), ("paragraph", "<p>Sau.</p>")]
    return StoryPageFactory(parent=site.stories, body=body)


def cards(client, page) -> list[str]:
    return texts(read(client, page), ".product-card .stamp__title")


def test_card_leads_to_the_product(client, story, product):
    assert read(client, story).select_one(".product-card a")["href"] == product.url


def test_card_of_an_unpublished_product_is_not_there(client, story, product):
    product.unpublish()
    soup = read(client, story)
    assert soup.select(".product-card") == []
    assert "Sau." in soup.get_text()


def test_card_of_a_deleted_product_is_not_there(client, story, product):
    product.delete()
    assert cards(client, story) == []


def test_card_of_a_private_product_is_not_there(client, story, product):
    product.view_restrictions.create(restriction_type="login")
    assert cards(client, story) == []


def test_card_without_a_product_is_not_there(client, site):
    page = StoryPageFactory(parent=site.stories, body=[("product", {"product": None})])
    assert cards(client, page) == []


def test_card_speaks_the_language_of_the_page(client, story, product):
    translation = english(story)
    assert cards(client, translation) == []
    english(product, title="Ky Son ginger")
    assert cards(client, translation) == ["Ky Son ginger"]


def test_card_shows_no_stars_that_do_not_hold(client, story, product):
    CertificateFactory(product=product, valid_until="2024-12-31")
    assert cards(client, story) == [product.title]
    assert "★" not in client.get(story.url).content.decode()
