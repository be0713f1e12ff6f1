"""When a certificate is valid, what the desk must have recorded first, and where its errors stand."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from product_pages.certificates.validity import HOLDS, State, add_months, days_left, last_day
from product_pages.models import Certificate, Scheme
from tests.factories import CertificateFactory, ProducerPageFactory, ProductPageFactory, SchemeFactory

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
MAYBE = st.none() | DAYS
LAST = date(2027, 2, 28)


def certificate(expiry="months", **fields) -> Certificate:
    """Return an unsaved certificate, checked and good until LAST unless told."""
    facts = {"valid_until": LAST, "verified_on": date(2024, 3, 1)} | fields
    return Certificate(scheme=Scheme(code="any", expiry=expiry, months=36), **facts)


def errors_of(record) -> dict:
    """Return the sentences of a record's clean(), by field."""
    try:
        record.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.fixture
def checked(product, site):
    """Return a certificate that lacks nothing."""
    return CertificateFactory(product=product, producer=ProducerPageFactory(parent=site.producers))


def test_valid_on_its_last_day():
    assert certificate().state(LAST) in HOLDS


def test_expired_the_day_after():
    assert certificate().state(LAST + timedelta(days=1)) == State.EXPIRED


# 17:30 UTC is half past midnight in Nghệ An: the next day has begun.
@time_machine.travel(datetime(2027, 2, 27, 17, 30, tzinfo=UTC), tick=False)
def test_last_day_begins_at_midnight_in_viet_nam():
    assert certificate().is_valid


@time_machine.travel(datetime(2027, 2, 28, 16, 59, tzinfo=UTC), tick=False)
def test_last_day_lasts_until_midnight_in_viet_nam():
    assert certificate().is_valid


@time_machine.travel(datetime(2027, 2, 28, 17, 30, tzinfo=UTC), tick=False)
def test_expires_at_midnight_in_viet_nam_and_not_in_greenwich():
    assert certificate().current_state == State.EXPIRED


@given(DAYS, MAYBE, st.sampled_from(["months", "dated", "never"]))
def test_unverified_is_never_valid(day, valid_until, expiry):
    assert certificate(expiry, valid_until=valid_until, verified_on=None).state(day) not in HOLDS


def test_an_end_in_the_past_is_certain_though_nobody_checked():
    assert certificate(verified_on=None).state(LAST + timedelta(days=1)) == State.EXPIRED


@given(DAYS)
def test_not_valid_before_it_was_issued(day):
    early = certificate("never", valid_until=None, issued_on=day)
    assert early.state(day - timedelta(days=1)) == State.UNVERIFIED
    assert early.state(day) == State.VALID


@given(DAYS)
def test_geographical_indication_has_no_end(day):
    assert certificate("never", valid_until=None).state(day) == State.VALID


@pytest.mark.parametrize("expiry", ["months", "dated"])
def test_without_an_end_where_one_is_due_it_is_not_valid(expiry):
    assert certificate(expiry, valid_until=None).state(LAST) == State.UNVERIFIED


def test_stars_of_an_expired_certificate_are_not_shown():
    with time_machine.travel(datetime(2027, 3, 1, 5, tzinfo=UTC)):
        old = certificate(stars=5, producer_id=1)
        assert (old.shown_stars, old.star_line) == (None, "")


@time_machine.travel(datetime(2027, 2, 1, tzinfo=UTC))
@pytest.mark.parametrize("lacking", [None, "producer_id", "decision", "issued_on"])
def test_stars_are_shown_with_their_decision_date_and_maker_only(lacking):
    facts = {"producer_id": 1, "decision": "348/QĐ-UBND", "issued_on": date(2024, 2, 28)} | (
        {lacking: None} if lacking else {}
    )
    assert certificate(stars=4, **facts).star_line == ("" if lacking else "★★★★")


def test_stars_whose_day_of_issue_is_not_known_exactly_are_not_shown():
    facts = {"producer_id": 1, "decision": "348/QĐ-UBND", "issued_on": date(2024, 2, 28), "issued_precision": "month"}
    with time_machine.travel(datetime(2027, 2, 1, tzinfo=UTC)):
        assert certificate(stars=4, **facts).shown_stars is None


