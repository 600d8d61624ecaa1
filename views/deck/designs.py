"""Designs of bars: a bullet is a stack of reached, lacking and surplus, an interval a certain part and a hatched one.

What bars cannot do has its substitute: a waterfall and a dumbbell stand on an invisible base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import Any

from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import Chart
from views.charts.bounds import Bounds
from views.charts.bullets import Bullets
from views.charts.composition import Composition
from views.charts.dumbbells import Dumbbells
from views.charts.pace import LEAST, MOST, Pace
from views.charts.shortfalls import Shortfalls
from views.charts.strips import Strips
from views.charts.waterfall import LESS, Waterfall
from views.deck import bars, geometry
from views.deck.charts import first_rows, native, pages, rest, rest_in_words
from views.deck.forms import HATCHED, INVISIBLE, BarChart, Form, Series

_ROOM = 1.16
"""How far an axis reaches beyond its longest bar, for the printed words."""
_ROOM_BELOW = 3
"""The same on the side of what fell back."""
_ABOVE = 0.1
"""Room above a column, as a share of the highest."""
_STEP_COLOURS = {"whole": theme.CONTEXT, "less": theme.ACCENT, "rest": theme.FAILING}


@first_rows.register(Pace | Bounds)
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
        rest_in_words("shortfalls", lacking=left, silent=silent, enough=enough),
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


@pages.register
def _(chart: Strips) -> Iterator[Chart]:
    """Every group is part of the answer: as many slides as they need, about equally full."""
    count = ceil(len(chart.strips) / geometry.SPEAKING_ROWS) or 1
    each = ceil(len(chart.strips) / count) or 1
    for start in range(0, max(len(chart.strips), 1), each):
        yield replace(chart, strips=chart.strips[start : start + each])


@native.register
def _(chart: Bullets) -> Form:
    rows = chart.rows
    reached = [
        None if row.actual is None else min(row.actual, row.actual if row.target is None else row.target)
        for row in rows
    ]
    lacking = [_surplus(row.target, row.actual) for row in rows]
    surplus = [_surplus(row.actual, row.target) for row in rows]
    ends = [value for row in rows for value in (row.actual, row.target) if value is not None]
    names = words("deck", "bullet")
    missing = [_with_head(row.texts[-1], chart.heads[-1] if row.is_missed else "") for row in rows]
    printed = [row.texts[0] for row in rows]
    met, missed = (
        [value if row.is_missed is is_missed else None for value, row in zip(reached, rows, strict=True)]
        for is_missed in (False, True)
    )
    series = [
        Series(names["met"], met, [theme.ACCENT], printed, is_label_inside=True),
        Series(names["missed"], missed, [theme.FAILING], printed, is_label_inside=True),
        Series(names["lacking"], lacking, [HATCHED], missing),
        Series(names["surplus"], surplus, [theme.LEVELS[2]]),
    ]
    seen = [one for one in series if any(value is not None for value in one.values)]
    return BarChart(
        [row.name for row in rows],
        seen or series[:1],
        (max(ends, default=0) or 1) * _ROOM,
        number_format=_number_format(chart.suffix),
        has_legend=True,
    )


@native.register
def _(chart: Shortfalls) -> Form | None:
    if not chart.rows:
        return None
    lacking = [row.lacking for row in chart.rows]
    end = (max((value or 0 for value in lacking), default=0) or 1) * _ROOM
    bar = Series(_counted(chart), lacking, [theme.FAILING], prints_values=True, is_label_inside=True)
    return BarChart([row.name for row in chart.rows], [bar], end)


@native.register
def _(chart: Composition) -> Form:
    totals = [sum(part.values[row] or 0 for part in chart.components) for row in range(len(chart.names))]
    series = [
        Series(part.name, part.values, [part.colour], prints_values=True, is_label_inside=True)
        for part in chart.components
    ]  # fmt: skip
    return BarChart(list(chart.names), series, (max(totals, default=0) or 1) * 1.04, has_legend=True)


@native.register
def _(chart: Pace) -> Form:
    done = [None if row.done is None else 100 * min(max(row.done, LEAST), MOST) for row in chart.rows]
    colours = [_pace_colour(row.done or 0, chart.elapsed) for row in chart.rows]
    names = words("deck", "pace")
    fallen = any((row.done or 0) < 0 for row in chart.rows)
    return BarChart(
        [row.name for row in chart.rows],
        [
            Series(names["elapsed"], [100 * chart.elapsed] * len(done), [theme.CONTEXT]),
            Series(names["done"], done, colours, [_pace_printed(row.done) for row in chart.rows]),
        ],
        100 * MOST,
        axis_start=100 * LEAST * _ROOM_BELOW if fallen else 0,
        number_format=bars.percent_format(),
        is_stacked=False,
        has_legend=True,
    )


@native.register
def _(chart: Waterfall) -> Form:
    level, bases = 0.0, []
    for step in chart.steps:
        level = level - (step.value or 0) if step.role == LESS else (step.value or 0)
        bases.append(level if step.role == LESS else 0.0)
    printed = ["?" if step.value is None else formats.number(step.value) for step in chart.steps]
    colours = [_STEP_COLOURS[step.role] for step in chart.steps]
    values, whole = [step.value for step in chart.steps], chart.steps[0].value or 1
    return BarChart(
        [step.name for step in chart.steps],
        [
            Series("", bases, [INVISIBLE]),
            Series(text("deck", "amount"), values, colours),
            # Carries the words above each column: within a thin one they would not be read.
            Series("", [_ABOVE * whole] * len(chart.steps), [INVISIBLE], printed),
        ],
        whole * (1 + _ABOVE),
        is_upright=True,
    )


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

    return BarChart(
        [row.name for row in known],
        [Series("", low, [INVISIBLE]), part(names["better"], True), part(names["worse"], False)],
        (max((row.now or 0) for row in known) if known else 1) * _ROOM,
        number_format=_number_format(chart.suffix),
        has_legend=True,
    )


@native.register
def _(chart: Bounds) -> Form:
    certain = [row.low for row in chart.rows]
    possible = [_surplus(row.high, row.low) for row in chart.rows]
    names = words("deck", "bounds")
    return BarChart(
        [row.name for row in chart.rows],
        [
            Series(names["certain"], certain, [theme.ACCENT]),
            Series(names["possible"], possible, [HATCHED], [row.texts[-1] for row in chart.rows]),
        ],
        (max((row.high or 0 for row in chart.rows), default=0) or 1) * _ROOM,
        number_format=_number_format(chart.suffix),
        has_legend=True,
    )


@native.register
def _(chart: Strips) -> Form:
    def part(name: str, colour: str, is_above: bool) -> Series:
        counts = [
            float(sum((strip.cut is not None and value > strip.cut) is is_above for value in strip.values))
            for strip in chart.strips
        ]
        return Series(name, counts, [colour], prints_values=True, is_label_inside=True)

    names = words("deck", "strips")
    return BarChart(
        [strip.name for strip in chart.strips],
        [part(names["within"], theme.ACCENT, False), part(names["above"], theme.FAILING, True)],
        max((len(strip.values) for strip in chart.strips), default=1) * 1.04,
        has_legend=True,
    )


def _counted(chart: Shortfalls) -> str:
    """What the bars count: the head of the column that prints them."""
    first = chart.rows[0]
    pairs = zip(chart.heads, first.texts, strict=False)
    return next(
        (head for head, said in pairs if said == formats.number(first.lacking)), text("deck", "lacking")
    )


def _pace_colour(done: float, elapsed: float) -> str:
    if done < 0:
        return theme.FAILING
    return theme.ACCENT if done >= elapsed else theme.NEAR


def _pace_printed(done: float | None) -> str:
    """The share; an arrow where its bar is cut at the end of the axis."""
    if done is None:
        return ""
    words_of = formats.percent(100 * done, decimals=0)
    return f"◂ {words_of}" if done < LEAST else f"{words_of} ▸" if done > MOST else words_of


def _with_head(words_of: str, head: str) -> str:
    """A bare number with the name of what it counts: `thiếu 10`."""
    return f"{head.lower()} {words_of}" if head and words_of[:1].isdigit() else words_of


def _number_format(suffix: str) -> str:
    return bars.percent_format() if suffix else "#,##0"


def _surplus(more: float | None, less: float | None) -> float | None:
    """What one value has more than another; None where it has none or one is not known."""
    return more - less if more is not None and less is not None and more > less else None
