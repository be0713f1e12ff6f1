"""After the fair: what was counted, what the organiser adds, what of it readers see."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from events.aftermath.figures import figures_of
from events.models import EventPage, EventProduct, EventReport, Exhibitor, ReportPhoto
from product_pages.models import ClickOut
from showcase.codes.making import code_for
from showcase.editorial.roles.models import RoleKey
from showcase.images.models import People
from showcase.models import Scan
from tests.desk import member
from tests.factories import EventPageFactory, ListingFactory, PictureFactory, ProductPageFactory

FIRST = date(2026, 12, 10)


@pytest.fixture
def product(site):
    return ProductPageFactory(parent=site.products, title="=Gừng Kỳ Sơn")


@pytest.fixture
def fair(site, desk, product):
    """Return a fair of three days, looked after by an organiser, with one product on show."""
    page = EventPageFactory(
        parent=site.events, starts_on=FIRST, ends_on=FIRST + timedelta(days=2), owner=member(RoleKey.ORGANISER)
    )
    page.event_products = [EventProduct(product=product)]
    page.save()
    UserProfile.objects.create(user=page.owner, preferred_language="en")
    return page


@pytest.fixture
def organiser(client, fair):
    client.force_login(fair.owner)
    return client


def scan(code, day: date, count: int) -> None:
    Scan.objects.create(code=code, day=day, count=count)


def click(product, day: date, count: int) -> None:
    listing = ListingFactory(product=product)
    ClickOut.objects.create(
        day=day, listing=listing, page=product, product=product, marketplace=listing.marketplace, count=count
    )


def test_days_of_the_fair_stand_beside_the_weeks_before(fair, product):
    scan(code_for(product, at=fair), FIRST, 5)
    scan(code_for(product), FIRST + timedelta(days=2), 3)
    scan(code_for(product), FIRST - timedelta(days=28), 7)
    scan(code_for(product), FIRST - timedelta(days=29), 100)
    click(product, FIRST, 4)
    click(product, FIRST - timedelta(days=1), 14)
    row = figures_of(fair, FIRST + timedelta(days=9)).total
    assert (row.at_fair, row.scans, row.scans_before, row.clicks, row.clicks_before) == (5, 3, 7, 4, 14)


def test_weeks_before_are_told_by_the_day(fair):
    assert figures_of(fair, FIRST).before.a_day(14) == 0.5


def test_days_to_come_are_not_counted(fair):
    assert (figures_of(fair, FIRST + timedelta(days=1)).during.days, figures_of(fair, FIRST).during.days) == (2, 1)


def test_nothing_has_begun_before_the_first_day(fair):
    assert not figures_of(fair, FIRST - timedelta(days=1)).has_begun


def test_products_of_exhibitors_count_once(fair, product):
    Exhibitor.objects.create(event=fair, name="HTX Mường Lống").products.add(product)
    assert [row.title for row in figures_of(fair, FIRST).rows] == [product.title]


@pytest.mark.parametrize("count", [1, 12])
def test_figures_cost_the_same_for_any_number_of_products(site, fair, count, django_assert_num_queries):
    exhibitor = Exhibitor.objects.create(event=fair, name="HTX")
    exhibitor.products.set([ProductPageFactory(parent=site.products) for _number in range(count)])
    with django_assert_num_queries(9):
        figures_of(EventPage.objects.get(pk=fair.pk), FIRST)


def test_export_holds_no_formula(organiser, fair, product):
    answer = organiser.get(reverse("event_report_export", args=[fair.pk, "csv"]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Product", f"'{product.title}", "All products"]


def test_workbook_is_sent(organiser, fair):
    assert organiser.get(reverse("event_report_export", args=[fair.pk, "xlsx"])).content[:2] == b"PK"


def form(**fields) -> dict:
    links = {"photos": inline_formset([]), "press_links": inline_formset([])}
    return nested_form_data({"visitors": "", "visitors_counted": "", "notes": ""} | links | fields)


def test_looking_stores_nothing(organiser, fair):
    assert organiser.get(reverse("event_report", args=[fair.pk])).status_code == 200
    assert not EventReport.objects.exists()


def test_organiser_saves_what_is_known(organiser, fair):
    press = inline_formset([{"title": "Hội chợ khai mạc", "url": "https://paper.example/a", "outlet": "", "dated": ""}])
    told = form(visitors="1200", visitors_counted="Vé", is_public="on", press_links=press)
    answer = organiser.post(reverse("event_report", args=[fair.pk]), told)
    assert answer.status_code == 302
    report = EventReport.objects.get(event=fair)
    assert (report.visitors, [link.title for link in report.shown_press]) == (1200, ["Hội chợ khai mạc"])


def test_nonsense_is_refused_at_its_field(organiser, fair):
    answer = organiser.post(reverse("event_report", args=[fair.pk]), form(visitors="-3"))
    assert answer.context["form"].errors.keys() == {"visitors"}
    assert not EventReport.objects.exists()


def test_nobody_opens_the_report_of_another(client, fair):
    client.force_login(member(RoleKey.ORGANISER, "other"))
    for address in (
        reverse("event_report", args=[fair.pk]),
        reverse("event_report_export", args=[fair.pk, "csv"]),
    ):
        assert client.get(address).status_code == 302  # back to the desk, with a sentence


@pytest.mark.parametrize(("is_public", "day", "shown"), [(True, 13, True), (False, 13, False), (True, 1, False)])
def test_readers_see_what_is_public_once_it_has_begun(client, fair, time_machine, is_public, day, shown):
    EventReport.objects.create(event=fair, visitors=1234, notes="Nội bộ", is_public=is_public)
    time_machine.move_to(f"2026-12-{day:02}T05:00:00Z")
    page = client.get(fair.url).content.decode()
    assert ('id="afterwards"' in page, "Nội bộ" in page) == (shown, False)


def test_photograph_without_a_consent_that_holds_is_not_shown(fair):
    report = EventReport(event=fair)
    with override("vi"):
        report.photos = [
            ReportPhoto(picture=PictureFactory(people=people, credit="c", licence="own"), alt_vi="Gian hàng")
            for people in (People.CONSENT, People.NOBODY)
        ]
    report.save()
    assert [photo.picture.people for photo in report.shown_photos] == [People.NOBODY]
