"""The lists of pages: found without marks, narrowed, counted, exported; as many queries at 3 rows as at 30."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail import hooks

from product_pages.models import ProductPage
from product_pages.products.lists import ProductListView
from showcase.pages.lists.columns import text_column
from showcase.pages.lists.extras import Extra
from showcase.pages.lists.filters import choice
from tests import factories
from tests.ready import ready_product

LISTS = ["product_list", "producer_list", "story_list", "event_list"]
PRODUCTS = "product_list:index"


@pytest.fixture
def shelf(site):
    """Return three products: one ready, one of a former district, one with a change in review."""
    ready = ready_product(site.products, title="Tương Nam Đàn")
    place = factories.FormerNameFactory(name="Kỳ Sơn").place
    ginger = factories.ProductPageFactory(parent=site.products, title="Gừng", place=place, season=(11, 12), live=False)
    orange = factories.ProductPageFactory(parent=site.products, title="Cam Vinh", category=ready.category)
    for page in (ready, ginger, orange):
        page.save_revision()
    return {"ready": ready, "ginger": ginger, "orange": orange}


@pytest.fixture
def titles(editor_client):
    """Return a function that asks the list of products and returns the titles shown."""

    def shown(**query):
        response = editor_client.get(reverse(PRODUCTS), query)
        assert response.status_code == 200
        return {page.title for page in response.context["object_list"]}

    return shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "tuong nam dan"}, {"Tương Nam Đàn"}),
        ({"q": "cam", "readiness": "lacking"}, {"Cam Vinh"}),
        ({"q": "cam", "readiness": "ready"}, set()),
        ({"readiness": "ready"}, {"Tương Nam Đàn"}),
        ({"readiness": "lacking"}, {"Gừng", "Cam Vinh"}),
        ({"district": "Kỳ Sơn"}, {"Gừng"}),
        ({"month": "12"}, {"Gừng"}),
        ({"group": "food"}, {"Tương Nam Đàn"}),
        ({"state": "draft"}, {"Gừng"}),
        ({"state": "live"}, {"Tương Nam Đàn", "Cam Vinh"}),
        ({"state": "review"}, set()),
        ({"state": "scheduled"}, set()),
        ({"mine": "me"}, set()),
        ({"locale": "en"}, set()),
        ({"month": "13"}, {"Tương Nam Đàn", "Gừng", "Cam Vinh"}),
        ({"q": '"'}, set()),
    ],
)
def test_products_are_found_and_narrowed(shelf, titles, query, found):
    assert titles(**query) == found


def test_mine_are_those_that_i_began(shelf, titles, client, editor_client):
    user = factories.AdminFactory()
    ProductPage.objects.filter(title="Gừng").update(owner=user)
    client.force_login(user)
    assert titles(mine="me", category="") == {"Gừng"}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_and_says_what_is_missing(site, editor_client, name):
    makers = {
        "product_list": (factories.ProductPageFactory, site.products),
        "producer_list": (factories.ProducerPageFactory, site.producers),
        "story_list": (factories.StoryPageFactory, site.stories),
        "event_list": (factories.EventPageFactory, site.events),
    }
    factory, parent = makers[name]
    page = factory(parent=parent)
    page.save_revision()
    content = editor_client.get(reverse(f"{name}:index")).content.decode()
    assert page.title in content
    assert "readiness-mark--critical" in content


@pytest.mark.parametrize("name", LISTS)
def test_an_export_has_what_the_list_shows(site, shelf, editor_client, name):
    response = editor_client.get(reverse(f"{name}:index"), {"export": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(response))).active.values)
    assert len(rows) == (4 if name == "product_list" else 1)
    if name == "product_list":
        ginger = next(row for row in rows if row[0] == "Gừng")
        assert any("3" in str(cell) or ":" in str(cell) for cell in ginger)


def test_a_list_costs_the_same_at_three_rows_and_at_thirty(site, shelf, editor_client):
    few = queries(editor_client)
    for number in range(27):
        factories.ProductPageFactory(parent=site.products, title=f"Chè {number}").save_revision()
    assert queries(editor_client) <= few <= 16


def queries(client) -> int:
    """Return how many queries the rows of the list need, when homes and sections are known."""
    client.get(reverse("product_list:index_results"))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("product_list:index_results"))
    return len(asked)


def test_floors_above_add_columns_and_filters(shelf, editor_client):
    seen = []

    def only_products(model):
        column = text_column("behind", "Bản dịch", lambda page: "chậm")
        narrow = choice("Bản dịch", [("x", "X")], method=lambda pages, name, value: pages.none())
        return Extra([column], {"behind": narrow}, seen.extend) if model is ProductPage else None

    with hooks.register_temporarily("page_list_extra", only_products):
        response = editor_client.get(reverse(PRODUCTS))
        assert "chậm" in response.content.decode()
        assert len(seen) == 3
        assert not editor_client.get(reverse(PRODUCTS), {"behind": "x"}).context["object_list"]
        assert ProductListView(model=ProductPage).list_export[-2] == "behind"


def test_a_list_is_in_the_menu_of_those_who_work_on_it(site, client, rf):
    from product_pages.products.lists import ProductListViewSet

    request = rf.get("/admin/")
    item = ProductListViewSet().get_menu_item()
    request.user = factories.AdminFactory()
    assert item.is_shown(request)
    request.user = factories.UserFactory(is_staff=True)
    assert not item.is_shown(request)
