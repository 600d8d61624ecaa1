"""One sheet of an OpenDocument spreadsheet while its rows stream by: places of cells, repeats, merges, what is hidden."""

from etl.grid import Grid, Value, address
from etl.reading.cell_address import Place
from etl.reading.grid_building import Merge, clip_merges
from etl.reading.limits import limits
from etl.reading.ods_cell import OdsCell

Attributes = dict[str, str]
_HIDING = frozenset({"collapse", "filter"})


class OdsSheet:
    """Collects cells with content; `height` and `width` bound them from A1."""

    def __init__(self, name: str, hidden: bool) -> None:
        self.name = name
        self.height = self.width = 0
        self.far_cells: list[str] = []
        """Addresses of cells with content beyond the declared limits (the first of a run)."""
        self._hidden = hidden
        self._cells: dict[Place, OdsCell] = {}
        self._merges: list[Merge] = []
        self._hidden_rows: list[range] = []
        self._hidden_columns: list[range] = []
        self._declared_columns = 0
        self._row, self._row_repeats, self._column = 0, 0, 0

    def declare_columns(self, attributes: Attributes) -> None:
        """`table:table-column`: a run of columns, perhaps hidden."""
        run = range(self._declared_columns, self._declared_columns + _repeats(attributes, "columns"))
        if attributes.get("table:visibility") in _HIDING:
            self._hidden_columns.append(run)
        self._declared_columns = run.stop

    def start_row(self, attributes: Attributes) -> None:
        """`table:table-row`: a run of equal rows, perhaps hidden."""
        self._column, self._row_repeats = 0, _repeats(attributes, "rows")
        if attributes.get("table:visibility") in _HIDING:
            self._hidden_rows.append(range(self._row, self._row + self._row_repeats))

    def end_row(self) -> None:
        """The next row comes after all repeats of this one."""
        self._row += self._row_repeats

    def add_cell(self, attributes: Attributes, cell: OdsCell, covered: bool) -> None:
        """The next cell of the row; what lies covered under a merged cell is not visible and not content."""
        columns = range(self._column, self._column + _repeats(attributes, "columns"))
        rows = range(self._row, self._row + self._row_repeats)
        self._column = columns.stop
        self._add_merge(attributes, columns.start)
        if covered or cell.is_empty:
            return
        if rows.stop > limits().sheet_rows or columns.stop > limits().sheet_columns:
            self.far_cells.append(address(max(rows.start, limits().sheet_rows), columns.start))
            rows, columns = (
                rows[: limits().sheet_rows - rows.start],
                columns[: limits().sheet_columns - columns.start],
            )
        self._add_content(rows, columns, cell)

    def _add_content(self, rows: range, columns: range, cell: OdsCell) -> None:
        if not rows or not columns:
            return
        self.height, self.width = max(self.height, rows.stop), max(self.width, columns.stop)
        if self.height * self.width <= limits().sheet_cells:
            for row in rows:
                for column in columns:
                    self._cells[row, column] = cell

    def _add_merge(self, attributes: Attributes, column: int) -> None:
        height = int(attributes.get("table:number-rows-spanned", 1))
        width = int(attributes.get("table:number-columns-spanned", 1))
        if height > 1 or width > 1:
            self._merges.append((self._row, column, self._row + height - 1, column + width - 1))

    def grid(self) -> Grid:
        """The sheet, once all of it has been seen."""
        rows: list[list[Value]] = [[None] * self.width for _ in range(self.height)]
        for (row, column), cell in self._cells.items():
            rows[row][column] = cell.value
        cells = self._cells.items()
        return Grid(
            name=self.name,
            rows=rows,
            merges=clip_merges(self._merges, self.height, self.width),
            percent_cells={place for place, cell in cells if cell.is_percent},
            date_cells={place for place, cell in cells if cell.is_date},
            errors={place: cell.error for place, cell in cells if cell.error},
            formulas={place: cell.formula for place, cell in cells if cell.formula},
            hidden_rows=_within(self._hidden_rows, self.height),
            hidden_columns=_within(self._hidden_columns, self.width),
            hidden=self._hidden,
        )


def _repeats(attributes: Attributes, what: str) -> int:
    return max(1, int(attributes.get(f"table:number-{what}-repeated", 1)))


def _within(runs: list[range], end: int) -> set[int]:
    return {number for run in runs for number in range(run.start, min(run.stop, end))}
