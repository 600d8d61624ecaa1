"""The exported workbook, opened with another library: types, formats, words."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from views.exhibit import Column, Exhibit
from views.export.xlsx import workbook


@pytest.fixture
def exhibit() -> Exhibit:
    table = pd.DataFrame(
        {
            "name": ["=HACK()", "http://example.org", "00123"],
            "pupils": [1234.0, 0.0, None],
            "rate": [97.8, 100 * 113 / 119, None],
            "limit": [95.0, 95.0, 95.0],
            "gap": [2.8, -0.04, None],
            "day": [date(2023, 9, 5), None, date(2024, 1, 15)],
        }
    )
    columns = (
        Column("name", "Trường"),
        Column("pupils", "Số học sinh (em)", "count"),
        Column("rate", "Tỷ lệ", "percent", threshold="limit"),
        Column("gap", "Chênh lệch (điểm)", "points"),
        Column("day", "Ngày", "date"),
    )
    return Exhibit(
        question="Trường nào chưa đạt?",
        finding="2/3 trường đạt.",
        table=table,
        columns=columns,
        coverage="2/3 trường đã báo cáo",
        filters=(("Năm học", "2023-2024"), ("Đơn vị", "=1+1")),
        notes=("Ghi chú một",),
        definitions=(("Tỷ lệ", "Tử số chia mẫu số"),),
        sources=pd.DataFrame({"Tệp": ["bao-cao.xlsx"], "Ngày nhận": ["05/09/2023"]}),
        stamp="SỐ LIỆU MÔ PHỎNG",
        data_date="05/09/2023",
    )


def opened(exhibit: Exhibit) -> tuple[Worksheet, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(exhibit)))
    return book["Số liệu"], book["Nguồn"]


def head_row(sheet: Worksheet) -> int:
    return next(row for row in range(1, 30) if sheet.cell(row, 1).value == "Trường")


def test_text_that_looks_like_a_formula_or_link_or_number_stays_text(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    top = head_row(sheet)
    cells = [sheet.cell(top + i, 1) for i in (1, 2, 3)]
    assert [cell.value for cell in cells] == ["=HACK()", "http://example.org", "00123"]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_numbers_are_numbers_and_rates_are_percentages(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    top = head_row(sheet)
    assert sheet.cell(top + 1, 2).value == 1234
    assert sheet.cell(top + 1, 2).number_format == "#,##0"
    assert sheet.cell(top + 2, 2).value == 0
    assert sheet.cell(top + 1, 3).value == pytest.approx(0.978)
    assert sheet.cell(top + 1, 3).number_format == "0.0%"
    assert sheet.cell(top + 1, 5).value.date() == date(2023, 9, 5)


def test_a_rate_below_its_threshold_keeps_the_digits_that_show_it(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    assert sheet.cell(head_row(sheet) + 2, 3).number_format == "0.00%"


def test_a_missing_number_is_a_dash_and_not_zero(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    assert sheet.cell(head_row(sheet) + 3, 2).value == "–"


def test_title_filters_stamp_and_count_stand_above_the_table(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    words = [sheet.cell(row, 1).value for row in range(1, head_row(sheet))]
    assert words[0] == "Trường nào chưa đạt?"
    assert "SỐ LIỆU MÔ PHỎNG" in words
    assert "Năm học: 2023-2024" in words
    assert any(word and word.startswith("Số dòng: 3") for word in words)


def test_the_head_is_frozen_and_filters_itself(exhibit: Exhibit) -> None:
    sheet, _ = opened(exhibit)
    top = head_row(sheet)
    assert sheet.freeze_panes == f"B{top + 1}"
    assert sheet.auto_filter.ref == f"A{top}:E{top + 3}"
    assert sheet.print_title_rows == f"${top}:${top}"


def test_the_source_sheet_lists_files_coverage_and_definitions(exhibit: Exhibit) -> None:
    _, sheet = opened(exhibit)
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    for expected in (
        "bao-cao.xlsx",
        "2/3 trường đã báo cáo",
        "Tử số chia mẫu số",
        "Ghi chú một",
        "05/09/2023",
    ):
        assert expected in words


def test_definitions_of_the_sheet_of_sources_are_shown_in_full(exhibit: Exhibit) -> None:
    meaning = "Số thực hiện chia cho số được giao, chỉ tính trường được giao chỉ tiêu này. " * 3
    _, sources = opened(replace(exhibit, definitions=(("Tỷ lệ", meaning.strip()),)))
    row = next(row for row in sources.iter_rows() if row[1].value == meaning.strip())
    assert row[1].alignment.wrap_text
    assert sources.row_dimensions[row[1].row].height >= 3 * 15
