"""What is not understood is named and never becomes a fact."""

from pathlib import Path

from tests.forms.workbook import checks, facts, places, read

HEAD = "UBND HUYỆN A\nCHỈ TIÊU HUY ĐỘNG, PHỔ CẬP GIÁO DỤC NĂM HỌC 2024-2025\n"


def test_a_percentage_beside_an_unread_part_is_no_target(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        HEAD + "TT|Xã, phường|Trẻ 6 tuổi vào lớp 1|<|<|Trẻ 3-5 tuổi ra lớp (%)\n^|^|Đối tượng ABC|HS|%|^\n"
        "1|Xã A|120|118|98.3|99\n2|Xã B|90|88|97.8|98",
    )
    assert places(reading) == ["D5", "F5", "D6", "F6"]
    assert checks(reading) == ["rate_beside_unknown E5", "column_words_unknown C5"]


def test_a_percentage_that_two_counts_under_its_head_explain_is_no_target(tmp_path: Path) -> None:
    """Its own words would name another rate (attending): a wrong target, were it read."""
    head = HEAD + "TT|Xã, phường|Trẻ 6 tuổi|<|<\n^|^|Dân số độ tuổi|Vào lớp 1|Tỷ lệ huy động (%)\n"
    reading = read(tmp_path, head + "1|Xã A|120|118|98.33\n2|Xã B|90|88|97.78\n3|Xã C|80|80|100")
    assert places(reading) == ["C5", "D5", "C6", "D6", "C7", "D7"]
    assert checks(reading) == []
    differing = read(tmp_path, head + "1|Xã A|120|118|98.33\n2|Xã B|90|88|97.78\n3|Xã C|80|80|90")
    assert checks(differing) == ["ratio_differs E7"]


def test_the_conditions_of_universal_education_belong_to_the_autumn_survey(tmp_path: Path) -> None:
    """Whatever they count and whatever month their date falls into (contract, ruling 1)."""
    reading = read(
        tmp_path,
        "UBND XÃ A\nĐIỀU KIỆN ĐẢM BẢO PHỔ CẬP GIÁO DỤC\nThời điểm 30/9/2025 (năm học 2025-2026)\n"
        "TT|Tên trường|Số phòng học|Phòng học kiên cố|Nhà vệ sinh học sinh\n1|Trường Tiểu học A|10|9|2\n2|Trường THCS B|8|8|2",
    )
    assert (reading.period, checks(reading)) == ("survey", [])


def test_a_column_without_a_head_of_its_own_is_asked_about(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT\nTỔNG HỢP ĐẦU NĂM HỌC 2024-2025\nTT|Trường|Học sinh|<|<|Số lớp\n^|^|Tổng số|Nữ||^\n"
        "1|TH A|100|50|7|4\n2|TH B|80|40|5|3",
    )
    assert {line.split()[0][0] for line in facts(reading)} == {"C", "D", "F"}
    assert checks(reading) == ["column_words_unknown E5"]


def test_completers_of_another_level_are_not_taken_for_this_one(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT\nTỔNG HỢP CUỐI NĂM HỌC 2023-2024 CẤP THCS\nTT|Trường|Số HS|HTCT tiểu học\n1|THCS A|100|50",
    )
    assert places(reading) == ["C4"]
    assert checks(reading) == ["value_where_none_is_due D4"]


def test_an_unknown_column_of_marks_is_named_in_a_note(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT\nTỔNG HỢP CUỐI NĂM HỌC 2023-2024\nTT|Trường|Số HS|Hạng trường ABC\n1|TH A|100|x\n2|TH B|90|-",
    )
    assert checks(reading) == []
    assert [issue.check for issue in reading.issues] == ["column_of_marks_unknown"]


def test_a_title_on_the_line_of_its_form_number_is_read(tmp_path: Path) -> None:
    """A reference in its place ("Biểu 5: Ban hành kèm theo …") is no title."""
    body = "TT|Trường|Số lớp|Lớp 1|Lớp 5\n1|Trường Tiểu học A|16|3|3\n2|Trường Tiểu học B|14|3|3"
    reading = read(tmp_path, "PHÒNG GD&ĐT\nBIỂU 02-TH: SỐ LỚP TIỂU HỌC (KH NĂM HỌC 2021-2022)\n" + body)
    assert facts(reading)[0] == "C4 Trường Tiểu học A (primary): classes 2021-2022 year target = 16"
    named = read(tmp_path, "PHÒNG GD&ĐT\nBiểu 5: Ban hành kèm theo Công văn năm học 2021-2022\n" + body)
    assert not facts(named)


def test_what_a_title_calls_expected_is_planned(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "UBND XÃ A\nDỰ KIẾN QUY MÔ TRƯỜNG, LỚP MẦM NON NĂM HỌC 2025-2026\nTT|Trường|Số nhóm, lớp|Số trẻ\n"
        "1|Trường Mầm non A|10|238\n2|Trường Mầm non B|9|210",
    )
    assert facts(reading)[0] == "C4 Trường Mầm non A (preschool): classes 2025-2026 year target = 10"


def test_a_dash_among_the_numbers_of_an_unread_column_is_named_with_them(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT\nTỔNG HỢP CUỐI NĂM HỌC 2023-2024\nTT|Trường|Số HS|Phòng ABC\n1|TH A|100|-\n2|TH B|90|2\n3|TH C|80|-",
    )
    assert checks(reading) == ["column_words_unknown D4"]
    assert "cells" in reading.issues[0].facts
    assert reading.issues[0].facts["cells"] == "D4:D6"
