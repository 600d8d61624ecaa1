"""The readers go by content: every file here carries the name of a workbook."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText

from etl.reading.ole import SIGNATURE
from etl.reading.sniff import FileKind, sniff
from tests.reading.workbooks import ods_bytes, read, xls_bytes, xlsx_bytes

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def ole_container(*streams: str, directory_far: bool = False) -> bytes:
    """A compound file with these stream names in its directory.

    With `directory_far` the directory lies where only the 110th sector of the allocation table, which the header has no
    room to list, tells how it goes on: the layout of encrypted workbooks over 7 MB.
    """
    tables = 110 if directory_far else 1
    first = 109 * 128 if directory_far else tables
    names = [_directory_entry(name) for name in ("Root Entry", *streams)]
    directory = b"".join(names).ljust(-(-len(names) // 4) * 512, b"\0")
    sectors = len(directory) // 512
    header = bytearray(512)
    header[0:8] = SIGNATURE
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 48, first)
    struct.pack_into("<I", header, 68, tables if directory_far else END)
    struct.pack_into("<109I", header, 76, *range(min(tables, 109)), *[FREE] * (109 - min(tables, 109)))
    allocation = [FREE] * (128 * tables)
    allocation[first : first + sectors] = [*range(first + 1, first + sectors), END]
    further_tables = struct.pack("<128I", 109, *[FREE] * 126, END) if directory_far else b""
    body = struct.pack(f"<{128 * tables}I", *allocation) + further_tables
    return bytes(header) + body.ljust(first * 512, b"\0") + directory


def _directory_entry(name: str) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + bytes(62)


def package(*parts: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return target.getvalue()


def small_xls() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, 1)
    return xls_bytes(book)


def small_ods() -> bytes:
    return ods_bytes(OpenDocumentSpreadsheet())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx_bytes(openpyxl.Workbook()), FileKind.XLSX),
        (small_xls(), FileKind.XLS),
        (small_ods(), FileKind.ODS),
        (b"", FileKind.EMPTY),
        (ole_container("EncryptionInfo", "EncryptedPackage"), FileKind.ENCRYPTED),
        (ole_container("A", "B", "C", "D", "EncryptedPackage", directory_far=True), FileKind.ENCRYPTED),
        (ole_container("WordDocument"), FileKind.WORD),
        (ole_container("PowerPoint Document"), FileKind.PRESENTATION),
        (ods_bytes(OpenDocumentText()), FileKind.WORD),
        (package("word/document.xml"), FileKind.WORD),
        (package("xl/workbook.bin"), FileKind.XLSB),
        (package("thang 9.xlsx", "thang 10.xlsx"), FileKind.ARCHIVE),
        (b"%PDF-1.7 ...", FileKind.PDF),
        (PNG, FileKind.OTHER),
        (b"\r\n<html><table><tr><td>1", FileKind.HTML),
        ("<!-- x --><!DOCTYPE html><HTML><TABLE>".encode("utf-16"), FileKind.HTML),
        (b"<html><body>H\xc3\xa3y \xc4\x91\xc4\x83ng nh\xe1\xba\xadp", FileKind.WEB_PAGE),
        ("\ufeff<?xml version='1.0'?><Workbook/>".encode(), FileKind.WEB_PAGE),
        (
            b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
            b"<ss:Workbook xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'/>",
            FileKind.SPREADSHEETML,
        ),
        (b'{"Truong": 1, "So lop": 2}', FileKind.OTHER),
        ("Trường;Số lớp\nHoa Mơ;14,5\n".encode("utf-8-sig"), FileKind.TEXT),
        ("Trường\tSố lớp\n".encode("utf-16"), FileKind.TEXT),
        ("Trường\tSố lớp\n".encode("utf-16-le"), FileKind.TEXT),
        (b"Tr\xad\xeang;S\xe8 l\xedp\n", FileKind.TEXT),
        (bytes(4096), FileKind.DAMAGED),
        (xlsx_bytes(openpyxl.Workbook())[:2000], FileKind.DAMAGED),
        (small_xls()[:300], FileKind.DAMAGED),
    ],
)
def test_the_content_tells_the_kind(content: bytes, kind: FileKind) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "trống"),
        (ole_container("EncryptedPackage"), "mật khẩu"),
        (PNG, "không phải tệp Excel"),
        (xlsx_bytes(openpyxl.Workbook())[:2000], "hỏng"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_refused_file_is_told_in_plain_words_with_advice(tmp_path: Path, content: bytes, word: str) -> None:
    grids, issues = read(tmp_path, content)
    assert grids == []
    assert [issue.severity for issue in issues] == ["refuse"]
    assert word in issues[0].message
    assert issues[0].advice


def test_a_workbook_is_read_whatever_its_name(tmp_path: Path) -> None:
    grids, issues = read(tmp_path, small_xls(), "bao-cao.pdf")
    assert issues == []
    assert grids[0].rows == [[1.0]]


def test_an_encrypted_xls_is_told_apart_from_a_damaged_one(tmp_path: Path) -> None:
    """A FILEPASS record right after the first BOF says that the rest is encrypted ([MS-XLS] 2.4.117)."""
    content = small_xls()
    start = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    filepass = struct.pack("<HHH", 0x2F, 4, 0) + b"\x01\x02"
    grids, issues = read(tmp_path, content[:start] + filepass + content[start + len(filepass) :])
    assert grids == []
    assert [issue.check for issue in issues] == ["file_encrypted"]


def test_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    from etl.reading.worker import read_grids

    assert [issue.check for issue in read_grids(tmp_path / "khong-co.xlsx")[1]] == ["file_not_found"]