@pytest.mark.parametrize(
    ("left", "state"), [(91, State.VALID), (90, State.EXPIRING), (30, State.EXPIRING), (0, State.EXPIRING)]
)
def test_the_desk_is_told_ninety_days_ahead(left, state):
    day = LAST - timedelta(days=left)
    assert certificate().state(day) == state
    assert days_left(certificate(), day) == left


def test_a_withdrawn_certificate_holds_until_the_day_before():
    withdrawn = certificate(withdrawn_on=date(2026, 5, 5))
    assert withdrawn.state(date(2026, 5, 4)) == State.VALID
    assert withdrawn.state(date(2026, 5, 5)) == State.WITHDRAWN


def test_a_licence_that_ended_ends_the_right_to_an_endless_name():
    held = certificate("never", valid_until=None, licence_until=LAST)
    assert held.state(LAST) in HOLDS
    assert held.state(LAST + timedelta(days=1)) == State.EXPIRED


@pytest.mark.database
@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, State.RENEWED),
        ({"verified_on": None}, State.VALID),
        ({"live": False}, State.VALID),
        ({"withdrawn_on": LAST}, State.VALID),
    ],
)
def test_only_a_verified_renewal_takes_the_place_of_the_earlier_one(checked, change, state):
    CertificateFactory(product=checked.product, renews=checked, issued_on=date(2026, 6, 1), valid_until=None, **change)
    assert checked.renewed_from == (date(2026, 6, 1) if state == State.RENEWED else None)
    assert checked.state(date(2026, 5, 31)) == State.VALID
    assert checked.state(date(2026, 6, 1)) == state


@pytest.mark.parametrize("fact", ["decision", "number", "issuer", "item", "licence"])
def test_a_changed_fact_must_be_verified_again(checked, fact):
    setattr(checked, fact, "khác")
    checked.save()
    checked.refresh_from_db()
    assert checked.verified_on is None


def test_what_is_not_compared_with_the_evidence_leaves_the_verification(checked):
    checked.notes = "Đã gọi hỏi."
    checked.save()
    assert checked.verified_on


def test_a_changed_fact_that_was_verified_anew_stays_verified(checked):
    checked.decision, checked.verified_on = "349/QĐ-UBND", date(2026, 11, 1)
    checked.save()
    assert checked.verified_on


def test_a_draft_is_valid_for_nobody(checked):
    checked.live = False
    checked.save()
    assert not checked.is_valid
    assert not Certificate.objects.valid(date(2026, 1, 1)).exists()


@pytest.mark.parametrize(
    ("day", "precision", "until"),
    [
        (date(2024, 2, 28), "day", date(2027, 2, 28)),
        (date(2024, 2, 29), "day", date(2027, 2, 28)),
        (date(2024, 2, 1), "month", date(2027, 2, 28)),
        (date(2023, 12, 1), "month", date(2026, 12, 31)),
        (date(2023, 1, 1), "year", date(2026, 12, 31)),
    ],
)
def test_ocop_holds_for_36_months_from_the_latest_day_that_issue_can_mean(product, day, precision, until):
    saved = CertificateFactory(product=product, issued_on=day, issued_precision=precision, valid_until=None)
    assert saved.valid_until == until


def test_an_end_on_the_paper_goes_before_the_rule(product):
    assert CertificateFactory(product=product, valid_until=date(2025, 1, 1)).valid_until == date(2025, 1, 1)


def test_a_scheme_without_a_number_of_months_gives_no_end(product):
    dated = SchemeFactory(code="vietgap", expiry="dated", months=None)
    assert CertificateFactory(product=product, scheme=dated, valid_until=None).valid_until is None


def test_no_day_of_issue_gives_no_end(product):
    assert CertificateFactory(product=product, issued_on=None, valid_until=None).valid_until is None


