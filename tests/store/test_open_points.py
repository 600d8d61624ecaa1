"""`status` says what the office has decided and what still waits for it."""

import json
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.store.real_office import REGISTER, REPORT, RealOffice

UNKNOWN_SCHOOL = REPORT.replace("Trường Tiểu học Nà Nghè", "Trường Tiểu học Không Có")
CORRECTIONS = """ĐÍNH CHÍNH SỐ LIỆU
Tệp|Trang tính|Ô|Giá trị đang có|Giá trị đúng|Lý do|Người đề nghị|Ngày
bc.xlsx|Biểu 1|D7|300|310|Đếm thiếu|Nguyễn Thị Mẫu|
bc.xlsx|Biểu 1|E7|999|151|Đếm thiếu|Nguyễn Thị Mẫu|"""
MEANINGS = """Ý NGHĨA TIÊU ĐỀ CỘT
Loại biểu|Tiêu đề đã ghi|Số liệu|Lớp, khối|Độ tuổi|Nhóm|Phân loại|Loại số
Quy mô, duy trì sĩ số, kết quả|Kênh HM|Máy tính phục vụ học tập"""


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RealOffice:
    office = RealOffice(tmp_path / "desk", tmp_path / "data", capsys)
    office.load(office.write("dm.xlsx", REGISTER), office.write("bc.xlsx", UNKNOWN_SCHOOL))
    return office


def status(office: RealOffice, *more: str) -> str:
    office.capsys.readouterr()
    assert main(["status", "--data", str(office.data), *more]) == 0
    return office.capsys.readouterr().out


def test_status_counts_rows_that_wait_and_headings_that_nobody_explained(office: RealOffice) -> None:
    points = json.loads(status(office, "--json"))["open_points"]
    assert (points["corrections"], points["headings_explained"], points["headings_unknown"]) == ({}, 0, 1)
    (row,) = points["waiting"]
    assert (row["file"], row["sheet"], row["check"]) == ("bc.xlsx", "Biểu 1", "unit_unknown")
    said = status(office)
    assert "Đang chờ, chưa được tính: 1 dòng hoặc trang tính trong 1 tệp" in said
    assert "1 tiêu đề còn chưa hiểu" in said
    assert "Đính chính" not in said


def test_status_counts_lines_of_corrections_and_places_read_as_explained(office: RealOffice) -> None:
    office.load(office.write("dc.xlsx", CORRECTIONS), office.write("yn.xlsx", MEANINGS))
    points = json.loads(status(office, "--json"))["open_points"]
    assert points["corrections"] == {"applied": 1, "not_applied": 1}
    assert (points["headings_explained"], points["headings_unknown"]) == (1, 0)
    said = status(office)
    assert (
        "1 dòng đang áp dụng, 0 dòng đã có dòng sau thay thế, 0 dòng rút lại, 1 dòng chưa áp dụng được"
        in said
    )
    assert "1 cột, dòng đang đọc theo đó; 0 tiêu đề còn chưa hiểu" in said
