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
from views.deck.forms import LEFT, RIGHT, TableCell
from views.exhibit import Column, Exhibit

_NAMING = 2
_SHORT = 1.1
"""A column of words that takes no more room than a number, inches."""
_WIDEST_TEXT = 3.6
"""A long text takes two lines, or is cut, before it drives other columns off the slide: inches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Columns shown; `same` = label and value of what every row repeats; `left_out` = labels without room."""

    shown: tuple[Column, ...]
    same: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]


def chosen(exhibit: Exhibit, width: float, size: float, rows: int, widest: float = _WIDEST_TEXT) -> Choice:
    """The columns for `rows` rows in a table of that width (inches) with letters of that size (points).

    `widest` is the width at which a text may be wrapped or cut; on a page, where rows grow, it is less.
    """
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
    columns = differing or list(exhibit.columns[:1])
    fitting = _fitting(columns, [_needed(column, part, size, widest) for column in columns], width)
    left_out = tuple(column.label for column in columns if column not in fitting)
    return Choice(tuple(fitting), tuple(same), left_out)


def _fitting(columns: Sequence[Column], needed: Sequence[float], width: float) -> list[Column]:
    """What names a row (its first columns of words, two at most), then numbers and short words, then texts; as far as
    they fit, each in the order of the table."""
    kept: set[int] = set()
    room = width

    def rank(place: int) -> int:
        if place < _NAMING and not any(columns[before].is_number for before in range(place + 1)):
            return 0
        return 1 if columns[place].is_number or needed[place] <= _SHORT else 2

    for place in sorted(range(len(columns)), key=rank):
        if needed[place] <= room or not kept:
            kept.add(place)
            room -= needed[place]
    return [columns[place] for place in sorted(kept)]


def cells(exhibit: Exhibit, columns: Sequence[Column], start: int, end: int) -> list[list[TableCell]]:
    """Rows of the table as cells; small groups are hidden as in every file that leaves the office."""
    part = exhibit.table.iloc[start:end]
    texts = [list(written(column, part)) for column in columns]
    return [
        [
            TableCell(words, align=RIGHT if column.is_number else LEFT)
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


def _needed(column: Column, part: pd.DataFrame, size: float, widest: float) -> float:
    body = [[TableCell(words)] for words in written(column, part)]
    return min(tables.needed_widths([column.label], body, size)[0], widest)
