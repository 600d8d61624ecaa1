"""Heads and labels that only their neighbours or the title explain: policies beside schools, bare names across, unmerged heads."""

from pathlib import Path

from etl.readings import SheetReading
from tests.dirt.sheets import REPORT, expect, read_text


def told(reading: SheetReading, *names: str) -> list[tuple[object, ...]]:
    """These columns of the readings, row by row, units by their names."""
    rows = zip(*(reading.readings[name] for name in ("mention", *names)), strict=True)
    return [(reading.mentions[mention].text, *rest) for mention, *rest in rows]


def test_a_column_of_policies_beside_the_schools_says_what_each_row_counts(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        TỔNG HỢP CHẾ ĐỘ CHÍNH SÁCH HỌC SINH TIỂU HỌC CUỐI NĂM HỌC 2023-2024
        STT | Trường | Chế độ                 | Số HS thuộc diện hưởng | Số HS đã hưởng
        1   | TH Một | Miễn, giảm học phí     | 54                     | 52
        1   | TH Một | Hỗ trợ chi phí học tập | 35                     | 32
        """,
    )
    assert told(reading, "measure", "category", "value") == [
        ("TH Một", "entitled_pupils", "tuition", 54),
        ("TH Một", "supported_pupils", "tuition", 52),
        ("TH Một", "entitled_pupils", "study_cost", 35),
        ("TH Một", "supported_pupils", "study_cost", 32),
    ]


def test_the_level_of_a_mixed_school_does_not_reach_the_next_school(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        PHÒNG GD&ĐT HUYỆN A
        TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        STT | Trường              | Số lớp
        1   | TH&THCS Một (cấp TH) | 10
        2   | THCS Hai            | 8
        """,
    )
    assert told(reading, "level") == [("TH&THCS Một (cấp TH)", "primary"), ("THCS Hai", "")]


def test_heads_repeated_instead_of_merged_are_one_group(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        TRƯỜNG TIỂU HỌC MỘT
        THỐNG KÊ SỐ LIỆU ĐẦU NĂM HỌC 2023-2024
        STT | Khối   | Lớp    | Lớp                 | Học sinh | Học sinh
            |        | Số lớp | Lớp học 2 buổi/ngày | Tổng số  | Nữ
        1   | Khối 1 | 3      | 2                   | 80       | 39
        2   | Khối 2 | 4      | 4                   | 90       | 41
        """,
    )
    assert sorted(told(reading, "measure", "grade", "group", "value")) == [
        ("TRƯỜNG TIỂU HỌC MỘT", "classes", "1", "", 3),
        ("TRƯỜNG TIỂU HỌC MỘT", "classes", "2", "", 4),
        ("TRƯỜNG TIỂU HỌC MỘT", "pupils", "1", "", 80),
        ("TRƯỜNG TIỂU HỌC MỘT", "pupils", "1", "female", 39),
        ("TRƯỜNG TIỂU HỌC MỘT", "pupils", "2", "", 90),
        ("TRƯỜNG TIỂU HỌC MỘT", "pupils", "2", "female", 41),
        ("TRƯỜNG TIỂU HỌC MỘT", "two_session_classes", "1", "", 2),
        ("TRƯỜNG TIỂU HỌC MỘT", "two_session_classes", "2", "", 4),
    ]


def test_names_without_their_kind_across_a_table_of_targets_are_units(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        UBND HUYỆN A
        PHÂN BỔ CHỈ TIÊU PHỔ CẬP GIÁO DỤC CHO CÁC XÃ NĂM HỌC 2023-2024
        TT | Chỉ tiêu                            | ĐVT | Cư Pui | Yang Mao | Ghi chú
        1  | Tỷ lệ huy động trẻ 5 tuổi ra lớp    | %   | 99,1   | 99,4     |
        2  | Tỷ lệ huy động trẻ 3-5 tuổi ra lớp  | %   | 98,1   | 97,4     |
        """,
    )
    assert sorted(told(reading, "measure", "age", "value")) == [
        ("Cư Pui", "attending_rate", "3-5", 98.1),
        ("Cư Pui", "attending_rate", "5", 99.1),
        ("Yang Mao", "attending_rate", "3-5", 97.4),
        ("Yang Mao", "attending_rate", "5", 99.4),
    ]


def test_heads_in_unknown_words_are_no_units(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path,
        """
        UBND HUYỆN A
        PHÂN BỔ CHỈ TIÊU PHỔ CẬP GIÁO DỤC CHO CÁC XÃ NĂM HỌC 2023-2024
        TT | Chỉ tiêu                         | Phương án nhanh | Phương án chậm
        1  | Tỷ lệ huy động trẻ 5 tuổi ra lớp | 99,1            | 98,4
        """,
    )
    assert reading.readings["cell"] == []


def test_marks_below_grades_are_those_that_the_title_speaks_of(tmp_path: Path) -> None:
    sheet = "STT|Trường|Lớp 9|<|<\n^|^|Sĩ số|Giỏi|Khá\n1|THCS Một|90|10|25"
    learning = REPORT.replace("TỔNG HỢP SỐ LIỆU ĐẦU", "KẾT QUẢ HỌC TẬP CUỐI").replace("TIỂU HỌC", "THCS")
    reading = read_text(tmp_path, learning + sheet)
    assert told(reading, "measure", "grade", "category") == [
        ("THCS Một", "pupils", "9", ""),
        ("THCS Một", "rated_pupils", "9", "tt58.excellent"),
        ("THCS Một", "rated_pupils", "9", "tt58.good"),
    ]


def test_marks_below_grades_are_asked_about_where_the_title_speaks_of_conduct_too(tmp_path: Path) -> None:
    sheet = "STT|Trường|Lớp 9|<|<\n^|^|Sĩ số|Giỏi|Khá\n1|THCS Một|90|10|25"
    both = REPORT.replace("TỔNG HỢP SỐ LIỆU ĐẦU", "KẾT QUẢ HỌC TẬP, RÈN LUYỆN CUỐI").replace(
        "TIỂU HỌC", "THCS"
    )
    reading = read_text(tmp_path, both + sheet)
    assert told(reading, "measure") == [("THCS Một", "pupils")]
    assert "column_words_unknown" in {issue.check for issue in reading.issues}


def test_a_room_of_a_subject_below_the_name_of_the_subject(tmp_path: Path) -> None:
    expect(
        read_text(
            tmp_path, REPORT + "STT|Trường|Số lớp|Môn Tin học\n^|^|^|Phòng bộ môn Tin học\n1|TH Một|10|1"
        ),
        "C5 TH Một (primary): classes = 10\nD5 TH Một (primary): subject_rooms informatics = 1",
    )
