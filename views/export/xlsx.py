"""An exhibit as a workbook: the table with its title, filters and stamp, and a sheet that says where it comes from.

Numbers are numbers, rates are percentages, text is text: a school named `=HACK()` stays a name.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import ceil
from typing import Any

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.catalog.language import speaking
from indicators.catalog.texts import text
from views import formats
from views.exhibit import Column, Exhibit
from views.export.table_sheet import TableBook, TableSheet, number_cell, text_cell

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_A4 = 9
_NUMBER_FORMATS = {
    "count": "#,##0",
    "level": "0",
    "signed": "+#,##0;-#,##0;0",
    "date": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh:mm",
}
_PERCENT = [f"0.{'0' * decimals}%" if decimals else "0%" for decimals in range(8)]
_DAY_ZERO = pd.Timestamp(1899, 12, 30)
_WIDEST = 60
_HEAD_HEIGHT = 32
LINE = 15.0
"""Height of a line, points."""
_SOURCE_WIDTHS = (44.0, 90.0, 18.0, 14.0)
"""Columns of the sheet of sources: name, meaning; for files: day, count."""
_CELL = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}


@dataclass(frozen=True)
class Styles:
    """The cell styles of one workbook; formats by number format are made once."""

    book: Workbook
    title: Format
    bold: Format
    name: Format
    wrapped: Format
    head: Format
    text: Format
    dash: Format
    stamp: Format
    by_code: dict[str, Format]

    def number(self, code: str) -> Format:
        """Style of a number cell; `code` is an Excel number format."""
        if code not in self.by_code:
            self.by_code[code] = self.book.add_format(_CELL | {"num_format": code})
        return self.by_code[code]


def workbook(exhibit: Exhibit) -> bytes:
    """The exhibit as the bytes of an `.xlsx` file: sheets “Số liệu” and “Nguồn”."""
    buffer = io.BytesIO()
    book = TableBook(buffer, OPTIONS)
    styles = styles_of(book)
    with speaking(exhibit.language):
        _write_figures(book.add_worksheet(text("export", "sheet.figures")), styles, exhibit)
        _write_sources(book.add_worksheet(text("export", "sheet.sources")), styles, exhibit)
    book.close()
    return buffer.getvalue()


def styles_of(book: Workbook) -> Styles:
    return Styles(
        book=book,
        title=book.add_format({"bold": True, "font_size": 14}),
        bold=book.add_format({"bold": True, "valign": "top"}),
        name=book.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        head=book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "bg_color": "#DCE6EE",
                "valign": "vcenter",
                "align": "center",
            }
        ),
        text=book.add_format(_CELL | {"text_wrap": True, "num_format": "@", "align": "left", "indent": 1}),
        dash=book.add_format(_CELL | {"align": "right"}),
        stamp=book.add_format({"bold": True, "font_color": "#B34700"}),
        by_code={},
    )


def _write_figures(sheet: TableSheet, styles: Styles, exhibit: Exhibit) -> None:
    sheet.write_string(0, 0, exhibit.question, styles.title)
    sheet.write_string(1, 0, exhibit.finding, styles.bold)
    row = 2
    if exhibit.stamp:
        sheet.write_string(row, 0, exhibit.stamp, styles.stamp)
        row += 1
    for label, value in exhibit.filters:
        sheet.write_string(row, 0, f"{label}: {value}")
        row += 1
    for line in (
        exhibit.coverage,
        text("export", "rows", count=formats.number(len(exhibit.table))),
    ):
        if line:
            sheet.write_string(row, 0, line)
            row += 1
    write_table(sheet, styles, exhibit.table, exhibit.columns, row + 1)
    print_setup(sheet)
    sheet.repeat_rows(row + 1)


def write_table(
    sheet: TableSheet,
    styles: Styles,
    table: pd.DataFrame,
    columns: tuple[Column, ...],
    top: int,
    widths: Sequence[float] = (),
    heights: Sequence[float] = (),
) -> None:
    """Head in row `top` (counted from 0), every row of the table below it, frozen and filtered.

    `widths` of the columns in letters and `heights` of the rows in points, where they are not left to the contents.
    """
    shown = widths or [_width(table, column) for column in columns]
    for place, (column, width) in enumerate(zip(columns, shown, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, column.label, styles.head)
    sheet.write_columns(top + 1, [_cells(styles, table, column) for column in columns], heights)
    sheet.set_row(top, _HEAD_HEIGHT)
    sheet.freeze_panes(top + 1, 1)
    if len(table):
        sheet.autofilter(top, 0, top + len(table), len(columns) - 1)


def _cells(styles: Styles, table: pd.DataFrame, column: Column) -> list[str]:
    """The cells of one column: words where a number is hidden or missing, otherwise what the column holds."""
    values = table[column.key].tolist()
    is_missing = table[column.key].isna().tolist()
    hidden = table[column.hidden].tolist() if column.hidden else repeat(False)
    in_words, dash = text_cell(styles.text), text_cell(styles.dash)
    missing = in_words("") if column.kind == "text" else dash(formats.MISSING)
    small_group = in_words(text("export", "small_group"))
    written = _writer(styles, column)
    limits = table[column.threshold].tolist() if column.threshold else repeat(None)
    return [
        small_group if is_hidden else missing if is_open else written(value, limit)
        for value, is_open, is_hidden, limit in zip(values, is_missing, hidden, limits, strict=False)
    ]


def _writer(styles: Styles, column: Column) -> Callable[[Any, float | None], str]:
    """How a value of a column is written beside its threshold."""
    if column.kind == "text":
        in_words = text_cell(styles.text)
        return lambda value, _: in_words(str(value))
    if column.kind in ("date", "moment"):
        on_day = number_cell(styles.number(_NUMBER_FORMATS[column.kind]))
        return lambda value, _: on_day(_excel_day(value))
    of_format = cache(lambda code: number_cell(styles.number(code)))
    if column.kind == "percent":
        return lambda value, limit: of_format(_percent_format(column, value, limit))(float(value) / 100)
    return lambda value, limit: of_format(_number_format(column, value, limit))(float(value))


def _excel_day(value: Any) -> float:
    """Days since the turn of 1900 as Excel counts them."""
    return float((pd.Timestamp(value) - _DAY_ZERO) / pd.Timedelta(days=1))


def _percent_format(column: Column, value: float, limit: float | None) -> str:
    """As many digits as the screen shows: a rate just below its threshold does not read as the threshold."""
    if limit is None:
        return _PERCENT[column.decimals]
    written = formats.percent(value, limit, column.decimals)
    return _PERCENT[formats.shown_decimals(written)]


def _number_format(column: Column, value: float, limit: float | None) -> str:
    if column.kind == "figure":
        decimals = formats.shown_decimals(formats.figure(value, limit))
        return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    digits = f".{'0' * column.decimals}" if column.decimals else ""
    if column.kind == "points":
        return f"+0{digits};-0{digits};0{digits}"
    return _NUMBER_FORMATS.get(column.kind, f"#,##0{digits}")


def _width(table: pd.DataFrame, column: Column) -> float:
    longest = (
        max((len(str(value)) for value in table[column.key].tolist()), default=0)
        if column.kind == "text"
        else 0
    )
    return float(min(max(column.width, longest + 2, len(column.label) / 2 + 2), _WIDEST))


def print_setup(sheet: Worksheet) -> None:
    """A4 landscape, all columns on one page, page x of y at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(text("export", "footer"))


