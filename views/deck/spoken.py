"""What of an exhibit is said in a hall: its chart or its table, as far as a box holds it in letters that are read there."""

from __future__ import annotations

from itertools import product

from views import formats
from views.charts import Chart
from views.deck import boards, charts, columns, curves, designs, geometry, tables
from views.deck.columns import Choice
from views.deck.forms import BarChart, Form, Grid, Series
from views.deck.geometry import SPOKEN, Box
from views.exhibit import Card, Exhibit

DESIGNS = (designs, boards, curves)
"""Modules that teach `charts` their designs when they are imported."""
_LINES = (1, 2, 3)
"""Of a row of a table."""


def spoken_form(
    chart: Chart | None,
    size: float = geometry.READABLE,
    most: int = geometry.SPEAKING_ROWS,
    box: Box = SPOKEN,
) -> tuple[Form | None, str]:
    """The chart with as many rows as a hall can read, and the sentence about the rest; None where it has no form.

    A board that is too wide for letters of that size loses its columns of words, because its signs are the answer. One of
    a whole province is too wide for any: its table is read instead.
    """
    if chart is None:
        return None, ""
    counts = range(most, geometry.FEWEST_ROWS - 1, -1)
    for keeps_words, count in product((True, False), counts):
        form, left_out = _form(chart, count, keeps_words=keeps_words)
        if not isinstance(form, Grid) or tables.is_readable(box, form, size):
            return form, left_out
    form, left_out = _form(chart, most, keeps_words=True)
    is_wide = isinstance(form, Grid) and not tables.is_readable(box, form, geometry.SPEAKING_SIZES[-1])
    return (None, "") if is_wide else (form, left_out)


def _form(chart: Chart, count: int, *, keeps_words: bool) -> tuple[Form | None, str]:
    shown, left_out = charts.first_rows(chart, count)
    form = charts.native(shown)
    if isinstance(form, BarChart) and not form.categories:
        return None, ""
    return (boards.signs_alone(form) if isinstance(form, Grid) and not keeps_words else form), left_out


def spoken_table(
    exhibit: Exhibit,
    size: float = geometry.READABLE,
    most: int = geometry.SPEAKING_ROWS,
    box: Box = SPOKEN,
) -> tuple[Grid, Choice, str]:
    """The table of an exhibit with as many rows and columns as a hall can read, and the sentence about the rest.

    Where long texts do not stand on one line they take two or three, and there are fewer rows.
    """
    for lines_each, count in ((each, count) for each in _LINES for count in _counts(most, each)):
        grid, choice = _table(exhibit, size, count, lines_each, box)
        if tables.fits(box, grid.heads, grid.rows, size, lines_each):
            break
    return grid, choice, charts.rest(len(exhibit.table) - len(grid.rows))


def _counts(most: int, lines: int) -> range:
    return range(most, geometry.FEWEST_ROWS // lines, -1)


def _table(exhibit: Exhibit, size: float, count: int, lines: int, box: Box) -> tuple[Grid, Choice]:
    choice = columns.chosen(exhibit, box.width, size, count)
    heads = [column.label for column in choice.shown]
    rows = tables.with_short_names(box, heads, columns.cells(exhibit, choice.shown, 0, count), size)
    return Grid(heads, rows, lines), choice


def is_single(form: Form) -> bool:
    """Whether a chart would be one bar: its numbers are set large instead."""
    return isinstance(form, BarChart) and len(form.categories) == 1


def single(form: BarChart) -> tuple[str, list[Card]]:
    """The name of the one bar, and its parts as numbers."""
    return form.categories[0], [
        Card(series.name, printed(series, 0)) for series in form.series if series.name and series.values[0]
    ]


def printed(series: Series, place: int) -> str:
    """What is printed at one bar."""
    value = series.values[place]
    if series.prints_values:
        return "" if value is None else formats.number(value)
    return series.labels[place] if place < len(series.labels) else ""
