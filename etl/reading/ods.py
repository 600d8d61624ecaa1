"""Sheets of an OpenDocument spreadsheet as grids: one streaming pass over `content.xml`.

ODF 1.3 part 3, section 9 (tables). Repeated cells and rows are expanded only where they have content, so the million empty
rows at the end of every sheet cost nothing.
"""

import zipfile
from io import BytesIO

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.ods_cell import ods_cell
from etl.reading.ods_sheet import OdsSheet
from etl.reading.size_checks import far_cells_issue, package_issue, sheet_count_issue, sheet_size_issue
from etl.reading.xml_scan import safe_parser

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_NO_CONTENT = frozenset(
    {"office:annotation", "draw:frame", "draw:object", "table:shapes", "table:tracked-changes"}
)
"""Elements whose texts and tables belong to no cell."""


def read_ods(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """Grids of all sheets in the order of the tabs, and issues; a damaged file raises whatever the parsers raise."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        if issue := package_issue(package):
            return [], [issue]
        xml = package.read("content.xml")
    sheets = _ContentScanner().scan(xml)
    if issue := sheet_count_issue(len(sheets)):
        return [], [issue]
    grids: list[Grid] = []
    issues: list[Issue] = []
    for sheet in sheets:
        if sheet.far_cells:
            issues.append(far_cells_issue(sheet.name, sheet.far_cells))
        if issue := sheet_size_issue(sheet.name, sheet.height, sheet.width):
            issues.append(issue)
        else:
            grids.append(sheet.grid())
    return grids, issues


class _ContentScanner:
    def __init__(self) -> None:
        self._sheets: list[OdsSheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._ignored_depth = 0

    def scan(self, xml: bytes) -> list[OdsSheet]:
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)
        if not self._sheets:
            raise ValueError("no table in content.xml")
        return self._sheets

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._ignored_depth or name in _NO_CONTENT:
            self._ignored_depth += 1
        elif name in _CELLS:
            self._cell = attributes
            self._text.clear()
        elif self._cell is not None:
            self._start_text(name, attributes)
        elif name == "table:table-row":
            self._sheets[-1].start_row(attributes)
        elif name == "table:table-column":
            self._sheets[-1].declare_columns(attributes)
        elif name == "table:table":
            hidden = attributes.get("table:style-name") in self._hidden_styles
            self._sheets.append(OdsSheet(attributes["table:name"], hidden))
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        """White space inside a cell is written as elements; paragraphs are lines."""
        if name == "text:p" and self._text:
            self._text.append("\n")
        elif name == "text:s":
            self._text.append(" " * int(attributes.get("text:c", 1)))
        elif name == "text:tab":
            self._text.append("\t")
        elif name == "text:line-break":
            self._text.append("\n")

    def _characters(self, text: str) -> None:
        if self._cell is not None and not self._ignored_depth:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if self._ignored_depth:
            self._ignored_depth -= 1
        elif name in _CELLS and self._cell is not None:
            cell = ods_cell(self._cell, "".join(self._text))
            self._sheets[-1].add_cell(self._cell, cell, covered=name == "table:covered-table-cell")
            self._cell = None
        elif name == "table:table-row":
            self._sheets[-1].end_row()
