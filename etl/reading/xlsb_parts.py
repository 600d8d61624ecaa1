"""The parts of an .xlsb package beside the sheets: which sheets there are, their shared texts and what formats do."""

import posixpath
import struct
import zipfile
from dataclasses import dataclass

from etl.reading.biff12 import numbers, records, wide_string
from etl.reading.number_formats import BUILT_IN_PERCENT, scales_by_hundred
from etl.reading.serial_dates import BUILT_IN_DATES, shows_date
from etl.reading.xml_scan import start_elements

_WORKBOOK_PROPERTIES, _SHEET, _TEXT, _FORMAT, _STYLE = 153, 156, 19, 44, 47
_STYLES_BEGIN, _STYLES_END = 617, 618
_DATES_SINCE_1904 = 1


@dataclass(frozen=True, slots=True)
class BinarySheet:
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class BinaryWorkbook:
    """What the sheets refer to by number."""

    sheets: list[BinarySheet]
    texts: list[str]
    styles: list[str]
    """Per style `percent`, `date` or '' for any other number format."""
    since_1904: bool


def read_workbook_parts(package: zipfile.ZipFile) -> BinaryWorkbook:
    """The workbook without its cells; raises whatever a damaged part makes the parsers raise."""
    sheets, since_1904 = _sheets(package)
    return BinaryWorkbook(sheets, _texts(package), _styles(package), since_1904)


def _sheets(package: zipfile.ZipFile) -> tuple[list[BinarySheet], bool]:
    worksheets = {
        relation["Id"]: posixpath.normpath(posixpath.join("/xl", relation["Target"])).lstrip("/")
        for name, relation in start_elements(package.read("xl/_rels/workbook.bin.rels"))
        if name == "Relationship" and relation["Type"].endswith("/worksheet")
    }
    sheets, since_1904 = [], False
    for kind, content in records(package.read("xl/workbook.bin")):
        if kind == _WORKBOOK_PROPERTIES:
            since_1904 = bool(numbers(content, 0, 1)[0] & _DATES_SINCE_1904)
        elif kind == _SHEET:
            relation, position = wide_string(content, 8)
            name, _ = wide_string(content, position)
            if relation in worksheets:
                sheets.append(BinarySheet(name, worksheets[relation], hidden=numbers(content, 0, 1)[0] != 0))
    return sheets, since_1904


def _texts(package: zipfile.ZipFile) -> list[str]:
    part = "xl/sharedStrings.bin"
    if part not in package.NameToInfo:
        return []
    return [wide_string(content, 1)[0] for kind, content in records(package.read(part)) if kind == _TEXT]


def _styles(package: zipfile.ZipFile) -> list[str]:
    part = "xl/styles.bin"
    if part not in package.NameToInfo:
        return [""]
    meanings = dict.fromkeys(BUILT_IN_DATES, "date") | dict.fromkeys(BUILT_IN_PERCENT, "percent")
    styles: list[str] = []
    inside = False
    for kind, content in records(package.read(part)):
        if kind == _FORMAT:
            meanings[struct.unpack_from("<H", content)[0]] = _meaning(wide_string(content, 2)[0])
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside:
            styles.append(meanings.get(struct.unpack_from("<H", content, 2)[0], ""))
    return styles


def _meaning(code: str) -> str:
    if scales_by_hundred(code):
        return "percent"
    return "date" if shows_date(code) else ""
