"""The desk: what waits for whom, how the site stands, and where each number leads."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from showcase.brand.models import BrandSettings
from showcase.editorial.dashboard.schedule import of_this_week, scheduled_pages
from showcase.editorial.roles.models import RoleKey
from tests.desk import member
from tests.factories import (
    AdminFactory,
    CertificateFactory,
    EventPageFactory,
    ListingFactory,
    ProductPageFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.django_db
HOME = "/admin/"
BUDGET = 25


def opened(client, user) -> BeautifulSoup:
    client.force_login(user)
    response = client.get(HOME)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select_one(".desk")


def numbers(desk: BeautifulSoup) -> dict[str, tuple[str, str]]:
    """Return the number and the address of each figure by its words."""
    return {
        figure.select_one(".desk__label").text: (figure.select_one(".desk__number").text, figure["href"])
        for figure in desk.select(".desk__figure")
    }


def send(page, user):
    page.save_revision(user=user)
    return page.get_workflow().start(page, user)


@pytest.fixture
def busy(site, desk):
    """Return the people of a desk at which something of everything is going on."""
    writer, lead = member(RoleKey.WRITER), member(RoleKey.LEAD)
    BrandSettings.for_site(Site.objects.get())
    product = ProductPageFactory(parent=site.products)
    CertificateFactory(product=product, valid_until=timezone.localdate() + timedelta(days=20))
    CertificateFactory(product=product, item="khác", valid_until=timezone.localdate() - timedelta(days=1))
    ListingFactory(product=product, state="gone")
    EventPageFactory(parent=site.events, starts_on=timezone.localdate() + timedelta(days=3))
    for number in range(3):
        send(StoryPageFactory(parent=site.stories, title=f"Chuyện {number}", live=False), writer)
    return {"writer": writer, "lead": lead, "product": product}


def test_each_number_leads_to_what_it_counts(busy, client):
    found = numbers(opened(client, busy["lead"]))
    counted = {label: number for label, (number, _url) in found.items()}
    assert counted["chờ tôi duyệt"] == "3"
    assert counted["chứng nhận hết hạn trong 90 ngày tới"] == "1"
    assert counted["chứng nhận đã hết hạn"] == "1"
    assert counted["gian hàng hỏng"] == "1"
    for label, (number, url) in found.items():
        assert client.get(url).status_code == 200, label
    rows = client.get(found["gian hàng hỏng"][1]).context["object_list"]
    assert len(rows) == 1
    assert len(client.get(found["chờ tôi duyệt"][1]).context["object_list"]) == 3


def test_desk_says_what_waits_for_whom(busy, client):
    desk = opened(client, busy["lead"])
    waiting = desk.select_one("[aria-labelledby=desk-waiting]")
    assert [link.text for link in waiting.select("a")] == ["Chuyện 0", "Chuyện 1", "Chuyện 2"]
    own = opened(client, busy["writer"])
    assert len(own.select("[aria-labelledby=desk-mine-in-review] a")) == 3
    assert not own.select("[aria-labelledby=desk-waiting] a")


def test_nobody_is_told_of_work_that_is_not_theirs(busy, client):
    writer, reviewer = opened(client, busy["writer"]), opened(client, member(RoleKey.PROVENANCE_REVIEWER))
    assert "chờ tôi duyệt" not in numbers(writer)
    assert not writer.select("[aria-labelledby=desk-waiting]")
    assert numbers(reviewer)["chờ tôi duyệt"][0] == "0"
    assert "bài của tôi đang duyệt" not in numbers(reviewer)


def test_each_role_sees_only_what_it_works_with(busy, client):
    organiser = numbers(opened(client, member(RoleKey.ORGANISER)))
    assert not [label for label in organiser if "chứng nhận" in label or "gian hàng" in label]
    partner = opened(client, member(RoleKey.PARTNER))
    assert not partner.select("[aria-labelledby=desk-scheduled]")
    assert "Chuyện 0" not in partner.text


@pytest.mark.parametrize("stories", [1, 12])
def test_costs_the_same_at_any_number_of_pages(busy, site, client, stories, django_assert_max_num_queries):
    for number in range(stories):
        send(StoryPageFactory(parent=site.stories, title=f"Thêm {number}", live=False), busy["writer"])
    for user in (busy["lead"], AdminFactory()):
        client.force_login(user)
        for _warm in range(2):  # the very first visit makes the site's settings, which forgets what is kept
            client.get(HOME)
        with django_assert_max_num_queries(BUDGET):
            client.get(HOME)


def test_week_shows_what_goes_up_and_what_comes_down(site, client):
    now = timezone.now()
    admin = AdminFactory()
    soon = StoryPageFactory(parent=site.stories, title="Sắp đăng", live=False, go_live_at=now + timedelta(days=2))
    soon.save_revision(user=admin).publish()
    StoryPageFactory(parent=site.stories, title="Sắp gỡ", expire_at=now + timedelta(days=6))
    late = StoryPageFactory(parent=site.stories, title="Còn lâu", live=False, go_live_at=now + timedelta(days=30))
    late.save_revision(user=admin).publish()
    assert [page.title for page in of_this_week(admin)] == ["Sắp đăng", "Sắp gỡ"]
    assert [page.title for page in scheduled_pages(admin)] == ["Sắp đăng", "Sắp gỡ", "Còn lâu"]
    assert "Sắp đăng" in opened(client, admin).select_one("[aria-labelledby=desk-scheduled]").text
    assert client.get(reverse("report_schedule")).status_code == 200
    assert b"S\xe1\xba\xafp g\xe1\xbb\xa1" in b"".join(client.get(f"{reverse('report_schedule')}?export=csv"))
