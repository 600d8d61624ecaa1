"""Designs over years: small multiples by grade, a series with its projection; and level against change as points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import Any

from indicators.catalog.texts import text, words
from views import formats, theme
from views.charts import Chart
from views.charts import multiples as small
from views.charts.movements import Movement, Movements
from views.charts.panels import Panel, Panels
from views.charts.projections import Projection
from views.deck.charts import native, pages
from views.deck.forms import DASHED, DOTTED, Form, Line, LineChart, Multiples, Scatter

ACROSS, DOWN = 3, 2
"""Panels on one slide: six line charts are the most that is read from the last row."""
_NAMED_POINTS = 5
_AXIS_ROOM = 0.12
_LEAST_SPAN = 5
_QUADRANTS = ("low_up", "high_up", "low_down", "high_down")


@pages.register
def _(chart: Panels) -> Iterator[Chart]:
    """As many slides as the panels need, each with about as many."""
    count = ceil(len(chart.panels) / (ACROSS * DOWN)) or 1
    each = ceil(len(chart.panels) / count)
    for start in range(0, max(len(chart.panels), 1), each or 1):
        yield replace(chart, panels=chart.panels[start : start + each])


@native.register
def _(chart: Panels) -> Form | None:
    if not chart.panels or not chart.years:
        return None
    years = [f"{year[2:4]}-{year[7:9]}" for year in chart.years]
    shown = chart.panels[: ACROSS * DOWN]
    return Multiples([_panel(panel, years) for panel in shown], min(ceil(sqrt(len(shown))), ACROSS))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some panels of a chart, on the axis of all of them."""

    whole: small.Multiples
    panels: Sequence[small.Panel]

    def figure(self) -> dict[str, Any] | None:
        """The page draws all panels at once."""
        return self.whole.figure()


@pages.register
def _(chart: small.Multiples) -> Iterator[Any]:
    """As many slides as the panels need, each with about as many; bars of many places are read from the table."""
    if not chart.is_line or chart.figure() is None:
        yield chart
        return
    count = ceil(len(chart.panels) / (ACROSS * DOWN)) or 1
    each = ceil(len(chart.panels) / count) or 1
    for start in range(0, max(len(chart.panels), 1), each):
        yield _Part(chart, chart.panels[start : start + each])


@native.register
def _(part: _Part) -> Form | None:
    shown = [_small_panel(part.whole, panel) for panel in part.panels]
    return Multiples(shown, min(ceil(sqrt(len(shown))), ACROSS))


def _small_panel(chart: small.Multiples, panel: small.Panel) -> LineChart:
    low, high = chart.axis([panel] if chart.is_free else chart.panels)
    title = f"{panel.title} · {panel.latest}" if panel.latest else panel.title
    lines = [Line(panel.title, panel.values, theme.ACCENT, 3)]
    message = "" if panel.latest else text("charts", "no_data")
    breaks = tuple((place, "") for place in panel.breaks)
    return LineChart(title, list(chart.places), lines, low, high, chart.suffix, message, breaks)


def _panel(panel: Panel, years: list[str]) -> LineChart:
    latest = panel.shares[-1] if panel.start is not None else None
    title = panel.title if latest is None else f"{panel.title} · {formats.percent(latest)}"
    message = panel.start_text if panel.start is None else ""
    return LineChart(
        title, years, [Line(panel.title, panel.shares, theme.ACCENT, 3)], 0, 100, message=message
    )


@native.register
def _(chart: Projection) -> Form | None:
    if all(value is None for value in chart.observed):
        return None
    names, edges, size = words("charts", "projection"), words("deck", "projection"), len(chart.years)
    target = [chart.target[1] if chart.target and chart.target[0] == place else None for place in range(size)]
    lines = [
        Line(names["observed"], chart.observed, theme.ACCENT, 3),
        Line(names["projected"], chart.projected, theme.ACCENT, 2, DASHED),
        Line(edges["low"], chart.low, theme.HATCH, 1, DASHED),
        Line(edges["high"], chart.high, theme.HATCH, 1, DASHED),
        Line(names["required"], chart.required, theme.TEXT, 1.5, DOTTED),
        Line(names["target"], target, theme.TARGET, 0),
    ]
    shown = [
        replace(line, values=_padded(line.values, size))
        for line in lines
        if any(value is not None for value in line.values)
    ]
    numbers = [value for line in shown for value in line.values if value is not None]
    room = max(max(numbers) - min(numbers), _LEAST_SPAN) * _AXIS_ROOM
    low, high = max(min(numbers) - room, 0), max(numbers) + room
    return LineChart("", list(chart.years), shown, low, high, chart.suffix, breaks=chart.breaks)


@native.register
def _(chart: Movements) -> Form | None:
    if not chart.points:
        return None
    far = sorted(range(len(chart.points)), key=lambda place: -abs(chart.points[place].change))[:_NAMED_POINTS]
    names = [point.name if place in far else "" for place, point in enumerate(chart.points)]
    quadrants = words("charts", "quadrant")
    corners = [quadrants[name] for name in _QUADRANTS]
    return Scatter([_place(point) for point in chart.points], names, chart.middle, chart.suffix, corners)


def _place(point: Movement) -> tuple[float, float]:
    return point.value, point.change


def _padded(values: Sequence[float | None], length: int) -> tuple[float | None, ...]:
    return (*values, *[None] * (length - len(values)))
