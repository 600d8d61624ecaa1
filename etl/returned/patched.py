"""The sender's own package with marks: only the parts that carry them are changed, the others keep their bytes.

A load and save with a workbook library would be shorter, but openpyxl drops what it does not model (charts' details,
shapes, rich text in cells, conditional formats of newer kinds) and rewrites every style.
"""

import zipfile
from io import BytesIO

from etl.own_sheets import is_own
from etl.reading.cell_address import Place
from etl.reading.xlsx import read_xlsx
from etl.returned import comment_parts
from etl.returned.comment_parts import CommentParts
from etl.returned.errors import UnpatchableError
from etl.returned.findings import Findings, Mark
from etl.returned.list_lines import column_heads, head_lines, issue_lines
from etl.returned.list_part import TYPE, list_part, print_titles
from etl.returned.package import Package
from etl.returned.sheet_part import SheetPart
from etl.returned.style_part import StylePart
from etl.returned.texts import say
from etl.returned.workbook_part import WORKBOOK, ListedSheet, WorkbookPart
from etl.text import nfc

_STYLES = "xl/styles.xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_MACROS = "xl/vbaProject.bin"
_WORKBOOK_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}


def has_macros(content: bytes) -> bool:
    """Whether a package carries macros."""
    with zipfile.ZipFile(BytesIO(content)) as source:
        return _MACROS in source.NameToInfo


def patched(content: bytes, name: str, findings: Findings, suffix: str) -> bytes:
    """The package with fills, comments and the list; raises `UnpatchableError`, or what the libraries raise when damaged.

    `suffix` is `.xlsx` or `.xlsm`: under `.xlsx` a program opens no package with macros, so they stay out.
    """
    with zipfile.ZipFile(BytesIO(content)) as source:
        package = Package(source)
        workbook = WorkbookPart(package)
        styles = StylePart(package.read(_STYLES) if package.has(_STYLES) else b"")
        former = _former_list(content, workbook.sheets)
        for sheet in workbook.sheets:
            if sheet.part and sheet is not former:
                _mark_sheet(
                    package, sheet, findings.marks.get(nfc(sheet.name), {}), styles, former is not None
                )
        _add_list(package, workbook, former, name, findings, styles)
        _write_styles(package, styles)
        _settle_macros(package, suffix)
        return package.content()


def _former_list(content: bytes, sheets: list[ListedSheet]) -> ListedSheet | None:
    """The list of a former returned copy: our own sheet by its mark, and called like a list."""
    own = {nfc(grid.name) for grid in read_xlsx(content)[0] if is_own(grid)}
    return next(
        (s for s in sheets if s.part and nfc(s.name) in own and nfc(s.name).startswith(say("sheet"))), None
    )


def _mark_sheet(
    package: Package, sheet: ListedSheet, marks: dict[Place, Mark], styles: StylePart, former_copy: bool
) -> None:
    part = SheetPart(package.read(sheet.part))
    part.unselect()
    part.paint({place: found.severity for place, found in marks.items()}, styles, former_copy)
    _comment(package, sheet.part, part, {place: found.comment for place, found in marks.items()}, former_copy)
    package.write(sheet.part, part.edits.result())


def _comment(
    package: Package, sheet: str, part: SheetPart, texts: dict[Place, str], former_copy: bool
) -> None:
    comments = next(iter(package.targets(sheet, "comments").values()), "")
    drawing = package.targets(sheet, "vmlDrawing").get(part.comment_drawing(), "")
    parts = CommentParts(
        package.read(comments) if comments else b"", package.read(drawing) if drawing else b""
    )
    if former_copy:
        parts = parts.without_former()
    if texts:
        parts.add(texts, part)
    if parts.comments:
        _write_comments(package, sheet, comments, parts.comments)
    if parts.drawing:
        _write_drawing(package, sheet, part, drawing, parts.drawing)


def _write_comments(package: Package, sheet: str, comments: str, content: bytes) -> None:
    if not comments:
        comments = package.unused_part("xl/comments{}.xml")
        package.declare(comments, comment_parts.COMMENTS_TYPE)
        package.relate(sheet, "comments", comments)
    package.write(comments, content)


def _write_drawing(package: Package, sheet: str, part: SheetPart, drawing: str, content: bytes) -> None:
    if not drawing:
        drawing = package.unused_part("xl/drawings/vmlDrawing{}.vml")
        package.declare_extension("vml", comment_parts.DRAWING_TYPE)
        if part.comment_drawing():
            raise UnpatchableError("drawing of comments")
        part.name_comment_drawing(package.relate(sheet, "vmlDrawing", drawing))
    package.write(drawing, content)


def _add_list(
    package: Package,
    workbook: WorkbookPart,
    former: ListedSheet | None,
    name: str,
    findings: Findings,
    styles: StylePart,
) -> None:
    head = head_lines(name, findings, rendered=False)
    sheets = {nfc(sheet.name): sheet.name for sheet in workbook.sheets if sheet.part}
    lines = list(issue_lines(findings, frozenset(sheets)))
    part = package.unused_part("xl/worksheets/sheet{}.xml")
    package.write(part, list_part(head, column_heads(), lines, styles))
    package.declare(part, TYPE)
    if former:
        package.unrelate(WORKBOOK, former.part)
        package.remove(former.part)
    relation = package.relate(WORKBOOK, "worksheet", part)
    workbook.insert_first(say("sheet"), relation, former, print_titles(head))
    package.write(WORKBOOK, workbook.edits.result())


def _write_styles(package: Package, styles: StylePart) -> None:
    if not package.has(_STYLES):
        package.declare(_STYLES, _STYLES_TYPE)
        package.relate(WORKBOOK, "styles", _STYLES)
    package.write(_STYLES, styles.result())


def _settle_macros(package: Package, suffix: str) -> None:
    if package.has(_MACROS) and suffix == ".xlsx":
        package.unrelate(WORKBOOK, _MACROS)
        package.remove(_MACROS)
    package.change_type(WORKBOOK, _WORKBOOK_TYPES[suffix])
