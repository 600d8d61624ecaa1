"""A sheet while a reader comes upon its cells one by one: keeps what lies within the limits and ends as a `Grid`.

Knows limits and places; knows no file format.
"""

from dataclasses import dataclass, field

from etl.grid import Grid, Value, address
from etl.issues import Issue
from etl.reading.cell_address import Place
from etl.reading.grid_building import Merge, clip_merges, drop_covered_cells, merges_overlap
from etl.reading.limits import limits
from etl.reading.size_checks import far_cells_issue, overlap_issue, sheet_size_issue


@dataclass(slots=True)
class SheetBuilder:
    """Collects the content of one sheet; rows and columns count from 0. Cells may come in any order."""

    name: str
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    height: int = 0
    width: int = 0
    _rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    _percent: set[Place] = field(default_factory=set)
    _dates: set[Place] = field(default_factory=set)
    _errors: dict[Place, str] = field(default_factory=dict)
    _formulas: dict[Place, str] = field(default_factory=dict)
    _far_cells: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value, percent: bool = False, date: bool = False) -> None:
        """A cell that states `value`; None and blank text state nothing."""
        if value is None or value == "" or not self._keeps(row, column):
            return
        self._rows.setdefault(row, {})[column] = value
        if percent:
            self._percent.add((row, column))
        if date:
            self._dates.add((row, column))

    def put_error(self, row: int, column: int, error: str) -> None:
        """A cell that shows an error such as `#DIV/0!`."""
        if self._keeps(row, column):
            self._errors[row, column] = error

    def put_formula(self, row: int, column: int, formula: str) -> None:
        """A formula that was never calculated, in A1 notation without `=`."""
        if self._keeps(row, column):
            self._formulas[row, column] = formula

    def finish(self) -> tuple[list[Grid], list[Issue]]:
        """The grid, or none where the sheet exceeds a limit, and what is wrong with it."""
        issues = [far_cells_issue(self.name, self._far_cells)] if self._far_cells else []
        merges = clip_merges(self.merges, self.height, self.width)
        beyond = sheet_size_issue(self.name, self.height, self.width)
        if beyond is None and merges_overlap(merges, self.height, self.width):
            beyond = overlap_issue(self.name)
        if beyond:
            return [], [*issues, beyond]
        grid = Grid(
            name=self.name,
            rows=[self._row(number) for number in range(self.height)],
            merges=merges,
            percent_cells=self._percent,
            date_cells=self._dates,
            errors=self._errors,
            formulas=self._formulas,
            hidden_rows={row for row in self.hidden_rows if row < self.height},
            hidden_columns={
                column
                for run in self.hidden_columns
                for column in range(run.start, min(run.stop, self.width))
            },
            hidden=self.hidden,
        )
        drop_covered_cells(grid)
        return [grid], issues

    def _row(self, number: int) -> list[Value]:
        cells = self._rows.get(number, {})
        return [cells.get(column) for column in range(self.width)] if cells else [None] * self.width

    def _keeps(self, row: int, column: int) -> bool:
        """Whether the cell lies within the limits; once their area is exceeded nothing more is kept."""
        if row >= limits().sheet_rows or column >= limits().sheet_columns:
            self._far_cells.append(address(row, column))
            return False
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        if self.height * self.width > limits().sheet_cells:
            self._rows.clear()
            return False
        return True
