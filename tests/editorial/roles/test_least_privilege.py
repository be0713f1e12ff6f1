"""What a role may do inside a screen that is open to it, and what its screens offer."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from product_pages.models import Certificate
from showcase.editorial.roles.models import RoleKey
from showcase.editorial.roles.sections import Shelf
from showcase.editorial.roles.table import ROLES
from tests import factories
from tests.desk import member

from . import town as towns
from .knocking import IN, knock

CERTIFICATE, CONSENT = "wagtailsnippets_product_pages_certificate", "wagtailsnippets_showcase_consent"


@pytest.fixture
def town(site):
    return towns.build(site)


def screen(client, user, address: str) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


# ---- certificates
def test_writers_certificate_is_a_draft_that_nobody_has_verified(client, desk, product, site):
    scheme = factories.SchemeFactory()
    client.force_login(member(RoleKey.WRITER))
    posted = {"product": product.pk, "scheme": scheme.pk, "number": "1", "issued_precision": "day"}
    posted |= {"verified_on": "01/11/2026", "action-publish": "1"}
    client.post(reverse(f"{CERTIFICATE}:add"), posted)
    made = Certificate.objects.get()
    assert not made.live
    assert made.get_latest_revision_as_object().verified_on is None


def test_reviewers_of_provenance_verify(client, desk, product):
    made = factories.CertificateFactory(product=product)
    client.force_login(member(RoleKey.PROVENANCE_REVIEWER))
    form = client.get(reverse(f"{CERTIFICATE}:edit", args=[made.pk])).context["form"]
    assert "verified_on" in form.fields


# ---- people
@pytest.mark.parametrize("target", ["owner", "desk-writer"])
def test_administrator_makes_nobody_a_superuser(client, desk, target):
    factories.AdminFactory(username="owner")
    member(RoleKey.WRITER)
    client.force_login(member(RoleKey.ADMINISTRATOR))
    user = get_user_model().objects.get(username=target)
    before = user.password
    posted = {
        "username": target,
        "is_active": "on",
        "is_superuser": "on",
        "password1": "Ng+7aK2m",
        "password2": "Ng+7aK2m",
    }
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), posted | {"email": "a@desk.example"})
    client.post(reverse("wagtailusers_users:add"), posted | {"username": "new", "email": "b@desk.example"})
    user.refresh_from_db()
    assert (user.password, user.is_superuser) == (before, target == "owner")
    assert not get_user_model().objects.filter(username="new").exists()


def test_administrator_changes_everybody_else(client, desk):
    user = member(RoleKey.WRITER)
    client.force_login(member(RoleKey.ADMINISTRATOR))
    posted = {"username": user.username, "first_name": "Lan", "last_name": "Nguyễn", "email": "lan@desk.example"}
    client.post(reverse("wagtailusers_users:edit", args=[user.pk]), posted | {"is_active": "on"})
    user.refresh_from_db()
    assert user.first_name == "Lan"


# ---- the library
def test_choosers_of_documents_offer_no_private_paper_of_others(client, town):
    address, seen = reverse("wagtaildocs_chooser:choose_results"), {}
    for key in (RoleKey.WRITER, RoleKey.ORGANISER, RoleKey.LEAD):
        seen[key] = screen(client, town.people[key], address)
    assert "Giấy đồng ý" in seen[RoleKey.LEAD]
    assert "Giấy đồng ý" not in seen[RoleKey.WRITER]
    assert "Chương trình" in seen[RoleKey.ORGANISER]
    assert "Quyết định" not in seen[RoleKey.ORGANISER]


def test_private_papers_are_opened_by_the_roles_that_the_table_names(client, town):
    for name, shelf in (("evidence", Shelf.EVIDENCE), ("consent", Shelf.CONSENTS)):
        opened = set()
        for key, user in town.people.items():
            client.force_login(user)
            if client.get(town.documents[name].url).status_code == 200:
                opened.add(key)
        client.logout()
        assert client.get(town.documents[name].url).status_code == 302
        assert opened == {spec.key for spec in ROLES if shelf in spec.opens}


def test_writers_change_the_pictures_that_they_uploaded(town):
    address = reverse("wagtailimages:edit", args=[town.picture.pk])
    assert knock(town.other[RoleKey.WRITER], address, "GET") == IN


def test_writers_list_has_the_consents_that_they_noted(client, town):
    address = reverse(f"{CONSENT}:list")
    assert town.consent.person in screen(client, town.other[RoleKey.WRITER], address)
    assert town.consent.person not in screen(client, town.people[RoleKey.WRITER], address)


# ---- nothing is offered that is refused
def links(html: str) -> set[str]:
    """Return the addresses of the admin that a screen leads to or searches at, its menu apart."""
    return set(re.findall(r'(?:href|action)="(/admin/[^"#]*)"', html.partition("<main")[2])) - {"/admin/logout/"}


SCREENS = "wagtailadmin_home report_listing-health report_certificates report_coverage editorial_in_review"


def test_screens_lead_nobody_to_a_refusal(client, town):
    refused = []
    for key, user in town.people.items():
        for name in SCREENS.split():
            html = screen(client, user, f"{reverse(name)}?figures=both")
            followed = {link: knock(user, link.replace("&amp;", "&"), "GET") for link in links(html)}
            refused += [f"{key}, {name}: {link}" for link, answer in followed.items() if answer != IN]
    assert refused == []


def test_product_offers_its_records_to_those_who_may_change_them(client, town):
    # The writer may look at listings and add them; changing one is the market reviewer's.
    html = screen(client, town.people[RoleKey.WRITER], reverse("wagtailadmin_pages:edit", args=[town.product.pk]))
    listing = reverse("wagtailsnippets_product_pages_listing:edit", args=[town.listings["own"].pk])
    assert listing not in html
    assert reverse("wagtailsnippets_product_pages_listing:add") in html
    assert reverse(f"{CERTIFICATE}:edit", args=[town.certificate.pk]) in html