def _write_sources(sheet: Worksheet, styles: Styles, exhibit: Exhibit) -> None:
    print_setup(sheet)
    for place, width in enumerate(_SOURCE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, text("export", "sources.title"), styles.title)
    row = 2
    for label, value in _facts_of(exhibit):
        sheet.write_string(row, 0, label, styles.name)
        sheet.write_string(row, 1, value, styles.wrapped)
        lines = max(
            ceil(len(words) / width) for words, width in zip((label, value), _SOURCE_WIDTHS, strict=False)
        )
        sheet.set_row(row, LINE * lines)
        row += 1
    if exhibit.sources.empty:
        return
    row += 1
    sheet.write_string(row, 0, text("export", "sources.files"), styles.title)
    for place, head in enumerate(exhibit.sources.columns):
        sheet.write_string(row + 1, place, str(head), styles.head)
        for offset, value in enumerate(exhibit.sources[head].tolist()):
            sheet.write_string(row + 2 + offset, place, str(value), styles.text)


def _facts_of(exhibit: Exhibit) -> list[tuple[str, str]]:
    label = text("export", "sources.note")
    lines = [
        (text("export", "sources.data_date"), exhibit.data_date),
        (text("export", "sources.coverage"), exhibit.coverage),
        *((name, meaning) for name, meaning in exhibit.definitions),
        *((label, note) for note in exhibit.notes),
        (text("export", "sources.signs"), text("export", "sources.dash")),
    ]
    return [(name, value) for name, value in lines if value]
