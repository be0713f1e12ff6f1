"""The records that editors keep beside the pages: every screen answers, in both languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from product_pages.models import (
    Category,
    Certificate,
    CriteriaSet,
    Listing,
    Marketplace,
    ProducerContact,
    ProducerPage,
    Scheme,
)
from showcase.consents.models import Consent
from showcase.places.models import Place
from tests.factories import (
    AdminFactory,
    CategoryFactory,
    CertificateFactory,
    ConsentFactory,
    ContactFactory,
    CriteriaSetFactory,
    FormerNameFactory,
    ListingFactory,
    ProducerPageFactory,
)

MODELS = [Category, Certificate, Consent, CriteriaSet, Listing, Marketplace, Place, ProducerContact, Scheme]


@pytest.fixture
def records(site, product):
    """Keep one record of each kind."""
    producer = ProducerPageFactory(parent=site.producers)
    CertificateFactory(product=product, producer=producer, number="=cmd()")
    ListingFactory(product=product)
    ContactFactory(producer=producer, consent=ConsentFactory())
    CategoryFactory()
    CriteriaSetFactory()
    FormerNameFactory()


@pytest.fixture(params=["vi", "en"])
def admin(request, client, records):
    """Return a client logged in as an administrator who reads Vietnamese, and one who reads English."""
    user = AdminFactory()
    UserProfile.objects.create(user=user, preferred_language=request.param)
    client.force_login(user)
    client.language = request.param
    return client


def screen(model, name: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def test_every_kind_of_record_has_its_screens():
    ours = {model for model in get_snippet_models() if model._meta.app_label in {"product_pages", "showcase"}}
    assert ours == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_screens_answer_in_the_administrators_language(admin, model):
    record = model.objects.first()
    for address in (
        screen(model, "list"),
        screen(model, "add"),
        screen(model, "edit", record.pk),
        screen(model, "delete", record.pk),
        screen(model, "history", record.pk),
        screen(model, "usage", record.pk),
    ):
        response = admin.get(address)
        assert response.status_code == 200, address
        assert f'lang="{admin.language}"' in response.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_lists_can_be_exported(admin, model):
    for kind in ("csv", "xlsx"):
        response = admin.get(screen(model, "list"), {"export": kind})
        assert response.status_code == 200
        assert f".{kind}" in response["Content-Disposition"]


def test_export_neutralises_formulas(editor_client, records):
    response = editor_client.get(screen(Certificate, "list"), {"export": "csv"})
    assert b",=cmd()" not in b"".join(response.streaming_content)


@pytest.mark.parametrize("model", MODELS)
def test_lists_answer_to_any_question(editor_client, records, model):
    for query in ("q=x", "q=%22%00", "p=999", "p=abc", "ordering=-product", "ordering=nonsense"):
        assert editor_client.get(f"{screen(model, 'list')}?{query}").status_code in {200, 404}, query


@pytest.mark.parametrize(
    ("model", "query", "count"),
    [
        (Certificate, "q=348", 1),
        (Certificate, "q=349", 0),
        (Certificate, "stars=4", 1),
        (Certificate, "q=Gừng", 1),
        (Listing, "state=works", 1),
        (Listing, "state=gone", 0),
        (Listing, "is_sample=true", 0),
        (Listing, "q=postmart", 1),
        (ProducerContact, "q=Người", 1),
    ],
)
def test_lists_are_searched_and_filtered(editor_client, records, model, query, count):
    response = editor_client.get(f"{screen(model, 'list')}?{query}")
    assert len(response.context["page_obj"].object_list) == count


def test_strangers_are_sent_to_log_in(client, records):
    response = client.get(screen(Certificate, "list"))
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_certificate_with_errors_says_them_at_their_fields(editor_client, product, records):
    scheme = Scheme.objects.get()
    posted = {"product": product.pk, "scheme": scheme.pk, "stars": "4", "verified_on": "2026-11-01"}
    posted |= {"issued_precision": "day", "action-publish": "1"}
    response = editor_client.post(screen(Certificate, "add"), posted)
    assert set(response.context["form"].errors) == {"number", "issued_on", "issuer", "evidence", "producer"}


def test_certificate_of_ocop_is_given_its_end(editor_client, product, records):
    posted = {"product": product.pk, "scheme": Scheme.objects.get().pk, "issued_on": "28/02/2024"}
    editor_client.post(screen(Certificate, "add"), posted | {"issued_precision": "day", "action-publish": "1"})
    assert Certificate.objects.latest("pk").valid_until == date(2027, 2, 28)


def published(client, certificate, **changes) -> set[str]:
    """Publish a certificate from its form with some changes; return what kinds of message follow."""
    address = screen(Certificate, "edit", certificate.pk)
    form = querydict_from_html(client.get(address).content.decode(), form_index=1)
    for name, value in changes.items():
        form[name] = value
    form["action-publish"] = "1"
    response = client.post(address, form, follow=True)
    assert response.redirect_chain, response.context["form"].errors
    certificate.refresh_from_db()
    return {message.level_tag for message in response.context["messages"]}


@pytest.fixture
def verified(product, records):
    return Certificate.objects.get()


def test_who_verified_a_certificate_is_recorded(editor_client, verified):
    published(editor_client, verified, verified_on="02/11/2026")
    assert verified.verified_by_id == int(editor_client.session["_auth_user_id"])


def test_editors_are_told_that_a_changed_fact_takes_the_verification_off(editor_client, verified):
    said = published(editor_client, verified, decision="349/QĐ-UBND")
    assert verified.verified_on is None
    assert said == {"success", "warning"}


def test_a_draft_of_a_certificate_changes_nothing_for_readers(editor_client, client, product, verified):
    address = screen(Certificate, "edit", verified.pk)
    form = querydict_from_html(editor_client.get(address).content.decode(), form_index=1)
    form["decision"] = "999/QĐ-UBND"
    editor_client.post(address, form)
    verified.refresh_from_db()
    assert verified.has_unpublished_changes
    assert verified.decision == "348/QĐ-UBND"


def test_listing_elsewhere_is_refused_at_its_address(editor_client, product, records):
    posted = {"product": product.pk, "marketplace": Marketplace.objects.get().pk, "state": "works"}
    response = editor_client.post(screen(Listing, "add"), posted | {"url": "https://evil.example/p/1"})
    assert list(response.context["form"].errors) == ["url"]


@pytest.mark.parametrize("factory", [CertificateFactory, ListingFactory, ContactFactory])
def test_lists_cost_the_same_at_any_number_of_records(editor_client, records, product, factory):
    address = screen(factory._meta.model, "list")
    owner = {"producer": ProducerPage.objects.get()} if factory is ContactFactory else {"product": product}
    counts = []
    for more in (0, 15):
        factory.create_batch(more, **owner)
        editor_client.get(address)  # the menu keeps its sections until something is saved
        with CaptureQueriesContext(connection) as captured:
            editor_client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1]
