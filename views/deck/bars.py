"""Native bar charts of PowerPoint with the rules of our charts: axis from zero, fixed ends, printed values, hatched gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from indicators.catalog.language import VIETNAMESE, language
from views import theme
from views.deck.geometry import Box
from views.deck.presentation import FONT, inches, rgb

HATCHED, INVISIBLE = "hatched", "invisible"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value per category (None = not known), a colour per point or one for all, printed words."""

    name: str
    values: Sequence[float | None]
    colours: Sequence[str] = ()
    """A colour for each point, or one; `hatched` and `invisible` are fills of their own."""
    labels: Sequence[str] = ()
    """What is printed at each point; '' prints nothing."""
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


def draw(slide: Slide, box: Box, chart: BarChart, size: float) -> None:
    """The chart in its box, letters at `size` points."""
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = [category.replace("\n", " ") for category in chart.categories]
    for series in chart.series:
        data.add_series(series.name, tuple(series.values))
    shape = slide.shapes.add_chart(_kind(chart), *inches(box), data)
    drawn = shape.chart
    drawn.font.size, drawn.font.name = Pt(size), FONT
    drawn.has_title = False
    drawn.has_legend = chart.has_legend
    if chart.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(min(size, 14))
    plot = drawn.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if chart.is_stacked else -10
    _axes(drawn, chart, size)
    for place, series in enumerate(chart.series):
        _paint(plot.series[place], series, size)


def _kind(chart: BarChart) -> Any:
    if chart.is_upright:
        return XL_CHART_TYPE.COLUMN_STACKED if chart.is_stacked else XL_CHART_TYPE.COLUMN_CLUSTERED
    return XL_CHART_TYPE.BAR_STACKED if chart.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED


def _axes(drawn: Any, chart: BarChart, size: float) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    # Left alone, PowerPoint starts the axis near the smallest value.
    values.minimum_scale, values.maximum_scale = chart.axis_start, chart.axis_end
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(min(size, 12))
    values.tick_labels.number_format = chart.number_format
    values.tick_labels.number_format_is_linked = False
    categories.format.line.color.rgb = rgb(theme.HATCH)
    categories.tick_labels.font.size = Pt(size)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = False
    _print_every_category(categories)
    if not chart.is_upright:
        categories.reverse_order = True


def _print_every_category(axis: Any) -> None:
    """`c:tickLblSkip`, which the library has no property for: PowerPoint leaves out every second name."""
    element = axis._element
    for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
        skip = element.makeelement(qn(tag), {"val": "1"})
        anchor = element.find(qn("c:noMultiLvlLbl"))
        if anchor is None:
            element.append(skip)
        else:
            anchor.addprevious(skip)


def _paint(target: Any, series: Series, size: float) -> None:
    colours = list(series.colours) or [theme.ACCENT]
    one_for_all = len(set(colours)) == 1
    if one_for_all:
        _fill(target.format.fill, colours[0])
    for place, value in enumerate(series.values):
        if value is None:
            continue
        if not one_for_all:
            _fill(target.points[place].format.fill, colours[place])
        words = series.labels[place] if place < len(series.labels) else ""
        if words:
            _print(target.points[place], words, series, colours[place if not one_for_all else 0], size)


def _print(point: Any, words: str, series: Series, colour: str, size: float) -> None:
    label = point.data_label
    frame = label.text_frame
    run = frame.paragraphs[0].add_run()
    run.text = words
    run.font.size = Pt(min(size, 16))
    run.font.name = FONT
    run.font.bold = series.is_label_inside
    inside = series.is_label_inside and colour not in (HATCHED, INVISIBLE)
    run.font.color.rgb = rgb(theme.text_on(colour) if inside else theme.TEXT)
    label.position = XL_LABEL_POSITION.CENTER if series.is_label_inside else XL_LABEL_POSITION.INSIDE_BASE


def _fill(fill: FillFormat, colour: str) -> None:
    if colour == INVISIBLE:
        fill.background()
    elif colour == HATCHED:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = rgb(theme.HATCH)
        fill.back_color.rgb = rgb("#FFFFFF")
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def percent_format() -> str:
    """Numbers of an axis on the scale 0-100."""
    return '0" %"' if language() == VIETNAMESE else '0"%"'
