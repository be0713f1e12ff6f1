"""Lunar dates in the words of each language."""

import pytest
from django.utils import translation

from events.lunar_words import lunar_mark, lunar_text


@pytest.mark.parametrize(
    ("date", "vietnamese", "english"),
    [
        ((1, 15), "rằm tháng Giêng âm lịch", "day 15 of the 1st lunar month, the full moon"),
        ((1, 1), "mồng 1 tháng Giêng âm lịch", "day 1 of the 1st lunar month"),
        ((8, 10), "mồng 10 tháng 8 âm lịch", "day 10 of the 8th lunar month"),
        ((12, 23), "ngày 23 tháng Chạp âm lịch", "day 23 of the 12th lunar month"),
        ((6, 3, None, True), "mồng 3 tháng 6 nhuận âm lịch", "day 3 of the leap 6th lunar month"),
        ((2, 15, 18), "từ rằm đến ngày 18 tháng 2 âm lịch", "days 15 to 18 of the 2nd lunar month"),
        ((3, 8, 8), "mồng 8 tháng 3 âm lịch", "day 8 of the 3rd lunar month"),
    ],
)
def test_a_date_is_said_as_people_say_it(date, vietnamese, english):
    with translation.override("vi"):
        assert lunar_text(*date) == vietnamese
    with translation.override("en"):
        assert lunar_text(*date) == english


def test_a_postmark_says_a_leap_month_too():
    with translation.override("vi"):
        assert (lunar_mark(1, 15), lunar_mark(6, 3, True)) == ("15/1", "3/6 nhuận")
