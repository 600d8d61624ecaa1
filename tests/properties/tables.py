"""A sheet as cells that can be moved: rows and columns inserted, put in another order, shifted, dressed otherwise.

Where every cell went is known, so the facts of the changed sheet can be compared cell by cell with those of the original.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms import read_sheet
from etl.reading.worker import read_grids
from tests.forms.workbook import facts, write

Place = tuple[int, int]
Places = dict[int, int]
"""Where each row or column went, both counted from 1."""
Facts = set[tuple[Place, str]]
"""Place of each fact and what it says."""
Area = tuple[int, int, int, int]
Dress = Callable[[Worksheet], None]


@dataclass(frozen=True)
class Table:
    """Cells of a sheet by (row, column) counted from 1, its merged areas, and where its head stands."""

    cells: dict[Place, tuple[Any, str]]
    """Value and number format."""
    merges: tuple[Area, ...]
    head: tuple[int, int]
    """First and last row of the head."""
    labels: int
    """Columns on the left that name the rows."""
    name: str = "Biểu 1"
    dress: Dress | None = field(default=None, compare=False)

    @property
    def height(self) -> int:
        return max(row for row, _ in self.cells)

    @property
    def width(self) -> int:
        return max(column for _, column in self.cells)

    def moved(self, rows: Places, columns: Places) -> "Table":
        """The table with each row and column at its new place; merged areas stretch over what was inserted."""
        return replace(
            self,
            cells={(rows[row], columns[column]): cell for (row, column), cell in self.cells.items()},
            merges=tuple(
                (rows[top], min(spread), rows[bottom], max(spread))
                for top, left, bottom, right in self.merges
                for spread in [[columns[column] for column in range(left, right + 1)]]
            ),
            head=(rows[self.head[0]], rows[self.head[1]]),
        )

    def with_cells(self, more: Mapping[Place, object]) -> "Table":
        """The table with these texts or numbers on top."""
        return replace(self, cells=self.cells | {place: (value, "General") for place, value in more.items()})

    def with_head_again(self, row: int) -> "Table":
        """The table with its head once more from that row on, as on the second page of a print; the body makes room."""
        first, last = self.head
        shift = row - first
        rows = with_gaps(self.height, {row: last - first + 1})
        moved = self.moved(rows, stay(self)[1])
        again = {
            (at + shift, column): cell for (at, column), cell in self.cells.items() if first <= at <= last
        }
        merges = tuple((a + shift, b, c + shift, d) for a, b, c, d in self.merges if first <= a <= last)
        return replace(moved, cells=moved.cells | again, merges=moved.merges + merges)

    def texts(self, *, of_head: bool) -> list[Place]:
        """Places of the texts of the head, or of the labels of rows below it."""
        first, last = self.head
        return [
            (row, column)
            for (row, column), (value, _) in self.cells.items()
            if isinstance(value, str)
            and (first <= row <= last if of_head else row > last and column <= self.labels)
        ]

    def columns_by_group(self) -> list[list[int]]:
        """The columns right of the labels, parted where the first row of the head has a new cell."""
        joined = {
            column
            for top, left, _, right in self.merges
            if top == self.head[0]
            for column in range(left + 1, right + 1)
        }
        groups: list[list[int]] = []
        for column in range(self.labels + 1, self.width + 1):
            if column in joined and groups:
                groups[-1].append(column)
            else:
                groups.append([column])
        return groups


def stay(table: Table) -> tuple[Places, Places]:
    """Every row and column at its own place."""
    return {row: row for row in range(1, table.height + 1)}, {
        column: column for column in range(1, table.width + 1)
    }


def with_gaps(size: int, before: dict[int, int]) -> Places:
    """New places of 1 … size when `before[n]` empty ones are inserted before the n-th."""
    places, shift = {}, 0
    for place in range(1, size + 1):
        shift += before.get(place, 0)
        places[place] = place + shift
    return places


def from_text(folder: Path, text: str, head: tuple[int, int], labels: int) -> Table:
    """The table that a sheet written as text is."""
    sheet = openpyxl.load_workbook(write(folder / "goc.xlsx", text)).worksheets[0]
    return Table(
        {
            (cell.row, cell.column): (cell.value, cell.number_format)
            for line in sheet.iter_rows()
            for cell in line
            if cell.value is not None
        },
        tuple((area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges),
        head,
        labels,
    )


_number = count()


def stated(folder: Path, table: Table, file: str = "") -> tuple[Facts, list[str]]:
    """Every fact of the table, and its issues as "severity check"."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.name
    for (row, column), (value, shown) in table.cells.items():
        cell = sheet.cell(row, column, value)
        cell.number_format = shown
    for top, left, bottom, right in table.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    if table.dress:
        table.dress(sheet)
    path = folder / (file or f"{next(_number)}.xlsx")
    book.save(path)
    (grid,), found = read_grids(path)
    reading = read_sheet(grid)
    lines = [line.split(" ", 1) for line in facts(reading)]
    told = [f"{issue.severity} {issue.check}" for issue in [*found, *reading.issues]]
    return {(coordinate_to_tuple(cell), said) for cell, said in lines}, told
