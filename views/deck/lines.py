"""Lines over years and points in PowerPoint: one line chart, small multiples of them, and a scatter with a few names."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide
from pptx.util import Pt

from indicators.catalog.texts import words
from views import theme
from views.deck import bars, geometry
from views.deck.forms import DASHED, DOTTED, SOLID, Line, LineChart, Multiples, Scatter
from views.deck.geometry import Box
from views.deck.presentation import FONT, inches, rgb, write

_TITLES, _TEXT, _TICK, _LEGEND = (18, 16, 14), 16, 14, 16
_TITLE_LINES, _BELOW_TITLE, _GAP = 2, 0.04, 0.15
_STROKES = {DASHED: MSO_LINE.DASH, DOTTED: MSO_LINE.ROUND_DOT}


def draw_multiples(slide: Slide, box: Box, form: Multiples) -> None:
    """The panels row by row, each with its title; where the lines have not begun, the sentence that says so."""
    down = -(-len(form.charts) // form.across)
    width, height = box.width / form.across, box.height / down
    room = width - _GAP
    size = next(
        (s for s in _TITLES if all(_lines(chart, room, s) <= _TITLE_LINES for chart in form.charts)),
        _TITLES[-1],
    )
    high = (
        max(min(_lines(chart, room, size), _TITLE_LINES) for chart in form.charts)
        * size
        * geometry.LEADING
        / 72
    )
    for place, chart in enumerate(form.charts):
        left, top = box.left + place % form.across * width, box.top + place // form.across * height
        title = geometry.clipped(chart.title, room, size, _TITLE_LINES, bold=True)
        write(slide, Box(left, top, room, high), title, size, bold=True)
        area = Box(left, top + high + _BELOW_TITLE, room, height - high - _BELOW_TITLE - _GAP)
        if chart.message:
            write(slide, area, chart.message, _TEXT)
        else:
            draw_lines(slide, area, chart)


def _lines(chart: LineChart, width: float, size: float) -> int:
    return geometry.lines(chart.title, width, size, bold=True)


def draw_lines(slide: Slide, box: Box, chart: LineChart) -> None:
    """One line chart; a legend where there is more than one line."""
    data = CategoryChartData(number_format="0.0")
    data.categories = list(chart.positions)
    for line in chart.lines:
        data.add_series(line.name, tuple(line.values))
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *inches(box), data).chart
    _plain(drawn, chart.low, chart.high, bars.percent_format() if chart.suffix else "#,##0")
    if len(chart.lines) > 1:
        drawn.has_legend = True
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(_LEGEND)
    for place, line in enumerate(chart.lines):
        _style(drawn.plots[0].series[place], line)


def draw_scatter(slide: Slide, box: Box, form: Scatter) -> None:
    """The points on axes that hold them all, zero among the changes."""
    data = XyChartData(number_format="0.0")
    series = data.add_series(words("deck", "movement")["units"])
    for across, up in form.points:
        series.add_data_point(across, up)
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *inches(box), data).chart
    values, changes = [across for across, _ in form.points], [up for _, up in form.points]
    _plain(drawn, min([*changes, 0]) - 1, max([*changes, 0]) + 1, "0")
    drawn.category_axis.minimum_scale, drawn.category_axis.maximum_scale = min(values) - 2, max(values) + 2
    marks = drawn.plots[0].series[0]
    marks.format.line.fill.background()
    for place, name in enumerate(form.names):
        if name:
            label = marks.points[place].data_label
            run = label.text_frame.paragraphs[0].add_run()
            run.text, run.font.size, run.font.name = name, Pt(_TEXT), FONT
            label.position = XL_LABEL_POSITION.ABOVE


def _plain(drawn: Any, low: float, high: float, number_format: str) -> None:
    drawn.font.size, drawn.font.name = Pt(_TICK), FONT
    drawn.has_legend, drawn.has_title = False, False
    axis = drawn.value_axis
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False
    axis.tick_labels.font.size = Pt(_TICK)
    drawn.category_axis.tick_labels.font.size = Pt(_TICK)


def _style(series: Any, line: Line) -> None:
    series.smooth = False
    marker, is_solid = series.marker, line.stroke == SOLID
    if line.width:
        series.format.line.color.rgb, series.format.line.width = rgb(line.colour), Pt(line.width)
        if not is_solid:
            series.format.line.dash_style = _STROKES[line.stroke]
        marker.style = XL_MARKER_STYLE.CIRCLE if is_solid else XL_MARKER_STYLE.NONE
    else:
        series.format.line.fill.background()
        marker.style = XL_MARKER_STYLE.DASH
    marker.size = 8 if line.width else 14
    if is_solid:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(line.colour)
