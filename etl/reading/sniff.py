"""What a file is, by its content and never by its name; knows no sheet and no cell."""

import zipfile
from enum import StrEnum
from io import BytesIO

from etl.issues import Issue
from etl.reading.ole import SIGNATURE as OLE
from etl.reading.ole import stream_names


class FileKind(StrEnum):
    """Kinds that are read, and kinds that are refused; the value of a refused kind is its check."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    EMPTY = "file_empty"
    ENCRYPTED = "file_encrypted"
    DAMAGED = "file_damaged"
    BINARY_WORKBOOK = "file_is_binary_workbook"
    PDF = "file_is_pdf"
    WORD = "file_is_word"
    PRESENTATION = "file_is_presentation"
    ARCHIVE = "file_is_archive"
    WEB_PAGE = "file_is_web_page"
    TEXT = "file_is_text"
    OTHER = "file_not_workbook"


READABLE = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS})

_ZIP_PARTS = (
    ("xl/workbook.xml", FileKind.XLSX),
    ("xl/workbook.bin", FileKind.BINARY_WORKBOOK),
    ("word/document.xml", FileKind.WORD),
    ("ppt/presentation.xml", FileKind.PRESENTATION),
)
_OLE_STREAMS = (
    ("EncryptedPackage", FileKind.ENCRYPTED),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("WordDocument", FileKind.WORD),
    ("PowerPoint Document", FileKind.PRESENTATION),
)
_OPEN_DOCUMENTS = (
    ("opendocument.spreadsheet", FileKind.ODS),
    ("opendocument.text", FileKind.WORD),
    ("opendocument.presentation", FileKind.PRESENTATION),
)
_SIGNATURES = (
    (b"%PDF", FileKind.PDF),
    (b"{\\rtf", FileKind.WORD),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"MIME-Version:", FileKind.WEB_PAGE),
    # A worksheet of Excel 2 to 4 stands alone, without a container.
    (b"\x09\x00\x04\x00", FileKind.XLS),
    (b"\x09\x02\x06\x00", FileKind.XLS),
    (b"\x09\x04\x06\x00", FileKind.XLS),
)
_TEXT_SAMPLE_BYTES = 4096


def sniff(content: bytes) -> FileKind:
    """Kind of a file from its bytes."""
    if not content:
        return FileKind.EMPTY
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(OLE):
        names = stream_names(content)
        return next((kind for name, kind in _OLE_STREAMS if name in names), FileKind.DAMAGED)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    return _text_kind(content[:_TEXT_SAMPLE_BYTES])


def refusal(kind: FileKind) -> Issue | None:
    """The issue that says why a file of this kind is not read, None if it is."""
    return None if kind in READABLE else Issue(kind.value)


def _zip_kind(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            for part, kind in _ZIP_PARTS:
                if part in names:
                    return kind
            if "mimetype" in names and "content.xml" in names:
                return _open_document_kind(archive, names)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError):
        return FileKind.DAMAGED
    return FileKind.ARCHIVE


def _open_document_kind(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        return FileKind.ENCRYPTED
    mimetype = archive.read("mimetype").decode("ascii", "replace")
    return next((kind for name, kind in _OPEN_DOCUMENTS if name in mimetype), FileKind.OTHER)


def _text_kind(sample: bytes) -> FileKind:
    if not sample.strip(b"\x00"):
        return FileKind.DAMAGED
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = sample[: len(sample) // 2 * 2].decode("utf-16", "replace")
    elif b"\x00" in sample:
        return FileKind.OTHER
    else:
        text = sample.decode("utf-8-sig", "replace")
    if text.lstrip().startswith("<"):
        return FileKind.WEB_PAGE
    controls = sum(1 for character in text if character < " " and character not in "\t\r\n\f")
    return FileKind.OTHER if controls else FileKind.TEXT
