"""Partners keep the listings of their own marketplaces, and meet no other."""

import pytest
from django.urls import reverse

from product_pages.listings.models import ClickOut, Listing, Marketplace
from product_pages.listings.permissions import may, own_marketplaces, policy, seen_by
from showcase.editorial.roles.models import RoleKey
from showcase.today import today
from tests import factories
from tests.desk import member

SCREENS = "wagtailsnippets_product_pages_listing"


@pytest.fixture
def shops(desk, product):
    """Keep a marketplace with a partner and another one, each with a listing."""
    mine = factories.MarketplaceFactory()
    mine.partners.add(member(RoleKey.PARTNER))
    other = factories.MarketplaceFactory(slug="voso", name="Voso", hosts="voso.example")
    factories.ListingFactory(product=product, marketplace=mine, url="https://postmart.example/p/gung-1.html")
    factories.ListingFactory(product=product, marketplace=other, url="https://voso.example/gung-p1.html")
    return mine, other


@pytest.fixture
def partner(shops):
    return member(RoleKey.PARTNER)


def address(name: str, *args) -> str:
    return reverse(f"{SCREENS}:{name}", args=args)


def test_lists_exports_and_reports_have_the_partners_listings_only(client, partner, shops, product):
    for shop in shops:
        ClickOut.objects.create(
            day=today(), product=product, marketplace=shop, listing=shop.listings.get(), count=3, is_sample=True
        )
    client.force_login(partner)
    for place in (address("list"), reverse("report_listing-health") + "?figures=both"):
        screen = client.get(place).content.decode()
        assert "postmart.example" in screen or "Postmart" in screen
        assert "voso.example" not in screen
    export = b"".join(client.get(address("list") + "?export=csv").streaming_content).decode()
    assert "postmart.example" in export
    assert "voso.example" not in export
    clicks = client.get(reverse("report_click-outs") + "?figures=both")
    assert [row.label for row in clicks.context["object_list"]] == ["Postmart"]
    assert [name for _key, name in clicks.context["filters"].filters["marketplace"].extra["choices"]] == ["Postmart"]


def test_partner_adds_a_listing_at_their_own_marketplace(client, partner, shops, product):
    client.force_login(partner)
    url = "https://postmart.example/p/gung-2.html"
    client.post(address("add"), {"product": product.pk, "url": url, "marketplace": ""})
    assert Listing.objects.get(url=url).marketplace == shops[0]


def test_partner_cannot_add_at_another_marketplace(client, partner, shops, product):
    client.force_login(partner)
    posted = {"product": product.pk, "url": "https://voso.example/gung-p2.html", "marketplace": ""}
    response = client.post(address("add"), posted)
    assert "Voso" in str(response.context["form"].errors["url"])
    response = client.post(address("add"), posted | {"marketplace": shops[1].pk})
    assert response.context["form"].errors
    assert Listing.objects.count() == 2


def test_partner_is_offered_their_own_marketplaces_and_no_sample(client, partner, shops):
    client.force_login(partner)
    form = client.get(address("edit", shops[0].listings.get().pk)).context["form"]
    assert list(form.fields["marketplace"].queryset) == [shops[0]]
    assert "is_sample" not in form.fields


def test_partner_cannot_give_a_listing_away(client, partner, shops, product):
    client.force_login(partner)
    mine = shops[0].listings.get()
    client.post(address("edit", mine.pk), {"product": product.pk, "url": mine.url, "marketplace": shops[1].pk})
    mine.refresh_from_db()
    assert mine.marketplace == shops[0]


def test_partner_deletes_what_they_entered_by_mistake_once_they_have_said_yes(client, partner, shops):
    mine = shops[0].listings.get()
    client.force_login(partner)
    asked = client.get(address("delete", mine.pk))
    assert mine.url in asked.content.decode()
    assert Listing.objects.filter(pk=mine.pk).exists()
    client.post(address("delete", mine.pk))
    assert not Listing.objects.filter(pk=mine.pk).exists()


def test_deleting_a_listing_leaves_its_figures(client, partner, shops, product):
    mine = shops[0].listings.get()
    ClickOut.objects.create(day=today(), product=product, marketplace=shops[0], listing=mine, count=3)
    client.force_login(partner)
    client.post(address("delete", mine.pk))
    assert ClickOut.objects.get().count == 3


def test_partner_deletes_no_listing_of_others_alone_or_with_their_own(client, partner, shops):
    mine, other = shops[0].listings.get(), shops[1].listings.get()
    client.force_login(partner)
    client.post(address("delete", other.pk))
    together = reverse("wagtail_bulk_action", args=["product_pages", "listing", "delete"])
    client.post(f"{together}?id={mine.pk}&id={other.pk}")
    client.post(f"{together}?id=all")
    assert Listing.objects.filter(pk=other.pk).exists()


def test_partner_keeps_what_stands_under_a_former_name(partner, shops):
    former = Marketplace.objects.create(
        slug="old", name="Cũ", hosts="old.example", state="renamed", renamed_to=shops[0]
    )
    assert own_marketplaces(member(RoleKey.PARTNER)) == {former.pk, shops[0].pk}


def test_partner_without_a_marketplace_sees_nothing(desk, shops):
    assert list(seen_by(member(RoleKey.PARTNER, "new"))) == []


def test_whoever_is_entered_as_partner_but_has_not_the_role_gets_nothing_by_it(desk, shops):
    writer = member(RoleKey.WRITER)
    shops[1].partners.add(writer)
    assert not may(writer, "change", shops[1].listings.get())


def test_two_roles_add_up(desk, shops):
    user = member(RoleKey.PARTNER)
    user.groups.add(desk[RoleKey.MARKET_REVIEWER])
    user = member(RoleKey.PARTNER)
    assert may(user, "change", shops[1].listings.get())
    assert seen_by(user).count() == 2


def test_who_may_change_a_listing_is_known(desk, shops, partner):
    reviewer = member(RoleKey.MARKET_REVIEWER)
    found = policy().users_with_permission_for_instance("change", shops[0].listings.get())
    other = policy().users_with_permission_for_instance("change", shops[1].listings.get())
    assert partner in found
    assert partner not in other
    assert reviewer in other
