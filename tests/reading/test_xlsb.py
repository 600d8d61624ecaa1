"""Binary workbooks: calamine, which knows values but no formats, is the judge of values."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from etl.reading.xlsb import read_xlsb
from tests.reading.biff12_writer import ERROR_CODES, BinarySheet, xlsb_bytes
from tests.reading.workbooks import read, read_sheet, with_part

SHEET = "xl/worksheets/sheet1.bin"
VALUES = st.one_of(
    st.text(alphabet="aăâbcdđeêhinoôơtuưxyÀẢĐỆ -.,%<>&\"'=01\n", min_size=1, max_size=8).filter(str.strip),
    st.integers(-(10**9), 10**9).map(float),
    st.integers(-(10**8), 10**8).map(lambda number: number / 100),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.booleans(),
    st.sampled_from(sorted(ERROR_CODES)),
)
FORMATS = st.sampled_from(["General", "0%", "0.0%", '0.0"%"', "0.0\\%", "#,##0"])
PLACES = st.tuples(st.integers(0, 11), st.integers(0, 29))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(PLACES, st.tuples(VALUES, FORMATS), min_size=1, max_size=20), st.booleans())
def test_every_cell_is_what_calamine_and_the_writer_say(
    cells: dict[tuple[int, int], tuple[Any, str]], as_formulas: bool
) -> None:
    values = {place: value for place, (value, _) in cells.items()}
    formats = {place: code for place, (_, code) in cells.items()}
    content = xlsb_bytes(BinarySheet("Trang", values, formats, as_formulas=as_formulas))
    grid = read_xlsb(content)[0][0]
    found = {
        (row, column): value
        for row, line in enumerate(grid.rows)
        for column, value in enumerate(line)
        if value is not None
    }
    assert found | grid.errors == values
    assert {place for place, value in found.items() if isinstance(value, bool)} == {
        place for place, value in values.items() if isinstance(value, bool)
    }
    assert grid.percent_cells == {
        place
        for place, value in values.items()
        if isinstance(value, float) and formats[place] in ("0%", "0.0%")
    }
    judge = (
        CalamineWorkbook.from_filelike(BytesIO(content))
        .get_sheet_by_name("Trang")
        .to_python(skip_empty_area=False)
    )
    for (row, column), value in values.items():
        judged = judge[row][column] if row < len(judge) and column < len(judge[row]) else ""
        assert judged == ("" if value in ERROR_CODES else value)


def test_dates_merges_hidden_parts_and_several_sheets(tmp_path: Path) -> None:
    day = (dt.date(2023, 9, 5) - dt.date(1899, 12, 30)).days
    report = BinarySheet(
        "Báo cáo",
        {(0, 0): "Tổng số", (0, 1): "che", (1, 0): float(day), (1, 1): 0.998, (2, 2): 7.0},
        formats={(1, 0): "dd/mm/yyyy", (1, 1): "0.0%"},
        merges=[(0, 0, 0, 1)],
        hidden_rows={2},
        hidden_columns={2},
    )
    grids, issues = read(
        tmp_path, xlsb_bytes(report, BinarySheet("Nháp", {(0, 0): 1.0}, hidden=True)), "a.xlsx"
    )
    assert issues == []
    grid = grids[0]
    assert grid.rows == [["Tổng số", None, None], ["2023-09-05", 0.998, None], [None, None, 7.0]]
    assert (grid.date_cells, grid.percent_cells, grid.merges) == ({(1, 0)}, {(1, 1)}, [(0, 0, 0, 1)])
    assert (grid.hidden_rows, grid.hidden_columns) == ({2}, {2})
    assert [(sheet.name, sheet.hidden) for sheet in grids] == [("Báo cáo", False), ("Nháp", True)]


@pytest.mark.parametrize(
    "damage", [lambda part: part[:-7], lambda part: part[: len(part) // 2], lambda part: part + b"\xff"]
)
def test_a_part_that_was_cut_off_is_damaged_and_not_half_read(tmp_path: Path, damage: Any) -> None:
    content = xlsb_bytes(BinarySheet("Trang", {(row, 0): 1.5 for row in range(30)}))
    grids, issues = read(tmp_path, with_part(content, SHEET, damage))
    assert (grids, [issue.check for issue in issues]) == ([], ["file_damaged"])


def test_numbers_of_texts_and_styles_that_do_not_exist_are_damage(tmp_path: Path) -> None:
    content = xlsb_bytes(BinarySheet("Trang", {(0, 0): "a", (1, 0): 1.5}))
    for part in ("xl/sharedStrings.bin", "xl/styles.bin"):
        grids, issues = read(tmp_path, with_part(content, part, lambda _: b""))
        assert (grids, [issue.check for issue in issues]) == ([], ["file_damaged"])


def test_one_cell_at_the_far_corner_is_reported(tmp_path: Path) -> None:
    grids, issues = read(tmp_path, xlsb_bytes(BinarySheet("Trang", {(0, 0): 1.0, (1048575, 16383): 2.0})))
    assert grids[0].rows == [[1.0]]
    assert [issue.facts["first"] for issue in issues] == ["XFD1048576"]


def test_an_ordinary_binary_workbook_has_no_issue(tmp_path: Path) -> None:
    assert read_sheet(tmp_path, xlsb_bytes(BinarySheet("Trang", {(0, 0): "Hoa Mơ 😀"}))).rows == [
        ["Hoa Mơ 😀"]
    ]
