"""The product's editor: a draft needs a name only, and its records stand a click away."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from product_pages.models import ProductPage
from tests.factories import CertificateFactory, ListingFactory, ProducerPageFactory
from tests.product_pages.helpers import english


def form(**fields) -> dict:
    """Return the editor's form as a browser posts it, empty but for the fields and the slug that it proposes."""
    rich = dict.fromkeys(("origin", "environment", "process", "features", "enjoy"), rich_text(""))
    blocks = dict.fromkeys(("steps", "culture", "gallery"), streamfield([]))
    links = dict.fromkeys(("product_producers", "product_sources", "comments"), inline_formset([]))
    return nested_form_data(rich | blocks | links | {"slug": fields["title"].lower()} | fields)


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def add(site) -> str:
    return reverse("wagtailadmin_pages:add", args=["product_pages", "productpage", site.products.pk])


def panel(client, page, number: int) -> BeautifulSoup:
    """Return the panel of the certificates (0) or of the listings (1) in the product's editor."""
    soup = BeautifulSoup(client.get(edit(page)).content.decode(), "html.parser")
    links = [reverse(f"wagtailsnippets_product_pages_{name}:add") for name in ("certificate", "listing")]
    return soup.select_one(f"a[href^='{links[number]}']").find_parent("section")


def test_draft_with_only_a_name_is_saved(editor_client, add):
    editor_client.post(add, form(title="Tương Nam Đàn", slug="tương-nam-đàn"))
    page = ProductPage.objects.get()
    assert (page.title, page.slug, page.live) == ("Tương Nam Đàn", "tuong-nam-dan", False)


def test_row_that_was_saved_before_the_browser_learnt_its_number_is_stored_once(editor_client, site, add):
    maker = ProducerPageFactory(parent=site.producers)
    source = {"chapter": "origin", "kind": "document", "title": "Quyết định", "url": "https://paper.example/1"}
    rows = {
        "product_producers": inline_formset([{"producer": maker.pk}]),
        "product_sources": inline_formset([source]),
    }
    editor_client.post(add, form(title="Kẹo", **rows))
    page = ProductPage.objects.get()
    first = list(page.product_sources.values_list("pk", flat=True))
    response = editor_client.post(edit(page), form(title="Kẹo", **rows))
    assert response.status_code == 302
    assert page.product_producers.count() == 1
    assert list(page.product_sources.values_list("pk", flat=True)) == first
    two = inline_formset([source, source | {"title": "Quyết định khác"}])
    editor_client.post(edit(page), form(title="Kẹo", **rows | {"product_sources": two}))
    assert page.product_sources.count() == 2


def test_product_with_only_a_name_can_be_read_when_code_publishes_it(editor_client, client, add):
    editor_client.post(add, form(title="Nhút"))
    page = ProductPage.objects.get()
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200


def test_slug_that_the_browser_proposes_with_marks_is_made_plain(editor_client, add):
    editor_client.post(add, form(title="Nước mắm", slug="nước-mắm-đỏ"))
    assert ProductPage.objects.get().slug == "nuoc-mam-do"


def test_months_are_ticked_and_kept(editor_client, add):
    editor_client.post(add, form(title="Cam") | {"season": ["11", "12", "1"]})
    assert ProductPage.objects.get().season == (1, 11, 12)


def test_months_that_were_kept_are_ticked_again(editor_client, product):
    product.season = (1, 12)
    product.save_revision().publish()
    soup = BeautifulSoup(editor_client.get(edit(product)).content.decode(), "html.parser")
    assert [box["value"] for box in soup.select("input[name=season][checked]")] == ["1", "12"]


def test_name_is_kept_in_composed_letters(editor_client, add):
    editor_client.post(add, form(title="Nhu\u0301t", slug="nhut"))
    assert ProductPage.objects.get().title == "Nhút"


def test_half_a_position_is_refused_at_its_field(editor_client, product):
    response = editor_client.post(edit(product), form(title="Gừng", slug="gung", latitude="19.2"))
    assert list(response.context["form"].errors) == ["longitude"]


def test_new_product_asks_to_be_saved_before_records_are_added(editor_client, add):
    response = editor_client.get(add)
    assert response.status_code == 200
    assert "?product=" not in response.content.decode()


@pytest.mark.parametrize("number", [0, 1])
def test_panels_of_a_product_without_records_offer_to_add_one(editor_client, product, number):
    shown = panel(editor_client, product, number)
    assert shown.select("table") == []
    assert shown.select("a")[-1]["href"].endswith(f"?product={product.pk}")


def test_panels_list_the_records_with_links_to_them(editor_client, product):
    records = CertificateFactory(product=product), ListingFactory(product=product)
    for number, record in enumerate(records):
        links = [link["href"] for link in panel(editor_client, product, number).select("table a")]
        assert links == [reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])]


def test_panels_of_a_translation_list_the_records_of_its_source(editor_client, product):
    CertificateFactory(product=product)
    shown = panel(editor_client, english(product), 0)
    assert len(shown.select("table a")) == 1
    assert shown.select("a")[-1]["href"].endswith(f"?product={product.pk}")


def test_panels_list_no_record_of_another_product(editor_client, product, fullest):
    assert panel(editor_client, product, 0).select("table") == []
    assert panel(editor_client, fullest, 0).select("table")


@pytest.mark.parametrize("number", [0, 1])
def test_record_asked_for_in_the_panel_starts_with_the_product(editor_client, product, number):
    address = panel(editor_client, product, number).select("a")[-1]["href"]
    response = editor_client.get(address)
    assert response.status_code == 200
    assert response.context["form"].initial["product"] == str(product.pk)
    assert product.title in response.content.decode()


@pytest.mark.parametrize("chosen", ["", "x", "-1", "²", "999999", "9" * 30])
def test_record_starts_empty_when_no_such_product_is_asked_for(editor_client, site, chosen):
    address = reverse("wagtailsnippets_product_pages_certificate:add")
    assert editor_client.get(address, {"product": chosen}).status_code == 200


def test_editor_opens_with_everything_filled(editor_client, fullest):
    soup = BeautifulSoup(editor_client.get(edit(fullest)).content.decode(), "html.parser")
    assert len(soup.select("[role=tabpanel]")) == 6


def test_preview_of_a_new_product_is_drawn_before_it_is_saved(editor_client, site):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["product_pages", "productpage", site.products.pk])
    assert editor_client.post(address, form(title="Nháp", slug="nhap")).json()["is_valid"]
    response = editor_client.get(address)
    assert response.status_code == 200
    assert "Nháp" in response.content.decode()
