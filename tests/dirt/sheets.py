"""What a sheet written as text states and what is said about it, as tables short enough to read in a test.

A fact stands as "C4 TH Một (primary): classes = 10"; year, period and kind are written only where they are not those
of `REPORT`, the report that most tests are about. An issue stands as "warning total_differs D6".
"""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms import read_sheet
from etl.reading.worker import read_grids
from etl.readings import SheetReading
from tests.forms.workbook import facts, write

REPORT = "PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC\n"
TARGETS = "UBND HUYỆN A\nCHỈ TIÊU PHỔ CẬP GIÁO DỤC NĂM HỌC 2023-2024\n"
_ORDINARY = " 2023-2024 start actual ="

Edit = Callable[[Worksheet], None]


def read_text(folder: Path, text: str, edit: Edit | None = None, name: str = "Biểu 1") -> SheetReading:
    """The reading of the sheet that the text describes, changed by `edit` beforehand."""
    path = write(folder / "bieu.xlsx", text, name)
    if edit:
        book = openpyxl.load_workbook(path)
        assert isinstance(book.active, Worksheet)
        edit(book.active)
        book.save(path)
    (grid,), found = read_grids(path)
    reading = read_sheet(grid)
    reading.issues[:0] = found
    return reading


def shown_as(code: str, *cells: str) -> Edit:
    """Gives the cells this number format."""

    def edit(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].number_format = code

    return edit


def expect(reading: SheetReading, stated: str, said: str = "") -> None:
    """Exactly these facts and exactly these issues, notes among them, one a line; the order of issues is free."""
    assert [line.replace(_ORDINARY, " =") for line in facts(reading)] == _lines(stated)
    issues = [f"{issue.severity} {issue.check} {issue.cell}".strip() for issue in reading.issues]
    assert sorted(issues) == sorted(_lines(said))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
