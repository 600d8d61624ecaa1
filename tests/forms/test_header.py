"""Tables, header paths and bounds."""

from pathlib import Path

from etl.forms.table.cover import Cover
from etl.forms.table.find import find_tables
from etl.forms.table.table import Table
from etl.reading.worker import read_grids
from tests.forms.workbook import write


def _tables(path: Path, text: str) -> list[Table]:
    grid = read_grids(write(path / "bieu.xlsx", text))[0][0]
    return find_tables(grid, Cover(grid))


def _paths(table: Table) -> list[str]:
    return [" > ".join(text for text, _ in path) for path in table.columns.values()]


def test_merged_heads_spread_over_their_columns(tmp_path: Path) -> None:
    (table,) = _tables(
        tmp_path,
        """
        STT | Trường | Kế hoạch | < | <
        ^   | ^      | Tổng số  | < | Nữ
        ^   | ^      | Lớp      | HS | ^
        1   | A      | 1        | 2  | 3
        """,
    )
    assert _paths(table) == ["Kế hoạch > Tổng số > Lớp", "Kế hoạch > Tổng số > HS", "Kế hoạch > Nữ"]


def test_unmerged_heads_spread_over_the_empty_cells_with_texts_below(tmp_path: Path) -> None:
    (table,) = _tables(
        tmp_path,
        """
        STT | Trường | Phòng học | | | Ghi chú
            |        | Nhu cầu | Hiện có | |
            |        |         | Kiên cố | Tạm |
        1   | A      | 1 | 2 | 3 |
        """,
    )
    assert _paths(table) == [
        "Phòng học > Nhu cầu",
        "Phòng học > Hiện có > Kiên cố",
        "Phòng học > Hiện có > Tạm",
    ]


def test_column_numbers_right_or_wrong_are_dropped(tmp_path: Path) -> None:
    for numbers in ("(1) | (2) | (3) | (4)", "A | B | 1 | 1", "1 | 2 | 3 | 4=3/2"):
        (table,) = _tables(tmp_path, f"STT | Trường | Lớp | HS\n{numbers}\n1 | A | 3 | 90")
        assert table.first_row == 2


def test_a_row_of_data_is_no_row_of_column_numbers(tmp_path: Path) -> None:
    (table,) = _tables(tmp_path, "STT | Khối | Lớp | HS\n1 | 6 | 3 | 90\n2 | 7 | 3 | 88")
    assert table.first_row == 1


def test_scratch_cells_beside_and_below_belong_to_no_table(tmp_path: Path) -> None:
    (table,) = _tables(
        tmp_path,
        """
        STT | Trường | Lớp | HS
        1   | A      | 3   | 90 | | | 1234
        Nơi nhận:
        77
        """,
    )
    assert (table.right, table.last_row) == (3, 1)


def test_ages_and_grades_as_bare_numbers_are_spoken_by_their_row(tmp_path: Path) -> None:
    (ages,) = _tables(tmp_path, "TT | Độ tuổi | 6 | 7\n | Năm sinh | 2017 | 2016\n1 | Tổng số trẻ | 5 | 6")
    assert _paths(ages) == ["6 tuổi", "7 tuổi"]
    assert ages.birth_years == {2: 2017, 3: 2016}
    (grades,) = _tables(tmp_path, "TT | Nội dung | Chia theo khối lớp | <\n^ | ^ | 6 | 7\n1 | Số HS | 5 | 6")
    assert _paths(grades) == ["Chia theo khối lớp > lớp 6", "Chia theo khối lớp > lớp 7"]


def test_a_second_table_below_has_its_own_head(tmp_path: Path) -> None:
    first, second = _tables(
        tmp_path,
        """
        TT | Tên phòng | Nhu cầu | Hiện có
        1  | Phòng y tế | 1 | 1

        TT | Đất đai, thiết bị | ĐVT | Số lượng
        1  | Diện tích đất | m2 | 500
        """,
    )
    assert (first.last_row, second.side) == (1, {"unit_of_measure": 2})
