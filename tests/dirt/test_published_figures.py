"""Figures that offices published, some of which do not add up: what is accepted, what is named, what stays a fact."""

from pathlib import Path

import pytest

from etl.readings import SheetReading
from tests.dirt.sheets import read_text, shown_as
from tests.forms.workbook import facts

PROVINCE = "SỞ GD&ĐT TỈNH ĐIỆN BIÊN\nTỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2021-2022\n"
SCHOOL = "TRƯỜNG THCS MỘT\nBÁO CÁO CHẤT LƯỢNG GIÁO DỤC CUỐI NĂM HỌC 2020-2021\n"


def _told(reading: SheetReading) -> list[tuple[str, str, str, str]]:
    """(check, cell, reported, computed) of the issues, notes left out."""
    return [
        (issue.check, issue.cell, str(issue.facts.get("reported")), str(issue.facts.get("computed")))
        for issue in reading.issues
        if issue.severity != "note"
    ]


@pytest.mark.parametrize(
    ("head", "parts", "total", "told"),
    [
        (
            "Số HS",
            (58267, 85604, 33697, 22285, 937),
            "203.555",
            [("total_differs", "C9", "203555", "200790")],
        ),
        ("Số lớp", (2369, 3520, 887, 554, 37), "7.396", [("total_differs", "C9", "7396", "7367")]),
        ("Số điểm trường", (195, 164, 185, 39, 0), "193 điểm", [("total_differs", "C9", "193", "583")]),
        ("Số lớp", (2369, 3520, 1729, 554, 70), "8.242", []),
        ("Số HS", (58267, 85604, 59093, 22285, 2500), "227.749", []),
    ],
    ids=[
        "learners 09/2021",
        "classes 2023-2024",
        "schools 2025-2026",
        "classes 2021-2022",
        "learners 2021-2022",
    ],
)
def test_totals_of_a_province_are_compared_with_their_parts_and_the_parts_are_the_facts(
    head: str, parts: tuple[int, ...], total: str, told: list[object], tmp_path: Path
) -> None:
    rows = "\n".join(f"{number}|Trường TH số {number}|{part}|1" for number, part in enumerate(parts, 1))
    reading = read_text(tmp_path, f"{PROVINCE}TT|Trường|{head}|Số HS nữ\n{rows}\n|Tổng số|'{total}|5")
    assert reading.readings["value"][:5] == list(map(float, parts))
    assert _told(reading) == told


def test_classes_of_a_boarding_primary_school_do_not_add_up(tmp_path: Path) -> None:
    grades = "\n".join(
        f"{grade}|Lớp {grade}|{classes}" for grade, classes in enumerate((12, 11, 10, 10, 9), 1)
    )
    reading = read_text(
        tmp_path,
        "TRƯỜNG PTDTBT TIỂU HỌC MỘT\nBÁO CÁO ĐẦU NĂM HỌC 2021-2022\n"
        f"TT|Khối lớp|Số lớp\n{grades}\n|Toàn trường|54",
    )
    assert _told(reading) == [("total_differs", "C9", "54", "52")]
    assert reading.issues[0].facts["difference"] == "2"


def test_pupils_by_rating_do_not_add_up_and_no_cell_is_changed(tmp_path: Path) -> None:
    table = """
        STT | Khối lớp    | Số HS | Học lực | < | <
        ^   | ^           | ^     | Giỏi | Khá | TB
        1   | Lớp 6       | 220   | 50   | 150 | 20
        2   | Lớp 7       | 230   | 50   | 155 | 25
        3   | Lớp 8       | 222   | 44   | 154 | 24
        4   | Lớp 9       | 83    | 44   | 17  | 22
            | Toàn trường | 755   | 150  | 627 | 94
        """
    reading = read_text(tmp_path, SCHOOL + table.strip("\n"))
    assert _told(reading) == [
        ("total_differs", "D9", "150", "188"),
        ("total_differs", "E9", "627", "476"),
        ("total_differs", "F9", "94", "91"),
    ]
    assert any(line.startswith("E8") and line.endswith("= 17") for line in facts(reading))


@pytest.mark.parametrize(
    ("head", "part", "whole", "stated", "told"),
    [
        ("Phòng học kiên cố", "5724", "7438", "77,26", [("ratio_differs", "E5", "77.26", "76.9562")]),
        ("HS học 2 buổi/ngày", "43226", "61397", "70,2%", [("ratio_differs", "E5", "70.2", "70.4041")]),
        ("HS học 2 buổi/ngày", "1432", "1435", "99,8%", []),
        ("HS học 2 buổi/ngày", "382", "463", "82,51%", []),
    ],
)
def test_a_published_percentage_is_compared_with_its_parts(
    head: str, part: str, whole: str, stated: str, told: list[object], tmp_path: Path
) -> None:
    total = "Số phòng học" if "hòng" in head else "Số HS"
    reading = read_text(
        tmp_path,
        f"{PROVINCE}TT|Trường|{total}|{head}|<\n^|^|^|SL|%\n"
        f"1|TH Một|{whole}|{part}|'{stated}\n2|TH Hai|90|45|50\n3|TH Ba|80|60|75",
    )
    assert {float(whole), float(part)} <= set(reading.readings["value"])
    assert _told(reading) == told


def test_truncated_pupils_per_class_are_accepted(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        PROVINCE + "TT|Trường|Số lớp|Số HS|HS/lớp\n1|TH Một|2867|75975|'26,49\n2|TH Hai|1472|52898|'35,93",
    )
    assert _told(reading) == []


def test_a_comparison_printed_with_one_decimal_is_on_the_scale_of_hundred(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TIỂU HỌC NĂM HỌC 2003-2004
        TT | Trường | TH năm học 2002-2003 | KH năm học 2003-2004 | KH/TH (%)
        ^  | ^      | HS | HS | ^
        1  | TH Một | 2223 | 2222 | 99.955015744
        2  | TH Hai | 200  | 210  | 105
        3  | TH Ba  | 100  | 99   | 98
        """,
        shown_as("0.0", "E5", "E6", "E7"),
    )
    assert reading.readings["value"] == [2223, 200, 100, 2222, 210, 99]
    assert _told(reading) == [("ratio_differs", "E7", "98", "99")]
