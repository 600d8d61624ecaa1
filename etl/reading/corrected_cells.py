"""Cells that the office has declared wrong, read as what it says they should hold."""

from collections.abc import Iterable, Sequence

from etl.grid import Grid
from etl.orders import CellOrder
from etl.reading.cell_address import parse_address


def correct_cells(grids: Sequence[Grid], orders: Iterable[CellOrder]) -> None:
    """Puts the ordered contents into the grids; an order for a sheet or cell that is not there does nothing."""
    by_name = {grid.name: grid for grid in grids}
    for order in orders:
        grid = by_name.get(order.sheet)
        if grid is None:
            continue
        here = row, column = parse_address(order.cell)
        if row < grid.height and column < grid.width:
            grid.rows[row][column] = order.content
            grid.errors.pop(here, None)
            grid.formulas.pop(here, None)
            grid.percent_cells.discard(here)
