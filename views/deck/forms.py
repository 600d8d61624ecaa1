"""What a chart is where it cannot be drawn as on the page: bars, lines, points, or a table, as values.

Slides draw a form by PowerPoint's own means, the slideshow by the browser's; the designs (`designs`, `boards`, `curves`)
say which form they take. A form knows neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HATCHED, INVISIBLE = "hatched", "invisible"
LEFT, CENTRE, RIGHT = "left", "centre", "right"
SOLID, DASHED, DOTTED = "solid", "dashed", "dotted"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value per category (None = not known), a colour per point or one for all, printed words."""

    name: str
    values: Sequence[float | None]
    colours: Sequence[str] = ()
    """A colour for each point, or one; `hatched` and `invisible` are fills of their own."""
    labels: Sequence[str] = ()
    """What is printed at each point; '' prints nothing."""
    prints_values: bool = False
    """Prints the numbers themselves, so that they follow when somebody edits the data."""
    is_label_inside: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Stacked or clustered bars over categories, first category on top (horizontal) or left (upright)."""

    categories: Sequence[str]
    series: Sequence[Series]
    axis_end: float
    axis_start: float = 0
    number_format: str = "#,##0"
    is_stacked: bool = True
    is_upright: bool = False
    has_legend: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a value per position or None; width in points, 0 = marks alone; only solid lines carry dots."""

    name: str
    values: Sequence[float | None]
    colour: str
    width: float = 2.5
    stroke: str = SOLID


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same positions, between two ends of a common axis; `suffix` follows the axis' numbers.

    `message` stands in the place of lines that have not begun yet; `breaks` are positions before which nothing compares.
    """

    title: str
    positions: Sequence[str]
    lines: Sequence[Line]
    low: float
    high: float
    suffix: str = " %"
    message: str = ""
    breaks: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small line charts on one axis, side by side."""

    charts: Sequence[LineChart]
    across: int


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points (across, up), a few of them with their names; `middle` parts low from high across, zero low from high up."""

    points: Sequence[tuple[float, float]]
    names: Sequence[str]
    """One per point, '' = without."""
    middle: float
    suffix: str
    corners: Sequence[str] = ()
    """Words of the corners: upper left, upper right, lower left, lower right."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """Text of one cell, its fill ('' = none), and where it stands: numbers at the right, signs in the middle."""

    words: str
    fill: str = ""
    align: str = LEFT
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A board as a table: heads and rows of cells, each of as many lines as its longest text is given."""

    heads: Sequence[str]
    rows: Sequence[Sequence[TableCell]]
    lines: int = 1


Form = BarChart | LineChart | Multiples | Scatter | Grid
