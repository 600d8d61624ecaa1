"""A worksheet that takes a long table as whole columns of ready cells: about three times as fast as cell by cell.

xlsxwriter writes everything else of the workbook. A cell is the XML behind its address, made by `text_cell` and
`number_cell`; text stays text whatever it holds, signs that XML forbids are written as Excel writes them (`_x000B_`).
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from itertools import count, repeat
from math import isfinite

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""Letters that a cell of Excel holds."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")


class TableSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows are those of xlsxwriter with whole tables in between."""

    dim_rowmin: int
    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[tuple[int, Sequence[Sequence[str]], Sequence[float]]] = []

    def write_columns(
        self, top: int, columns: Sequence[Sequence[str]], heights: Sequence[float] = ()
    ) -> None:
        """Sets columns of cells side by side from row `top` (counted from 0) and column A on, nothing else in their rows.

        `heights` of the rows in points; without them a row is as tall as the reader's program makes it.
        """
        if columns and columns[0]:
            self._tables.append((top, columns, heights))
            self._check_dimensions(top, 0)
            self._check_dimensions(top + len(columns[0]) - 1, len(columns) - 1)

    def _write_rows(self) -> None:
        """Overrides xlsxwriter: its own rows above, between and below the tables, in the order of the sheet."""
        first, last = self.dim_rowmin, self.dim_rowmax
        for top, columns, heights in sorted(self._tables, key=lambda table: table[0]):
            self.dim_rowmin, self.dim_rowmax = first, top - 1
            super()._write_rows()
            self.fh.write(_rows(top, columns, heights))
            first = top + len(columns[0])
        self.dim_rowmin, self.dim_rowmax = first, last
        super()._write_rows()


class TableBook(Workbook):  # type: ignore[misc]
    """A workbook made of such sheets."""

    worksheet_class = TableSheet


def text_cell(style: Format) -> Callable[[str], str]:
    """How a text of one style is written; texts come back often, so each is written once."""
    index = style._get_xf_index()

    @cache
    def cell(text: str) -> str:
        shown = escape(_CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text[:_LONGEST]), quote=False)
        return f' s="{index}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'

    return cell


def number_cell(style: Format) -> Callable[[float], str]:
    """How a finite number of one style is written: the shortest digits that mean it."""
    head = f' s="{style._get_xf_index()}"><v>'

    def cell(number: float) -> str:
        if not isfinite(number):
            raise ValueError(f"no cell can hold {number}")
        return f"{head}{number!r}</v></c>"

    return cell


def _rows(top: int, columns: Sequence[Sequence[str]], heights: Sequence[float] = ()) -> str:
    letters = [xl_col_to_name(place) for place in range(len(columns))]
    tall = [f' ht="{height:g}" customHeight="1"' for height in heights] or repeat("")
    rows = []
    for number, cells, height in zip(count(top + 1), zip(*columns, strict=True), tall, strict=False):
        line = "".join(
            [f'<c r="{letter}{number}"{cell}' for letter, cell in zip(letters, cells, strict=True)]
        )
        rows.append(f'<row r="{number}"{height}>{line}</row>')
    return "".join(rows)
