"""Lines over years in PowerPoint: small multiples by grade, and a series with its projection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from indicators.catalog.texts import words
from views import formats, theme
from views.charts.movements import Movements
from views.charts.panels import Panels
from views.charts.projections import Projection
from views.deck import bars
from views.deck.charts import draw, first_rows, rest
from views.deck.geometry import Box
from views.deck.presentation import FONT, inches, rgb, write

ACROSS, DOWN = 3, 2
"""Panels on one slide: six line charts are the most that is read from the last row."""
_NAMED_POINTS = 5


@first_rows.register
def _(chart: Panels, count: int) -> tuple[Any, str]:
    most = ACROSS * DOWN
    return Panels(chart.panels[:most], chart.years, ACROSS), rest(len(chart.panels) - most)


@draw.register
def _(chart: Panels, slide: Slide, box: Box) -> bool:
    width, height = box.width / ACROSS, box.height / DOWN
    for place, panel in enumerate(chart.panels[: ACROSS * DOWN]):
        left, top = box.left + place % ACROSS * width, box.top + place // ACROSS * height
        latest = panel.shares[-1] if panel.start is not None else None
        title = panel.title if latest is None else f"{panel.title} · {formats.percent(latest)}"
        write(slide, Box(left, top, width - 0.15, 0.3), title, 16, bold=True)
        if panel.start is None:
            write(slide, Box(left, top + height / 2, width - 0.15, 0.3), panel.start_text, 14)
            continue
        years = [f"{year[2:4]}-{year[7:9]}" for year in chart.years]
        line = CategoryChartData(number_format="0")
        line.categories = years
        line.add_series(panel.title, panel.shares)
        area = Box(left, top + 0.32, width - 0.15, height - 0.4)
        drawn = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *inches(area), line).chart
        _plain(drawn, 0, 100, bars.percent_format())
        _line(drawn.plots[0].series[0], theme.ACCENT, 2.5)
    return True


@draw.register
def _(chart: Projection, slide: Slide, box: Box) -> bool:
    names = words("charts", "projection")
    edges = words("deck", "projection")
    data = CategoryChartData(number_format="0.0")
    data.categories = list(chart.years)
    target = [
        chart.target[1] if chart.target and chart.target[0] == i else None for i in range(len(chart.years))
    ]
    series: list[tuple[str, Sequence[float | None], str, float, Any]] = [
        (names["observed"], chart.observed, theme.ACCENT, 3, None),
        (names["projected"], chart.projected, theme.ACCENT, 2, MSO_LINE.DASH),
        (edges["low"], chart.low, theme.HATCH, 1, MSO_LINE.DASH),
        (edges["high"], chart.high, theme.HATCH, 1, MSO_LINE.DASH),
        (names["required"], chart.required, theme.TEXT, 1.5, MSO_LINE.ROUND_DOT),
        (names["target"], target, theme.TARGET, 0, None),
    ]
    shown = [entry for entry in series if any(value is not None for value in entry[1])]
    for name, values, *_ in shown:
        data.add_series(name, _padded(values, len(chart.years)))
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *inches(box), data).chart
    numbers = [value for entry in shown for value in entry[1] if value is not None]
    low, high = min(numbers), max(numbers)
    room = max(high - low, 5) * 0.12
    _plain(drawn, max(low - room, 0), high + room, bars.percent_format() if chart.suffix else "#,##0")
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for place, (_, _, colour, width, dash) in enumerate(shown):
        _line(drawn.plots[0].series[place], colour, width, dash)
    return True


@draw.register
def _(chart: Movements, slide: Slide, box: Box) -> bool:
    data = XyChartData(number_format="0.0")
    series = data.add_series(words("deck", "movement")["units"])
    for point in chart.points:
        series.add_data_point(point.value, point.change)
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *inches(box), data).chart
    values, changes = [point.value for point in chart.points], [point.change for point in chart.points]
    _plain(drawn, min([*changes, 0]) - 1, max([*changes, 0]) + 1, "0")
    drawn.category_axis.minimum_scale, drawn.category_axis.maximum_scale = min(values) - 2, max(values) + 2
    marks = drawn.plots[0].series[0]
    marks.format.line.fill.background()
    far = sorted(range(len(changes)), key=lambda place: -abs(changes[place]))[:_NAMED_POINTS]
    for place in far:
        label = marks.points[place].data_label
        run = label.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.name = chart.points[place].name, Pt(14), FONT
        label.position = XL_LABEL_POSITION.ABOVE
    return True


def _padded(values: Sequence[float | None], length: int) -> tuple[float | None, ...]:
    return (*values, *[None] * (length - len(values)))


def _plain(drawn: Any, low: float, high: float, number_format: str) -> None:
    drawn.font.size, drawn.font.name = Pt(14), FONT
    drawn.has_legend, drawn.has_title = False, False
    axis = drawn.value_axis
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False
    axis.tick_labels.font.size = Pt(12)
    drawn.category_axis.tick_labels.font.size = Pt(12)


def _line(series: Any, colour: str, width: float, dash: Any = None) -> None:
    series.smooth = False
    marker = series.marker
    if width:
        series.format.line.color.rgb, series.format.line.width = rgb(colour), Pt(width)
        if dash is not None:
            series.format.line.dash_style = dash
        marker.style = XL_MARKER_STYLE.NONE if dash is not None else XL_MARKER_STYLE.CIRCLE
    else:
        series.format.line.fill.background()
        marker.style = XL_MARKER_STYLE.DASH
    marker.size = 14 if not width else 7
    if dash is None:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(colour)
