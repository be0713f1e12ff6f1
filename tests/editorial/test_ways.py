"""Whatever a screen leads to opens to whoever is shown the way, and speaks their language."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site
from wagtail.users.models import UserProfile

from product_pages.listings.models import Listing
from showcase.brand.models import BrandSettings
from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import (
    CategoryFactory,
    EventPageFactory,
    ListingFactory,
    MarketplaceFactory,
    ProductPageFactory,
    StoryPageFactory,
)

from .review.helpers import join, reject, send

LISTING = "wagtailsnippets_product_pages_listing"


def english(user):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    return user


def drawn(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("key", [RoleKey.ORGANISER, RoleKey.WRITER])
def test_report_on_translations_leads_nobody_to_a_closed_door(desk, site, client, key):
    user = member(key)
    parent, factory = {
        RoleKey.ORGANISER: (site.events, EventPageFactory),
        RoleKey.WRITER: (site.stories, StoryPageFactory),
    }[key]
    factory(parent=parent, owner=user)
    call_command("measure_translations", "--quiet")
    client.force_login(user)
    screen = drawn(client, reverse("report_translations"))
    assert not screen.select(f'a[href="{reverse("translation_po")}"]')
    links = [link["href"] for link in screen.select("td.title a")]
    assert links
    assert {client.get(link).status_code for link in links} == {200}


def test_reviewer_sees_preview_history_and_changes_of_the_page_that_waits_for_them_and_of_no_other(desk, site, client):
    writer, reviewer = join(RoleKey.WRITER, "viet"), join(RoleKey.PROVENANCE_REVIEWER, "nguon")
    waiting, other = (ProductPageFactory(parent=site.products, live=False) for _number in range(2))
    other.save_revision(user=writer)
    send(waiting, writer)
    client.force_login(reviewer)
    for page, status in ((waiting, 200), (other, 302)):
        key = page.pk
        ways = (
            reverse("wagtailadmin_pages:preview_on_edit", args=[key]),
            reverse("wagtailadmin_pages:history", args=[key]),
            reverse("wagtailadmin_pages:usage", args=[key]),
            reverse("wagtailadmin_pages:revisions_compare", args=[key, "earliest", "latest"]),
        )
        assert {client.get(way).status_code for way in ways} == {status}


def test_reviewer_of_a_page_that_was_sent_back_is_led_to_what_they_decided(desk, site, client):
    writer, reviewer = join(RoleKey.WRITER, "viet"), join(RoleKey.PROVENANCE_REVIEWER, "nguon")
    reject(send(ProductPageFactory(parent=site.products, live=False), writer), reviewer, "Thiếu nguồn.")
    client.force_login(reviewer)
    (row,) = client.get(reverse("editorial_in_review")).context["object_list"]
    assert client.get(row.check_url).status_code == 200


def test_chooser_offers_to_edit_only_what_may_be_edited(desk, site, client, product):
    shop = MarketplaceFactory()
    shop.partners.add(member(RoleKey.PARTNER))
    address = reverse(f"{LISTING}:edit", args=[ListingFactory(product=product, marketplace=shop).pk])
    for key, offered in ((RoleKey.PARTNER, False), (RoleKey.LEAD, True)):
        client.force_login(member(key))
        links = drawn(client, address).select(".page-chooser [data-chooser-edit-link]")
        assert bool(links) == offered, key


def test_editor_of_a_page_offers_no_way_to_records_of_others(desk, site, client):
    page = ProductPageFactory(parent=site.products, category=CategoryFactory(), live=False)
    client.force_login(member(RoleKey.WRITER))
    screen = drawn(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert screen.select_one("input[name=category]")["value"] == str(page.category_id)
    record = reverse("wagtailsnippets_product_pages_category:edit", args=[page.category_id])
    assert not screen.select(f'a[href="{record}"]')


@pytest.mark.parametrize(("speaks", "words"), [("vi", "Chọn trang (Sản phẩm)"), ("en", "Choose a page (Product)")])
def test_words_of_a_page_chooser_follow_the_user(desk, site, client, speaks, words):
    user = member(RoleKey.LEAD)
    client.force_login(english(user) if speaks == "en" else user)
    assert words in drawn(client, reverse(f"{LISTING}:add")).text


def test_words_of_a_record_chooser_follow_whoever_opens_the_form(desk, site, client):
    address = reverse("wagtailsnippets_product_pages_certificate:add")
    for user, words in (
        (member(RoleKey.LEAD), "Chọn loại chứng nhận"),
        (english(member(RoleKey.WRITER)), "Choose certification scheme"),
    ):
        client.force_login(user)
        assert words in drawn(client, address).text


def test_refusal_and_page_not_found_speak_the_users_language(desk, site, client):
    client.force_login(english(member(RoleKey.ORGANISER)))
    refused = client.get(reverse("story_list:index"))
    assert [str(each).strip() for each in get_messages(refused.wsgi_request)] == [
        "Sorry, you do not have permission to access this area."
    ]
    assert "could not be found" in client.get("/admin/nowhere/").content.decode()


def test_first_screen_is_called_as_the_site_is_for_everybody(desk, site, client):
    brand = BrandSettings.for_site(Site.objects.get())
    for user, name in ((member(RoleKey.LEAD), brand.name_vi), (english(member(RoleKey.PARTNER)), brand.name_en)):
        client.force_login(user)
        assert drawn(client, "/admin/").select_one("h1").text.strip() == name


def test_what_a_partner_deletes_with_others_is_written_down(desk, site, client, product):
    partner, shop = member(RoleKey.PARTNER), MarketplaceFactory()
    shop.partners.add(partner)
    listing = ListingFactory(product=product, marketplace=shop)
    client.force_login(partner)
    client.post(f"{reverse('wagtail_bulk_action', args=['product_pages', 'listing', 'delete'])}?id={listing.pk}")
    assert not Listing.objects.exists()
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.object_id) == (partner, str(listing.pk))
