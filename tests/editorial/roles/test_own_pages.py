"""Whoever may only add events finds their own, and what readers have; no draft of others, wherever they look."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from product_pages.models import ProductPage
from showcase.editorial.roles.models import RoleKey
from showcase.editorial.roles.page_policy import choosable
from tests import factories
from tests.desk import member

pytestmark = [pytest.mark.usefixtures("desk"), pytest.mark.database]
FOREIGN, OWN = "Hội chợ của người khác", "Hội chợ của tôi"


@pytest.fixture
def organiser(site, desk):
    return member(RoleKey.ORGANISER)


@pytest.fixture
def events(site, organiser):
    """Keep a draft of the organiser's own, one of another's, and a product that is no more than a draft."""
    other = member(RoleKey.ORGANISER, "other")
    for title, owner in ((OWN, organiser), (FOREIGN, other)):
        page = factories.EventPageFactory(parent=site.events, title=title, live=False, owner=owner)
        page.save_revision(user=owner, log_action=True)
    factories.ProductPageFactory(parent=site.products, title="Gừng nháp", live=False)
    factories.ProductPageFactory(parent=site.products, title="Gừng đã đăng")


@pytest.mark.usefixtures("events")
def test_organiser_meets_no_draft_of_others(client, organiser, site):
    client.force_login(organiser)
    looked_at = {
        address: client.get(address).content.decode()
        for address in (
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore", args=[site.events.pk]),
            reverse("event_list:index"),
            reverse("wagtailadmin_pages:search") + "?q=hội",
            reverse("wagtailadmin_api:pages:listing") + f"?child_of={site.events.pk}",
            reverse("wagtailadmin_choose_page_child", args=[site.events.pk]),
            reverse("wagtailadmin_choose_page_search") + "?q=hội",
            reverse("wagtailadmin_reports:aging_pages"),
            reverse("wagtailadmin_pages:type_use", args=["events", "eventpage"]),
            reverse("report_translations"),
        )
    }
    assert [address for address, screen in looked_at.items() if FOREIGN in screen] == []
    assert OWN in looked_at[reverse("event_list:index")]
    assert OWN in looked_at[reverse("wagtailadmin_explore", args=[site.events.pk])]


@pytest.mark.usefixtures("events")
def test_exhibitors_are_chosen_among_published_products(client, organiser):
    found = choosable(ProductPage.objects.all(), organiser)
    assert [page.title for page in found] == ["Gừng đã đăng"]
    client.force_login(organiser)
    address = reverse("wagtailadmin_choose_page_search") + "?page_type=product_pages.productpage&q=gung"
    screen = client.get(address).content.decode()
    assert "Gừng đã đăng" in screen
    assert "Gừng nháp" not in screen


@pytest.mark.usefixtures("events")
def test_writers_link_to_drafts_that_they_work_on(site):
    found = choosable(ProductPage.objects.all(), member(RoleKey.WRITER))
    assert found.count() == 2


@pytest.mark.usefixtures("events")
def test_leads_still_see_every_draft(client, site):
    client.force_login(member(RoleKey.LEAD))
    assert FOREIGN in client.get(reverse("event_list:index")).content.decode()


def test_sections_stay_open_to_those_who_add_below_them(organiser, site):
    rights = site.events.permissions_for_user(organiser)
    assert rights.can_add_subpage()
    assert not rights.can_edit()
    assert Page.objects.get(pk=site.events.pk) in policy_registry.get_by_type(Page).explorable_instances(organiser)
