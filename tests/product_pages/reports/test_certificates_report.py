"""The report on certificates: states as the one engine gives them, and the months ahead."""

from datetime import date

import pytest

from product_pages.models import Certificate
from tests.factories import (
    CategoryFactory,
    CertificateFactory,
    PlaceFactory,
    ProductPageFactory,
    SchemeFactory,
)

from .conftest import DAY

ENDS = {
    "valid": date(2027, 6, 30),
    "expiring": date(2026, 12, 20),
    "expired": date(2026, 11, 23),
    "unverified": date(2027, 1, 31),
    "withdrawn": date(2027, 6, 30),
}


@pytest.fixture
def certificates(product):
    """Keep one certificate in each state, and a draft."""
    for state, end in ENDS.items():
        fields = {"unverified": {"verified_on": None}, "withdrawn": {"withdrawn_on": date(2026, 1, 1)}}.get(state, {})
        CertificateFactory(product=product, decision=state, issued_on=date(2025, 1, 1), valid_until=end, **fields)
    old = CertificateFactory(product=product, decision="renewed", valid_until=date(2027, 3, 1))
    Certificate.objects.filter(decision="valid").update(renews=old)
    CertificateFactory(product=product, decision="draft", valid_until=date(2026, 12, 1), live=False)


def decisions(response) -> list[str]:
    return [row.decision for row in response.context["object_list"]]


@pytest.mark.database
@pytest.mark.parametrize("state", ["valid", "expiring", "expired", "unverified", "withdrawn", "renewed"])
def test_filter_by_state_agrees_with_the_table(report, certificates, state):
    found = [row.certificate.pk for row in report("certificates", state=state).context["object_list"]]
    assert sorted(found) == sorted(Certificate.objects.in_state(state, DAY).values_list("pk", flat=True))
    assert found


def test_what_ends_next_stands_first(report, certificates):
    assert decisions(report("certificates")) == [
        "draft",
        "expiring",
        "expired",
        "unverified",
        "valid",
        "renewed",
        "withdrawn",
    ]


@pytest.mark.parametrize(
    ("days", "found"), [("30", ["draft", "expiring"]), ("90", ["draft", "expiring", "unverified"])]
)
def test_filter_by_what_ends_soon(report, certificates, days, found):
    assert decisions(report("certificates", ends=days)) == found


def test_drafts_are_flagged_and_not_counted(report, certificates):
    response = report("certificates", status="draft")
    (row,) = response.context["object_list"]
    assert " · " in row.state_words
    assert sum(int(row[1]) for row in response.context["charts"][1].figures.rows) == 6
    assert "1" in response.context["notes"][0]


def test_months_ahead_count_the_verified_and_the_declared_apart(report, certificates):
    ahead = report("certificates").context["charts"][0].figures.rows
    assert len(ahead) == 12
    assert ahead[:3] == [["11/2026", "0", "0"], ["12/2026", "1", "0"], ["01/2027", "0", "1"]]
    assert ["06/2027", "1", "0"] in ahead


def test_dates_are_no_more_exact_than_they_are_known(report, product):
    CertificateFactory(product=product, issued_on=date(2024, 2, 1), issued_precision="month")
    cells = [cell.get_text(strip=True) for cell in report("certificates").soup.select(".report__rows td")]
    assert "02/2024" in cells
    assert "28/02/2027" in cells


def test_filters_by_scheme_category_and_place(report, site, certificates):
    shelf = {"category": CategoryFactory(), "place": PlaceFactory()}
    other = CertificateFactory(
        product=ProductPageFactory(parent=site.products, **shelf),
        scheme=SchemeFactory(code="vietgap", name_vi="VietGAP"),
        stars=None,
    )
    for query in ({"scheme": other.scheme.pk}, {"category": shelf["category"].pk}, {"place": shelf["place"].pk}):
        (row,) = report("certificates", **query).context["object_list"]
        assert row.certificate == other


def test_samples_stand_apart(report, product, certificates):
    CertificateFactory(product=product, decision="made up", is_sample=True)
    assert "made up" not in decisions(report("certificates"))
    (row,) = report("certificates", figures="sample").context["object_list"]
    assert row.sample_word


def test_certificate_without_end_or_maker_is_listed(report, product):
    CertificateFactory(
        product=product,
        producer=None,
        scheme=SchemeFactory(code="gi", expiry="never", months=None),
        stars=None,
        valid_until=None,
    )
    (row,) = report("certificates").context["object_list"]
    assert (row.last_day, row.days_left, row.producer) == (None, None, "")
