"""Cells with content far outside any table, cut out of a worksheet part before anything dense is built from it.

One cell at XFD1048576 would make a reader that fills the area from A1 need gigabytes.
"""

import re
from dataclasses import dataclass, field

from etl.grid import column_letter
from etl.reading.cell_address import next_cell, parse_address
from etl.reading.limits import limits
from etl.reading.xml_scan import local_name, safe_parser


@dataclass(slots=True)
class Trimmed:
    """A worksheet part without its far cells."""

    xml: bytes
    far_cells: list[str] = field(default_factory=list)
    """Addresses of the cells with content that were cut out."""


def trim_far_cells(xml: bytes) -> Trimmed:
    """The part without cells beyond the declared rows and columns; cut cells without content are not listed."""
    finder = _FarCellFinder()
    finder.parser.Parse(xml, True)
    kept, position = [], 0
    for start, end in finder.spans:
        kept.append(xml[position:start])
        position = end
    return Trimmed(b"".join([*kept, xml[position:]]), finder.far_cells)


def may_have_far_cells(plain: bytes) -> bool:
    """A quick test that may say yes for nothing: addresses with as many letters or digits as the first far one.

    `plain` is what `xml_scan.plain_form` makes of a part.
    """
    letters = len(column_letter(limits().sheet_columns))
    digits = len(str(limits().sheet_rows + 1))
    return re.search(rb' r="[A-Za-z]{0,%d}+(?:[A-Za-z]|[0-9]{%d})' % (letters - 1, digits), plain) is not None


class _FarCellFinder:
    def __init__(self) -> None:
        self.parser = safe_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.spans: list[tuple[int, int]] = []
        """First byte of each far cell and first byte after it."""
        self.far_cells: list[str] = []
        self._row = 0
        self._cell = ""
        self._start_byte: int | None = None
        self._has_content = False
        self._open_end = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close_span()
        element = local_name(name)
        if element == "row":
            self._row, self._cell = int(attributes.get("r", self._row + 1)), ""
        elif element == "c":
            self._cell = attributes.get("r") or next_cell(self._cell, self._row)
            row, column = parse_address(self._cell)
            if row >= limits().sheet_rows or column >= limits().sheet_columns:
                self._start_byte, self._has_content = self.parser.CurrentByteIndex, False
        elif element in ("v", "is", "f") and self._start_byte is not None:
            self._has_content = True

    def _end(self, name: str) -> None:
        self._close_span()
        if local_name(name) == "c" and self._start_byte is not None:
            if self._has_content:
                self.far_cells.append(self._cell)
            self._open_end = True

    def _close_span(self) -> None:
        """The event after the end of a far cell stands at the first byte behind it."""
        if self._open_end and self._start_byte is not None:
            self.spans.append((self._start_byte, self.parser.CurrentByteIndex))
            self._start_byte, self._open_end = None, False
