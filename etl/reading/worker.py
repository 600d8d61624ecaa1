"""One file, from its bytes to what its sheets say. Runs in the limited child process, so it imports no heavy library."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from etl.forms import read_sheet
from etl.grid import Grid
from etl.issues import Issue
from etl.orders import NO_ORDERS, Orders
from etl.own_sheets import is_own
from etl.reading.corrected_cells import correct_cells
from etl.reading.grid_building import make_text_readable
from etl.reading.limits import limits
from etl.reading.size_checks import file_size_issue, part_count_issue
from etl.reading.sniff import FileKind, refusal, sniff
from etl.readings import WorkbookReading

_READERS = {
    FileKind.XLSX: ("etl.reading.xlsx", "read_xlsx"),
    FileKind.XLSB: ("etl.reading.xlsb", "read_xlsb"),
    FileKind.XLS: ("etl.reading.xls", "read_xls"),
    FileKind.ODS: ("etl.reading.ods", "read_ods"),
    FileKind.SPREADSHEETML: ("etl.reading.spreadsheetml", "read_spreadsheetml"),
    FileKind.HTML: ("etl.reading.html_sheet", "read_html"),
    FileKind.TEXT: ("etl.reading.separated", "read_separated"),
}
"""Module and function by kind, imported when a file of the kind comes: most children never see but one or two."""

Reader = Callable[[bytes], tuple[list[Grid], list[Issue]]]


def read_workbook(path: Path, orders: Orders = NO_ORDERS) -> WorkbookReading:
    """Everything that can be taken from one file; a file that cannot be read yields an issue of severity `refuse`."""
    grids, issues = read_grids(path)
    correct_cells(grids, orders.cells)
    return WorkbookReading(sheets=[read_sheet(grid, orders.headings) for grid in grids], issues=issues)


def read_grids(path: Path) -> tuple[list[Grid], list[Issue]]:
    """The sheets of one file in the order of their tabs, with readable text, and what is wrong with the file.

    Sheets that this program wrote for people are left out.
    """
    try:
        content = _content(path)
    except OSError:
        return [], [Issue("file_not_found")]
    if issue := file_size_issue(len(content)) or part_count_issue(content):
        return [], [issue]
    kind = sniff(content)
    if issue := refusal(kind):
        return [], [issue]
    grids, issues = _read(kind, content)
    grids = [grid for grid in grids if not is_own(grid)]
    return grids, [*issues, *_make_readable(grids)]


def _content(path: Path) -> bytes:
    """The bytes of a file, at most one more than a file may have; raises `OSError` for pipes, devices and folders.

    A file that grows or shrinks meanwhile is read once, as it is at that moment.
    """
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        return stream.read(min(os.fstat(stream.fileno()).st_size, limits().file_bytes) + 1)


def _read(kind: FileKind, content: bytes) -> tuple[list[Grid], list[Issue]]:
    module, name = _READERS[kind]
    read: Reader = getattr(import_module(module), name)
    try:
        return read(content)
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        # Damaged files make the libraries raise some twenty unrelated types, Rust panics among them, which are no Exception.
        return [], [Issue(FileKind.DAMAGED.value)]


def _make_readable(grids: list[Grid]) -> list[Issue]:
    """Make the texts of all sheets readable; notes say on which sheets they had to be decoded."""
    encodings = [(grid, make_text_readable(grid)) for grid in grids]
    return [Issue("legacy_encoding", grid.name, "", {"encoding": name}) for grid, name in encodings if name]