@given(DAYS, st.integers(0, 240))
def test_adding_months_keeps_the_day_or_takes_the_last_of_a_shorter_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(DAYS, st.sampled_from(["day", "month", "year"]))
def test_the_last_day_of_a_date_is_never_before_it(day, precision):
    latest = last_day(day, precision)
    assert latest >= day
    assert precision == "day" or (latest + timedelta(days=1)).day == 1


def test_a_certificate_that_lacks_nothing_has_no_errors(checked):
    assert errors_of(checked) == {}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"valid_until": date(2024, 2, 27)}, "valid_until"),
        ({"number": "", "decision": ""}, "number"),
        ({"issued_on": None}, "issued_on"),
        ({"issued_precision": "month"}, "issued_on"),
        ({"issuer": ""}, "issuer"),
        ({"decision": "", "number": "1"}, "decision"),
        ({"valid_until": date(2027, 3, 1)}, "valid_until"),
        ({"verified_on": date(2099, 1, 1)}, "verified_on"),
        ({"withdrawn_on": date(2024, 2, 27)}, "withdrawn_on"),
        ({"evidence_url": ""}, "evidence"),
        ({"producer_id": None}, "producer"),
    ],
)
def test_what_is_wrong_or_missing_is_said_at_its_field(checked, change, field):
    vars(checked).update(change)
    found = errors_of(checked)
    assert list(found) == [field]
    assert found[field][0].endswith(".")


@time_machine.travel(datetime(2026, 11, 23, 17, 30, tzinfo=UTC))
@pytest.mark.parametrize(("day", "wrong"), [(date(2026, 11, 24), False), (date(2026, 11, 25), True)])
def test_issue_in_the_future_is_refused(checked, day, wrong):
    checked.issued_on = day
    assert ("issued_on" in errors_of(checked)) is wrong


def test_stars_are_refused_under_a_scheme_that_gives_none(checked):
    checked.scheme = SchemeFactory(code="gi", has_stars=False, expiry="never")
    assert list(errors_of(checked)) == ["stars"]


def test_an_issuer_that_the_scheme_does_not_know_is_refused(checked):
    checked.scheme.issuers = "UBND\nỦy ban nhân dân"
    assert errors_of(checked) == {}
    checked.issuer = "ủy ban nhân dân tỉnh"
    assert errors_of(checked) == {}
    checked.issuer = "Sở Khác"
    assert list(errors_of(checked)) == ["issuer"]


def test_a_maker_needs_a_licence_where_the_scheme_says_so(checked):
    checked.scheme.needs_licence = True
    assert list(errors_of(checked)) == ["licence"]
    checked.licence = "12/GP"
    assert errors_of(checked) == {}


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, True),
        ({"issued_on": date(2027, 2, 28), "valid_until": None}, True),
        ({"issued_on": date(2027, 3, 1), "valid_until": None}, False),
        ({"item": "Hũ 500 ml"}, False),
        ({"producer": None}, False),
    ],
)
def test_two_certificates_for_one_time_are_refused(checked, change, refused):
    facts = {"product": checked.product, "producer": checked.producer, "stars": 3} | change
    second = CertificateFactory.build(scheme=checked.scheme, verified_on=None, **facts)
    with time_machine.travel(datetime(2028, 1, 1, tzinfo=UTC)):
        assert ("issued_on" in errors_of(second)) is refused


def test_a_renewal_may_begin_before_the_earlier_one_ends(checked):
    facts = {"product": checked.product, "producer": checked.producer, "issued_on": date(2026, 6, 1)}
    renewal = CertificateFactory.build(scheme=checked.scheme, renews=checked, valid_until=None, **facts)
    assert errors_of(renewal) == {}


@pytest.mark.parametrize(
    "change", [{"product": None}, {"scheme": None}, {"issued_on": date(2023, 1, 1), "valid_until": None}]
)
def test_a_renewal_follows_a_certificate_of_its_kind(checked, site, change):
    change = {
        "product": lambda: {"product": ProductPageFactory(parent=site.products)},
        "scheme": lambda: {"scheme": SchemeFactory(code="other")},
        "issued_on": lambda: change,
    }[next(iter(change))]()
    facts = {"product": checked.product, "scheme": checked.scheme, "issued_on": date(2026, 6, 1), "valid_until": None}
    renewal = CertificateFactory.build(renews=checked, producer=None, verified_on=None, **facts | change)
    assert "renews" in errors_of(renewal)


