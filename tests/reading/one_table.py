"""One small target sheet in every format that is read, each written as its programs write it."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet

from tests.reading.biff12_writer import BinarySheet, xlsb_bytes
from tests.reading.workbooks import encode, ods_bytes, with_part, xls_bytes, xlsx_bytes

Place = tuple[int, int]


@dataclass(frozen=True)
class Table:
    """Cells by place; numbers of `percents` are fractions shown as percent with one decimal."""

    cells: dict[Place, str | float]
    merges: tuple[tuple[int, int, int, int], ...]
    percents: frozenset[Place]

    @property
    def height(self) -> int:
        return 1 + max(row for row, _ in self.cells)

    @property
    def width(self) -> int:
        return 1 + max(column for _, column in self.cells)

    def shown(self, place: Place) -> str:
        """A cell as a Vietnamese program shows it."""
        value = self.cells.get(place, "")
        if isinstance(value, str):
            return value
        if place in self.percents:
            return f"{value * 100:.1f}%".replace(".", ",")
        return f"{value:,.0f}".replace(",", ".")


_HEADER = {
    (0, 0): "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN MẪU",
    (1, 0): "CHỈ TIÊU KẾ HOẠCH GIÁO DỤC TIỂU HỌC NĂM HỌC 2023-2024",
    (2, 0): "STT",
    (2, 1): "Trường",
    (2, 2): "Tổng số",
    (3, 2): "Lớp",
    (3, 3): "HS",
    (2, 4): "Lớp 1",
    (3, 4): "Lớp",
    (3, 5): "HS",
    (2, 6): "Tỷ lệ chuyên cần (%)",
}
_SCHOOLS = (
    ("Tiểu học Hoa Ban Mẫu", 40, 1234, 8, 245, 0.998),
    ("Tiểu học Hoa Mơ Mẫu", 12, 345, 3, 71, 0.975),
    ("Tiểu học Sen Mẫu", 14, 402, 3, 86, 1.0),
)


def target_sheet() -> Table:
    """Two header levels with merged groups, three schools, a number over a thousand and a column of percentages."""
    cells: dict[Place, str | float] = dict(_HEADER)
    for number, row in enumerate(_SCHOOLS):
        cells[4 + number, 0] = float(number + 1)
        cells.update({(4 + number, 1 + column): value for column, value in enumerate(row)})
    merges = (
        (0, 0, 0, 2),
        (1, 0, 1, 6),
        (2, 0, 3, 0),
        (2, 1, 3, 1),
        (2, 2, 2, 3),
        (2, 4, 2, 5),
        (2, 6, 3, 6),
    )
    return Table(cells, merges, frozenset((4 + number, 6) for number in range(3)))


def as_xlsx(table: Table) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for (row, column), value in table.cells.items():
        cell = sheet.cell(row + 1, column + 1, value)
        cell.number_format = "0.0%" if (row, column) in table.percents else "General"
    for top, left, bottom, right in table.merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return xlsx_bytes(book)


def as_xlsm(table: Table) -> bytes:
    """With a macro project, which is never looked at."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return with_part(as_xlsx(table), "[Content_Types].xml", lambda xml: xml.replace(kind, macro))


def as_xls(table: Table) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    covered = {(row, column) for merge in table.merges for row, column in _places(merge)}

    def style(place: Place) -> xlwt.XFStyle:
        return xlwt.easyxf(num_format_str="0.0%" if place in table.percents else "General")

    for (row, column), value in table.cells.items():
        if (row, column) not in covered:
            sheet.write(row, column, value, style((row, column)))
    for top, left, bottom, right in table.merges:
        sheet.write_merge(top, bottom, left, right, table.cells[top, left], style((top, left)))
    return xls_bytes(book)


def as_xlsb(table: Table) -> bytes:
    formats = dict.fromkeys(table.percents, "0.0%")
    return xlsb_bytes(BinarySheet("Sheet1", dict(table.cells), formats, list(table.merges)))


