"""Native bar charts of PowerPoint with the rules of our charts: axis from zero, fixed ends, printed values, hatched gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from indicators.catalog.language import VIETNAMESE, language
from views import theme
from views.deck import geometry, letters, marks
from views.deck.forms import BarChart, Series
from views.deck.geometry import Box
from views.deck.presentation import FONT, inches, rgb

_LEGEND_SIZE, _TICK_SIZE = 16, 14
NAMES = 0.42
"""Share of a chart's width that names may take."""
_STEP = 20
"""Between the numbers of an axis of shares that reaches below zero, percent."""
_FEW = 6
"""An axis of so few is labelled one by one."""
_GAP, _WIDEST_GAP = 45, 400
"""Room between bars, percent of a bar's thickness."""
_THICKEST = 0.55
"""A bar is a mark, not an area: thicker ones read as more; inches."""


def draw(slide: Slide, box: Box, chart: BarChart) -> bool:
    """The chart in its box, with the largest letters at which every name is printed; False where it has no bars."""
    if not chart.categories:
        return False
    size = letter_size(len(chart.categories))
    data = CategoryChartData(number_format=chart.number_format)
    names = [category_name(category, size, box.width) for category in chart.categories]
    data.categories = names
    for series in chart.series:
        data.add_series(series.name, tuple(series.values))
    drawn = slide.shapes.add_chart(_kind(chart), *inches(box), data).chart
    drawn.font.size, drawn.font.name = Pt(size), FONT
    drawn.has_title = False
    drawn.has_legend = chart.has_legend
    if chart.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(_LEGEND_SIZE)
        _hide_invisible(drawn.legend, chart.series)
    plot = drawn.plots[0]
    plot.gap_width = _gap(chart, box)
    plot.overlap = 100 if chart.is_stacked else -10
    _axes(drawn, chart, size)
    if not chart.is_upright:
        widest = max((letters.width(name, size) for name in names), default=0)
        _place_plot(
            drawn, (widest + 0.15) / box.width, 0.8 / box.height if chart.has_legend else 0.4 / box.height
        )
    for place, series in enumerate(chart.series):
        marks.paint(
            plot.series[place]._element, series, chart.number_format, size, is_stacked=chart.is_stacked
        )
    return True


def _gap(chart: BarChart, box: Box) -> int:
    """Few bars stay as thin as many."""
    pitch = (box.width if chart.is_upright else box.height) / len(chart.categories)
    if chart.is_upright:
        return _GAP
    return round(min(max(_GAP, 100 * (pitch / _THICKEST - 1)), _WIDEST_GAP))


def letter_size(rows: int) -> float:
    """Points at which that many names stand under each other on one slide."""
    return next((size for most, size in geometry.CHART_SIZES if rows <= most), geometry.CHART_SIZES[-1][1])


def category_name(name: str, size: float, width: float) -> str:
    """A name beside its bar: in the office's short forms where it is long, cut only where that does not help."""
    plain = " ".join(name.split())
    room = width * NAMES
    return geometry.clipped(geometry.shortened(plain, room, size), room, size, 1)


def _place_plot(drawn: Any, left: float, top: float) -> None:
    """The bars begin where the longest name ends: left alone, programs wrap names and leave out every second."""
    area = drawn._chartSpace.chart.plotArea
    for found in area.findall(qn("c:layout")):
        area.remove(found)
    area.insert(0, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{0.985 - left:.4f}"/>'
        f'<c:h val="{0.985 - top:.4f}"/></c:manualLayout></c:layout>'
    ))  # fmt: skip


def _hide_invisible(legend: Any, series: Sequence[Series]) -> None:
    """A base that only lifts other bars has no name to explain."""
    for place, one in enumerate(series):
        if not one.name:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
            legend._element.find(qn("c:legendPos")).addnext(parse_xml(entry))


def _kind(chart: BarChart) -> Any:
    if chart.is_upright:
        return XL_CHART_TYPE.COLUMN_STACKED if chart.is_stacked else XL_CHART_TYPE.COLUMN_CLUSTERED
    return XL_CHART_TYPE.BAR_STACKED if chart.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED


def _axes(drawn: Any, chart: BarChart, size: float) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    # Left alone, PowerPoint starts the axis near the smallest value.
    values.minimum_scale, values.maximum_scale = chart.axis_start, chart.axis_end
    if chart.axis_start < 0:
        values.major_unit = _STEP
    elif chart.axis_end < _FEW:
        values.major_unit = 1  # things that are counted have no halves
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(theme.GRID)
    values.format.line.fill.background()
    values.tick_labels.font.size = Pt(min(size, _TICK_SIZE))
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


def percent_format() -> str:
    """Numbers of an axis on the scale 0-100."""
    return '0" %"' if language() == VIETNAMESE else '0"%"'
