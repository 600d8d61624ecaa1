"""A head "Học 2 buổi/ngày" without a noun counts what its numbers prove."""

from pathlib import Path

import pytest

from tests.forms.workbook import checks, facts, read

HEAD = "PHÒNG GD&ĐT\nTHỐNG KÊ SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC\n"


def _stated(folder: Path, first: int, second: int) -> tuple[list[str], list[str]]:
    reading = read(
        folder,
        HEAD + "TT|Trường|Số lớp|Số HS|Học 2 buổi/ngày\n"
        f"1|TH Một|10|250|{first}\n2|TH Hai|11|270|{second}\n3|TH Ba|5|100|0",
    )
    return [line.split()[4] for line in facts(reading) if line.startswith("E")], checks(reading)


@pytest.mark.parametrize(
    ("first", "second", "measure"),
    [(250, 200, "two_session_pupils"), (10, 11, "two_session_classes")],
)
def test_numbers_tell_pupils_from_classes(tmp_path: Path, first: int, second: int, measure: str) -> None:
    assert _stated(tmp_path, first, second) == ([measure] * 3, [])


@pytest.mark.parametrize(("first", "second"), [(9, 8), (260, 270), (250, 8)])
def test_what_the_numbers_leave_open_is_asked_about(tmp_path: Path, first: int, second: int) -> None:
    assert _stated(tmp_path, first, second) == ([], ["column_words_unknown E4"])


def test_each_grade_is_told_by_its_own_classes(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        HEAD + "TT|Trường|Khối 1|<|<|Khối 2|<|<\n^|^|Lớp|HS|2 buổi/ngày|Lớp|HS|2 buổi/ngày\n"
        "1|TH Một|2|50|50|2|60|60\n2|TH Hai|3|70|70|2|50|50",
    )
    assert [line for line in facts(reading) if "two_session" in line] == [
        f"{cell} {school} (primary): two_session_pupils grade={grade} 2023-2024 start actual = {number}"
        for cell, school, grade, number in (
            ("E5", "TH Một", 1, 50),
            ("H5", "TH Một", 2, 60),
            ("E6", "TH Hai", 1, 70),
            ("H6", "TH Hai", 2, 50),
        )
    ]
