"""What a chart is made of: shapes with coordinates, which the templates in `reports/charts/` draw as SVG."""

from dataclasses import dataclass, field
from datetime import date

# Units of the drawing. It is shown at up to half as much again, and never so small that 14 units are hard to read.
WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 24, 36
# Of a chart of bars: what its labels need, its numbers, and one bar.
LABELS, NUMBERS, BAR = 220, 60, 32
# What a letter below the chart takes, and up to how many columns have their number above them.
LETTER, FEW = 9, 12
# The looks that the templates have: fills of columns and bars, dashes of lines.
LOOKS = 4


@dataclass(frozen=True)
class Figures:
    """The table beside a chart."""

    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Mark:
    """A rule across the chart, or a word below it."""

    at: int
    label: str


@dataclass(frozen=True)
class Box:
    """A rectangle with what a mouse is told over it."""

    x: int
    y: int
    width: int
    height: int
    look: int = 0
    says: str = ""
    label: str = ""

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def above(self) -> int:
        return self.y - 6

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass(frozen=True)
class Line:
    """A line through points; a hollow point is a sample."""

    name: str
    look: int
    points: list[tuple[int, int, bool, str]]

    @property
    def path(self) -> str:
        return " ".join(f"{x},{y}" for x, y, _hollow, _says in self.points)


@dataclass(frozen=True)
class Chart:
    """A chart ready to be drawn; `key` makes its names in the document its own."""

    key: str
    title: str
    summary: str
    figures: Figures
    legend: list[tuple[int, str]] = field(default_factory=list)
    goal_label: str = ""
    across: list[Mark] = field(default_factory=list)
    below: list[Mark] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    totals: list[Box] = field(default_factory=list)
    goals: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    height: int = HEIGHT
    kind: str = "columns"
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - BOTTOM

    @property
    def template(self) -> str:
        return f"product_pages/reports/charts/{self.kind}.html"


@dataclass(frozen=True)
class Column:
    """One column: its parts from the foot up, and the goal as a band (from, to)."""

    label: str
    parts: tuple[int, ...]
    goal: tuple[float, float] | None = None
    short: str = ""

    @property
    def total(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True)
class Series:
    """What one line goes through: (day, value, whether it is a sample)."""

    name: str
    points: list[tuple[date, int, bool]]
