"""Sheets of a binary workbook (.xlsb) as grids, read record by record with their number formats ([MS-XLSB] 2.4).

calamine reads the values of this format, too, but loses which of them are percentages.
"""

import math
import struct
import zipfile
from io import BytesIO

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.biff12 import numbers, packed_number, records, wide_string
from etl.reading.serial_dates import date_value
from etl.reading.sheet_builder import SheetBuilder
from etl.reading.size_checks import package_issue, sheet_count_issue
from etl.reading.xlsb_parts import BinarySheet, BinaryWorkbook, read_workbook_parts

_ROW, _COLUMNS, _MERGE, _DATA_BEGIN, _DATA_END = 0, 60, 176, 145, 146
_BLANK, _PACKED, _ERROR, _TRUTH, _NUMBER, _TEXT, _SHARED_TEXT = range(1, 8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_TRUTH, _FORMULA_ERROR, _RICH_TEXT = 8, 9, 10, 11, 62
_CELLS = frozenset((*range(_PACKED, _FORMULA_ERROR + 1), _RICH_TEXT))
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 1
_CONTENT = 8
"""First byte behind column and style of a cell."""
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def read_xlsb(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """Grids of all worksheets in the order of the tabs, and issues; a damaged file raises what the parsers raise.

    This format stores a result with every formula, so there are no formulas without one.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        if issue := package_issue(package):
            return [], [issue]
        workbook = read_workbook_parts(package)
        if issue := sheet_count_issue(len(workbook.sheets)):
            return [], [issue]
        grids: list[Grid] = []
        issues: list[Issue] = []
        for sheet in workbook.sheets:
            found, wrong = _Reader(sheet, workbook).read(package.read(sheet.part))
            grids += found
            issues += wrong
    return grids, issues


class _Reader:
    def __init__(self, sheet: BinarySheet, workbook: BinaryWorkbook) -> None:
        self._workbook = workbook
        self._sheet = SheetBuilder(sheet.name, sheet.hidden)
        self._row = 0

    def read(self, part: bytes) -> tuple[list[Grid], list[Issue]]:
        in_data = False
        for kind, content in records(part):
            if kind in (_DATA_BEGIN, _DATA_END):
                in_data = kind == _DATA_BEGIN
            elif in_data and kind in _CELLS:
                self._read_cell(kind, content)
            elif in_data and kind == _ROW:
                self._start_row(content)
            elif kind == _MERGE:
                top, bottom, left, right = numbers(content, 0, 4)
                self._sheet.merges.append((top, left, bottom, right))
            elif kind == _COLUMNS and content[16] & _COLUMN_HIDDEN:
                first, last = numbers(content, 0, 2)
                self._sheet.hidden_columns.append(range(first, last + 1))
        return self._sheet.finish()

    def _start_row(self, content: bytes) -> None:
        (self._row,) = numbers(content, 0, 1)
        if content[11] & _ROW_HIDDEN:
            self._sheet.hidden_rows.add(self._row)

    def _read_cell(self, kind: int, content: bytes) -> None:
        column, style = numbers(content, 0, 2)
        row, sheet = self._row, self._sheet
        if kind in (_NUMBER, _FORMULA_NUMBER):
            self._put_number(column, style, struct.unpack_from("<d", content, _CONTENT)[0])
        elif kind == _PACKED:
            self._put_number(column, style, packed_number(numbers(content, _CONTENT, 1)[0]))
        elif kind == _SHARED_TEXT:
            sheet.put(row, column, self._workbook.texts[numbers(content, _CONTENT, 1)[0]])
        elif kind in (_TEXT, _FORMULA_TEXT):
            sheet.put(row, column, wide_string(content, _CONTENT)[0])
        elif kind == _RICH_TEXT:
            sheet.put(row, column, wide_string(content, _CONTENT + 1)[0])
        elif kind in (_TRUTH, _FORMULA_TRUTH):
            sheet.put(row, column, content[_CONTENT] != 0)
        else:
            sheet.put_error(row, column, _ERRORS.get(content[_CONTENT], "#N/A"))

    def _put_number(self, column: int, style: int, number: float) -> None:
        if not math.isfinite(number):
            self._sheet.put_error(self._row, column, "#NUM!")
            return
        meaning = self._workbook.styles[style & 0xFFFFFF]
        if meaning == "date":
            value = date_value(number, self._workbook.since_1904)
            self._sheet.put(self._row, column, value, date=isinstance(value, str))
        else:
            self._sheet.put(self._row, column, number, percent=meaning == "percent")
