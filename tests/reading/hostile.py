"""Files as parser test suites contain them: damaged, lying, huge when opened. Each is made here, small on disk.

`HOSTILE` names every file with what a reader may answer: the checks of its issues, or `READ` where it is harmless.
"""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl
import xlwt

from tests.reading.biff12_writer import BinarySheet, xlsb_bytes
from tests.reading.one_table import as_ods, as_spreadsheetml, as_xls, as_xlsb, as_xlsx, target_sheet
from tests.reading.workbooks import SHEET, with_part, with_sheet_data, xls_bytes, xlsx_bytes

READ = "read"
TOO_MUCH = ("file_needs_too_much_memory", "file_stops_the_reader", "file_takes_too_long")
"""Which of them depends on the machine; all mean that the limits of the child held."""
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
XML = '<?xml version="1.0"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

Case = tuple[Callable[[], bytes], tuple[str, ...]]


def xlsx() -> bytes:
    return as_xlsx(target_sheet())


def cell(inside: str, attributes: str = 'r="A1"') -> bytes:
    return with_sheet_data(f'<row r="1"><c {attributes}>{inside}</c></row>')


def sheet_part(xml: str) -> bytes:
    return with_part(xlsx(), SHEET, lambda _: xml.encode())


def worksheet(inside: str, start: str = XML) -> bytes:
    return sheet_part(f"{start}<worksheet {MAIN}>{inside}</worksheet>")


def with_prologue(prologue: str, entity: str) -> bytes:
    data = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{entity}</t></is></c></row>'
    return worksheet(f"<sheetData>{data}</sheetData>", XML + prologue)


