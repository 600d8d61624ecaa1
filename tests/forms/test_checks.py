"""Checks inside a sheet: what does not add up is named at its cell, and no fact changes."""

from pathlib import Path

import pytest

from etl.forms.sheet_issues import cell_ranges
from tests.forms.workbook import checks, facts, places, read

HEAD = "PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU CUỐI NĂM HỌC 2023-2024 CẤP TIỂU HỌC\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("STT|Trường|Lớp|HS\n1|TH Một|10|250\n2|TH Hai|11|270\n|Tổng cộng|21|521", ["total_differs D6"]),
        ("STT|Trường|Lớp|HS\n|Tổng cộng|22|520\n1|TH Một|10|250\n2|TH Hai|11|270", ["total_differs C4"]),
        ("STT|Trường|HS|Nữ\n1|TH Một|250|251\n2|TH Hai|270|130", ["part_exceeds_whole D4"]),
        ("STT|Trường|Số lớp|Lớp học 2 buổi/ngày\n1|TH Một|10|11", ["part_exceeds_whole D4"]),
        (
            "STT|Trường|Số HS|HS lớp 1|HS lớp 2|HS lớp 3|HS lớp 4|HS lớp 5\n1|TH Một|101|20|20|20|20|20",
            ["parts_differ C4"],
        ),
        (
            "STT|Trường|Sĩ số đầu năm|Bỏ học|<\n^|^|^|SL|%\n1|TH A|50|1|2\n2|TH B|40|2|5\n3|TH C|40|1|4",
            ["ratio_differs E7"],
        ),
        (
            "STT|Trường|Lớp|HS|HS/lớp\n1|TH A|10|255|25.5\n2|TH B|10|266|26.6\n3|TH C|10|250|30",
            ["ratio_differs E6"],
        ),
    ],
)
def test_what_does_not_add_up_is_named_at_its_cell(table: str, expected: list[str], tmp_path: Path) -> None:
    assert checks(read(tmp_path, HEAD + table)) == expected


@pytest.mark.parametrize(
    "table",
    [
        "STT|Trường|HS|Trực tiếp|Tỷ lệ chuyên cần (%)\n1|TH Một|75975||99.8",
        "STT|Trường|Lớp|HS|BQ HS/lớp\n1|TH Một|2867|75975|26.49\n2|TH Hai|1472|52898|35.93",
        "STT|Trường|Lớp|HS\n1|TH Một|10|250\n2|TH Hai|11|\n|Cộng|21|520",
    ],
)
def test_truncated_ratios_and_totals_over_gaps_are_accepted(table: str, tmp_path: Path) -> None:
    assert checks(read(tmp_path, HEAD + table)) == []


def test_a_wrong_total_changes_no_fact(tmp_path: Path) -> None:
    reading = read(tmp_path, HEAD + "STT|Trường|Lớp|HS\n1|TH Một|10|250\n2|TH Hai|11|270\n|Tổng cộng|21|521")
    assert places(reading) == ["C4", "D4", "C5", "D5"]


def test_two_columns_of_one_meaning_with_different_numbers_are_not_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path, HEAD + "STT|Trường|Số lớp|Số HS|Học sinh\n1|TH Một|10|250|240\n2|TH Hai|11|270|260"
    )
    assert places(reading) == ["C4", "C5"]
    assert checks(reading) == ["columns_say_the_same D4"]


def test_a_blank_beside_a_written_zero_is_missing_not_zero(tmp_path: Path) -> None:
    lines = facts(read(tmp_path, HEAD + "STT|Trường|HS|Bỏ học\n1|TH Một|250|0\n2|TH Hai|270|\n3|TH Ba|200|-"))
    assert [line.split()[-1] for line in lines if "dropouts" in line] == ["0", "missing", "0"]


def test_a_blank_that_nothing_is_due_for_is_no_gap(tmp_path: Path) -> None:
    sheet = (
        "TRƯỜNG TIỂU HỌC MỘT\nBÁO CÁO TỔNG KẾT NĂM HỌC 2022-2023\n"
        "TT|Khối lớp|Số HS|HTXS|HTT|HT|CHT|HTCT tiểu học\n"
        "1|Lớp 1|30|10|10|9|1|\n4|Lớp 4|40||20|19|1|\n5|Lớp 5|50||20|30|0|50\n|Toàn trường|120|10|50|58|2|50"
    )
    reading = read(tmp_path, sheet)
    assert [issue.check for issue in reading.issues] == []
    assert "missing" not in " ".join(facts(reading))
    assert {line.split(": ")[1].split()[2] for line in facts(reading) if "rated" in line} == {
        "tt27.excellent", "tt27.good", "tt27.complete", "tt27.incomplete",
        "tt22p.good", "tt22p.complete", "tt22p.incomplete",
    }  # fmt: skip


def test_cells_are_named_as_the_fewest_rectangles() -> None:
    block = [(row, column) for row in (1, 2, 3) for column in (2, 3, 4)]
    assert cell_ranges([*block, (5, 2), (7, 2)]) == "C2:E4, C6, C8"
    assert cell_ranges([(1, 2), (2, 2), (2, 3)]) == "C2:C3, D3"
    assert cell_ranges([(1, 2), (1, 4)]) == "C2, E2"
    scattered = cell_ranges([(2 * row, 0) for row in range(70)])
    assert scattered.endswith("A119 … (+10)")


def test_a_named_share_of_classes_is_compared_where_all_others_are_whole(tmp_path: Path) -> None:
    sheet = (
        "BÁO CÁO SỐ LIỆU TIỂU HỌC ĐẦU NĂM HỌC 2024-2025\n"
        "TT|Trường|Số lớp|Học 2 buổi/ngày|<|Tỷ lệ lớp 2 buổi (%)\n^|^|^|Số lớp|Số HS|^\n"
        "1|TH Một|10|10|250|100\n2|TH Hai|12|12|300|96.4\n3|TH Ba|8|8|200|100"
    )
    assert checks(read(tmp_path, sheet)) == ["ratio_differs F5"]


def test_a_share_behind_several_grades_is_of_all_of_them(tmp_path: Path) -> None:
    """8 of 261 are 3.07 %, 34 of 1131 are 3.01 %; a share that neither gives is named."""
    sheet = (
        "UBND XÃ A\nSỐ LIỆU HỌC SINH SƠ KẾT HỌC KỲ I NĂM HỌC 2025-2026 CẤP THCS\n"
        "TT|Trường|Tổng số HS|Khối 6|<|Khối 7|<|Khối 8|<|Khối 9|<|Tỷ lệ bỏ học (%)\n"
        "^|^|^|HS|Bỏ học|HS|Bỏ học|HS|Bỏ học|HS|Bỏ học|^\n"
        "1|THCS Một|1131|302|9|261|8|307|9|261|8|{}\n"
        "2|THCS Hai|602|159|5|166|5|118|4|159|5|3.16\n"
        "3|THCS Ba|1733|461|14|427|13|425|13|420|13|3.06"
    )
    assert checks(read(tmp_path, sheet.format("3.01"))) == []
    assert checks(read(tmp_path, sheet.format("4.2"))) == ["ratio_differs L5"]
