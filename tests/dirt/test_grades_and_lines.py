"""Grades over schools, lines that name what they sum up, one grade among those of an age, what a standard asks for."""

from pathlib import Path

from tests.dirt.sheets import REPORT, expect, read_text

SURVEY = "UBND XÃ MƯỜNG A\nBAN CHỈ ĐẠO PCGD, XMC\nTHỐNG KÊ PHỔ CẬP GIÁO DỤC\nThời điểm điều tra 30/9/2023, năm học 2023-2024\n"


def test_grades_that_stand_above_their_schools_hold_for_them(tmp_path: Path) -> None:
    sheet = """
        STT | Khối / trường | Số lớp | Số HS
            | KHỐI 1        | 5      | 130
        1   | TH Một        | 2      | 50
        2   | TH Hai        | 3      | 80
            | KHỐI 2        | 4      | 110
        1   | TH Một        | 2      | 60
        2   | TH Hai        | 2      | 50
        """
    expect(
        read_text(tmp_path, REPORT + sheet.lstrip("\n")),
        """
        C5 TH Một (primary): classes grade=1 = 2
        D5 TH Một (primary): pupils grade=1 = 50
        C6 TH Hai (primary): classes grade=1 = 3
        D6 TH Hai (primary): pupils grade=1 = 80
        C8 TH Một (primary): classes grade=2 = 2
        D8 TH Một (primary): pupils grade=2 = 60
        C9 TH Hai (primary): classes grade=2 = 2
        D9 TH Hai (primary): pupils grade=2 = 50
        """,
    )


def test_the_sum_of_a_grade_is_checked_against_its_schools(tmp_path: Path) -> None:
    sheet = """
        STT | Khối / trường | Số lớp | Số HS
            | KHỐI 1        | 5      | 140
        1   | TH Một        | 2      | 50
        2   | TH Hai        | 3      | 80
        """
    assert [
        (issue.check, issue.cell) for issue in read_text(tmp_path, REPORT + sheet.lstrip("\n")).issues
    ] == [("total_differs", "D4")]


def test_grades_below_each_school_stay_with_it(tmp_path: Path) -> None:
    sheet = """
        STT | Trường / khối | Số lớp
        1   | TH Một        | 4
            | Khối 1        | 2
            | Khối 2        | 2
        2   | TH Hai        | 5
            | Khối 1        | 3
            | Khối 2        | 2
        """
    expect(
        read_text(tmp_path, REPORT + sheet.lstrip("\n")),
        """
        C5 TH Một (primary): classes grade=1 = 2
        C6 TH Một (primary): classes grade=2 = 2
        C8 TH Hai (primary): classes grade=1 = 3
        C9 TH Hai (primary): classes grade=2 = 2
        """,
    )


def test_a_line_may_name_the_lines_that_it_sums_up(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        SURVEY
        + """TT | Nội dung                 | 3 tuổi | 4 tuổi
        1  | Số trẻ trong độ tuổi     | 90     | 95
        2  | Số trẻ đang học tại xã   | 80     | 90
        3  | Số trẻ đi học nơi khác   | 2      | 3
        4  | Cộng số trẻ ra lớp (2+3) | 82     | 93
        """,
    )
    values = dict(zip(reading.readings["cell"], reading.readings["value"], strict=True))
    measures = dict(zip(reading.readings["cell"], reading.readings["measure"], strict=True))
    assert (measures["C9"], values["C9"], values["D9"]) == ("attending_residents", 82, 93)
    assert reading.issues == []


def test_of_those_in_one_grade_only_six_year_olds_in_grade_one_are_counted(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        SURVEY
        + """TT | Nội dung                     | 6 tuổi | 7 tuổi
        1  | Số trẻ trong độ tuổi         | 90     | 95
        2  | Đang học lớp 1               | 89     | 1
           | Đang học lớp 2               | 0      | 93
        3  | Cộng số trẻ đang học tiểu học | 89    | 94
        """,
    )
    told = zip(*(reading.readings[name] for name in ("cell", "measure", "age")), strict=True)
    assert [one for one in told if one[1] != "residents"] == [
        ("C7", "grade_1_residents", "6"),
        ("C9", "primary_studying_residents", "6"),
        ("D9", "primary_studying_residents", "7"),
    ]
    assert "same_fact_twice" not in {issue.check for issue in reading.issues}


def test_what_a_standard_asks_for_is_no_figure_of_the_commune(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        SURVEY
        + """TT | Tiêu chuẩn                                   | Số phải phổ cập | Số đạt | Tỷ lệ (%) | Yêu cầu (%)
        1  | Trẻ 11 tuổi hoàn thành chương trình tiểu học | 100             | 98     | 98        | 90
        """,
    )
    told = zip(*(reading.readings[name] for name in ("cell", "measure", "value")), strict=True)
    assert list(told) == [("C6", "obliged_residents", 100), ("D6", "primary_completed_residents", 98)]


def test_heads_may_carry_roman_numbers(tmp_path: Path) -> None:
    sheet = "STT|Trường|I. Lớp|II. Học sinh\n1|TH Một|10|250"
    expect(
        read_text(tmp_path, REPORT + sheet.lstrip("\n")),
        "C4 TH Một (primary): classes = 10\nD4 TH Một (primary): pupils = 250",
    )


def test_the_nursery_of_a_school_may_name_its_months_in_brackets(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        TRƯỜNG MẦM NON CÁNH ÉN
        BÁO CÁO SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        TT | Nhóm, lớp              | Số nhóm, lớp | Số trẻ
        1  | Nhà trẻ (24-36 tháng)  | 3            | 60
        2  | Mẫu giáo 3-4 tuổi      | 2            | 50
        """,
    )
    told = zip(*(reading.readings[name] for name in ("cell", "measure", "grade")), strict=True)
    assert set(told) == {
        ("C4", "classes", "nursery"),
        ("D4", "pupils", "nursery"),
        ("C5", "classes", "k3"),
        ("D5", "pupils", "k3"),
    }
