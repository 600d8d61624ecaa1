"""Which rows and columns sum up others, and which state a number of their own."""

from pathlib import Path

import pytest

from tests.forms.workbook import checks, facts, places, read

OWN = "PHÒNG GD&ĐT HUYỆN A\nTRƯỜNG TH&THCS MƯỜNG A\nBÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2023-2024\n"
STAFF = "PHÒNG GD&ĐT HUYỆN A\nTHỐNG KÊ ĐỘI NGŨ ĐẦU NĂM HỌC 2023-2024\n"


@pytest.mark.parametrize("head", ["Cấp học, lớp", "Bậc học/khối", "Khối lớp", "Nội dung"])
def test_a_level_over_its_grades_sums_them_up(tmp_path: Path, head: str) -> None:
    reading = read(
        tmp_path,
        OWN + f"STT|{head}|Số lớp|Số HS\nI|Cấp tiểu học|5|100\n1|Lớp 1|2|40\n2|Lớp 2|3|60\n"
        "II|Cấp THCS|2|71\n3|Lớp 6|2|70\n|Toàn trường|7|170",
    )
    assert places(reading) == ["C6", "D6", "C7", "D7", "C9", "D9"]
    assert checks(reading) == ["total_differs D8"]


def test_a_level_behind_its_grades_sums_them_up(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        OWN + "STT|Khối lớp|Số lớp|Số HS\n1|Lớp 1|2|40\n2|Lớp 2|3|60\n|Tiểu học|5|100\n"
        "3|Lớp 6|2|70\n|THCS|2|70\n|Toàn trường|7|170",
    )
    assert places(reading) == ["C5", "D5", "C6", "D6", "C8", "D8"]
    assert facts(reading)[-1].split()[5:9] == ["(lower_secondary):", "pupils", "grade=6", "2023-2024"]
    assert checks(reading) == []


def test_the_total_of_a_school_beside_its_groups_is_its_number(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        STAFF + "TT|Nội dung|TH Một|<|TH Hai|<\n^|^|Tổng số|Trong đó nữ|Tổng số|Trong đó nữ\n"
        "1|Hiệu trưởng|1|1|1|0\n2|Giáo viên|20|18|30|29",
    )
    assert facts(reading)[4:6] == [
        "C6 TH Một: teachers 2023-2024 start actual = 20",
        "D6 TH Một: teachers female 2023-2024 start actual = 18",
    ]
    assert len(facts(reading)) == 8


def test_the_total_of_a_school_beside_its_levels_is_compared_with_them(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        STAFF + "TT|Nội dung|TH&THCS Ba|<|<|TH Hai\n^|^|Tổng số|Cấp TH|Cấp THCS|^\n"
        "1|Giáo viên|20|12|8|30\n2|Nhân viên y tế|3|1|1|1",
    )
    assert places(reading) == ["D5", "E5", "F5", "D6", "E6", "F6"]
    assert checks(reading) == ["total_differs C6"]


def test_a_line_over_the_next_table_is_no_row_of_the_one_above(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "UBND XÃ A\nBÁO CÁO ĐẦU NĂM HỌC 2025-2026\n1. Quy mô\nTT|Trường|Số lớp|Số HS\n1|TH Một|4|100\n"
        "2. Chỗ ở, bếp ăn của học sinh bán trú\nTT|Trường|Phòng ở HS bán trú|Bếp ăn\n1|TH Một|4|1",
    )
    assert [line.split()[3] for line in facts(reading)] == ["classes", "pupils", "boarding_rooms", "kitchens"]
    assert reading.issues == []
