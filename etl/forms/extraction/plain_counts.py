"""Whole columns of plain counts on their way into a reading: neighbouring columns of one line are appended together.

Nearly all columns of a report are such; what their cells share, their keys and addresses, is worked out once for all
sheets that say the same. Knows targets and numbers; knows no words.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, cast

from etl.forms.meaning.line import Line
from etl.forms.meaning.targets import KEY, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.parsing import COUNT, NUMBER
from etl.forms.numbers.row_pick import RowPick
from etl.grid import column_letter
from etl.readings import SheetReading
from etl.runs import Runs

_LARGEST_COUNT = 10_000_000
_MOST_CELLS_KEPT = 4096
"""Addresses of larger blocks are made anew, so that what is kept stays small."""


class PlainCounts:
    """Collects the plain columns of some rows; `flush` appends them to the reading, before anything else may be."""

    def __init__(self, cells: Cells, reading: SheetReading) -> None:
        self._cells, self._readings = cells, reading.readings
        self._columns: list[int] = []
        self._values: list[Sequence[float]] = []
        self._mentions: list[int] = []

    def take(self, column: int, rows: RowPick, target: Target, mentions: Sequence[int]) -> bool:
        """Collects the cells of one column; False where one of them needs a second look."""
        if target.quantity != COUNT or target.factor != 1.0:
            return False
        values = self._cells.column(column, rows)
        if not _are_plain(values):
            return False
        self._columns.append(column)
        self._values.append(values)
        self._mentions += mentions
        return True

    def flush(self, line: Line, rows: RowPick) -> None:
        """Appends what was collected of the rows that share a line."""
        if not self._columns:
            return
        columns, readings = tuple(self._columns), self._readings
        for name, (keys, counts) in zip(KEY, _keys(line, columns), strict=True):
            cast(Runs, readings[name]).repeat(keys, counts, len(rows.indexes))
        cast(Runs, readings["state"]).add(NUMBER, len(self._mentions))
        readings["mention"] += self._mentions
        readings["value"] += chain.from_iterable(self._values)
        named = _addresses if len(self._mentions) <= _MOST_CELLS_KEPT else _addresses.__wrapped__
        readings["cell"] += named(columns, rows.indexes)
        readings["raw"] += map(_text, chain.from_iterable(self._values))
        self._columns, self._values, self._mentions = [], [], []


def _are_plain(values: Sequence[Any]) -> bool:
    """Numbers that need no second look: whole, not negative, not absurd."""
    if set(map(type, values)) != {float}:
        return False
    return all(map(float.is_integer, values)) and min(values) >= 0 and max(values) <= _LARGEST_COUNT


@lru_cache(maxsize=1024)
def _keys(line: Line, columns: tuple[int, ...]) -> tuple[tuple[Sequence[str], Sequence[int]], ...]:
    """What some columns of a line state, one dimension after the other, as values and how often each follows itself."""
    dimensions = zip(*(line.targets[column].key for column in columns), strict=True)
    return tuple((runs.values, runs.counts) for runs in map(Runs, dimensions))


@lru_cache(maxsize=128)
def _addresses(columns: tuple[int, ...], rows: tuple[int, ...]) -> tuple[str, ...]:
    """A1 addresses, column by column; sheets of one form have the same ones."""
    return tuple([f"{column_letter(column)}{row + 1}" for column in columns for row in rows])


@lru_cache(maxsize=16384)
def _text(count: float) -> str:
    """A whole number as people write it; small counts recur in every sheet."""
    return str(int(count))
