"""A workbook written anew from what was read, for sources that cannot be marked in place (.xls, .ods, text):
values, merged cells, percentages, errors and what was hidden, with the marks and the list in front.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from etl.grid import Grid, Value
from etl.reading.cell_address import Place
from etl.returned.findings import Findings, Mark
from etl.returned.list_lines import WIDTHS, column_heads, head_lines, issue_lines
from etl.returned.style_part import FILLS
from etl.returned.texts import say

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_BORDER = {"border": 1, "border_color": "#B0B0B0"}
_WIDEST = 40


def rendered(grids: Sequence[Grid], name: str, findings: Findings) -> bytes:
    """The workbook as bytes; every text is written as text."""
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(target, options)
    looks = _Looks(book)
    _write_list(book, looks, grids, name, findings)
    for grid in grids:
        _write_grid(book, looks, grid, findings.marks.get(grid.name, {}))
    book.close()
    return target.getvalue()


class _Looks:
    """Formats by what they combine."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[tuple[tuple[str, object], ...], Any] = {}

    def __call__(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            self._known[key] = self._book.add_format(_FONT | properties)
        return self._known[key]


def _write_list(book: Any, looks: _Looks, grids: Sequence[Grid], name: str, findings: Findings) -> None:
    taken = {grid.name.casefold() for grid in grids}
    title = next(
        t
        for t in (say("sheet"), *(f"{say('sheet')} ({n})" for n in range(2, 999)))
        if t.casefold() not in taken
    )
    sheet = book.add_worksheet(title)
    head = head_lines(name, findings, rendered=True)
    for row, text in enumerate(head):
        sheet.write_string(row, 0, text, looks(bold=row == 0))
    top = len(head) + 1
    for column, text in enumerate(column_heads()):
        sheet.set_column(column, column, WIDTHS[column])
        sheet.write_string(
            top, column, text, looks(bold=True, bg_color="#1F3864", font_color="#FFFFFF", **_BORDER)
        )
    wrapped = {"text_wrap": True, "valign": "top", **_BORDER}
    for row, line in enumerate(issue_lines(findings, frozenset(grid.name for grid in grids)), start=top + 1):
        sheet.set_row(row, line.height)
        for column, text in enumerate(line.texts):
            fill = {"bg_color": _colour(line.severity)} if column == 0 else {}
            sheet.write_string(row, column, text, looks(**wrapped, **fill))
        if line.target:
            link = looks(**wrapped, font_color="#0B4F9E", underline=1)
            sheet.write_url(row, 2, f"internal:{line.target}", link, line.texts[2])
    sheet.freeze_panes(top + 1, 0)
    _print_across(sheet)
    sheet.repeat_rows(top)
    sheet.hide_gridlines(2)


def _write_grid(book: Any, looks: _Looks, grid: Grid, marks: dict[Place, Mark]) -> None:
    sheet = book.add_worksheet(grid.name)
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            mark = marks.get((row, column))
            if value is not None or mark or (row, column) in grid.errors:
                fill = {"bg_color": _colour(mark.severity)} if mark else {}
                percent = {"num_format": "0.0%"} if (row, column) in grid.percent_cells else {}
                _write(sheet, grid, (row, column), value, looks(**_BORDER, **fill, **percent))
            if mark:
                sheet.write_comment(
                    row, column, mark.comment, {"author": say("author"), "x_scale": 2.5, "y_scale": 1.6}
                )
    for top, left, bottom, right in grid.merges:
        value, mark = grid.rows[top][left], marks.get((top, left))
        fill = {"bg_color": _colour(mark.severity)} if mark else {}
        look = looks(text_wrap=True, align="center", **_BORDER, **fill)
        sheet.merge_range(top, left, bottom, right, "", look)
        _write(sheet, grid, (top, left), value, look)
    _size(sheet, grid)


def _write(sheet: Any, grid: Grid, place: Place, value: Value, look: Any) -> None:
    value = grid.errors.get(place, value)
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(*place, value, look)
    elif value is None:
        sheet.write_blank(*place, None, look)
    else:
        sheet.write_string(*place, value, look)


def _size(sheet: Any, grid: Grid) -> None:
    merged = {(top, left) for top, left, _, right in grid.merges if right > left}
    for column in range(grid.width):
        texts = [
            str(values[column])
            for row, values in enumerate(grid.rows)
            if values[column] is not None and (row, column) not in merged
        ]
        widths = sorted(max(map(len, text.split("\n"))) for text in texts) or [6]
        width = min(_WIDEST, widths[int(0.9 * (len(widths) - 1))] + 3)
        sheet.set_column(column, column, width, None, {"hidden": column in grid.hidden_columns})
    for row in grid.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    if grid.hidden:
        sheet.hide()
    _print_across(sheet)


def _print_across(sheet: Any) -> None:
    """A4 across, as wide as the paper."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _colour(severity: str) -> str:
    return f"#{FILLS[severity][2:]}"
