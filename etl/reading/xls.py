"""Sheets of an .xls workbook (BIFF) as grids, with formats, merged ranges, errors and what is hidden, all by xlrd."""

import os
from typing import Any

import xlrd
from xlrd.biffh import (
    XL_CELL_BLANK,
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    error_text_from_code,
)

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.grid_building import Merge, clip_merges, drop_covered_cells, merges_overlap
from etl.reading.number_formats import scales_by_hundred
from etl.reading.serial_dates import date_value
from etl.reading.size_checks import overlap_issue, sheet_count_issue, sheet_size_issue

_WITHOUT_CONTENT = frozenset({XL_CELL_EMPTY, XL_CELL_BLANK})


def read_xls(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """Grids of all worksheets in the order of the tabs, and issues; a damaged file raises whatever xlrd raises.

    A formula that was never calculated carries an empty text in this format, so its cell is blank; its text is not kept.
    """
    try:
        with open(os.devnull, "w") as nowhere:
            book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=nowhere
            )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            return [], [Issue("file_encrypted")]
        raise
    if issue := sheet_count_issue(book.nsheets):
        return [], [issue]
    grids, issues = [], []
    for sheet in book.sheets():
        height, width = _extent(sheet)
        if issue := sheet_size_issue(sheet.name, height, width):
            issues.append(issue)
        elif merges_overlap(merges := _merges(sheet, height, width), height, width):
            issues.append(overlap_issue(sheet.name))
        else:
            grids.append(_grid(book, sheet, height, width, merges))
    return grids, issues


def _extent(sheet: Any) -> tuple[int, int]:
    """Rows and columns from A1 to the last content; cells with a format alone are none."""
    height = width = 0
    for row in range(sheet.nrows):
        filled = [column for column, kind in enumerate(sheet.row_types(row)) if kind not in _WITHOUT_CONTENT]
        if filled:
            height, width = row + 1, max(width, filled[-1] + 1)
    return height, width


def _merges(sheet: Any, height: int, width: int) -> list[Merge]:
    merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return clip_merges(merges, height, width)


def _grid(book: Any, sheet: Any, height: int, width: int, merges: list[Merge]) -> Grid:
    grid = Grid(sheet.name, [[None] * width for _ in range(height)], hidden=sheet.visibility != 0)
    for row in range(height):
        _read_row(book, sheet, row, grid)
    grid.merges = merges
    drop_covered_cells(grid)
    grid.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden and row < grid.height}
    grid.hidden_columns = {
        column for column, info in sheet.colinfo_map.items() if info.hidden and column < grid.width
    }
    return grid


def _read_row(book: Any, sheet: Any, row: int, grid: Grid) -> None:
    values = grid.rows[row]
    for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
        if kind in _WITHOUT_CONTENT:
            continue
        if kind == XL_CELL_ERROR:
            grid.errors[row, column] = error_text_from_code.get(value, "#N/A")
        elif kind == XL_CELL_BOOLEAN:
            values[column] = bool(value)
        elif kind == XL_CELL_DATE:
            values[column] = date_value(value, bool(book.datemode))
            if isinstance(values[column], str):
                grid.date_cells.add((row, column))
        else:
            values[column] = value
            if kind == XL_CELL_NUMBER and _is_percent(book, sheet.cell_xf_index(row, column)):
                grid.percent_cells.add((row, column))


def _is_percent(book: Any, style: int) -> bool:
    declared = book.format_map.get(book.xf_list[style].format_key)
    return declared is not None and scales_by_hundred(declared.format_str)
