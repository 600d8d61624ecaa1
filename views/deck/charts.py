"""Our chart designs in PowerPoint's own means: one function per design, and how many rows of it a slide may hold.

What native charts cannot do has its substitute: a bullet is a stack of reached, lacking and surplus; a waterfall and a
dumbbell stand on an invisible base; an interval is a certain part and a hatched one; a board is a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from pptx.slide import Slide

from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import Chart
from views.charts.bounds import Bounds
from views.charts.bullets import Bullets
from views.charts.cells import Board, BoardRow, Cell
from views.charts.composition import Composition
from views.charts.dumbbells import Dumbbells
from views.charts.ladders import Ladder
from views.charts.pace import MOST, Pace
from views.charts.shortfalls import Shortfalls
from views.charts.strips import Strips
from views.charts.waterfall import LESS, Waterfall
from views.deck import bars, geometry, tables
from views.deck.bars import HATCHED, INVISIBLE, BarChart
from views.deck.geometry import Box
from views.deck.marks import Series
from views.deck.tables import TableCell

_ROOM = 1.16
"""How far an axis reaches beyond its longest bar, for the printed words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A board as a table: heads and rows of cells."""

    heads: Sequence[str]
    rows: Sequence[Sequence[TableCell]]


Form = BarChart | Grid | None
"""What stands for a design where it cannot be drawn as on the page; None = the table of the exhibit."""


@singledispatch
def native(chart: Chart) -> Form:
    """The design in bars or cells."""
    return None


@singledispatch
def draw(chart: Chart, slide: Slide, box: Box) -> bool:
    """Draws the chart; False where this design has no native form, and the table stands for it."""
    match native(chart):
        case BarChart() as form:
            return bars.draw(slide, box, form)
        case Grid(heads, rows):
            tables.draw(slide, box, heads, rows, geometry.SPEAKING_SIZES)
            return True
    return False


@singledispatch
def first_rows(chart: Chart, count: int) -> tuple[Chart, str]:
    """The chart with its first `count` rows, and a sentence about the rows that this leaves out."""
    return chart, ""


@first_rows.register(Board | Pace | Bounds)
def _(chart: Any, count: int) -> tuple[Chart, str]:
    return replace(chart, rows=chart.rows[:count]), rest(len(chart.rows) - count)


@first_rows.register
def _(chart: Bullets, count: int) -> tuple[Chart, str]:
    left = chart.rows[count:]
    silent = sum(row.actual is None for row in left)
    missed = sum(row.is_missed for row in left)
    met = len(left) - silent - missed
    return replace(chart, rows=chart.rows[:count]), rest_in_words(
        "targets", missed=missed, met=met, silent=silent
    )


@first_rows.register
def _(chart: Shortfalls, count: int) -> tuple[Chart, str]:
    lacking = [row for row in chart.rows if row.lacking]
    silent = sum(row.lacking is None for row in chart.rows)
    enough = len(chart.rows) - len(lacking) - silent
    left = max(len(lacking) - count, 0)
    return (
        replace(chart, rows=lacking[:count]),
        rest_in_words("shortfalls", lacking=left, enough=enough, silent=silent),
    )


@first_rows.register
def _(chart: Dumbbells, count: int) -> tuple[Chart, str]:
    known = [row for row in chart.rows if row.before is not None and row.now is not None]
    left, silent = max(len(known) - count, 0), len(chart.rows) - len(known)
    return replace(chart, rows=known[:count]), rest_in_words("changes", others=left, silent=silent)


@first_rows.register
def _(chart: Composition, count: int) -> tuple[Chart, str]:
    parts = [replace(part, values=part.values[:count]) for part in chart.components]
    shown = replace(chart, names=chart.names[:count], components=parts, texts=chart.texts[:count])
    return shown, rest(len(chart.names) - count)


@first_rows.register
def _(chart: Ladder, count: int) -> tuple[Chart, str]:
    return replace(chart, rungs=chart.rungs[:count]), rest(len(chart.rungs) - count)


def rest(count: int) -> str:
    """How many rows the slide leaves out, in words; '' where it leaves out none."""
    return text("deck", "rest", count=formats.number(count)) if count > 0 else ""


def rest_in_words(kind: str, **counts: int) -> str:
    """The rows left out by what they are, parts that are zero unsaid: `còn lại: 3 chưa đạt, 32 đạt`."""
    said = words("deck", f"rest_of.{kind}")
    parts = [said[name].format(count=formats.number(count)) for name, count in counts.items() if count]
    return text("deck", "rest_by_kind", parts=", ".join(parts)) if parts else ""


@native.register
def _(chart: Bullets) -> Form:
    rows = chart.rows
    reached = [
        None if row.actual is None else min(row.actual, row.actual if row.target is None else row.target)
        for row in rows
    ]
    lacking = [_positive(row.target, row.actual) for row in rows]
    surplus = [_positive(row.actual, row.target) for row in rows]
    ends = [value for row in rows for value in (row.actual, row.target) if value is not None]
    names = words("deck", "bullet")
    colours = [theme.FAILING if row.is_missed else theme.ACCENT for row in rows]
    stacked = BarChart(
        [row.name for row in rows],
        [
            Series(names["reached"], reached, colours, [row.texts[0] for row in rows], is_label_inside=True),
            Series(names["lacking"], lacking, [HATCHED], [row.texts[-1] for row in rows]),
            Series(names["surplus"], surplus, [theme.LEVELS[2]]),
        ],
        (max(ends, default=0) or 1) * _ROOM,
        number_format=bars.percent_format() if chart.suffix else "#,##0",
        has_legend=True,
    )
    return stacked


@native.register
def _(chart: Shortfalls) -> Form:
    if not chart.rows:
        return None
    lacking = [row.lacking for row in chart.rows]
    end = (max((value or 0 for value in lacking), default=0) or 1) * _ROOM
    bar = Series(text("deck", "lacking"), lacking, [theme.FAILING], prints_values=True, is_label_inside=True)
    return BarChart([row.name for row in chart.rows], [bar], end)


@native.register
def _(chart: Composition) -> Form:
    totals = [sum(part.values[row] or 0 for part in chart.components) for row in range(len(chart.names))]
    series = [
        Series(part.name, part.values, [part.colour], prints_values=True, is_label_inside=True)
        for part in chart.components
    ]  # fmt: skip
    drawn = BarChart(list(chart.names), series, (max(totals, default=0) or 1) * 1.04, has_legend=True)
    return drawn


@native.register
def _(chart: Pace) -> Form:
    done = [None if row.done is None else 100 * min(row.done, MOST) for row in chart.rows]
    colours = [_pace_colour(row.done or 0, chart.elapsed) for row in chart.rows]
    printed = ["" if row.done is None else formats.percent(100 * row.done, decimals=0) for row in chart.rows]
    names = words("deck", "pace")
    drawn = BarChart(
        [row.name for row in chart.rows],
        [
            Series(names["elapsed"], [100 * chart.elapsed] * len(done), [theme.CONTEXT]),
            Series(names["done"], done, colours, printed, is_label_inside=True),
        ],
        100 * MOST,
        axis_start=min(0, *(value for value in done if value is not None), 0),
        number_format=bars.percent_format(),
        is_stacked=False,
        has_legend=True,
    )
    return drawn


@native.register
def _(chart: Waterfall) -> Form:
    level, bases = 0.0, []
    for step in chart.steps:
        level = level - (step.value or 0) if step.role == LESS else (step.value or 0)
        bases.append(level if step.role == LESS else 0.0)
    top = chart.steps[0].value or 1
    colours = {"whole": theme.CONTEXT, "less": theme.ACCENT, "rest": theme.FAILING}
    printed = ["?" if step.value is None else formats.number(step.value) for step in chart.steps]
    drawn = BarChart(
        [step.name for step in chart.steps],
        [
            Series("", bases, [INVISIBLE]),
            Series(text("deck", "amount"), [step.value for step in chart.steps],
                   [colours[step.role] for step in chart.steps], printed, is_label_inside=True),
        ],
        top * 1.08,
        is_upright=True,
    )  # fmt: skip
    return drawn


@native.register
def _(chart: Dumbbells) -> Form:
    known = [row for row in chart.rows if row.before is not None and row.now is not None]
    low = [min(row.before or 0, row.now or 0) for row in known]
    moved = [abs((row.now or 0) - (row.before or 0)) for row in known]
    names = words("deck", "dumbbell")
    printed = [row.texts[-1] if row.texts else "" for row in known]

    def part(name: str, is_better: bool) -> Series:
        values = [
            move if row.is_better is is_better else None for row, move in zip(known, moved, strict=True)
        ]
        return Series(name, values, [theme.ACCENT if is_better else theme.FAILING], printed)

    drawn = BarChart(
        [row.name for row in known],
        [Series("", low, [INVISIBLE]), part(names["better"], True), part(names["worse"], False)],
        (max((row.now or 0) for row in known) if known else 1) * 1.08,
        number_format=bars.percent_format() if chart.suffix else "#,##0",
        has_legend=True,
    )
    return drawn


@native.register
def _(chart: Bounds) -> Form:
    certain = [row.low for row in chart.rows]
    possible = [_positive(row.high, row.low) for row in chart.rows]
    names = words("deck", "bounds")
    drawn = BarChart(
        [row.name for row in chart.rows],
        [
            Series(names["certain"], certain, [theme.ACCENT]),
            Series(names["possible"], possible, [HATCHED], [row.texts[-1] for row in chart.rows]),
        ],
        (max((row.high or 0 for row in chart.rows), default=0) or 1) * _ROOM,
        number_format=bars.percent_format() if chart.suffix else "#,##0",
        has_legend=True,
    )
    return drawn


@native.register
def _(chart: Strips) -> Form:
    def count(above: bool) -> list[float | None]:
        return [
            float(sum((strip.cut is not None and value > strip.cut) is above for value in strip.values))
            for strip in chart.strips
        ]

    within, above = count(above=False), count(above=True)
    names = words("deck", "strips")

    def part(name: str, values: list[float | None], colour: str) -> Series:
        return Series(name, values, [colour], prints_values=True, is_label_inside=True)

    drawn = BarChart(
        [strip.name for strip in chart.strips],
        [part(names["within"], within, theme.ACCENT), part(names["above"], above, theme.FAILING)],
        max((len(strip.values) for strip in chart.strips), default=1) * 1.04,
        has_legend=True,
    )
    return drawn


@native.register
def _(chart: Board) -> Form:
    heads = ["", *(column.replace("\n", " ") for column in chart.columns), *chart.heads]
    return Grid(heads, [_board_row(row) for row in chart.rows])


def _pace_colour(done: float, elapsed: float) -> str:
    if done < 0:
        return theme.FAILING
    return theme.ACCENT if done >= elapsed else theme.NEAR


def _board_row(row: BoardRow) -> list[TableCell]:
    cells = [TableCell(cell.sign, _fill(cell), tables.CENTRE, is_bold=True) for cell in row.cells]
    return [TableCell(row.name), *cells, *(TableCell(words, align=tables.RIGHT) for words in row.texts)]


def _fill(cell: Cell) -> str:
    return "" if cell.is_hatched or cell.colour == theme.MISSING else cell.colour


@native.register
def _(chart: Ladder) -> Form:
    rows: list[Sequence[TableCell]] = []
    for place, rung in enumerate(chart.rungs, 1):
        fill = theme.PALE if rung.is_served is False else ""
        reason, *amounts = rung.texts
        rows.append([
            TableCell(str(place), fill), TableCell(rung.name, fill), TableCell(reason, fill),
            *(TableCell(amount, fill, align=tables.RIGHT) for amount in amounts),
        ])  # fmt: skip
    return Grid([text("deck", "rank"), text("deck", "unit"), *chart.heads], rows)


def _positive(more: float | None, less: float | None) -> float | None:
    """The surplus of one value over another; None where there is none or one is not known."""
    return more - less if more is not None and less is not None and more > less else None
