"""Heads that say more than what they count: a unit of measure, a date, a kind of unit, a list; what only heads or compares."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.dirt.sheets import REPORT, expect, read_text

END = "PHÒNG GD&ĐT HUYỆN A\nTỔNG HỢP SỐ LIỆU CUỐI NĂM HỌC 2023-2024 CẤP THCS\n"
SURVEY = "UBND HUYỆN A\nBAN CHỈ ĐẠO PCGD, XMC\nTỔNG HỢP SỐ LIỆU PHỔ CẬP GIÁO DỤC MẦM NON\nThời điểm điều tra 30/9/2023, năm học 2023-2024\n"
SCHOOL = "PHÒNG GD&ĐT HUYỆN A\nTRƯỜNG TIỂU HỌC MỘT\nBÁO CÁO CUỐI NĂM HỌC 2023-2024\n"


def table(text: str) -> str:
    return text.lstrip("\n")


def test_a_unit_of_measure_in_a_head_repeats_what_it_counts(tmp_path: Path) -> None:
    sheet = """
        STT | Trường | Số lớp (ĐVT: lớp) | Số HS (đơn vị tính: học sinh) | Máy tính phục vụ học tập (máy)
        1   | TH Một | 5                 | 140                           | 20
        """
    expect(
        read_text(tmp_path, REPORT + table(sheet)),
        """
        C4 TH Một (primary): classes = 5
        D4 TH Một (primary): pupils = 140
        E4 TH Một (primary): computers = 20
        """,
    )


def test_a_date_of_another_school_year_in_a_head_is_that_years(tmp_path: Path) -> None:
    sheet = """
        STT | Trường | Số HS đến 15/9/2023 | Số HS đến 15/9/2022
        1   | TH Một | 140                 | 130
        """
    expect(
        read_text(tmp_path, REPORT + table(sheet)),
        """
        C4 TH Một (primary): pupils = 140
        D4 TH Một (primary): pupils 2022-2023 start actual = 130
        """,
    )


def test_kinds_of_units_over_their_names_are_no_name(tmp_path: Path) -> None:
    sheet = """
        STT | Chỉ tiêu                  | Xã, phường |          |
            |                           | Xã Mường Ẳng | P. Him Lam | Cộng
        1   | Trẻ 5 tuổi phải phổ cập   | 100        | 80       | 180
        2   | Trẻ 5 tuổi ra lớp         | 99         | 80       | 179
        """

    def merge(drawn: Worksheet) -> None:
        drawn.merge_cells("C5:D5")

    expect(
        read_text(tmp_path, SURVEY + table(sheet), merge),
        """
        C7 Xã Mường Ẳng: obliged_residents age=5 2023-2024 survey actual = 100
        D7 P. Him Lam: obliged_residents age=5 2023-2024 survey actual = 80
        C8 Xã Mường Ẳng: attending_residents age=5 2023-2024 survey actual = 99
        D8 P. Him Lam: attending_residents age=5 2023-2024 survey actual = 80
        """,
    )


def test_groups_below_a_number_of_children_only_tell_which(tmp_path: Path) -> None:
    sheet = """
        STT | Trường | Số nhóm, lớp |             | Số trẻ   |
            |        | Nhóm trẻ     | Lớp 5 tuổi  | Nhóm trẻ | Lớp 5 tuổi
        1   | MN Một | 3            | 4           | 70       | 102
        """

    def merge(drawn: Worksheet) -> None:
        drawn.merge_cells("C3:D3")
        drawn.merge_cells("E3:F3")

    expect(
        read_text(tmp_path, REPORT.replace("TIỂU HỌC", "MẦM NON") + table(sheet), merge),
        """
        C5 MN Một (preschool): classes grade=nursery = 3
        D5 MN Một (preschool): classes grade=k5 = 4
        E5 MN Một (preschool): pupils grade=nursery = 70
        F5 MN Một (preschool): pupils grade=k5 = 102
        """,
    )


def test_a_column_of_differences_is_none_of_movements_either(tmp_path: Path) -> None:
    sheet = """
        TT | Nội dung              | Năm trước (2022-2023) | Năm báo cáo (2023-2024) | Tăng, giảm
        1  | Số học sinh chuyển đi | 11                    | 7                       | -4
        2  | Số học sinh bỏ học    | 4                     | 8                       | 4
        """
    expect(
        read_text(tmp_path, SCHOOL + table(sheet)),
        """
        C5 TRƯỜNG TIỂU HỌC MỘT: transfers_out 2022-2023 end actual = 11
        D5 TRƯỜNG TIỂU HỌC MỘT: transfers_out 2023-2024 end actual = 7
        C6 TRƯỜNG TIỂU HỌC MỘT: dropouts 2022-2023 end actual = 4
        D6 TRƯỜNG TIỂU HỌC MỘT: dropouts 2023-2024 end actual = 8
        """,
    )


def test_a_heading_that_lists_what_its_table_counts_says_nothing_of_one_column(tmp_path: Path) -> None:
    sheet = """
        I. Giáo viên, phòng máy
        STT | Trường | Giáo viên Tin học | Số máy tính
        1   | TH Một | 1                 | 18

        II. Lớp, học sinh
        STT | Trường | Số lớp            | Số HS
        1   | TH Một | 5                 | 140
        """
    expect(
        read_text(tmp_path, REPORT + table(sheet)),
        """
        C5 TH Một (primary): teachers subject.informatics = 1
        D5 TH Một (primary): computers = 18
        C9 TH Một (primary): classes = 5
        D9 TH Một (primary): pupils = 140
        """,
    )


def test_a_head_that_names_every_grade_that_is_due_is_of_the_level(tmp_path: Path) -> None:
    sheet = """
        STT | Trường   | Lên lớp (lớp 6, 7, 8) | Bỏ học (lớp 6, 7)
        1   | THCS Một | 621                   | 3
        """
    expect(
        read_text(tmp_path, END + table(sheet)),
        "C4 THCS Một (lower_secondary): promoted_pupils 2023-2024 end actual = 621",
        "warning column_words_unknown D4",
    )


def test_the_total_of_a_school_over_its_grades_across_is_its_own_number(tmp_path: Path) -> None:
    sheet = """
        TT | Nội dung                                | THCS Một |         |      | THCS Hai |         |
           |                                         | Khối 6   | Khối 7  | Cộng | Khối 6   | Khối 7  | Cộng
        1  | Số lớp                                  | 8        | 7       | 15   | 5        | 4       | 9
        """

    def merge(drawn: Worksheet) -> None:
        drawn.merge_cells("C3:E3")
        drawn.merge_cells("F3:H3")

    expect(
        read_text(tmp_path, END + table(sheet), merge),
        """
        C5 THCS Một (lower_secondary): classes grade=6 2023-2024 end actual = 8
        D5 THCS Một (lower_secondary): classes grade=7 2023-2024 end actual = 7
        E5 THCS Một (lower_secondary): classes 2023-2024 end actual = 15
        F5 THCS Hai (lower_secondary): classes grade=6 2023-2024 end actual = 5
        G5 THCS Hai (lower_secondary): classes grade=7 2023-2024 end actual = 4
        H5 THCS Hai (lower_secondary): classes 2023-2024 end actual = 9
        """,
    )


def test_a_row_of_percentages_is_held_against_the_whole_that_explains_most_of_it(tmp_path: Path) -> None:
    sheet = """
        TT | Nội dung               | Lớp 1 | Lớp 2 | Lớp 3 | Lớp 4
        1  | Tổng số học sinh       | 100   | 120   | 110   | 130
        2  | Học sinh bỏ học        | 1     | 3     | 2     | 2
           | Tỷ lệ bỏ học (%)       | 1     | 2,5   | 1,82  | 4,5
        """
    reading = read_text(tmp_path, SCHOOL + table(sheet))
    assert [(issue.check, issue.cell) for issue in reading.issues] == [("ratio_differs", "F7")]


def test_a_month_in_a_head_is_that_months(tmp_path: Path) -> None:
    sheet = """
        STT | Trường | HS tháng 10 | Sĩ số HS tháng 11
        1   | TH Một | 140            | 138
        """
    expect(
        read_text(
            tmp_path,
            "PHÒNG GD&ĐT HUYỆN A\nBÁO CÁO TÌNH HÌNH DUY TRÌ SĨ SỐ HỌC SINH THÁNG 11 NĂM HỌC 2023-2024\n"
            + table(sheet),
        ),
        """
        C4 TH Một: pupils 2023-2024 m10 actual = 140
        D4 TH Một: pupils 2023-2024 m11 actual = 138
        """,
    )


def test_a_column_that_says_of_whom_its_rows_count_is_read_with_them(tmp_path: Path) -> None:
    sheet = """
        STT | Phường       | Đối tượng        | Tổng số người 15-25 tuổi | Biết chữ mức độ 1 15-25 tuổi
        1   | Phường Hoa   | Chung            | 8928                     | 8880
        2   | Phường Hoa   | Nữ               | 4303                     | 4279
        3   | Phường Hoa   | Dân tộc thiểu số | 88                       | 87
        """
    reading = read_text(tmp_path, SURVEY.replace("MẦM NON", "XÓA MÙ CHỮ") + table(sheet))
    assert reading.issues == []
    assert sorted(set(reading.readings["group"])) == ["", "ethnic_minority", "female"]


def test_a_school_whose_name_is_made_of_known_words_is_a_school(tmp_path: Path) -> None:
    sheet = """
        STT | Trường                 | Số lớp
        1   | Trường Tiểu học Đồi Cọ | 12
        2   | Trường Tiểu học Múa    | 9
        """
    expect(
        read_text(tmp_path, REPORT + table(sheet)),
        """
        C4 Trường Tiểu học Đồi Cọ (primary): classes = 12
        C5 Trường Tiểu học Múa (primary): classes = 9
        """,
    )
