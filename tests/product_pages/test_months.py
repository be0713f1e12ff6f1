"""Harvest months: one number in the database, a tuple in Python, boxes in the form, words for readers."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from product_pages.models import ProductPage
from product_pages.months import MonthsField, MonthsFormField, runs, to_mask, to_months
from product_pages.templatetags.product_tags import season_words, year_months
from tests.factories import ProductPageFactory

MONTHS = st.sets(st.integers(1, 12)).map(lambda months: tuple(sorted(months)))
FIELD = MonthsField(blank=True)


@given(MONTHS)
def test_months_come_back_out_of_their_number(months):
    assert to_months(to_mask(months)) == months


@given(st.integers(0, 4095))
def test_numbers_come_back_out_of_their_months(mask):
    assert to_mask(to_months(mask)) == mask


def test_order_and_repetition_do_not_matter():
    assert to_mask([12, 1, 1]) == to_mask([1, 12])


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_other_month(month):
    with pytest.raises(ValueError, match=str(month)):
        to_mask([month])


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((), []),
        ((7,), [(7, 7)]),
        ((2, 3, 4), [(2, 4)]),
        ((1, 11, 12), [(11, 1)]),
        ((1, 2, 5, 12), [(5, 5), (12, 2)]),
        (tuple(range(1, 13)), [(1, 12)]),
        ((1, *range(3, 13)), [(3, 1)]),
    ],
)
def test_runs_pass_new_year_whole(months, expected):
    assert runs(months) == expected


@given(MONTHS)
def test_runs_hold_each_month_once(months):
    walked = []
    for first, last in runs(months):
        walked += [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]
    assert sorted(walked) == list(months)


def test_form_gives_a_tuple_of_numbers():
    assert MonthsFormField().clean(["11", "1"]) == (11, 1)


def test_form_without_a_box_ticked_means_all_year():
    assert FIELD.formfield().clean([]) == ()


@pytest.mark.parametrize("posted", [["13"], ["x"], ["1", ""]])
def test_form_refuses_what_is_no_month(posted):
    with pytest.raises(ValidationError):
        MonthsFormField().clean(posted)


@given(MONTHS)
def test_form_ticks_the_months_that_are_kept(months):
    assert FIELD.formfield().prepare_value(to_mask(months)) == months


@given(MONTHS)
def test_revision_keeps_the_months(months):
    page = ProductPage(season=months)
    field = ProductPage._meta.get_field("season")
    assert field.to_python(field.value_to_string(page)) == months


@pytest.mark.parametrize("value", [(13,), (0,), ("x",), object()])
def test_page_with_another_month_is_refused_with_a_sentence(value):
    with pytest.raises(ValidationError):
        FIELD.clean(value, None)


@pytest.mark.database
def test_months_are_read_as_they_were_saved(product):
    product.season = (1, 11, 12)
    product.save()
    assert ProductPage.objects.get().season == (1, 11, 12)


@pytest.mark.database
@pytest.mark.parametrize(("month", "titles"), [(12, ["Cam", "Quýt"]), (1, ["Cam"]), (6, [])])
def test_products_are_found_by_month(site, month, titles):
    ProductPageFactory(parent=site.products, title="Cam", season=(1, 12))
    ProductPageFactory(parent=site.products, title="Quýt", season=(12,))
    ProductPageFactory(parent=site.products, title="Tương", season=())
    found = ProductPage.objects.in_season(month).in_alphabet()
    assert [page.title for page in found] == titles


@pytest.mark.parametrize(
    ("months", "words"),
    [((11, 12, 1), "November to January"), ((6,), "June"), ((2, 3, 9), "February to March, September")],
)
def test_season_in_english_words(months, words):
    with override("en"):
        assert season_words(months) == words


@given(st.sampled_from([(), tuple(range(1, 13))]))
def test_no_month_and_every_month_are_the_whole_year(months):
    with override("en"):
        assert season_words(months) == "all year round"


def test_strip_of_the_year_rounds_a_run_where_it_starts_and_ends():
    strip = year_months((11, 12, 1), now=12)
    assert [m["number"] for m in strip if m["on"]] == [1, 11, 12]
    assert [m["number"] for m in strip if m["start"]] == [11]
    assert [m["number"] for m in strip if m["end"]] == [1]
    assert [m["number"] for m in strip if m["now"]] == [12]
