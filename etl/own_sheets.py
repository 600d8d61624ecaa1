"""Sheets that this program writes into workbooks for people: lists of what to correct, instructions.

They carry a mark and hold nothing but text, so they are told from sheets of data in every format and under every name;
a number typed into one makes it a sheet like any other, for no number may vanish silently.
"""

from etl.grid import Grid, Value
from etl.text import fold
from indicators.catalog.language import VIETNAMESE
from indicators.catalog.texts import entry_of

_ROWS_OF_MARK = 3


def mark() -> str:
    """The sentence that marks such a sheet; it stands in the first column of one of the first rows."""
    return str(entry_of("own_sheets", "mark", VIETNAMESE))


def is_own(grid: Grid) -> bool:
    """Whether a sheet was written by this program for people to read."""
    plain = fold(mark())
    marked = any(_text(value) == plain for row in grid.rows[:_ROWS_OF_MARK] for value in row[:1])
    return marked and not grid.formulas and all(_is_text(value) for row in grid.rows for value in row)


def _text(value: Value) -> str:
    return fold(value) if isinstance(value, str) else ""


def _is_text(value: Value) -> bool:
    return value is None or isinstance(value, str)
