"""Values of cells as the checks and the extraction need them: formulas without a result computed, numbers for sums.

Knows the grid and plain arithmetic; knows no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.forms.numbers.formulas import compute
from etl.forms.numbers.parsing import COUNT, NUMBER, PERCENT, ZERO, parse
from etl.forms.numbers.row_pick import RowPick
from etl.forms.table.cover import Cover, cell_text
from etl.grid import Grid, Value

_PLAIN = frozenset((float, int, type(None)))


@dataclass(slots=True)
class Cells:
    """Cell values of one sheet."""

    grid: Grid
    cover: Cover
    _computed: dict[tuple[int, int], float | None] = field(default_factory=dict)
    _numbers: dict[tuple[int, RowPick], Sequence[float | None]] = field(default_factory=dict)
    """Several checks ask for the numbers of the same rows."""

    def column(self, column: int, rows: RowPick) -> Sequence[Any]:
        """What the cells of a column hold in some rows, formulas not computed."""
        return rows.of(self.cover.columns[column])

    def numbers(self, column: int, rows: RowPick) -> Sequence[float | None]:
        """Numbers of a column in some rows (`number`)."""
        found = self._numbers.get((column, rows))
        if found is None:
            found = self._numbers[column, rows] = self._read_numbers(column, rows)
        return found

    def _read_numbers(self, column: int, rows: RowPick) -> Sequence[float | None]:
        values = self.column(column, rows)
        if _PLAIN.issuperset(map(type, values)) and not self.grid.percent_cells and not self.grid.formulas:
            return values
        return [self.number(row, column) for row in rows.indexes]

    def value(self, row: int, column: int) -> Value:
        """Value of a cell; a formula without a stored result is computed where it is plain arithmetic."""
        value = self.grid.rows[row][column]
        if value is None and (row, column) in self.grid.formulas:
            return self._formula(row, column)
        return value

    def raw(self, row: int, column: int) -> str:
        """What the cell holds, as text."""
        value = self.grid.rows[row][column]
        if value is None and (row, column) in self.grid.formulas:
            return "=" + self.grid.formulas[row, column].lstrip("=")
        return cell_text(value)

    def number(self, row: int, column: int) -> float | None:
        """Number of a cell for sums and comparisons: text numbers read, dashes 0, percent formats on 0-100."""
        value = self.grid.rows[row][column]
        if value is None and (row, column) in self.grid.formulas:
            value = self._formula(row, column)
        if type(value) is float or type(value) is int:
            percent_cells = self.grid.percent_cells
            return value * 100 if percent_cells and (row, column) in percent_cells else value
        if not isinstance(value, str):
            return None
        for quantity in (COUNT, PERCENT):
            parsed = parse(value, quantity)
            if parsed.state in (NUMBER, ZERO):
                return parsed.value
        return None

    def _formula(self, row: int, column: int) -> float | None:
        here = (row, column)
        if here not in self._computed:
            self._computed[here] = None  # a circle of formulas ends here
            self._computed[here] = compute(self.grid.formulas[here], self._operand)
        return self._computed[here]

    def _operand(self, row: int, column: int) -> float | None:
        if row >= self.grid.height or column >= self.grid.width:
            return 0.0
        if (row, column) in self.grid.errors:
            return None
        value = self.value(row, column)
        if value is None:
            return None if (row, column) in self.grid.formulas else 0.0
        if isinstance(value, bool):
            return None
        return float(value) if isinstance(value, (int, float)) else self.number(row, column)
