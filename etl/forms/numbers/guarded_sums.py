"""Sums that show nothing until all of their parts are there: `IF(COUNT(parts)<n,"",SUM(parts))`, as the blank forms write them.

Where the result was not stored, such a cell is what Excel would show: blank while a part is missing, else the plain sum,
which `formulas` computes. Knows the grid alone.
"""

import re

from etl.forms.numbers.formulas import compute
from etl.grid import Grid

_GUARDED = re.compile(
    r'=?IF\(COUNT\((?P<parts>[A-Z0-9$:,]+)\)<(?P<least>\d+),"",(?P<sum>SUM\((?P=parts)\))\)'
)


def guarded_sum(parts: str, count: int) -> str:
    """The formula over parts written as ranges (`B3:B7,B9`), of which there are `count`."""
    return f'=IF(COUNT({parts})<{count},"",SUM({parts}))'


def settle_guarded_sums(grid: Grid) -> None:
    """Makes every guarded sum without a stored result a plain one, or a blank."""
    for place, formula in list(grid.formulas.items()):
        match = _GUARDED.fullmatch(formula)
        if match is None:
            continue
        if _count(grid, match["sum"]) < int(match["least"]):
            del grid.formulas[place]
        else:
            grid.formulas[place] = match["sum"]


def _count(grid: Grid, formula: str) -> float:
    """How many of the parts hold a number, or a formula still to be computed."""

    def is_number(row: int, column: int) -> float:
        if row >= grid.height or column >= grid.width:
            return 0.0
        value = grid.rows[row][column]
        is_counted = type(value) in (int, float) or (row, column) in grid.formulas
        return float(is_counted)

    return compute(formula, is_number) or 0.0
