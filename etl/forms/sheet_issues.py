"""Collects the issues of one sheet; names cells as people see them. Knows no forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.grid import address
from etl.issues import Issue

_MOST_CELLS_NAMED = 12


@dataclass(slots=True)
class SheetIssues:
    """Issues of a sheet in the order in which they were found."""

    sheet: str
    found: list[Issue] = field(default_factory=list)

    def add(self, check: str, cell: str = "", **facts: object) -> None:
        """Reports one finding at a cell ('' = the sheet)."""
        self.found.append(Issue(check, self.sheet, cell, {"sheet": self.sheet, **facts}))

    def add_cells(self, check: str, cells: Sequence[tuple[int, int]], **facts: object) -> None:
        """Reports one finding about several cells, at the first of them, naming all (as ranges)."""
        ordered = sorted(cells)
        self.add(check, address(*ordered[0]), cells=cell_ranges(ordered), count=len(ordered), **facts)


def cell_ranges(cells: Iterable[tuple[int, int]]) -> str:
    """Cells as readable ranges: "D12:D16, F12 …"."""
    by_column: dict[int, list[int]] = {}
    for row, column in cells:
        by_column.setdefault(column, []).append(row)
    ranges: list[str] = []
    for column, rows in sorted(by_column.items()):
        start = previous = rows[0]
        for row in [*sorted(rows)[1:], -1]:
            if row == previous + 1:
                previous = row
                continue
            first, last = address(start, column), address(previous, column)
            ranges.append(first if first == last else f"{first}:{last}")
            start = previous = row
    named = ", ".join(ranges[:_MOST_CELLS_NAMED])
    return named + (
        f" … (còn {len(ranges) - _MOST_CELLS_NAMED} vùng)" if len(ranges) > _MOST_CELLS_NAMED else ""
    )
