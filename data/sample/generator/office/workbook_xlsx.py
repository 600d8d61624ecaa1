"""Pages → bytes of an .xlsx workbook, the same bytes for the same pages."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from generator.office.page import Page, Style
from generator.office.styles import FONT, LOOKS

ERRORS = {"#DIV/0!": "=1/0", "#REF!": "=#REF!"}
"""Error values, and the formula that leaves them in a cell."""
A3, A4 = 8, 9
WIDE = 20
"""Tables with more columns than this are printed on A3."""


class _Formats:
    """Formats of one workbook, made once each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[Style, object] = {}

    def of(self, style: Style) -> object:
        if style not in self._made:
            look = LOOKS[style.look]
            properties: dict[str, object] = {
                "font_name": FONT,
                "font_size": look.size,
                "bold": look.bold,
                "italic": look.italic,
                "underline": 1 if look.underline else 0,
                "align": look.align,
                "valign": "vcenter",
                "text_wrap": look.wrap,
                "border": 1 if look.border else 0,
                "num_format": style.number_format,
            }
            if look.fill:
                properties["bg_color"] = look.fill
            if look.colour:
                properties["font_color"] = look.colour
            self._made[style] = self._book.add_format(properties)
        return self._made[style]


def _print_setup(sheet: Any, page: Page, stamp: str) -> None:
    sheet.set_paper(A3 if len(page.widths) > WIDE else A4)
    if page.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer(f"&L{stamp}&RTrang &P/&N")
    if page.repeat_rows:
        sheet.repeat_rows(*page.repeat_rows)
        sheet.freeze_panes(page.repeat_rows[1] + 1, 2)


def _fill(sheet: Any, page: Page, formats: _Formats) -> None:
    inside = {
        (row, column)
        for r1, c1, r2, c2 in page.merges
        for row in range(r1, r2 + 1)
        for column in range(c1, c2 + 1)
        if (row, column) != (r1, c1)
    }
    for r1, c1, r2, c2 in page.merges:
        content, style = page.cells[r1, c1]
        sheet.merge_range(r1, c1, r2, c2, content, formats.of(style))
    for (row, column), (content, style) in sorted(page.cells.items(), key=lambda item: item[0]):
        if (row, column) in inside:
            continue
        look = formats.of(style)
        if content == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(content, str) and content in ERRORS:
            sheet.write_formula(row, column, ERRORS[content], look, content)
        elif isinstance(content, str):
            sheet.write_string(row, column, content, look)
        else:
            sheet.write_number(row, column, content, look)


def xlsx_bytes(pages: Sequence[Page], created: datetime, stamp: str) -> bytes:
    """The workbook as bytes. `created` is also the date of every part, so that nothing depends on the clock."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"title": stamp, "comments": stamp, "author": "", "created": created})
    formats = _Formats(book)
    for page in pages:
        sheet = book.add_worksheet(page.name)
        _fill(sheet, page, formats)
        for column, width in page.widths.items():
            sheet.set_column(column, column, width)
        for row, height in page.heights.items():
            sheet.set_row(row, height)
        _print_setup(sheet, page, stamp)
        if page.hidden:
            sheet.hide()
    book.close()
    return target.getvalue()
