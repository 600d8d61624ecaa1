"""Designs that are tables on a slide: boards of signs, and the order of investment with its cut."""

from __future__ import annotations

from dataclasses import replace

from indicators.catalog.texts import text
from views import theme
from views.charts import Chart
from views.charts.cells import Board, BoardRow, Cell
from views.charts.ladders import Ladder
from views.deck.charts import first_rows, native, rest
from views.deck.forms import CENTRE, LEFT, RIGHT, Form, Grid, TableCell

_LONGEST_AMOUNT = 12
_RINGED = "⓪①②③"


@first_rows.register
def _(chart: Board, count: int) -> tuple[Chart, str]:
    return replace(chart, rows=chart.rows[:count]), rest(len(chart.rows) - count)


@first_rows.register
def _(chart: Ladder, count: int) -> tuple[Chart, str]:
    return replace(chart, rungs=chart.rungs[:count]), rest(len(chart.rungs) - count)


@native.register
def _(chart: Board) -> Form:
    heads = ["", *(column.replace("\n", " ") for column in chart.columns), *chart.heads]
    return Grid(heads, [_row(row) for row in chart.rows])


@native.register
def _(chart: Ladder) -> Form:
    rows = []
    for rung in chart.rungs:
        fill = theme.PALE if rung.is_served is False else ""
        rows.append(
            [TableCell(rung.name, fill), *(TableCell(said, fill, _side(said)) for said in rung.texts)]
        )
    return Grid([text("deck", "unit"), *chart.heads], rows)


def _side(said: str) -> str:
    """Amounts stand at the right, reasons at the left."""
    return RIGHT if said.lstrip("?−+ ")[:1].isdigit() and len(said) < _LONGEST_AMOUNT else LEFT


def signs_alone(grid: Grid) -> Grid:
    """Names and signs without the words behind them; a table of words alone stays as it is."""
    first = grid.rows[0] if grid.rows else []
    kept = [place for place, cell in enumerate(first) if place == 0 or cell.align == CENTRE]
    if len(kept) < 2:
        return grid
    return Grid([grid.heads[place] for place in kept], [[row[place] for place in kept] for row in grid.rows])


def has_rings(grid: Grid) -> bool:
    """Whether a cell holds a ringed digit: a level that was recognised, not only computed."""
    return any(cell.words[:1] in _RINGED for row in grid.rows for cell in row if cell.words)


def _row(row: BoardRow) -> list[TableCell]:
    cells = [TableCell(cell.sign, _fill(cell), CENTRE, is_bold=True) for cell in row.cells]
    return [TableCell(row.name), *cells, *(TableCell(words, align=RIGHT) for words in row.texts)]


def _fill(cell: Cell) -> str:
    return "" if cell.is_hatched or cell.colour == theme.MISSING else cell.colour
