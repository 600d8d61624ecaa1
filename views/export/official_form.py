"""A table in the layout of an official form: letterhead, “Biểu số”, title, numbered rows, block of signatures.

The number of the form and every word of the frame are declared; only questions named there have a form.
"""

import io
from collections.abc import Sequence
from math import ceil

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.catalog.language import speaking
from indicators.catalog.texts import text, words
from views.exhibit import Column, Exhibit
from views.export.table_sheet import TableBook
from views.export.xlsx import LINE, OPTIONS, print_setup, styles_of, write_table

_FONT = "Times New Roman"
_OPTIONS = OPTIONS | {"default_format_properties": {"font_name": _FONT, "font_size": 12}}
_ORDER, _ORDER_WIDTH = "official_form_order", 6
_NARROWEST, _WIDEST = 10, 30
"""Letters that a column of a form holds: all columns of a form stand on one A4 page and can still be read."""
_HEAD_ROWS = 7
"""Rows above the table: letterhead, number, title, subject, stamp."""


def has_form(exhibit: Exhibit) -> bool:
    """Whether the question behind an exhibit has an official form."""
    return exhibit.asked is not None and exhibit.asked.question in words("official_form", "form")


def form(exhibit: Exhibit) -> bytes:
    """The exhibit as the bytes of an `.xlsx` file in the layout of its form; every row of the table."""
    assert exhibit.asked is not None
    buffer = io.BytesIO()
    book = TableBook(buffer, _OPTIONS)
    with speaking(exhibit.language):
        sheet = book.add_worksheet(text("official_form", "sheet"))
        columns = (
            Column(_ORDER, text("official_form", "order"), "count", width=_ORDER_WIDTH),
            *exhibit.columns,
        )
        table = exhibit.table.assign(**{_ORDER: range(1, len(exhibit.table) + 1)})
        widths = [_ORDER_WIDTH, *(_width(exhibit, column) for column in exhibit.columns)]
        write_table(
            sheet, styles_of(book), table, columns, _HEAD_ROWS, widths, _heights(table, columns, widths)
        )
        _write_head(sheet, book, exhibit, len(columns))
        _write_foot(sheet, book, exhibit, _HEAD_ROWS + len(table) + 2, len(columns))
    print_setup(sheet)
    sheet.repeat_rows(_HEAD_ROWS)
    book.close()
    return buffer.getvalue()


def _width(exhibit: Exhibit, column: Column) -> float:
    """As wide as its longest word or number, or as its text on few lines."""
    texts = [column.written(value) for value in exhibit.table[column.key].tolist()]
    longest = max(map(len, texts), default=0) + 3
    word = max((len(part) for part in column.label.split()), default=0) + 3
    return float(min(max(longest, word, _NARROWEST), _WIDEST))


def _heights(table: pd.DataFrame, columns: tuple[Column, ...], widths: Sequence[float]) -> list[float]:
    """Each row as tall as the lines of its longest text."""
    lines = [1] * len(table)
    for column, width in zip(columns, widths, strict=True):
        if column.kind == "text":
            for row, value in enumerate(table[column.key].tolist()):
                lines[row] = max(lines[row], ceil(len(column.written(value)) / width))
    return [LINE * count + 2 for count in lines]


def _centred(book: Workbook, **style: object) -> Format:
    return book.add_format(
        {"align": "center", "valign": "vcenter", "text_wrap": True, "font_name": _FONT} | style
    )


def _write_head(sheet: Worksheet, book: Workbook, exhibit: Exhibit, columns: int) -> None:
    assert exhibit.asked is not None
    question, last, middle = exhibit.asked.question, columns - 1, columns // 2
    bold, plain = _centred(book, bold=True), _centred(book)
    filters = list(exhibit.filters)
    unit = filters[1][1] if len(filters) > 1 else ""
    sheet.merge_range(0, 0, 0, middle - 1, unit.upper(), bold)
    sheet.merge_range(0, middle, 0, last, text("official_form", "nation"), bold)
    sheet.merge_range(
        1, middle, 1, last, text("official_form", "motto"), _centred(book, bold=True, underline=1)
    )
    number = words("official_form", "form")[question]
    sheet.merge_range(2, 0, 2, middle - 1, text("official_form", "number", number=number), plain)
    title = words("official_form", "title")[question]
    sheet.merge_range(3, 0, 3, last, title, _centred(book, bold=True, font_size=14))
    school_year = exhibit.asked.selection.school_year
    subject = text("official_form", "subject", unit=unit, school_year=school_year)
    sheet.merge_range(4, 0, 4, last, subject, plain)
    sheet.merge_range(5, 0, 5, last, exhibit.stamp, _centred(book, bold=True, font_color="#B34700"))


def _write_foot(sheet: Worksheet, book: Workbook, exhibit: Exhibit, top: int, columns: int) -> None:
    middle, last = columns // 2, columns - 1
    small = book.add_format({"italic": True, "font_name": _FONT, "font_size": 9})
    sheet.write_string(top - 1, 0, text("official_form", "source", source=exhibit.data_date), small)
    italic, bold = _centred(book, italic=True), _centred(book, bold=True)
    sheet.merge_range(top + 1, middle, top + 1, last, text("official_form", "place_date"), italic)
    for row, (left, right, style) in enumerate(
        (("prepared_by", "signed_by", bold), ("sign_note", "seal_note", italic)), top + 2
    ):
        sheet.merge_range(row, 0, row, middle - 1, text("official_form", left), style)
        sheet.merge_range(row, middle, row, last, text("official_form", right), style)
