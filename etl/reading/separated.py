"""A table written as text (CSV, TSV), whatever its name, as one grid. Numbers stay the text they are.

How a number is meant (`1.234`) is decided later by its column; here only columns are parted, or the file is refused.
"""

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.grid_building import ERROR_TEXTS
from etl.reading.separators import TooManyCellsError, has_separators, split_table
from etl.reading.sheet_builder import SheetBuilder
from etl.reading.size_checks import sheet_size_issue
from etl.reading.text_bytes import decode

ONLY_SHEET = "Sheet1"
"""Formats that know no sheets have one; Excel calls it so, and nothing is recognised by it."""


def read_separated(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """The one grid of a text table and issues; an undecidable encoding or separator refuses the file."""
    text = decode(content)
    if text is None:
        return [], [Issue("file_encoding_unclear")]
    try:
        records = split_table(text)
    except TooManyCellsError as error:
        issue = sheet_size_issue(ONLY_SHEET, error.rows, error.columns)
        return [], [issue or Issue("file_damaged")]
    if records is None:
        return [], [Issue("file_separator_unclear" if has_separators(text) else "file_is_text")]
    sheet = SheetBuilder(ONLY_SHEET)
    for row, record in enumerate(records):
        for column, field in enumerate(record):
            put_text(sheet, row, column, field)
    return sheet.finish()


def put_text(sheet: SheetBuilder, row: int, column: int, text: str) -> None:
    """A cell of a format that keeps nothing but text."""
    if text.strip() in ERROR_TEXTS:
        sheet.put_error(row, column, text.strip())
    elif text.strip():
        sheet.put(row, column, text)