def as_ods(table: Table) -> bytes:
    def cell(place: Place, across: int, down: int) -> str:
        value = table.cells.get(place)
        spans = f'table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
        if value is None:
            return "<table:table-cell/>"
        text = f"<text:p>{escape(table.shown(place))}</text:p></table:table-cell>"
        if isinstance(value, str):
            return f'<table:table-cell {spans} office:value-type="string">{text}'
        kind = "percentage" if place in table.percents else "float"
        return f'<table:table-cell {spans} office:value-type="{kind}" office:value="{value}">{text}'

    rows = _rows(table, cell, lambda _: "<table:covered-table-cell/>")
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    namespaces = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "table", "text"))
    xml = (
        f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return with_part(ods_bytes(OpenDocumentSpreadsheet()), "content.xml", lambda _: xml.encode())


def as_html_of_a_program(table: Table) -> bytes:
    """As school software exports: letterhead outside the table, texts as shown, entities."""

    def cell(place: Place, across: int, down: int) -> str:
        spans = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
        text = escape(table.shown(place)).replace(" ", "&nbsp;").replace("Ỉ", "&#7880;")
        return f"<td{spans} style='border:1px solid'>{text}</td>"

    rows = list(_rows(table, cell, lambda _: ""))
    lines = "".join(f"<p>{escape(table.shown((row, 0)))}</p>" for row in range(2))
    body = "".join(f"<tr>{row}</tr>\n" for row in rows[2:])
    return f"<html><meta charset=utf-8><body>{lines}<table>\n{body}</table></body></html>".encode()


def as_html_of_excel(table: Table) -> bytes:
    """As Excel saves a web page: unended tags, classes with formats, full numbers beside the shown ones."""

    def cell(place: Place, across: int, down: int) -> str:
        spans = (f" colspan={across}" if across > 1 else "") + (f" rowspan={down}" if down > 1 else "")
        value = table.cells.get(place)
        number = "" if isinstance(value, str | None) else f' x:num="{value!r}"'
        return f"<td{spans} class=xl{24 + (place in table.percents)}{number}>{escape(table.shown(place))}\n"

    body = "".join(f"<tr height=17>\n{row}" for row in _rows(table, cell, lambda _: ""))
    css = '<style><!--\n.xl24\n\t{mso-number-format:General;}\n.xl25\n\t{mso-number-format:"0\\.0%";}\n--></style>'
    island = "<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>Sheet1</x:Name></x:ExcelWorksheet></xml><![endif]-->"
    head = f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>{css}{island}</head>"
    return f"{head}<body><table border=0><col width=64 span=7>{body}</table></body></html>".encode("utf-16")


def as_spreadsheetml(table: Table) -> bytes:
    def cell(place: Place, across: int, down: int) -> str:
        value = table.cells.get(place)
        if value is None:
            return ""
        kind = "String" if isinstance(value, str) else "Number"
        spans = f'ss:MergeAcross="{across - 1}" ss:MergeDown="{down - 1}"'
        style = ' ss:StyleID="s62"' if place in table.percents else ""
        data = f'<Data ss:Type="{kind}">{escape(str(value))}</Data>'
        return f'<Cell ss:Index="{place[1] + 1}" {spans}{style}>{data}</Cell>'

    rows = "".join(f"<Row>{row}</Row>" for row in _rows(table, cell, lambda _: ""))
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = '<Style ss:ID="Default"/><Style ss:ID="s62"><NumberFormat ss:Format="0.0%"/></Style>'
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="Sheet1"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def as_text(separator: str, encoding: str) -> Callable[[Table], bytes]:
    """A writer of text tables as Excel saves them: every line of full width, merged cells once."""

    def write(table: Table) -> bytes:
        lines = [
            separator.join(table.shown((row, column)) for column in range(table.width))
            for row in range(table.height)
        ]
        text = "\r\n".join(lines) + "\r\n"
        if encoding in ("TCVN3", "VNI"):
            return encode(text, encoding).encode("cp1252")
        if encoding == "cp1258":
            return _with_tones_apart(text).encode("cp1258")
        return text.encode(encoding)

    return write


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "xlsx": as_xlsx,
    "xlsm": as_xlsm,
    "xls": as_xls,
    "xlsb": as_xlsb,
    "ods": as_ods,
    "html of a program": as_html_of_a_program,
    "html of Excel": as_html_of_excel,
    "xml spreadsheet": as_spreadsheetml,
    "csv, semicolon, with a mark": as_text(";", "utf-8-sig"),
    "csv, tab, UTF-16": as_text("\t", "utf-16"),
    "csv, tab, UTF-8": as_text("\t", "utf-8"),
    "csv, semicolon, Windows-1258": as_text(";", "cp1258"),
    "csv, semicolon, TCVN3": as_text(";", "TCVN3"),
    "csv, tab, VNI": as_text("\t", "VNI"),
}


def _places(merge: tuple[int, int, int, int]) -> list[Place]:
    top, left, bottom, right = merge
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _rows(table: Table, cell: Callable[[Place, int, int], str], covered: Callable[[Place], str]) -> list[str]:
    """Every row as text: `cell` writes a cell with its spans, `covered` what stands where a merged one lies."""
    spans = {(top, left): (right - left + 1, bottom - top + 1) for top, left, bottom, right in table.merges}
    hidden = {place for merge in table.merges for place in _places(merge)} - spans.keys()
    return [
        "".join(
            covered((row, column))
            if (row, column) in hidden
            else cell((row, column), *spans.get((row, column), (1, 1)))
            for column in range(table.width)
        )
        for row in range(table.height)
    ]


def _with_tones_apart(text: str) -> str:
    """Letters as Windows-1258 knows them: a letter of its own or a letter with its tone behind it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in tones)
        plain = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        written.append(plain + tone)
    return "".join(written)