def zipped(parts: list[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return target.getvalue()


def parts_of(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def with_more(*parts: tuple[str, bytes]) -> bytes:
    return zipped([*parts_of(xlsx()), *parts])


def lying(content: bytes, part: str, size: int) -> bytes:
    """The package with another unzipped size of one part in both of its headers."""
    changed = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        local = package.getinfo(part).header_offset
    struct.pack_into("<I", changed, local + 22, size)
    central = changed.rindex(b"PK\x01\x02", 0, changed.rindex(part.encode()))
    struct.pack_into("<I", changed, central + 24, size)
    return bytes(changed)


def overlapping() -> bytes:
    """Ten entries of the directory that share one body of 60 MB ("a better zip bomb")."""
    content = with_more(
        *[(f"xl/media/{number}.bin", b"") for number in range(10)], ("big.bin", bytes(60_000_000))
    )
    changed = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        big = package.getinfo("big.bin")
    for number in range(10):
        name = f"xl/media/{number}.bin".encode()
        central = changed.rindex(b"PK\x01\x02", 0, changed.rindex(name))
        struct.pack_into("<III", changed, central + 16, big.CRC, big.compress_size, big.file_size)
        struct.pack_into("<I", changed, central + 42, big.header_offset)
    return bytes(changed)


def looping_xls(offset: int, sector: int) -> bytes:
    """An .xls whose sector chain at `offset` of its allocation table leads back to `sector`."""
    changed = bytearray(as_xls(target_sheet()))
    table = 512 * (1 + struct.unpack_from("<I", changed, 76)[0])
    struct.pack_into("<I", changed, table + 4 * offset, sector)
    return bytes(changed)


def many_sheets(count: int) -> bytes:
    book = openpyxl.Workbook()
    for number in range(count - 1):
        book.create_sheet(f"Trang {number}")
    return xlsx_bytes(book)


def same_names() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = 1  # type: ignore[index]
    book.create_sheet("Sheet2")["A1"] = 2
    return with_part(xlsx_bytes(book), "xl/workbook.xml", lambda xml: xml.replace(b'"Sheet2"', b'"Sheet"'))


def merges(count: int) -> str:
    spans = "".join(f'<mergeCell ref="A{n * 2 + 1}:B{n * 2 + 2}"/>' for n in range(count))
    return f'<mergeCells count="{count}">{spans}</mergeCells>'


def big_merges(count: int) -> bytes:
    spans = '<mergeCell ref="A1:ZZ2000"/>' * count
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2000"><c r="ZZ2000"><v>1</v></c></row>'
    return with_sheet_data(rows, after=f"<mergeCells>{spans}</mergeCells>")


def ods_part(change: Callable[[bytes], bytes]) -> bytes:
    return with_part(as_ods(target_sheet()), "content.xml", change)


def bad_xls_cells() -> bytes:
    """Numbers of shared texts and styles that do not exist."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write(0, 0, "chữ")
    sheet.write(1, 0, 1.5)
    content = xls_bytes(book)
    record = content.index(struct.pack("<HHHH", 0xFD, 10, 0, 0))
    return content[: record + 10] + struct.pack("<I", 0x7FFFFFFF) + content[record + 14 :]


def cut(content: Callable[[], bytes], share: float) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = content()
        return whole[: int(len(whole) * share)]

    return make


def _truncated() -> dict[str, Case]:
    answers = ("file_damaged", "file_is_archive", "file_not_workbook", "file_encoding_unclear")
    writers = {"xlsx": xlsx, "xlsb": lambda: as_xlsb(target_sheet()), "ods": lambda: as_ods(target_sheet())}
    writers |= {"xls": lambda: as_xls(target_sheet()), "xml": lambda: as_spreadsheetml(target_sheet())}
    shares = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)
    cases: dict[str, Case] = {
        f"{name} cut off at {share:.0%}": (cut(make, share), (*answers, "file_is_web_page"))
        for name, make in writers.items()
        for share in shares
    }
    return cases


HOSTILE: dict[str, Case] = {
    # not workbooks
    "empty file": (lambda: b"", ("file_empty",)),
    "zeros": (lambda: bytes(70_000), ("file_damaged",)),
    "JSON": (lambda: b'{"a": [1, 2], "b": [3, 4]}', ("file_not_workbook",)),
    "PDF": (lambda: b"%PDF-1.7\n1 0 obj", ("file_is_pdf",)),
    "DOCX": (lambda: zipped([("word/document.xml", b"<x/>")]), ("file_is_word",)),
    "PNG": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("file_not_workbook",)),
    "zip of workbooks": (lambda: zipped([("a.xlsx", xlsx()), ("b.xlsx", xlsx())]), ("file_is_archive",)),
    "lock file of Excel": (lambda: b"\x05Admin" + b" " * 48 + b"\x05\0" + "Admin".encode("utf-16-le") + bytes(80), ("file_not_workbook",)),
    "binary noise": (lambda: bytes(range(256)) * 50, ("file_not_workbook",)),
    "text with NUL": (lambda: b"A;B\n1;\x002\n", ("file_not_workbook", "file_encoding_unclear")),
    "UTF-8 broken in the middle": (lambda: "Trường;Lớp\nHoa ".encode() + b"\xff\xfe;2\n", ("file_encoding_unclear", "file_not_workbook")),
    # XML
    "entity bomb in a sheet": (lambda: with_prologue(BOMB, "&j;"), ("file_damaged",)),
    "external entity in a sheet": (lambda: with_prologue(EXTERNAL, "&j;"), ("file_damaged",)),
    "harmless document type": (lambda: with_prologue("<!DOCTYPE worksheet>", "a"), (READ, "file_damaged")),
    "entity bomb in the list of sheets": (lambda: with_part(xlsx(), "xl/workbook.xml", lambda xml: BOMB.encode() + xml), ("file_damaged",)),
    "entity bomb in the styles": (lambda: with_part(xlsx(), "xl/styles.xml", lambda xml: BOMB.encode() + xml), ("file_damaged",)),
    "entity bomb in an .ods": (lambda: ods_part(lambda xml: BOMB.encode() + xml), ("file_damaged",)),
    "entity bomb in an XML spreadsheet": (lambda: BOMB.encode() + as_spreadsheetml(target_sheet())[21:], ("file_damaged", "file_is_web_page")),
    "elements 100,000 deep": (lambda: worksheet("<a>" * 100_000 + "</a>" * 100_000), (READ, "file_damaged", *TOO_MUCH)),
    "element of a million attributes": (lambda: worksheet("<x " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/><sheetData/>"), (READ, "file_damaged", *TOO_MUCH)),
    "invalid UTF-8": (lambda: with_part(xlsx(), SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>\xff\xfe")), ("file_damaged",)),
    "NUL in XML": (lambda: with_part(xlsx(), SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>\x00")), ("file_damaged",)),
    # zip packages
    "part that unzips to a gigabyte": (lambda: lying(with_more(("xl/media/a.bin", bytes(30_000_000))), "xl/media/a.bin", 2**32 - 2), ("file_unzips_too_large",)),
    "part larger than it says": (lambda: lying(with_more(("xl/media/a.bin", bytes(3_000_000))), "xl/media/a.bin", 10), (READ,)),
    "sheet smaller than it says": (lambda: lying(xlsx(), SHEET, 300 * 1024 * 1024), ("file_damaged", READ)),
    "sheet larger than it says": (lambda: lying(xlsx(), SHEET, 50), ("file_damaged",)),
    "overlapping entries": (overlapping, ("file_unzips_too_large",)),
    "20,000 entries": (lambda: with_more(*((f"x/{n}", b"") for n in range(20_000))), ("file_has_too_many_parts",)),
    "two entries of one name": (lambda: with_more((SHEET, b"<worksheet/>")), ("file_damaged",)),
    "entries that climb out of the folder": (lambda: with_more(("../../../../tmp/thoat.txt", b"x"), ("/etc/x", b"x")), (READ,)),
    "sheet elsewhere by relation": (lambda: with_part(xlsx(), "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"worksheets/sheet1.xml", b"../../../etc/passwd")), ("file_damaged",)),
    "no list of sheets": (lambda: zipped([part for part in parts_of(xlsx()) if not part[0].endswith("workbook.xml.rels")]), ("file_damaged",)),
    # areas and counts
    "one cell at XFD1048576": (lambda: with_sheet_data('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), ("cells_far_away",)),
    "dimension that lies": (lambda: with_sheet_data('<row r="1"><c r="A1"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'), (READ,)),
    "content over the largest area": (lambda: with_sheet_data('<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="ZZ20000"><v>1</v></c></row>'), ("sheet_too_large",)),
    "50,000 merges": (lambda: with_sheet_data('<row r="1"><c r="A1"><v>1</v></c></row>', after=merges(50_000)), (READ,)),
    "merges that lie on each other": (lambda: big_merges(50_000), ("merges_overlap",)),
    "200 sheets": (lambda: many_sheets(200), (READ,)),
    "201 sheets": (lambda: many_sheets(201), ("file_has_too_many_sheets",)),
    "two sheets of one name": (same_names, ("file_damaged",)),
    "200,000 styles": (lambda: with_part(xlsx(), "xl/styles.xml", lambda xml: xml.replace(b"</cellXfs>", b'<xf numFmtId="9"/>' * 200_000 + b"</cellXfs>")), (READ,)),
    ".ods repeating one row a million times": (lambda: ods_part(lambda xml: xml.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">', 1)), ("cells_far_away", "sheet_too_large")),
    ".ods repeating columns without end": (lambda: ods_part(lambda xml: xml.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="99999999999" ')), ("cells_far_away", "sheet_too_large")),
    ".xlsb of one far cell": (lambda: xlsb_bytes(BinarySheet("A", {(1048575, 16383): 1.0})), ("cells_far_away",)),
    "text of one endless line": (lambda: b"1;" * 20_000_000, ("sheet_too_large", "file_separator_unclear")),
    "text of one endless field": (lambda: b"a" * 45_000_000, ("file_is_text",)),
    "text larger than a file may be": (lambda: b"1;2\n" * 14_000_000, ("file_too_large",)),
    "text of too many lines": (lambda: b"1;2\n" * 300_000, ("cells_far_away",)),
    "HTML tables 100,000 deep": (lambda: b"<table><tr><td>" * 100_000, ("file_html_unclear",)),
    "HTML cells that span 100,000 columns": (lambda: b"<table>" + b"<tr><td colspan=100000 rowspan=100000>1</td><td>2</td></tr>" * 60 + b"</table>", ("cells_far_away", "merges_overlap", READ)),
    "HTML of one tag without end": (lambda: b"<table><tr><td>1</td></tr></table><" + b"a " * 150_000, (READ, *TOO_MUCH)),
    # cells
    "shared text of a negative number": (lambda: cell("<v>-1</v>", 'r="A1" t="s"'), ("file_damaged",)),
    "shared text that does not exist": (lambda: cell("<v>99999999999</v>", 'r="A1" t="s"'), ("file_damaged",)),
    "style that does not exist": (lambda: cell("<v>1</v>", 'r="A1" s="4000000000"'), (READ, "file_damaged")),
    "number NaN": (lambda: cell("<v>NaN</v>"), (READ, "file_damaged")),
    "number INF": (lambda: cell("<v>INF</v>"), (READ, "file_damaged")),
    "number 1e999": (lambda: cell("<v>1e999</v>"), (READ, "file_damaged")),
    "number 1e308": (lambda: cell("<v>1e308</v>"), (READ,)),
    "date far beyond 9999": (lambda: cell("<v>1e15</v>", 'r="A1" t="d"'), (READ, "file_damaged")),
    "address without a column": (lambda: cell("<v>1</v>", 'r="1"'), ("file_damaged",)),
    "address of row zero": (lambda: cell("<v>1</v>", 'r="A0"'), ("file_damaged",)),
    "row of a negative number": (lambda: with_sheet_data('<row r="-5"><c><v>1</v></c></row>'), ("file_damaged", READ)),
    "formula that calls a program": (lambda: cell("<f>cmd|' /C calc'!A0</f>"), (READ,)),
    "formula that calls the web": (lambda: cell('<f>WEBSERVICE("http://localhost:1/")</f>'), (READ,)),
    "shared formula of a circle": (lambda: with_sheet_data('<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:B1">B1</f></c><c r="B1"><f t="shared" si="0">A1</f></c></row>'), (READ,)),
    "formula 5,000 brackets deep": (lambda: cell(f"<f>{'(' * 5000}1{')' * 5000}</f>"), (READ,)),
    "surrogate pairs and controls in a name": (lambda: with_part(xlsx(), "xl/workbook.xml", lambda xml: xml.replace(b'name="Sheet"', 'name="😀\u202e&#9;A"'.encode())), (READ,)),
    # .xls
    ".xls with a loop in its directory": (lambda: looping_xls(0, 0), (READ, "file_damaged", *TOO_MUCH)),
    ".xls with a loop in its allocation": (lambda: looping_xls(3, 1), (READ, "file_damaged", *TOO_MUCH)),
    ".xls with a text that does not exist": (bad_xls_cells, ("file_damaged",)),
    **_truncated(),
}  # fmt: skip
