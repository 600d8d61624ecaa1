"""Dirt of the files: other formats under the name of Excel, the same file again, files that cannot be opened."""

import shutil
from pathlib import Path

import openpyxl
import pytest
import xlwt

from tests.store.real_office import RealOffice

REPORT = """UBND THÀNH PHỐ ĐIỆN BIÊN PHỦ
TỔNG HỢP SỐ LIỆU ĐẦU NĂM HỌC 2023-2024 CẤP TIỂU HỌC
TT|Trường|Số lớp|Số HS
1|Trường Tiểu học số 1 Noọng Hẹt|10|{pupils}
2|Trường Tiểu học số 2 Noọng Hẹt|5|120"""
ENCRYPTED = Path(__file__).parents[1] / "reading" / "encrypted"


def _cells() -> list[list[str]]:
    return [line.split("|") for line in REPORT.format(pupils=300).splitlines()]


def _biff8(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu 1")
    for row, cells in enumerate(_cells()):
        for column, cell in enumerate(cells):
            sheet.write(row, column, int(cell) if cell.isdigit() else cell)
    book.save(path)


def _html(path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in _cells())
    path.write_text(
        f"<html><meta charset='utf-8'><body><table>{rows}</table></body></html>", encoding="utf-8"
    )


def _csv(path: Path) -> None:
    lines = [";".join([*cells, "", "", ""][:4]) for cells in _cells()]
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("write", [_biff8, _html, _csv])
def test_dirt_38_an_xls_is_read_by_its_content(write, office: RealOffice) -> None:  # type: ignore[no-untyped-def]
    write(office.desk / "bc.xls")
    office.load(office.desk / "bc.xls")
    facts = [(row["unit_code"], row["measure"], row["value"], row["cell"]) for row in office.answer("facts")]
    assert sorted(facts) == [
        ("TH1", "classes", "10", "C4"),
        ("TH1", "pupils", "300", "D4"),
        ("TH2", "classes", "5", "C5"),
        ("TH2", "pupils", "120", "D5"),
    ]


@pytest.mark.parametrize(
    ("content", "check"),
    [
        (b"%PDF-1.7\n", "file_is_pdf"),
        (b'{"a": 1}', "file_not_workbook"),
        (b"", "file_empty"),
        (b"PK\x03\x04abc", "file_damaged"),
    ],
)
def test_dirt_38_what_is_no_workbook_is_explained(content: bytes, check: str, office: RealOffice) -> None:
    (office.desk / "bc.xls").write_bytes(content)
    assert "bc.xls: refused" in office.load(office.desk / "bc.xls")
    (issue,) = office.answer("issues")
    assert (issue["check"], issue["severity"]) == (check, "refuse")
    assert issue["message"]
    assert issue["advice"]


def test_dirt_39_the_same_file_again_changes_nothing(office: RealOffice) -> None:
    first = office.write("bc.xlsx", REPORT.format(pupils=300))
    office.load(first)
    before = office.answer("facts")
    copy = office.desk / "bc (1).xlsx"
    shutil.copy(first, copy)
    assert "thêm 0, đổi 0, bỏ 0" in office.load(copy)
    assert office.answer("facts") == before


def test_dirt_39_a_near_identical_file_replaces_by_unit_form_and_period_and_says_so(
    office: RealOffice,
) -> None:
    office.load(office.write("bc.xlsx", REPORT.format(pupils=300)))
    told = office.load(office.write("bc sua.xlsx", REPORT.format(pupils=301)))
    assert "thêm 0, đổi 1, bỏ 0" in told
    assert office.fact("D4", "bc sua.xlsx")["value"] == "301"
    assert len(office.answer("facts")) == 4


@pytest.mark.parametrize("path", sorted(ENCRYPTED.glob("*.*")), ids=lambda path: path.name)
def test_dirt_41_an_encrypted_workbook_is_told_in_plain_words(path: Path, office: RealOffice) -> None:
    assert "refused" in office.load(path)
    (issue,) = office.answer("issues")
    assert (issue["check"], issue["file"]) == ("file_encrypted", path.name)
    assert "mật khẩu" in issue["message"]


def test_dirt_41_a_protected_sheet_is_read(office: RealOffice) -> None:
    path = office.write("bc.xlsx", REPORT.format(pupils=300))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].protection.set_password("1234")
    book.worksheets[0].protection.enable()
    book.save(path)
    office.load(path)
    assert office.fact("D4")["value"] == "300"
