"""Season and category of many products at once: as drafts, and only where one may."""

import pytest
from django.urls import reverse

from product_pages.models import ProductPage
from tests import factories
from tests.product_pages.helpers import english


@pytest.fixture
def act(editor_client):
    """Return a function that posts the action for some pages."""

    def post(*pages, **fields):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "set_facts"])
        query = "&".join(f"id={page.pk}" for page in pages)
        return editor_client.post(f"{url}?{query}&next=/admin/pages/", {"change_season": "keep"} | fields)

    return post


def latest(page):
    return ProductPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_drafts_are_set_and_readers_see_nothing_of_it(site, act):
    shelf = factories.CategoryFactory()
    live = factories.ProductPageFactory(parent=site.products)
    draft = factories.ProductPageFactory(parent=site.products, live=False, category=shelf)
    act(live, draft, change_season="set", season=["11", "12"], category=shelf.pk)
    for page in (live, draft):
        assert (latest(page).season, latest(page).category) == ((11, 12), shelf)
    live.refresh_from_db()
    assert (live.season, live.category, live.has_unpublished_changes) == ((), None, True)


def test_what_is_left_alone_stays_and_no_draft_is_written_for_nothing(site, act):
    page = factories.ProductPageFactory(parent=site.products, season=(5,), category=factories.CategoryFactory())
    act(page, category=page.category.pk)
    assert page.revisions.count() == 0
    other = factories.CategoryFactory()
    act(page, category=other.pk)
    assert (latest(page).season, latest(page).category) == ((5,), other)


def test_nothing_chosen_is_said_and_changes_nothing(site, act, product):
    response = act(product)
    assert response.context["form"].non_field_errors()
    assert product.revisions.count() == 0


def test_other_pages_translations_and_locked_ones_are_left_out(site, act, product):
    locked = factories.ProductPageFactory(parent=site.products, locked=True, locked_by=factories.AdminFactory())
    act(site.about, english(product), locked, category=factories.CategoryFactory().pk)
    assert not locked.revisions.exists()
    assert ProductPage.objects.exclude(category=None).count() == 0
