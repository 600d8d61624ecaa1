"""The labels of a table's rows as a value, so that equal bodies of other sheets and files are read once.

Holds all that the reading of rows may look at, and no numbers: of the cells beside the labels only whether any is filled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from etl.forms.table.cover import Cover
from etl.forms.table.table import Table

Place = tuple[int, int]
_QUALIFYING = ("unit_of_measure", "commune", "level")
"""Side columns that say something about their row."""


@dataclass(frozen=True)
class BodyArea:
    """Rows and columns count from 0 in the sheet."""

    rows: range
    left: int
    first_number: int
    """First column of numbers; labels may stand anywhere left of it."""
    outline: int | None
    labels: tuple[tuple[int, str], ...]
    """(column, what stands in it), left to right."""
    side: tuple[tuple[str, int], ...]
    """Columns that qualify a row, by what they say."""
    texts: tuple[tuple[int, tuple[str, ...]], ...]
    """Column → what it shows in each of `rows`."""
    origins: tuple[tuple[Place, Place], ...]
    """Merged place → the cell that it shows."""
    filled: tuple[bool, ...]
    """Whether some cell under a head holds what could be a number."""
    repeated: frozenset[int]
    """Rows that repeat the head."""
    hidden: frozenset[int]
    commune: str
    """Commune that the heading of the table names."""

    def text(self, row: int, column: int) -> str:
        """What a place shows."""
        return self._by_column[column][row - self.rows.start]

    def origin(self, row: int, column: int) -> Place:
        """The cell that a place shows."""
        return self._by_place.get((row, column), (row, column))

    def is_filled(self, row: int) -> bool:
        """Whether a row holds anything that could be a number."""
        return self.filled[row - self.rows.start]

    @cached_property
    def columns(self) -> dict[str, int]:
        """What a side column says → column."""
        return dict(self.side)

    @cached_property
    def _by_column(self) -> dict[int, tuple[str, ...]]:
        return dict(self.texts)

    @cached_property
    def _by_place(self) -> dict[Place, Place]:
        return dict(self.origins)


def body_area(cover: Cover, table: Table) -> BodyArea:
    """The body of a table below its head."""
    rows = range(table.first_row, table.last_row + 1)
    first_number = min(table.columns, default=table.right)
    side = tuple((name, table.side[name]) for name in _QUALIFYING if name in table.side)
    outline = () if table.outline is None else (table.outline,)
    own = (*outline, *(column for column, _ in table.labels), *(column for _, column in side))
    columns = sorted({*range(table.left, first_number), *own})
    numbered = table.columns.keys()
    commune = table.unit.text if table.unit and table.unit.kind == "commune" else ""
    return BodyArea(
        rows,
        table.left,
        first_number,
        table.outline,
        tuple(table.labels),
        side,
        tuple((column, cover.column(column, rows)) for column in columns),
        tuple(_origins(cover, rows, columns)),
        tuple([not numbered.isdisjoint(cover.filled(row)) for row in rows]),
        frozenset(table.repeated),
        frozenset(cover.grid.hidden_rows.intersection(rows)),
        commune,
    )


def _origins(cover: Cover, rows: range, columns: list[int]) -> Iterable[tuple[Place, Place]]:
    for row in rows if cover.has_merges(rows) else ():
        for column in columns:
            if cover.merged(row, column):
                yield (row, column), cover.origin(row, column)