@pytest.mark.parametrize("stars", [2, 6])
def test_ocop_has_three_to_five_stars(checked, stars):
    checked.stars = stars
    with pytest.raises(ValidationError) as refused:
        checked.full_clean()
    assert "stars" in refused.value.message_dict


def test_an_unverified_certificate_may_lack_everything(product):
    bare = Certificate(product=product, scheme=SchemeFactory())
    bare.full_clean()


def test_a_scheme_of_months_says_how_many():
    assert list(errors_of(Scheme(code="ocop", expiry="months"))) == ["months"]


def test_a_date_known_to_the_month_is_not_shown_to_the_day():
    told = Certificate(issued_on=date(2024, 2, 1), issued_precision="month").issued_words
    assert "2024" in told
    assert "01" not in told


def test_a_date_known_to_the_year_is_shown_as_the_year():
    assert Certificate(issued_on=date(2024, 1, 1), issued_precision="year").issued_words == "2024"


def state_in_tables(day) -> list[State]:
    """Return the states whose lists the first certificate is in: there must be one."""
    first = Certificate.objects.earliest("pk")
    return [state for state in State if Certificate.objects.in_state(state, day).filter(pk=first.pk).exists()]


@pytest.mark.database
@pytest.mark.parametrize("expiry", ["months", "dated", "never"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    day=DAYS,
    valid_until=MAYBE,
    licence_until=MAYBE,
    verified_on=MAYBE,
    issued_on=MAYBE,
    withdrawn_on=MAYBE,
    renewed_on=MAYBE,
    renewal_verified=MAYBE,
)
@example(
    day=LAST,
    valid_until=LAST,
    licence_until=None,
    verified_on=LAST,
    issued_on=LAST,
    withdrawn_on=None,
    renewed_on=None,
    renewal_verified=None,
)
@example(
    day=LAST + timedelta(days=1),
    valid_until=LAST,
    licence_until=None,
    verified_on=LAST,
    issued_on=None,
    withdrawn_on=None,
    renewed_on=None,
    renewal_verified=None,
)
@example(
    day=LAST,
    valid_until=LAST,
    licence_until=LAST - timedelta(days=1),
    verified_on=LAST,
    issued_on=None,
    withdrawn_on=None,
    renewed_on=None,
    renewal_verified=None,
)
@example(
    day=LAST,
    valid_until=LAST,
    licence_until=None,
    verified_on=LAST,
    issued_on=None,
    withdrawn_on=LAST,
    renewed_on=None,
    renewal_verified=None,
)
@example(
    day=LAST,
    valid_until=LAST,
    licence_until=None,
    verified_on=LAST,
    issued_on=None,
    withdrawn_on=None,
    renewed_on=LAST,
    renewal_verified=LAST,
)
def test_tables_agree_with_the_rule_for_every_state(product, expiry, day, renewed_on, renewal_verified, **dates):
    if not Certificate.objects.exists():
        first = CertificateFactory(product=product, scheme=SchemeFactory(code="any", expiry=expiry))
        CertificateFactory(product=product, scheme=first.scheme, renews=first)
    Certificate.objects.filter(renews=None).update(**dates)
    Certificate.objects.exclude(renews=None).update(issued_on=renewed_on, verified_on=renewal_verified)
    first = Certificate.objects.get(renews=None)
    state = first.state(day)
    assert state_in_tables(day) == [state]
    assert Certificate.objects.valid(day).filter(pk=first.pk).exists() is (state in HOLDS)


def test_the_newest_of_a_scheme_stands_first_and_the_undated_last(product):
    old, undated, new = (
        CertificateFactory(product=product, issued_on=day) for day in (date(2020, 1, 1), None, date(2024, 1, 1))
    )
    assert list(Certificate.objects.in_order()) == [new, old, undated]
