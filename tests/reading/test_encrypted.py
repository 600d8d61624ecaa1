"""Workbooks that really are encrypted (password "mat-khau"; the .xls and .ods by LibreOffice, the .xlsx in Office's agile
encryption), and workbooks that are merely protected against editing."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt

from etl.reading.isolation import read_isolated
from tests.reading.workbooks import read_sheet, xls_bytes, xlsx_bytes

ENCRYPTED = sorted((Path(__file__).parent / "encrypted").iterdir())


@pytest.mark.parametrize("path", ENCRYPTED, ids=lambda path: path.name)
def test_an_encrypted_workbook_is_refused_in_plain_words(path: Path) -> None:
    ((_, reading),) = read_isolated([path])
    (issue,) = reading.issues
    assert (issue.check, issue.severity) == ("file_encrypted", "refuse")
    assert "mật khẩu" in issue.message
    assert "nạp lại" in issue.advice


def test_there_is_one_of_each_format() -> None:
    assert [path.suffix for path in ENCRYPTED] == [".ods", ".xlsx", ".xls"]


def test_sheet_protection_alone_stays_readable(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 5  # type: ignore[index]
    book.active.protection.set_password("abc")  # type: ignore[union-attr]
    book.active.protection.enable()  # type: ignore[union-attr]
    book.security.workbookPassword = "abc"
    book.security.lockStructure = True
    content = xlsx_bytes(book)
    assert openpyxl.load_workbook(BytesIO(content)).active.protection.sheet  # type: ignore[union-attr]
    assert read_sheet(tmp_path, content).rows == [[5.0]]
    old = xlwt.Workbook()
    sheet = old.add_sheet("A")
    sheet.write(0, 0, 5)
    sheet.protect = True
    sheet.password = "abc"
    assert read_sheet(tmp_path, xls_bytes(old)).rows == [[5.0]]
