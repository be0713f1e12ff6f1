"""Periods, and what they are compared with."""

from datetime import date

import pytest

from product_pages.reports.periods import Length, Period, chosen_period, months_of, whole

DAY = date(2026, 11, 24)


def period(first: str, last: str, length=None) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), length)


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("month", "2026-11-01", "2026-11-30"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_whole_period_around_a_day(length, first, last):
    assert whole(Length(length), DAY) == period(first, last, Length(length))


def test_month_before_january_is_december():
    assert whole(Length.MONTH, date(2026, 1, 31)).before() == period("2025-12-01", "2025-12-31", Length.MONTH)


def test_before_any_days_come_as_many():
    assert period("2026-11-11", "2026-11-20").before() == period("2026-11-01", "2026-11-10")


def test_after_comes_the_next():
    assert whole(Length.QUARTER, DAY).after() == period("2027-01-01", "2027-03-31", Length.QUARTER)
    assert period("2026-11-11", "2026-11-20").after() == period("2026-11-21", "2026-11-30")


def test_period_that_is_not_over_is_cut_today():
    assert whole(Length.MONTH, DAY).until(DAY) == period("2026-11-01", "2026-11-24", Length.MONTH)


def test_period_that_is_over_stays_whole():
    october = whole(Length.MONTH, date(2026, 10, 1))
    assert october.until(DAY) == october


def test_end_of_february_stays_the_end():
    assert whole(Length.MONTH, date(2026, 2, 1)).in_year(2024).last == date(2024, 2, 29)
    assert whole(Length.MONTH, date(2024, 2, 1)).in_year(2026).last == date(2026, 2, 28)


def test_months_of_a_period_part_it():
    found = months_of(period("2026-01-15", "2026-03-02"))
    assert [(month.first.day, month.last.day) for month in found] == [(15, 31), (1, 28), (1, 2)]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, ("2026-11-01", "2026-11-30")),
        ("2026-10-05", None, ("2026-10-05", "2026-11-24")),
        (None, "2026-10-05", ("2026-10-01", "2026-10-05")),
        ("2026-10-05", "2026-10-05", ("2026-10-05", "2026-10-05")),
    ],
)
def test_days_from_and_to_stand_before_the_period(since, until, expected):
    since, until = (day and date.fromisoformat(day) for day in (since, until))
    found = chosen_period(DAY, "month", None, since, until)
    assert (found.first, found.last) == tuple(map(date.fromisoformat, expected))


@pytest.mark.parametrize(
    "days",
    [
        (None, date(2026, 2, 2), date(2026, 2, 1)),
        (None, date(2001, 1, 1), date(2026, 1, 1)),
        (date(9999, 12, 31), None, None),
        (None, date(1, 1, 1), None),
    ],
)
def test_days_that_make_no_sense_are_refused_in_a_sentence(days):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        chosen_period(DAY, "month", *days)
