"""A plan of the stands, drawn from their numbers alone: a row for each letter, a box for each number.

It stands in for a picture of the venue that nobody has given. It says what stands beside what by number, no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from . import stands
from .showing import ShownExhibitor

IN_A_LINE = 10  # so that a box can be hit with a thumb on a phone of 360 px
BOX, GAP, BETWEEN_ROWS = 40, 4, 12
LONGEST = 6  # letters that a box holds
FEWEST = 6  # stands; fewer are seen at a glance
MANY = 60  # stands whose plan would stand between readers and the list


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    label: str
    anchor: str
    name: str


@dataclass(frozen=True)
class Row:
    """A row of stands: its name, and the anchor of its first one."""

    name: str
    anchor: str


@dataclass(frozen=True)
class Plan:
    """What is drawn, in units of the drawing; `height` depends on the stands."""

    boxes: list[Box]
    rows: list[Row]
    height: int
    width: int = IN_A_LINE * (BOX + GAP) - GAP
    size: int = BOX

    @property
    def is_large(self) -> bool:
        return len(self.boxes) > MANY


def plan_of(shown: Iterable[ShownExhibitor]) -> Plan | None:
    """Return the plan of exhibitors in the order of their stands; None for too few stands."""
    standing = [each for each in shown if each.anchor]
    if len(standing) < FEWEST:
        return None
    boxes, rows, y = [], [], 0
    for name, members in groupby(standing, key=lambda each: stands.row_of(each.stand)):
        row = list(members)
        rows.append(Row(name, row[0].anchor))
        boxes += [box(each, number, y) for number, each in enumerate(row)]
        y += -(-len(row) // IN_A_LINE) * (BOX + GAP) + BETWEEN_ROWS
    return Plan(boxes, rows, y - BETWEEN_ROWS - GAP)


def box(shown: ShownExhibitor, number: int, y: int) -> Box:
    """Return the box of the stand with that number in its row, the row beginning at a height."""
    down, along = divmod(number, IN_A_LINE)
    label = shown.stand if len(shown.stand) <= LONGEST else f"…{shown.stand[1 - LONGEST :]}"
    return Box(along * (BOX + GAP), y + down * (BOX + GAP), label, shown.anchor, shown.name)
