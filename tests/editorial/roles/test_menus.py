"""The menus of each role: all that they show leads somewhere, and they show no more than the role needs."""

from django.test import RequestFactory
from django.urls import get_resolver
from wagtail.admin.menu import admin_menu

from showcase.editorial.roles.models import RoleKey

from . import town as towns
from .knocking import IN, knock

REVIEWERS_OWN = "reports/coverage/ reports/certificates/ reports/in-review/ editorial_stand_ins/"
EXPECTED = {
    RoleKey.WRITER: "products/ producers/ stories/ pages/ images/ documents/ snippets/product_pages/certificate/"
    " snippets/product_pages/listing/ snippets/product_pages/producercontact/ snippets/showcase/consent/"
    " reports/coverage/ reports/certificates/ reports/listing-health/ reports/click-outs/ reports/in-review/"
    " codes/ reports/scans/"
    " reports/translations/ reports/schedule/ reports/workflow/ reports/workflow_tasks/ reports/aging-pages/",
    RoleKey.PROVENANCE_REVIEWER: f"{REVIEWERS_OWN} documents/ snippets/product_pages/certificate/"
    " snippets/product_pages/scheme/",
    RoleKey.MARKET_REVIEWER: f"{REVIEWERS_OWN} snippets/product_pages/certificate/ snippets/product_pages/listing/"
    " snippets/product_pages/marketplace/ reports/listing-health/ reports/click-outs/",
    RoleKey.TRANSLATOR: "products/ producers/ stories/ pages/ snippets/editorial/glossaryterm/ editorial_stand_ins/"
    " reports/in-review/ reports/translations/ reports/schedule/ reports/workflow/ reports/workflow_tasks/"
    " reports/aging-pages/",
    RoleKey.ORGANISER: "events/mine/ events/proposals/ pages/ images/ documents/ reports/in-review/"
    " codes/ reports/scans/"
    " reports/translations/ reports/schedule/ reports/workflow/ reports/workflow_tasks/ reports/aging-pages/",
    RoleKey.PARTNER: "snippets/product_pages/listing/ reports/listing-health/ reports/click-outs/",
}
KEPT_FROM_THE_LEAD = {"users/", "groups/", "sites/", "locales/", "collections/", "workflows/list/"}


def entries(user) -> set[str]:
    """Return the address of each entry of the menu and of the menus in it, help and searches apart."""
    # The lists of pages come into the menu with the addresses.
    assert get_resolver().url_patterns
    request = RequestFactory().get("/admin/")
    request.user = user
    found = set()
    for item in admin_menu.menu_items_for_request(request):
        if item.name != "help":
            found |= {
                each.url for each in (item.menu.menu_items_for_request(request) if hasattr(item, "menu") else [item])
            }
    return found


def short(address: str) -> str:
    """Return an address as the tables have it: the explorer opens where somebody's pages begin."""
    path = address.partition("?")[0].removeprefix("/admin/")
    return "pages/" if path.startswith("pages/") else path


def test_menus_show_what_the_role_needs_and_nothing_that_refuses_it(site):
    town = towns.build(site)
    shown = {key: entries(user) for key, user in town.people.items()}
    refused = {key: {url for url in shown[key] if knock(town.people[key], url, "GET") != IN} for key in shown}
    assert refused == {key: set() for key in shown}
    for key, expected in EXPECTED.items():
        assert {short(url) for url in shown[key]} == set(expected.split()), key
    assert {short(url) for url in shown[RoleKey.LEAD]}.isdisjoint(KEPT_FROM_THE_LEAD)
    assert {short(url) for url in shown[RoleKey.ADMINISTRATOR]} >= KEPT_FROM_THE_LEAD
