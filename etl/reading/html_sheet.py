"""An HTML page that calls itself a workbook, as one grid: its tables and lines below each other, as Excel opens it."""

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.html_cells import html_value
from etl.reading.html_scan import HtmlScan
from etl.reading.html_table import Block, UnclearHtmlError
from etl.reading.separated import ONLY_SHEET, put_text
from etl.reading.sheet_builder import SheetBuilder
from etl.reading.text_bytes import decode


def read_html(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """The one grid of a page and issues; a page whose tables have no one reading as a sheet is refused."""
    text = decode(content)
    if text is None:
        return [], [Issue("file_encoding_unclear")]
    scan = HtmlScan()
    try:
        scan.feed(text)
        scan.close()
    except UnclearHtmlError:
        return [], [Issue("file_html_unclear")]
    sheet = SheetBuilder(scan.sheet_names[0] if len(scan.sheet_names) == 1 else ONLY_SHEET)
    row, hidden_columns = 0, set[int]()
    for block in scan.blocks:
        _add_block(sheet, block, row)
        hidden_columns |= block.hidden_columns
        row += block.height
    sheet.hidden_columns = [range(column, column + 1) for column in hidden_columns]
    return sheet.finish()


def _add_block(sheet: SheetBuilder, block: Block, first: int) -> None:
    for (row, column), cell in block.cells.items():
        found = html_value(cell.text, cell.attributes)
        if isinstance(found.value, str):
            put_text(sheet, first + row, column, found.value)
        else:
            sheet.put(first + row, column, found.value, percent=found.is_percent)
    sheet.merges += [(first + top, left, first + bottom, right) for top, left, bottom, right in block.merges]
    sheet.hidden_rows.update(first + row for row in block.hidden_rows)
