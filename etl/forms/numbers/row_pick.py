"""The same rows picked out of many columns: neighbouring rows are one slice, others one list operation."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

Item = TypeVar("Item")


class RowPick:
    """Some rows of a sheet, counted from 0, in the order given. Compared and hashed by identity: see `row_pick`."""

    def __init__(self, indexes: tuple[int, ...]) -> None:
        self.indexes = indexes
        first = indexes[0] if indexes else 0
        neighbours = indexes == tuple(range(first, first + len(indexes)))
        self._slice = slice(first, first + len(indexes)) if neighbours else None

    def of(self, column: Sequence[Item]) -> Sequence[Item]:
        """The cells of these rows in a column that begins at row 0."""
        if self._slice:
            return column[self._slice]
        picked: Sequence[Item] = itemgetter(*self.indexes)(column)
        return picked


@lru_cache(maxsize=128)
def row_pick(indexes: tuple[int, ...]) -> RowPick:
    """The rows as one object, so that what is worked out for them is found again."""
    return RowPick(indexes)
