"""Which columns of a table a slide shows: those that differ from row to row, as many as its width holds.

What is the same in every row is said once under the title; what does not fit stands in the annex workbook and is named
in the notes. Rows are cells here, ready to be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalog.texts import text
from views import formats
from views.deck import tables
from views.deck.tables import TableCell
from views.exhibit import Column, Exhibit

_WIDEST_TEXT = 3.6
"""A long text is cut here before it drives other columns off the slide, inches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Columns shown; `same` = label and value of what every row repeats; `left_out` = labels without room."""

    shown: tuple[Column, ...]
    same: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def chosen(exhibit: Exhibit, width: float, size: float, rows: int) -> Choice:
    """The columns for `rows` rows in a table of that width (inches) with letters of that size (points)."""
    part = exhibit.table.head(rows)
    same, differing = [], []
    for column in exhibit.columns:
        values = set(written(column, exhibit.table))
        if values <= {"", formats.MISSING}:
            continue
        if len(values) == 1 and len(exhibit.table) > 1:
            same.append((column.label, next(iter(values))))
        else:
            differing.append(column)
    shown: list[Column] = []
    left_out, room = [], width
    for column in differing or list(exhibit.columns[:1]):
        needed = _needed(column, part, size)
        if needed <= room or not shown:
            shown.append(column)
            room -= needed
        else:
            left_out.append(column.label)
    return Choice(tuple(shown), tuple(same), tuple(left_out))


def cells(exhibit: Exhibit, columns: Sequence[Column], start: int, end: int) -> list[list[TableCell]]:
    """Rows of the table as cells; small groups are hidden as in every file that leaves the office."""
    part = exhibit.table.iloc[start:end]
    texts = [list(written(column, part)) for column in columns]
    return [
        [
            TableCell(words, align=tables.RIGHT if column.is_number else tables.LEFT)
            for column, words in zip(columns, line, strict=True)
        ]
        for line in zip(*texts, strict=True)
    ]


def written(column: Column, part: pd.DataFrame) -> Iterator[str]:
    """The texts of one column, as the reader writes them."""
    hidden = part[column.hidden].tolist() if column.hidden else [False] * len(part)
    limits = part[column.threshold].tolist() if column.threshold else [None] * len(part)
    for value, limit, is_hidden in zip(part[column.key].tolist(), limits, hidden, strict=True):
        yield text("export", "small_group") if is_hidden else column.written(value, limit)


def _needed(column: Column, part: pd.DataFrame, size: float) -> float:
    body = [[TableCell(words)] for words in written(column, part)]
    return min(tables.needed_widths([column.label], body, size)[0], _WIDEST_TEXT)
