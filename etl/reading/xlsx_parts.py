"""The parts of an .xlsx package beside the sheets' cells: which sheets there are, where, hidden or not, and their styles."""

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum

from etl.reading.number_formats import BUILT_IN_PERCENT, scales_by_hundred
from etl.reading.xml_scan import start_elements

_ROOT_RELATIONS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_STYLE_CONTAINERS = frozenset(
    {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    """Path inside the package."""
    hidden: bool


def sheet_parts(package: zipfile.ZipFile) -> list[SheetPart]:
    """Sheets in the order of the tabs; hidden means hidden in either of Excel's two ways."""
    return list(_sheet_parts(package.read(_RELATIONS), package.read(_WORKBOOK)))


@lru_cache(maxsize=64)
def _sheet_parts(relations: bytes, workbook: bytes) -> tuple[SheetPart, ...]:
    """Cached, since the workbooks of one template list the same sheets."""
    targets = {
        relation["Id"]: posixpath.normpath(posixpath.join("/xl", relation["Target"])).lstrip("/")
        for name, relation in start_elements(relations)
        if name == "Relationship"
    }
    return tuple(
        SheetPart(sheet["name"], targets[sheet["id"]], sheet.get("state", "visible") != "visible")
        for name, sheet in start_elements(workbook)
        if name == "sheet"
    )


def worksheets(package: zipfile.ZipFile) -> frozenset[str]:
    """Names of the sheets that calamine can read: no charts, no macros."""
    return _worksheets(tuple((part, package.read(part)) for part in (_ROOT_RELATIONS, _RELATIONS, _WORKBOOK)))


@lru_cache(maxsize=64)
def _worksheets(parts: tuple[tuple[str, bytes], ...]) -> frozenset[str]:
    """Cached as `_sheet_parts` is; these parts alone tell calamine what it has to know for this."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for part, xml in parts:
            package.writestr(part, xml)
    content.seek(0)
    sheets = CalamineWorkbook.from_filelike(content).sheets_metadata
    return frozenset(sheet.name for sheet in sheets if sheet.typ == SheetTypeEnum.WorkSheet)


def percent_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """Ids (attribute `s` of a cell) of the styles whose number format scales by 100."""
    return _percent_styles(package.read(_STYLES)) if _STYLES in package.NameToInfo else frozenset()


@lru_cache(maxsize=64)
def _percent_styles(xml: bytes) -> frozenset[str]:
    """Cached, since the workbooks of one template share their styles."""
    percent_formats = {str(number) for number in BUILT_IN_PERCENT}
    styles: list[bool] = []
    container = ""
    for name, attributes in start_elements(xml):
        if name in _STYLE_CONTAINERS:
            container = name
        elif name == "numFmt" and container == "numFmts":
            declared = (
                {attributes["numFmtId"]} if scales_by_hundred(attributes.get("formatCode", "")) else set()
            )
            percent_formats = (percent_formats - {attributes["numFmtId"]}) | declared
        elif name == "xf" and container == "cellXfs":
            styles.append(attributes.get("numFmtId", "0") in percent_formats)
    return frozenset(str(style) for style, is_percent in enumerate(styles) if is_percent)


def merges_first(xml: bytes) -> bytes:
    """A plainly written worksheet part with its merged ranges above its cells.

    calamine looks for them from the start of the part, after it has read the cells: above them it need not parse these twice.
    """
    cells = xml.find(b"<sheetData")
    start = xml.find(b"<mergeCells", xml.rfind(b"</sheetData>"))
    end = xml.find(b"</mergeCells>", start) + len(b"</mergeCells>")
    if not 0 <= cells < start < end:
        return xml
    return b"".join((xml[:cells], xml[start:end], xml[cells:start], xml[end:]))


def replace_parts(package: zipfile.ZipFile, replaced: Mapping[str, bytes]) -> None:
    """Put other content into some parts of a package opened for appending; the others stay packed as they are."""
    for part, xml in replaced.items():
        package.filelist.remove(package.NameToInfo.pop(part))
        package.writestr(part, xml)
