"""Workbooks of Excel 97 to 2003, written by xlwt: what was written comes back."""

import datetime as dt
from pathlib import Path
from typing import Any

import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reading.xls import read_xls
from tests.reading.workbooks import read, read_sheet, xls_bytes

TEXT = st.text(alphabet="aăâbcdđeêhinoôơtuưxyÀẢĐỆ -.,%<>&\"'=01\n", min_size=1, max_size=8)
VALUES = st.one_of(
    TEXT,
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.booleans(),
)
FORMATS = st.sampled_from(["General", "0%", "0.0%", '0.0"%"', "0.0\\%", "#,##0"])
PLACES = st.tuples(st.integers(0, 11), st.integers(0, 29))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(PLACES, st.tuples(VALUES, FORMATS), max_size=20), st.sets(st.integers(0, 11), max_size=2)
)
def test_every_written_cell_comes_back(
    cells: dict[tuple[int, int], tuple[Any, str]], hidden: set[int]
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang")
    for (row, column), (value, number_format) in cells.items():
        sheet.write(row, column, value, xlwt.easyxf(num_format_str=number_format))
    for number in hidden:
        sheet.row(number).hidden = True
        sheet.col(number).hidden = True
    grid = read_xls(xls_bytes(book))[0][0]
    found = {
        (row, column): value
        for row, values in enumerate(grid.rows)
        for column, value in enumerate(values)
        if value is not None
    }
    assert found == {place: value for place, (value, _) in cells.items()}
    assert {place for place, value in found.items() if isinstance(value, bool)} == {
        place for place, (value, _) in cells.items() if isinstance(value, bool)
    }
    assert grid.percent_cells == {
        place
        for place, (value, number_format) in cells.items()
        if number_format in ("0%", "0.0%") and isinstance(value, (int, float)) and not isinstance(value, bool)
    }
    assert grid.hidden_rows == {row for row in hidden if row < grid.height}
    assert grid.hidden_columns == {column for column in hidden if column < grid.width}


def test_dates_errors_merges_and_hidden_sheets(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Báo cáo")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    sheet.write(1, 1, dt.datetime(2023, 9, 5), day)
    sheet.write(1, 2, dt.datetime(2023, 9, 5, 7, 30), day)
    sheet.write(1, 3, 4_000_000, day)
    sheet.row(2).set_cell_error(1, "#DIV/0!")
    sheet.write_merge(3, 3, 0, 2, "Tổng số")
    book.add_sheet("Nháp").visibility = 1
    grids, issues = read(tmp_path, xls_bytes(book))
    assert issues == []
    grid = grids[0]
    assert grid.rows[1] == [None, "2023-09-05", "2023-09-05T07:30:00", 4_000_000.0]
    assert grid.date_cells == {(1, 1), (1, 2)}
    assert grid.errors == {(2, 1): "#DIV/0!"}
    assert grid.rows[3] == ["Tổng số", None, None, None]
    assert grid.merges == [(3, 0, 3, 2)]
    assert [(sheet.name, sheet.hidden) for sheet in grids] == [("Báo cáo", False), ("Nháp", True)]


def test_formatted_empty_cells_do_not_widen_the_sheet(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write(0, 0, 1)
    sheet.write(60000, 200, None, xlwt.easyxf("borders: left thin"))
    assert read_sheet(tmp_path, xls_bytes(book)).rows == [[1.0]]
