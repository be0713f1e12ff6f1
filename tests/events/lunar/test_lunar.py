"""The lunar calendar against dates that are known, and against itself."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.lunar import NoSuchLunarDate, leap_month, lunar_of, month_length, next_occurrence, solar_of

# The first day of the year as Viet Nam kept it. In 2007 and 2030 China's was another one.
TET = (
    "2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26 "
    "2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 "
    "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 "
    "2030-02-02"
)
LEAP = {
    2001: 4,
    2004: 2,
    2006: 7,
    2009: 5,
    2012: 4,
    2014: 9,
    2017: 6,
    2020: 4,
    2023: 2,
    2025: 6,
    2028: 5,
    2031: 3,
    2033: 11,
}


@pytest.mark.parametrize("day", [date.fromisoformat(each) for each in TET.split()])
def test_tet_is_the_day_that_viet_nam_kept(day):
    assert solar_of(1, 1, day.year) == day
    assert (lunar_of(day).day, lunar_of(day).month) == (1, 1)


@pytest.mark.parametrize("year", range(2001, 2034))
def test_leap_months_are_those_that_are_known(year):
    assert leap_month(year) == LEAP.get(year)


@given(st.dates(date(1900, 1, 31), date(2100, 12, 31)))
def test_every_day_is_found_again_by_its_lunar_date(day):
    lunar = lunar_of(day)
    assert solar_of(lunar.day, lunar.month, lunar.year, lunar.leap) == day


@given(st.integers(-2, 33), st.integers(-1, 14), st.integers(1900, 2099), st.booleans())
def test_a_lunar_date_is_found_or_refused_in_a_sentence(day, month, year, leap):
    try:
        known = lunar_of(solar_of(day, month, year, leap))
    except NoSuchLunarDate as refused:
        said = str(refused)
    else:
        said = f"{known.day}.{known.month}.{known.year}.{known.leap}."
        assert said == f"{day}.{month}.{year}.{leap}."
    assert said.endswith(".")


@given(st.integers(1, 12), st.integers(1901, 2099))
def test_a_month_ends_where_the_next_begins(month, year):
    last = solar_of(month_length(month, year), month, year)
    assert lunar_of(last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ((30, 2, 2026), "There is no day 30: month 2 of the lunar year 2026 has 29 days."),
        ((1, 5, 2026, True), "The lunar year 2026 has no leap month 5."),
        ((1, 5, 2025, True), "The lunar year 2025 has no leap month 5."),
        ((31, 1, 2026), "A lunar year has the months 1 to 12, and a lunar month the days 1 to 30."),
        ((1, 1, 2101), "The lunar calendar is known here from 1900 to 2100 only."),
    ],
)
def test_what_does_not_exist_is_refused_in_a_sentence(wrong, sentence):
    with translation.override("en"), pytest.raises(NoSuchLunarDate) as refused:
        solar_of(*wrong)
    assert str(refused.value) == sentence


def test_the_next_time_may_be_this_very_day():
    tet = date(2026, 2, 17)
    assert next_occurrence(1, 1, tet) == tet
    assert next_occurrence(1, 1, tet + timedelta(days=1)) == date(2027, 2, 6)


def test_years_without_the_day_are_passed_over():
    assert lunar_of(next_occurrence(1, 6, date(2026, 1, 1), leap=True)).year == 2036


def test_nothing_is_found_after_the_last_year():
    with pytest.raises(NoSuchLunarDate):
        next_occurrence(1, 1, date(2100, 12, 1))
