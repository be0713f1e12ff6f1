"""Charts as shapes with coordinates: numbers go in, and what a template draws as SVG comes out.

Nothing here asks the database or knows where a chart stands. Each chart brings its own figures as a
table, for those who do not see it; no series is told from another by its colour alone.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, log10

from django.utils.formats import date_format, number_format

from .shapes import (
    BAR,
    BOTTOM,
    FEW,
    HEIGHT,
    LABELS,
    LEFT,
    LETTER,
    LOOKS,
    NUMBERS,
    RIGHT,
    TOP,
    WIDTH,
    Box,
    Chart,
    Column,
    Figures,
    Line,
    Mark,
    Series,
)


def number(value: float | None) -> str:
    """Return a number as the reader's language writes it: 1.234 or 1,234; a dash for none."""
    return "–" if value is None else number_format(round(value), use_l10n=True, force_grouping=True)


def day_label(day: date) -> str:
    return date_format(day, "d/m/Y")


def month_label(day: date) -> str:
    return date_format(day, "m/Y")


def steps_to(top: float) -> list[int]:
    """Return from 0 upwards the round numbers that a scale up to `top` is marked with: at most six."""
    rough = max(top, 1) / 5
    power = 10 ** max(0, ceil(log10(rough)) - 1) if rough > 1 else 1
    step = next(power * n for n in (1, 2, 5, 10, 20) if power * n >= rough)
    return [step * n for n in range(ceil(max(top, 1) / step) + 1)]


def height_of(value: float, top: float) -> int:
    return round((HEIGHT - TOP - BOTTOM) * value / top)


def scale(steps: list[int], unit: str = "") -> list[Mark]:
    return [Mark(HEIGHT - BOTTOM - height_of(step, steps[-1]), number(step) + unit) for step in steps]


def thinned(labels: Sequence[str]) -> set[int]:
    """Return which of the labels below are written, so that none touches the next; the first always is."""
    room = (WIDTH - LEFT - RIGHT) // (max(map(len, labels), default=0) * LETTER + LETTER)
    return set(range(0, len(labels), max(1, ceil(len(labels) / room))))


def columns(
    key: str, title: str, summary: str, data: Sequence[Column], names: Sequence[str], *, first: str, goal: str = ""
) -> Chart:
    """Return a chart of columns, stacked where they have several parts; `first` heads the labels in the table."""
    goals = [column.goal for column in data if column.goal]
    steps = steps_to(max([column.total for column in data] + [high for _low, high in goals], default=0))
    slot = (WIDTH - LEFT - RIGHT) / max(len(data), 1)
    shown = thinned([column.short or column.label for column in data])
    boxes, totals, bands, below = [], [], [], []
    for index, column in enumerate(data):
        x, width = round(LEFT + slot * (index + 0.15)), max(2, round(slot * 0.7))
        pile = _pile(column, x, width, steps[-1], names)
        boxes += pile
        if index in shown:
            below.append(Mark(x + width // 2, column.short or column.label))
        band = [_band(column.goal, round(LEFT + slot * index), ceil(slot), steps[-1])] if column.goal else []
        bands += band
        if pile and len(data) <= FEW:
            highest = min(box.y for box in [pile[-1], *band])
            totals.append(Box(x, highest, width, 0, label=number(column.total)))
    return Chart(
        key,
        title,
        summary,
        _figures(data, names, first, goal if goals else ""),
        legend=list(enumerate(names)),
        goal_label=goal if goals else "",
        across=scale(steps),
        below=below,
        boxes=boxes,
        totals=totals,
        goals=bands,
    )


def _pile(column: Column, x: int, width: int, top: int, names: Sequence[str]) -> list[Box]:
    """Return the parts of a column, one on another; parts of nothing are left out."""
    pile, foot = [], HEIGHT - BOTTOM
    for look, value in enumerate(column.parts):
        if value:
            height = max(1, height_of(value, top))
            foot -= height
            pile.append(Box(x, foot, width, height, look, f"{column.label} · {names[look]}: {number(value)}"))
    return pile


def _band(goal: tuple[float, float], x: int, width: int, top: int) -> Box:
    low, high = (height_of(end, top) for end in goal)
    return Box(x, HEIGHT - BOTTOM - high, width, max(2, high - low))


def _figures(data: Sequence[Column], names: Sequence[str], first: str, goal: str) -> Figures:
    rows = [[column.label, *map(number, column.parts)] for column in data]
    if goal:
        for row, column in zip(rows, data, strict=True):
            row.append("–".join(map(number, column.goal)) if column.goal else "–")
    return Figures([first, *names, *([goal] if goal else [])], rows)


def lines(
    key: str, title: str, summary: str, data: Sequence[Series], *, first: str, goal: tuple[int, str], sample: str
) -> Chart:
    """Return a chart of percentages over days, with the goal as a line; `sample` marks made-up rows of its table."""
    data = data[:LOOKS]
    days = sorted({day for series in data for day, _value, _sample in series.points})
    steps = [0, 20, 40, 60, 80, 100]
    span = max((days[-1] - days[0]).days, 1) if days else 1

    def point(series: Series, day: date, value: int, hollow: bool) -> tuple[int, int, bool, str]:
        x = LEFT + 12 + round((WIDTH - LEFT - RIGHT - 60) * (day - days[0]).days / span)
        return (
            x,
            HEIGHT - BOTTOM - height_of(min(value, 100), 100),
            hollow,
            f"{series.name} · {day_label(day)}: {value}%",
        )

    drawn = [
        Line(series.name, look, [point(series, *figures) for figures in series.points])
        for look, series in enumerate(data)
    ]
    xs = {day: point(Series("", []), day, 0, False)[0] for day in days}
    return Chart(
        key,
        title,
        summary,
        _table(data, days, first, sample),
        legend=[(line.look, line.name) for line in drawn],
        goal_label=goal[1],
        across=scale(steps, "%"),
        below=[Mark(xs[days[index]], day_label(days[index])) for index in sorted(thinned(list(map(day_label, days))))],
        goals=[Box(LEFT, HEIGHT - BOTTOM - height_of(min(goal[0], 100), 100), WIDTH - LEFT - RIGHT, 0)],
        lines=drawn,
        kind="lines",
    )


def _table(data: Sequence[Series], days: list[date], first: str, sample: str) -> Figures:
    found = [{day: f"{value}%" for day, value, _sample in series.points} for series in data]
    made_up = {day for series in data for day, _value, hollow in series.points if hollow}
    rows = [
        [day_label(day) + (f" · {sample}" if day in made_up else ""), *(values.get(day, "–") for values in found)]
        for day in days
    ]
    return Figures([first, *(series.name for series in data)], rows)


def bars(key: str, title: str, summary: str, data: Sequence[tuple[str, int, int]], *, first: str, second: str) -> Chart:
    """Return lying bars, each (label, number, look): the label stands before it and the number behind."""
    most = max([value for _label, value, _look in data] + [1])
    room = WIDTH - LABELS - NUMBERS
    boxes = [
        Box(
            LABELS,
            8 + BAR * index,
            max(1, round(room * value / most)) if value else 0,
            BAR - 10,
            look,
            label=label,
            says=number(value),
        )
        for index, (label, value, look) in enumerate(data)
    ]
    rows = [[label, number(value)] for label, value, _look in data]
    return Chart(
        key,
        title,
        summary,
        Figures([first, second], rows),
        boxes=boxes,
        height=BAR * len(data) + 12,
        kind="bars",
        left=LABELS,
    )
