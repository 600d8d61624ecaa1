"""Nobody can mistake the sample for real figures, and nothing in it names a person or a real school."""

import io
import re
from typing import Any

import pytest
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

STAMP = "SỐ LIỆU MÔ PHỎNG"


@pytest.fixture(scope="module")
def sheets(made: Any) -> dict[tuple[str, str], list[list[Any]]]:
    """Every sheet's cells by (path, sheet)."""
    found = {}
    for path, content in made.files.items():
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in book.sheets_metadata:
            assert meta.typ == SheetTypeEnum.WorkSheet
            found[path, meta.name] = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
    return found


def test_every_sheet_carries_the_stamp(sheets: dict[tuple[str, str], list[list[Any]]]) -> None:
    without = [
        where
        for where, rows in sheets.items()
        if not any(isinstance(cell, str) and STAMP in cell for row in rows for cell in row)
    ]
    assert without == []


def test_one_workbook_hides_a_draft(made: Any) -> None:
    hidden = [
        (path, meta.name)
        for path, content in made.files.items()
        for meta in CalamineWorkbook.from_filelike(io.BytesIO(content)).sheets_metadata
        if meta.visible != SheetVisibleEnum.Visible
    ]
    assert hidden == [("2024-2025/Bieu giao chi tieu 2024-2025.xlsx", "Nhap")]


def test_school_names_are_clearly_fictitious(told: Any) -> None:
    real_places = {commune.name.split(" ", 1)[1] for commune in (*told.communes, *told.joined_areas)}
    for school in told.schools:
        assert re.search(r"Mẫu|Mô phỏng", school.name), school.name
        assert not any(place in school.name for place in real_places), school.name


def test_officers_are_codes(told: Any) -> None:
    assert all(re.fullmatch(r"CV-(MN|TH|THCS)-0\d", school.officer) for school in told.schools)


def test_letterheads_keep_the_office_layout(sheets: dict[tuple[str, str], list[list[Any]]]) -> None:
    for (path, sheet), rows in sheets.items():
        texts = [cell for row in rows for cell in row if isinstance(cell, str)]
        if path.startswith(("danh-muc", "bang-")):  # lists have no letterhead
            continue
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts, (path, sheet)
        assert "(Ký tên, đóng dấu)" in texts, (path, sheet)
