"""Long workbooks: the same cells as short ones, whatever the texts hold, readable by every reader."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
import python_calamine
from openpyxl.utils.escape import unescape

from views.exhibit import Column, Exhibit
from views.export import long_workbook
from views.export.table_sheet import number_cell
from views.export.xlsx import OPTIONS, TableBook, workbook

NAMES = ("=1+1", "_x000B_ Trường", "Dòng\nhai\x0b", " Lề ", "<b>&\"'", "Ẩm Thực 😀", "")
LONG = "ờ" * 40_000


def exhibit(rows: int) -> Exhibit:
    table = pd.DataFrame(
        {
            "name": [NAMES[i % len(NAMES)] for i in range(rows)],
            "rate": [100 * i / 7 if i % 3 else None for i in range(rows)],
            "limit": [95.0] * rows,
            "count": list(range(rows)),
            "day": [date(2024, 2, 29) if i % 2 else None for i in range(rows)],
            "at": [datetime(2024, 9, 5, 7, 30)] * rows,
            "small": [i % 5 == 0 for i in range(rows)],
        }
    )
    columns = (
        Column("name", "Tên"),
        Column("rate", "Tỷ lệ", "percent", threshold="limit"),
        Column("count", "Số em", "count", hidden="small"),
        Column("day", "Ngày", "date"),
        Column("at", "Lúc", "moment"),
    )
    return Exhibit("Hỏi?", "Đáp.", table, columns)


def body(content: bytes, rows: int) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Số liệu"]
    return list(sheet.iter_rows(min_row=sheet.max_row - rows + 1, values_only=True))


def test_every_cell_of_a_table_is_the_value_of_its_row() -> None:
    asked = exhibit(70)
    for i, (name, rate, count, day, at) in enumerate(body(workbook(asked), 70)):
        assert unescape(str(name or "")) == NAMES[i % len(NAMES)]
        assert rate == (pytest.approx(i / 7, rel=1e-15) if i % 3 else "–")
        assert count == ("ẩn: nhóm nhỏ" if i % 5 == 0 else i)
        assert day == (datetime(2024, 2, 29) if i % 2 else "–")
        assert at == datetime(2024, 9, 5, 7, 30)


def test_texts_are_never_formulas_and_signs_that_xml_forbids_survive() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(exhibit(7))))
    cells = [row[0] for row in book["Số liệu"].iter_rows(min_row=book["Số liệu"].max_row - 6)]
    assert [unescape(str(cell.value or "")) for cell in cells] == list(NAMES)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    asked = exhibit(1)
    asked.table.loc[0, "name"] = LONG
    assert body(workbook(asked), 1)[0][0] == LONG[:32_767]


def test_another_reader_finds_the_same_cells() -> None:
    content = workbook(exhibit(30))
    rows = (
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_name("Số liệu")
        .to_python()
    )
    assert [row[2] for row in rows[-29:]] == ["ẩn: nhóm nhỏ" if i % 5 == 0 else i for i in range(1, 30)]


def test_a_number_without_end_is_refused_before_it_spoils_a_file() -> None:
    book = TableBook(io.BytesIO(), OPTIONS)
    with pytest.raises(ValueError, match="inf"):
        number_cell(book.add_format({"num_format": "0"}))(float("inf"))


def test_a_process_of_its_own_writes_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replace(exhibit(300), cells=lambda row: pd.DataFrame({"row": [row]}), language="en")
    here = long_workbook.workbook_of(asked)
    monkeypatch.setattr(long_workbook, "_SHORT", 100)
    aside = long_workbook.workbook_of(asked)
    ours, theirs = (openpyxl.load_workbook(io.BytesIO(content)) for content in (here, aside))
    assert ours.sheetnames == theirs.sheetnames == ["Figures", "Sources"]
    for name in ours.sheetnames:
        assert [[(cell.value, cell.number_format) for cell in row] for row in ours[name].iter_rows()] == [
            [(cell.value, cell.number_format) for cell in row] for row in theirs[name].iter_rows()
        ]


def test_lines_below_a_table_stay_below_it() -> None:
    buffer = io.BytesIO()
    book = TableBook(buffer, OPTIONS)
    sheet = book.add_worksheet("Số liệu")
    style = book.add_format({"num_format": "0"})
    sheet.write_string(4, 0, "dưới")
    sheet.write_columns(1, [[number_cell(style)(value) for value in (1.0, 2.0, 3.0)]])
    sheet.write_string(0, 0, "trên")
    book.close()
    opened = openpyxl.load_workbook(buffer)["Số liệu"]
    assert [row[0] for row in opened.iter_rows(values_only=True)] == ["trên", 1, 2, 3, "dưới"]
