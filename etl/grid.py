"""The one picture of a sheet that every reader produces and every form is recognised on.

Knows cells and their surroundings; knows nothing of forms, units or measures. Rows and columns count from 0;
addresses shown to people are A1.
"""

from dataclasses import dataclass, field
from functools import lru_cache

Value = str | float | int | bool | None
"""A cell: text, number, truth value or None. Errors are text in `Grid.errors`, dates are ISO text."""


@lru_cache(maxsize=4096)
def column_letter(column: int) -> str:
    """Excel's letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A1 address of a cell counted from 0."""
    return f"{column_letter(column)}{row + 1}"


@dataclass(slots=True)
class Grid:
    """A sheet. `rows` is rectangular and starts at A1 (leading blank rows and columns are kept).

    Only what differs from the ordinary is stored beside the values, keyed by (row, column).
    """

    name: str
    rows: list[list[Value]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(first row, first column, last row, last column), inclusive."""
    percent_cells: set[tuple[int, int]] = field(default_factory=set)
    """Number cells whose format scales by 100 (`0.0%`, but not `0.0"%"` nor `0.0\\%`)."""
    date_cells: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error values such as `#DIV/0!`; `rows` holds None there."""
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    """Formulas whose result was never calculated (no cached value), without the leading `=`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0
