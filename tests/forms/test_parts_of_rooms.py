"""Columns that split rooms by how they are built, where the rooms stand in a head of their own left of them."""

import pytest

from etl.forms import read_sheet
from etl.grid import Grid, Value
from etl.readings import SheetReading


def sheet(rooms: str) -> SheetReading:
    rows: list[list[Value]] = [
        ["TRƯỜNG TH NÀ TẤU", None, None, None, None],
        ["BÁO CÁO CƠ SỞ VẬT CHẤT ĐẦU NĂM HỌC 2023-2024", None, None, None, None],
        ["TT", "Trường", rooms, "Phân theo kết cấu", None],
        [None, None, None, "Phòng kiên cố", "Phòng tạm"],
        [1.0, "TH Nà Tấu", 10.0, 8.0, 2.0],
        [2.0, "TH Nà Nhạn", 11.0, 10.0, 1.0],
    ]
    return read_sheet(Grid("CSVC", rows, [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4)]))


def facts(reading: SheetReading) -> dict[str, tuple[str, str]]:
    read = reading.readings
    return dict(zip(read["cell"], zip(read["measure"], read["category"], strict=True), strict=True))


@pytest.mark.parametrize(
    ("rooms", "measure"),
    [("Số phòng học hiện có", "classrooms"), ("Phòng công vụ giáo viên", "teacher_housing_rooms")],
)
def test_parts_are_of_the_rooms_left_of_them(rooms: str, measure: str) -> None:
    found = facts(sheet(rooms))
    assert (found["C5"], found["D5"], found["E6"]) == (
        (measure, ""),
        (measure, "solid"),
        (measure, "temporary"),
    )


@pytest.mark.parametrize("rooms", ["Số phòng học cần có", "Phòng thư viện", "Số phòng học và phòng bộ môn"])
def test_parts_of_rooms_that_are_not_sure_are_asked_about(rooms: str) -> None:
    reading = sheet(rooms)
    assert not {"D5", "E5", "D6", "E6"} & facts(reading).keys()
    assert "D5" in {issue.cell for issue in reading.issues}
