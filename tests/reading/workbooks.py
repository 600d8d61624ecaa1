"""Real workbooks for the tests of reading, as bytes and as files."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.legacy_text import encodings
from etl.reading.worker import read_grids

SHEET = "xl/worksheets/sheet1.xml"


def xlsx_bytes(book: openpyxl.Workbook) -> bytes:
    """An openpyxl workbook as it would lie on disk."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def xls_bytes(book: xlwt.Workbook) -> bytes:
    """An xlwt workbook as it would lie on disk."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def ods_bytes(document: OpenDocumentSpreadsheet) -> bytes:
    """An odfpy document as it would lie on disk."""
    target = BytesIO()
    document.write(target)
    return target.getvalue()


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip package with one part changed."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            copy.writestr(name, change(source.read(name)) if name == part else source.read(name))
    return target.getvalue()


def with_more_parts(content: bytes, parts: Mapping[str, str]) -> bytes:
    """A zip package with these parts, others of their names left out."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            if name not in parts:
                copy.writestr(name, source.read(name))
        for name, text in parts.items():
            copy.writestr(name, text)
    return target.getvalue()


def with_sheet_data(rows: str, **attributes: str) -> bytes:
    """An .xlsx whose first sheet holds just these rows of XML."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{attributes.get('before', '')}<sheetData>{rows}</sheetData>{attributes.get('after', '')}</worksheet>"
    )
    return with_part(xlsx_bytes(openpyxl.Workbook()), SHEET, lambda _: sheet.encode())


def read(tmp_path: Path, content: bytes, name: str = "bao-cao.xlsx") -> tuple[list[Grid], list[Issue]]:
    """What the readers make of a file with this content."""
    path = tmp_path / name
    path.write_bytes(content)
    return read_grids(path)


def read_sheet(tmp_path: Path, content: bytes) -> Grid:
    """The first sheet of a file that is read without an issue."""
    grids, issues = read(tmp_path, content)
    assert issues == []
    return grids[0]


def encode(text: str, encoding: str) -> str:
    """Unicode text as it stands in a workbook of a legacy encoding; capitals without a code become small letters."""
    inverse: Mapping[str, str] = {
        letter: sequence for sequence, letter in encodings()[encoding].letters.items()
    }
    return "".join(inverse.get(letter, inverse.get(letter.lower(), letter)) for letter in text)
