"""Headings that the catalogue does not know: written out, explained once by the office, read so from then on."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from tests.store.real_office import REGISTER, REPORT, RealOffice

LATER = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ

TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2024-2025 CẤP TIỂU HỌC

TT|Trường|Số lớp|KÊNH  hm
1|Trường Tiểu học Hoa Ban|10|8"""
FIRST_ANSWER = 5
HEAD = "Ý NGHĨA TIÊU ĐỀ CỘT\nLoại biểu|Tiêu đề đã ghi|Số liệu|Lớp, khối|Độ tuổi|Nhóm|Phân loại|Loại số\n"
KIND = "Quy mô, duy trì sĩ số, kết quả"


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    office.load(office.write("dm.xlsx", REGISTER), office.write("bc.xlsx", REPORT))
    return office


def explained(office: RealOffice, answer: str) -> Path:
    """The workbook of unknown headings with its one line answered."""
    path = office.desk / "y-nghia.xlsx"
    assert main(["headings", "--data", str(office.data), "--out", str(path)]) == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    written = [cell.value for cell in sheet[5]][:4]
    assert written == [KIND, "Kênh HM", 2, "bc.xlsx | Biểu 1: G7 – G8"]
    assert sheet.max_row == 5
    sheet.cell(5, FIRST_ANSWER, answer)
    book.save(path)
    return path


def test_an_explained_heading_is_read_in_present_and_later_files(office: RealOffice) -> None:
    assert office.issues("column_words_unknown") == [("bc.xlsx", "G7", "column_words_unknown")]
    office.load(explained(office, "Máy tính phục vụ học tập"))
    assert [office.fact(cell)["measure"] for cell in ("G7", "G8")] == ["computers", "computers"]
    assert office.issues("column_words_unknown") == []
    assert office.issues("heading_told") == [("bc.xlsx", "G6", "heading_told")]
    office.load(office.write("sau.xlsx", LATER))
    fact = office.fact("D6", "sau.xlsx")
    assert (fact["measure"], fact["school_year"], fact["value"]) == ("computers", "2024-2025", "8")


def test_a_heading_to_be_passed_over_is_no_issue_and_no_fact(office: RealOffice) -> None:
    office.load(explained(office, "bỏ qua"))
    assert office.issues("column_words_unknown") == []
    assert not [row for row in office.answer("facts") if row["cell"].startswith("G")]


def test_a_later_explanation_takes_the_place_of_an_earlier_one(office: RealOffice) -> None:
    office.load(office.write("1.xlsx", HEAD + f"{KIND}|Kênh HM|Máy tính phục vụ học tập"))
    office.load(office.write("2.xlsx", HEAD + f"{KIND}|kênh  hm|Số học sinh (trẻ)|Lớp 1||Nữ"))
    fact = office.fact("G7")
    assert (fact["measure"], fact["grade"], fact["group"]) == ("pupils", "1", "female")


def test_explanations_that_the_catalogue_cannot_follow_are_reported_at_their_line(office: RealOffice) -> None:
    lines = (
        f"{KIND}|Kênh HM|Số voi",
        f"{KIND}|Kênh HM|Máy tính phục vụ học tập|Lớp 1",
        f"{KIND}|Kênh HM|Dân số độ tuổi||6",
        "Biểu lạ|Kênh HM|Số lớp",
    )
    office.load(office.write("y.xlsx", HEAD + "\n".join(lines)))
    assert [check for _, _, check in office.issues(
        "heading_unknown_word", "heading_not_of_measure", "heading_wrong_grain"
    )] == ["heading_unknown_word", "heading_not_of_measure", "heading_wrong_grain", "heading_unknown_word"]  # fmt: skip
    assert office.issues("column_words_unknown") != []
