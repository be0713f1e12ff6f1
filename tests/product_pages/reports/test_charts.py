"""Charts: numbers in, shapes and a table out."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from product_pages.reports import shapes
from product_pages.reports.charts import bars, columns, lines, number, steps_to
from product_pages.reports.shapes import Column, Series


def of_columns(*data: Column, names=("n",), **fields):
    return columns("key", "Title", "Said.", data, names, first="Day", **fields)


def of_lines(*data: Series, goal=(100, "goal")):
    return lines("key", "Title", "Said.", data, first="Day", goal=goal, sample="sample")


@pytest.mark.parametrize(("language", "written"), [("vi", "1.234.567"), ("en", "1,234,567")])
def test_numbers_are_written_as_the_language_does(language, written):
    with override(language):
        assert number(1234567) == written


def test_no_number_is_a_dash():
    assert number(None) == "–"


@given(st.integers(min_value=0, max_value=10**9))
def test_scale_reaches_the_top_in_a_few_round_steps(top):
    steps = steps_to(top)
    assert steps[0] == 0
    assert steps[-1] >= top
    assert 2 <= len(steps) <= 7
    assert steps[1] - steps[0] == steps[-1] - steps[-2]


@given(st.lists(st.integers(min_value=0, max_value=10**7), max_size=400))
def test_columns_stay_within_the_drawing(values):
    chart = of_columns(*(Column("01/11/2026", (value,), (value * 1.15, value * 1.2)) for value in values), goal="goal")
    for box in [*chart.boxes, *chart.goals]:
        assert shapes.LEFT <= box.x <= shapes.WIDTH
        assert 0 <= box.y <= box.y + box.height <= chart.foot + 2


def test_column_twice_as_high_for_twice_as_many():
    one, two = of_columns(Column("a", (50,)), Column("b", (100,))).boxes
    assert two.height == 2 * one.height


def test_parts_of_a_column_stand_on_one_another():
    lower, upper = of_columns(Column("a", (40, 60)), names=("verified", "declared")).boxes
    assert upper.y + upper.height == lower.y
    assert (lower.look, upper.look) == (0, 1)


def test_goal_is_a_band_and_a_column_of_the_table():
    chart = of_columns(Column("a", (100,), (115, 120)), Column("b", (5,)), goal="goal")
    assert len(chart.goals) == 1
    assert chart.goals[0].y < chart.boxes[0].y
    assert [row[-1] for row in chart.figures.rows] == ["115–120", "–"]


def test_without_a_goal_none_is_drawn_nor_named():
    chart = of_columns(Column("a", (100,)), goal="goal")
    assert chart.goal_label == ""
    assert chart.figures.head == ["Day", "n"]


def test_labels_below_do_not_touch():
    chart = of_columns(*(Column(f"{month:02}/2026", (1,)) for month in range(1, 13)))
    gaps = [after.at - before.at for before, after in zip(chart.below, chart.below[1:], strict=False)]
    assert min(gaps) >= 7 * shapes.LETTER


def test_line_goes_up_when_the_share_grows():
    series = Series("any", [(date(2026, 10, 1), 40, False), (date(2026, 11, 1), 80, True)])
    (x1, y1, _real, _says), (x2, y2, hollow, says) = of_lines(series).lines[0].points
    assert x1 < x2
    assert y1 > y2
    assert hollow
    assert says == "any · 01/11/2026: 80%"


def test_table_of_lines_marks_samples_and_gaps():
    first = Series("any", [(date(2026, 10, 1), 40, True)])
    second = Series("Voso", [(date(2026, 11, 1), 20, False)])
    assert of_lines(first, second).figures.rows == [["01/10/2026 · sample", "40%", "–"], ["01/11/2026", "–", "20%"]]


def test_one_day_makes_a_line_too():
    assert len(of_lines(Series("any", [(date(2026, 10, 1), 40, False)])).lines[0].points) == 1


def test_bars_are_as_long_as_their_numbers():
    chart = bars("key", "Title", "Said.", [("a", 10, 0), ("b", 5, 1), ("c", 0, 2)], first="Today", second="Listings")
    long, half, none = chart.boxes
    assert (long.width, half.width, none.width) == (2 * half.width, half.width, 0)
    assert chart.figures.rows == [["a", "10"], ["b", "5"], ["c", "0"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_drawing_has_a_name_a_description_and_its_figures(language):
    with override(language):
        chart = of_columns(Column("<b>", (1234, 2)), names=("verified", "declared"))
        html = render_to_string("product_pages/reports/charts/frame.html", {"chart": chart})
    assert 'role="img" aria-labelledby="key-title key-desc"' in html
    assert '<title id="key-title">Title</title>' in html
    assert '<desc id="key-desc">Said.</desc>' in html
    assert '<th scope="row">&lt;b&gt;</th>' in html
    assert "<b>" not in html
    assert 'fill="url(#key-look-1)"' in html
