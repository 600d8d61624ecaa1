"""Collects the issues of one sheet; names cells as people see them. Knows no forms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.grid import address
from etl.issues import Issue

_MOST_RANGES_NAMED = 60


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
    """Cells as readable ranges, top to bottom: "D12:F16, C18"; a count in place of those beyond the most that are named."""
    areas = sorted(_areas(cells))
    named = ", ".join(_named(*area) for area in areas[:_MOST_RANGES_NAMED])
    left = len(areas) - _MOST_RANGES_NAMED
    return f"{named} … (+{left})" if left > 0 else named


def _areas(cells: Iterable[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """(top, left, bottom, right) of rectangles that hold all cells: runs down a column, joined with equal runs beside them."""
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(set(cells)):
        by_column.setdefault(column, []).append(row)
    widest: dict[tuple[int, int], list[int]] = {}
    areas: list[tuple[int, int, int, int]] = []
    for column, rows in sorted(by_column.items()):
        for top, bottom in _runs(rows):
            area = widest.get((top, bottom))
            if area and area[1] == column - 1:
                area[1] = column
            else:
                if area:
                    areas.append((top, area[0], bottom, area[1]))
                widest[top, bottom] = [column, column]
    return areas + [(top, first, bottom, last) for (top, bottom), (first, last) in widest.items()]


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of every unbroken run of ascending numbers."""
    first = previous = rows[0]
    for row in rows[1:]:
        if row != previous + 1:
            yield first, previous
            first = row
        previous = row
    yield first, previous


def _named(top: int, left: int, bottom: int, right: int) -> str:
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"
