"""What a file is, by its content and never by its name; knows no sheet and no cell."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from etl.issues import Issue
from etl.reading.ole import SIGNATURE as OLE
from etl.reading.ole import stream_names
from etl.reading.text_bytes import has_controls


class FileKind(StrEnum):
    """Kinds that are read, and kinds that are refused; the value of a refused kind is its check."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    SPREADSHEETML = "xml"
    HTML = "html"
    TEXT = "csv"
    EMPTY = "file_empty"
    ENCRYPTED = "file_encrypted"
    DAMAGED = "file_damaged"
    PDF = "file_is_pdf"
    WORD = "file_is_word"
    PRESENTATION = "file_is_presentation"
    ARCHIVE = "file_is_archive"
    WEB_PAGE = "file_is_web_page"
    OTHER = "file_not_workbook"


READABLE = frozenset(
    {
        FileKind.XLSX,
        FileKind.XLSB,
        FileKind.XLS,
        FileKind.ODS,
        FileKind.SPREADSHEETML,
        FileKind.HTML,
        FileKind.TEXT,
    }
)

_ZIP_PARTS = (
    ("xl/workbook.xml", FileKind.XLSX),
    ("xl/workbook.bin", FileKind.XLSB),
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
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<![^>\[]*\[.*?\]\s*>|<![^>]*>)", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_HTML_ROOTS = frozenset(
    {
        "html",
        "head",
        "body",
        "meta",
        "title",
        "style",
        "script",
        "table",
        "div",
        "center",
        "form",
        "p",
        "br",
        "font",
    }
    | {"span", "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_SAMPLE_BYTES = 65536
_END_OF_DIRECTORY = b"PK\x05\x06"
_WORKBOOK_ENTRY = re.compile(rb"PK\x01\x02.{24}\x0f\x00.{16}xl/workbook\.xml", re.DOTALL)
"""An entry of a zip's directory whose name is just this, of 15 bytes."""


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
    return _text_kind(content)


def refusal(kind: FileKind) -> Issue | None:
    """The issue that says why a file of this kind is not read, None if it is."""
    return None if kind in READABLE else Issue(kind.value)


def _zip_kind(content: bytes) -> FileKind:
    if _lists_a_workbook(content):
        return FileKind.XLSX
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


def _lists_a_workbook(content: bytes) -> bool:
    """Found in the bytes of the directory, which `zipfile` would build for this alone and the reader builds anyway."""
    end = content.rfind(_END_OF_DIRECTORY)
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    return 0 <= start < end and _WORKBOOK_ENTRY.search(content, start, end) is not None


def _open_document_kind(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        return FileKind.ENCRYPTED
    mimetype = archive.read("mimetype").decode("ascii", "replace")
    return next((kind for name, kind in _OPEN_DOCUMENTS if name in mimetype), FileKind.OTHER)


def _text_kind(content: bytes) -> FileKind:
    if not content[:_SAMPLE_BYTES].strip(b"\x00"):
        return FileKind.DAMAGED
    text = _sample(content[:_SAMPLE_BYTES])
    start = text.lstrip()
    if start.startswith("<"):
        return _markup_kind(content, start)
    # JSON holds commas in regular places, too; a table never begins with a bracket.
    return FileKind.OTHER if has_controls(text) or start.startswith(("{", "[")) else FileKind.TEXT


def _markup_kind(content: bytes, start: str) -> FileKind:
    position = 0
    while prologue := _PROLOGUE.match(start, position):
        position = prologue.end()
    root = _ROOT.match(start, position)
    if root and root[1] == "Workbook" and "office:spreadsheet" in start:
        return FileKind.SPREADSHEETML
    lowered = content.lower()
    if not root or root[1].lower() not in _HTML_ROOTS:
        return FileKind.WEB_PAGE
    lowered = content.lower()
    has_table = any("<table".encode(encoding) in lowered for encoding in ("ascii", "utf-16-le", "utf-16-be"))
    return FileKind.HTML if has_table else FileKind.WEB_PAGE


def _sample(beginning: bytes) -> str:
    """The beginning of a text file, in whatever encoding; only its signs of ASCII matter."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return beginning[: len(beginning) // 2 * 2].decode("utf-16", "replace")
    if b"\x00" in beginning:
        even, odd = beginning[::2].count(0), beginning[1::2].count(0)
        return beginning.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return beginning.decode("utf-8-sig", "replace")
