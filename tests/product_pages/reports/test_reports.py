"""What all reports have in common: who sees them, exports, bad answers, and what they cost."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from product_pages.models import Certificate, ClickOut, CoverageDay, Listing
from product_pages.reports.hooks import REPORTS
from tests.factories import (
    AdminFactory,
    CategoryFactory,
    CertificateFactory,
    CriteriaSetFactory,
    FormerNameFactory,
    ListingFactory,
    ProductPageFactory,
    UserFactory,
)

from .conftest import DAY, clicked, kept

SLUGS = [report.slug for report in REPORTS]
every_report = pytest.mark.parametrize("slug", SLUGS)


def address(slug: str, view: str = "") -> str:
    return reverse(f"report_{slug}{view}")


def member_of(name: str, *rights: str):
    """Return a user of a group that may enter the admin and has the rights, named as codenames."""
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *rights)))
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def figures(site):
    """Keep a figure of every kind, with a product that would be a formula."""
    product = ProductPageFactory(
        parent=site.products, title='=HYPERLINK("https://evil.example")', category=CategoryFactory()
    )
    CertificateFactory(product=product, decision="+84 900")
    clicked(ListingFactory(product=product, state="gone"), DAY, 3)
    kept(DAY, 0, starred=1)


# ---- who
@every_report
def test_editors_of_records_see_it(client, figures, slug):
    client.force_login(member_of("editors", "view_certificate", "change_listing"))
    assert client.get(address(slug)).status_code == 200
    assert address(slug) in client.get(reverse("wagtailadmin_home")).content.decode()


@every_report
@pytest.mark.parametrize("view", ["", "_results"])
def test_organisers_neither_see_nor_reach_it(client, figures, slug, view):
    client.force_login(member_of("organisers", "add_eventpage"))
    assert client.get(address(slug, view)).status_code in {302, 403}
    assert address(slug) not in client.get(reverse("wagtailadmin_home")).content.decode()


@every_report
def test_strangers_are_sent_to_log_in(client, figures, slug):
    assert "login" in client.get(address(slug))["Location"]


@every_report
@pytest.mark.parametrize("language", ["vi", "en"])
def test_answers_in_the_administrators_language(client, figures, slug, language):
    user = AdminFactory()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    response = client.get(address(slug))
    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


@every_report
def test_part_that_filters_renew_has_charts_and_rows(editor_client, figures, slug):
    html = editor_client.get(address(slug, "_results"), {"_w_filter_fragment": "1"}).content.decode()
    assert 'role="img"' in html
    assert "<table" in html
    assert "<html" not in html


@every_report
def test_charts_need_no_script_and_no_inline_style(report, figures, slug):
    charts = report(slug).soup.select("figure.chart")
    assert charts
    for chart in charts:
        assert not chart.select("script, [style], [onclick]")
        assert chart.select_one("svg > title").get_text()
        assert chart.select_one("svg > desc").get_text()
        assert chart.select("table tbody th[scope=row]")


# ---- exports
@every_report
def test_csv_has_no_formulas_and_its_accents(report, figures, slug):
    text = report(slug, export="csv").written
    assert text.startswith("\ufeff")
    cells = [cell for line in text.splitlines() for cell in line.replace('"', "").split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+8", "@"))]
    assert len(text.splitlines()) >= 2


@every_report
def test_xlsx_has_the_same_rows_without_formulas(editor_client, figures, slug):
    response = editor_client.get(address(slug), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows())
    assert len(rows) >= 2
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert f"{slug}-2026-11-24.xlsx" in response["Content-Disposition"]


def test_missing_products_are_named_in_the_export(report, figures):
    text = report("coverage", export="csv").written
    assert "'=HYPERLINK" in text


def test_export_is_not_cut_into_pages(report, product):
    ListingFactory.create_batch(51, product=product)
    text = report("listing-health", export="csv").written
    assert len(text.splitlines()) == 52


def test_lists_of_records_name_no_product_as_a_formula(editor_client, figures):
    """Their cells are pages, which Wagtail makes texts of only when it writes them."""
    response = editor_client.get(reverse(Certificate.snippet_viewset.get_url_name("list")), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK" in text


def test_what_no_workbook_may_hold_is_left_out(editor_client, product):
    CertificateFactory(product=product, decision="12\x0b/QĐ")
    response = editor_client.get(address("certificates"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert "12/QĐ" in [cell.value for row in sheet.iter_rows() for cell in row]


# ---- bad answers
BAD = [
    "p=abc",
    "p=999999",
    "p=-1",
    "figures=none",
    "by=nothing&marketplace=999999999999999999999&category=abc&product=%00",
    "health=well&state=alive&ends=0&status=x&scheme=0&place=-1&span=x&district=%F0%9F%8D%8A&group=%22",
    "on=99/99/9999&since=abc&until=%00",
    "since=02/05/2026&until=01/05/2026",
    "since=01/01/0001&until=31/12/9999",
    "on=31/12/9999&length=year",
    "on=01/01/0001&length=quarter",
    "length=decade",
    "figures=real&figures=sample",
    "export=pdf",
    "q=" + "x" * 5000,
]


@every_report
@pytest.mark.parametrize("query", BAD)
def test_bad_answers_are_never_an_error(editor_client, figures, slug, query):
    for view in ("", "_results"):
        assert editor_client.get(f"{address(slug, view)}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("slug", "query", "problems"),
    [
        ("click-outs", {"since": "02/05/2026", "until": "01/05/2026"}, 1),
        ("click-outs", {"on": "99/99/9999", "category": "99999"}, 2),
        ("click-outs", {"on": "31/12/9999"}, 1),
        ("coverage", {"by": "nothing"}, 1),
        ("listing-health", {"health": "well", "marketplace": "0"}, 2),
        ("certificates", {"ends": "5"}, 1),
        ("certificates", {"ends": "30"}, 0),
    ],
)
def test_answers_that_make_no_sense_are_said(report, figures, slug, query, problems):
    response = report(slug, **query)
    assert len(response.context["problems"]) == problems
    assert bool(response.soup.select_one('.help-critical[role="alert"]')) == bool(problems)


def test_the_other_filters_hold_beside_one_that_makes_no_sense(report, figures):
    assert len(report("listing-health", health="works", marketplace="0").context["object_list"]) == 0


# ---- what they cost
WITH_ALL = {
    "coverage": {"by": "district", "figures": "both", "group": "food", "district": "Kỳ Sơn"},
    "listing-health": {"health": "works", "figures": "both"},
    "click-outs": {"by": "listing", "figures": "both", "length": "year"},
    "certificates": {"state": "valid", "figures": "both", "status": "live"},
}


def fill(site, products: int, each: int) -> None:
    """Keep products with so many certificates, listings and click-outs each, and a year of coverage."""
    shelf = {"category": CategoryFactory(), "criteria_set": CriteriaSetFactory()}
    places = [FormerNameFactory().place for _number in range(4)]
    pages = [ProductPageFactory(parent=site.products, place=places[number % 4], **shelf) for number in range(products)]
    certificate, listing = CertificateFactory(product=pages[0]), ListingFactory(product=pages[0])
    copies = [(page, number % 2 == 0, f"{listing.url}{page.pk}-{number}") for page in pages for number in range(each)]
    Certificate.objects.bulk_create(
        Certificate(**fields_of(certificate) | {"product_id": page.pk, "is_sample": sample})
        for page, sample, _url in copies
    )
    Listing.objects.bulk_create(
        Listing(**fields_of(listing) | {"product_id": page.pk, "is_sample": sample, "url": url, "checked_url": url})
        for page, sample, url in copies
    )
    ClickOut.objects.bulk_create(
        ClickOut(
            day=DAY,
            count=1,
            listing=one,
            product_id=one.product_id,
            page_id=one.product_id,
            marketplace_id=one.marketplace_id,
        )
        for one in Listing.objects.filter(product__in=pages)
    )
    CoverageDay.objects.all().delete()
    CoverageDay.objects.bulk_create(
        CoverageDay(day=DAY - timedelta(days=back), starred=9, listed=5) for back in range(365)
    )


def fields_of(record) -> dict:
    return {
        field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields if field.attname != "id"
    }


@pytest.mark.database
@every_report
def test_costs_at_most_fifteen_queries_at_any_number_of_listings(site, cost, slug):
    fill(site, products=4, each=10)
    few = cost(slug), cost(slug, **WITH_ALL[slug])
    Certificate.objects.all().delete()
    fill(site, products=40, each=100)
    assert Listing.objects.count() > 4000
    assert (cost(slug), cost(slug, **WITH_ALL[slug])) == few
    assert max(few) <= 15


@every_report
def test_costs_an_editor_with_groups_no_more_than_that(client, site, cost, slug):
    fill(site, products=2, each=2)
    # The client of `cost` is this one: the editor takes the administrator's place.
    client.force_login(member_of("editors", "view_certificate", "view_listing", "change_listing"))
    assert cost(slug, **WITH_ALL[slug]) <= 15
