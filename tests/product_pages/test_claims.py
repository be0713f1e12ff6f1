"""Sources: what they are, what they speak for, and who is told where none does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from product_pages.models import ProductSource
from product_pages.products.claims import claims_of
from tests.factories import CertificateFactory, ProductPageFactory
from tests.product_pages.helpers import read, texts


@pytest.fixture
def told(site):
    """Return a product that claims where it comes from and when it is harvested."""
    return ProductPageFactory(parent=site.products, origin="<p>Từ đời ông bà.</p>", season=(11, 12))


def unsourced(page) -> list[str]:
    return [str(claim.label) for claim in claims_of(page) if claim.is_unsourced]


def document(private: bool):
    collection = Collection.get_first_root_node().add_child(name="Bằng chứng")
    if private:
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = ContentFile(b"ban quet", name="quyet-dinh.txt")
    return get_document_model().objects.create(title="Quyết định 348", file=file, collection=collection)


def test_what_is_written_needs_a_source_and_what_is_blank_does_not(told):
    assert len(unsourced(told)) == 2


def test_a_source_speaks_for_its_chapter(told):
    ProductSource.objects.create(product=told, title="Báo", chapter="origin")
    assert len(unsourced(told)) == 1


def test_a_source_for_the_whole_page_speaks_for_each_chapter(told):
    ProductSource.objects.create(product=told, title="Báo", chapter="whole")
    assert unsourced(told) == []
    assert all(claim.by_the_whole and not claim.sourced for claim in claims_of(told))


def test_editors_are_told_and_readers_are_not(editor_client, client, told):
    labels = unsourced(told)
    form = editor_client.get(reverse("wagtailadmin_pages:edit", args=[told.pk])).content.decode()
    assert ", ".join(labels) in form
    assert "help-warning" not in client.get(told.url).content.decode()


def test_a_person_asked_is_named_with_the_date(client, told):
    source = ProductSource(product=told, kind="person", title="Một người trồng ở Na Ngoi")
    with pytest.raises(ValidationError):
        source.clean()
    source.dated = date(2026, 10, 1)
    source.clean()
    source.save()
    assert "01/10/2026" in texts(read(client, told), ".sources__item")[0]


@pytest.mark.parametrize("private", [True, False])
def test_readers_open_the_documents_that_are_theirs_to_open(client, told, private):
    paper = document(private)
    ProductSource.objects.create(product=told, kind="document", document=paper)
    CertificateFactory(product=told, evidence=paper, evidence_url="")
    soup = read(client, told)
    assert "Quyết định 348" in soup.get_text()
    assert len(soup.select(f'a[href="{paper.url}"]')) == (0 if private else 2)


def test_a_private_document_cannot_be_fetched_by_its_address(client, told):
    response = client.get(document(private=True).url)
    assert response.status_code == 302
    assert "login" in response["Location"]
