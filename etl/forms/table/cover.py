"""Texts of cells and what merged areas show. Knows a grid and nothing of its meaning."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

from etl.grid import Grid, Value


def cell_text(value: Value) -> str:
    """Text of a cell; whole numbers without their decimal point."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def is_filled(grid: Grid, row: int, column: int) -> bool:
    """The cell holds anything that could be a number: a number, an error, a formula, a mark or text with a digit."""
    value = grid.rows[row][column]
    if value is None:
        return (row, column) in grid.errors or (row, column) in grid.formulas
    return _may_be_number(value) if isinstance(value, str) else True


@lru_cache(maxsize=16384)
def _may_be_number(text: str) -> bool:
    """A mark, or a text with a digit."""
    plain = text.strip()
    return bool(plain) and ((plain[0] in "-–—.…xX%" and len(plain) <= 3) or any(map(str.isdigit, plain)))


class _Kinds(NamedTuple):
    """Which columns of a row hold what; the rows of a table, and of all tables of a form, share a few of these."""

    texts: tuple[int, ...]
    numbers: frozenset[int]
    """Columns of numbers and truth values."""


@lru_cache(maxsize=1024)
def _kinds(types: tuple[type, ...]) -> _Kinds:
    return _Kinds(
        tuple([column for column, kind in enumerate(types) if kind is str]),
        frozenset([column for column, kind in enumerate(types) if kind not in (str, type(None))]),
    )


class Cover:
    """Texts and merged areas of a grid: which cell a position shows."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._kinds = [_kinds(tuple(map(type, row))) for row in grid.rows]
        self.texts: list[list[tuple[int, str]]] = [
            [(column, cast(str, row[column])) for column in kinds.texts]
            for row, kinds in zip(grid.rows, self._kinds, strict=True)
        ]
        """(column, text) of every cell that holds text, row by row."""
        self.merges = [
            (top, left, bottom, right)
            for top, left, bottom, right in grid.merges
            if bottom - top <= 64 or right - left <= 64
        ]
        self._origin: dict[tuple[int, int], tuple[int, int]] = {}
        self._filled: dict[int, frozenset[int]] = {}
        for top, left, bottom, right in self.merges:
            for row in range(top, min(bottom, grid.height - 1) + 1):
                for column in range(left, min(right, grid.width - 1) + 1):
                    self._origin[row, column] = (top, left)

    def numbers(self, row: int) -> frozenset[int]:
        """Columns of a row that hold numbers or truth values."""
        return self._kinds[row].numbers

    def filled(self, row: int) -> frozenset[int]:
        """Columns of a row that hold anything that could be a number (`is_filled`)."""
        found = self._filled.get(row)
        if found is None:
            numbers = self._kinds[row].numbers
            others = [column for column, text in self.texts[row] if _may_be_number(text)]
            others += self._without_value.get(row, ())
            found = self._filled[row] = numbers.union(others) if others else numbers
        return found

    @cached_property
    def _without_value(self) -> Mapping[int, Sequence[int]]:
        """Columns of errors and of formulas without a result, by row."""
        found: dict[int, list[int]] = {}
        for row, column in (*self.grid.errors, *self.grid.formulas):
            if self.grid.rows[row][column] is None:
                found.setdefault(row, []).append(column)
        return found

    def origin(self, row: int, column: int) -> tuple[int, int]:
        return self._origin.get((row, column), (row, column))

    def merged(self, row: int, column: int) -> bool:
        return (row, column) in self._origin

    def text(self, row: int, column: int) -> str:
        top, left = self._origin.get((row, column), (row, column))
        value = self.grid.rows[top][left]
        return value.strip() if type(value) is str else cell_text(value)

    @cached_property
    def columns(self) -> Sequence[tuple[Value, ...]]:
        """The values of every column from row 0 on."""
        return list(zip(*self.grid.rows, strict=True))

    def row(self, row: int, columns: range) -> Sequence[str]:
        """What a row shows in neighbouring columns (`text`)."""
        if self.has_merges(range(row, row + 1)):
            return [self.text(row, column) for column in columns]
        return [*map(cell_text, self.grid.rows[row][columns.start : columns.stop])]

    def has_merges(self, rows: range) -> bool:
        """Whether a merged area touches any of the rows."""
        return any(top < rows.stop and bottom >= rows.start for top, _, bottom, _ in self.merges)

    def column(self, column: int, rows: range) -> tuple[str, ...]:
        """What a column shows in neighbouring rows (`text`)."""
        if self.has_merges(rows):
            return tuple([self.text(row, column) for row in rows])
        values = self.columns[column][rows.start : rows.stop]
        return tuple([value.strip() if type(value) is str else cell_text(value) for value in values])
