"""Letterhead, title and lines above the table."""

from pathlib import Path

import pytest

from etl.forms.table.cover import Cover
from etl.forms.table.surroundings import Surroundings, read_surroundings
from etl.reading.worker import read_grids
from tests.forms.workbook import checks, read, write


def _read(path: Path, text: str) -> Surroundings:
    grid = read_grids(write(path / "bieu.xlsx", text))[0][0]
    return read_surroundings(Cover(grid), grid.height)


@pytest.mark.parametrize(
    "lines",
    [
        "PHÒNG GD&ĐT HUYỆN A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG TH HOA MƠ | Độc lập - Tự do - Hạnh phúc",
        "UBND XÃ B\\nTRƯỜNG TH HOA MƠ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TRƯỜNG TH HOA MƠ\nBÁO CÁO ĐẦU NĂM HỌC 2023-2024",
        "BÁO CÁO ĐẦU NĂM HỌC 2023-2024\nĐơn vị: TRƯỜNG TH HOA MƠ",
        "BÁO CÁO ĐẦU NĂM HỌC 2023-2024\nTRƯỜNG TH HOA MƠ",
    ],
)
def test_the_school_of_a_report_is_found_in_its_letterhead(lines: str, tmp_path: Path) -> None:
    assert _read(tmp_path, lines).school.text == "TRƯỜNG TH HOA MƠ"


def test_the_commune_and_the_unit_above_are_kept_apart(tmp_path: Path) -> None:
    around = _read(tmp_path, "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ C\nBAN CHỈ ĐẠO PCGD XÃ NÀ TẤU\nKẾ HOẠCH NĂM 2024")
    assert (around.upper.text, around.commune.text) == ("THÀNH PHỐ C", "XÃ NÀ TẤU")
    assert _read(tmp_path, "Xã: Nà Tấu\nKẾ HOẠCH NĂM 2024").commune.text == "Xã Nà Tấu"


def test_legal_basis_and_date_of_the_letter_say_no_school_year(tmp_path: Path) -> None:
    around = _read(
        tmp_path,
        "PHÒNG GD&ĐT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        " | A, ngày 21 tháng 02 năm 2022\nCHỈ TIÊU KẾ HOẠCH\n(Kèm theo Quyết định ngày 17/02/2022 năm học 2021-2022)",
    )
    assert (around.school_year, around.title) == ("", "CHỈ TIÊU KẾ HOẠCH")


def test_a_survey_date_in_words_names_the_school_year(tmp_path: Path) -> None:
    around = _read(tmp_path, "THỐNG KÊ TRẺ EM TỪ 0 ĐẾN 5 TUỔI\n(Tính đến ngày 30 tháng 9 năm 2023)")
    assert around.school_year == "2023-2024"


def test_the_unit_line_names_what_is_counted(tmp_path: Path) -> None:
    assert _read(tmp_path, "BÁO CÁO\nĐơn vị tính: %").all_percent
    assert _read(tmp_path, "BÁO CÁO\nĐVT: học sinh").unit_subject == "pupil"
    assert _read(tmp_path, "BÁO CÁO\nĐơn vị tính: lớp, người").unit_subject == ""
    assert _read(tmp_path, "BÁO CÁO\nĐơn vị tính: nghìn học sinh").factor == 1000


def test_numbers_of_schools_summed_by_commune_are_refused(tmp_path: Path) -> None:
    sheet = "TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024\nTT|Xã, phường|Số lớp|Số HS\n1|Xã A|10|250\n2|Xã B|12|300"
    reading = read(tmp_path, sheet)
    assert (checks(reading), reading.readings["cell"]) == (["rows_of_communes"], [])


def test_a_report_without_any_unit_waits(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "BÁO CÁO ĐẦU NĂM HỌC 2023-2024\nTT|Khối lớp|Số lớp|Số HS\n1|Lớp 1|3|90\n2|Lớp 2|3|88"
    )
    assert (checks(reading), reading.readings["cell"]) == (["no_unit"], [])


def test_a_period_taken_from_the_date_of_the_letter_is_said(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "PHÒNG GD&ĐT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n | A, ngày 09 tháng 10 năm 2023\n"
        "THỐNG KÊ ĐỘI NGŨ GIÁO VIÊN NĂM HỌC 2023-2024\nTT|Trường|HT|PHT|Giáo viên\n1|TH A|1|2|20",
    )
    assert reading.period == "start"
    assert checks(reading) == ["period_from_date"]


def test_without_period_and_date_nothing_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "THỐNG KÊ ĐỘI NGŨ GIÁO VIÊN NĂM HỌC 2023-2024\nTT|Trường|HT|PHT|Giáo viên\n1|TH A|1|2|20"
    )
    assert (checks(reading), reading.readings["cell"]) == (["no_period C3"], [])
