"""Sheets of an XML spreadsheet of Excel 2003 (SpreadsheetML), which school software writes as .xls: one streaming pass."""

from etl.grid import Grid
from etl.issues import Issue
from etl.reading.limits import limits
from etl.reading.sheet_builder import SheetBuilder
from etl.reading.size_checks import sheet_count_issue
from etl.reading.spreadsheetml_cells import CellContent, put_cell
from etl.reading.spreadsheetml_styles import PercentStyles
from etl.reading.xml_scan import local_name, safe_parser

Attributes = dict[str, str]


def read_spreadsheetml(content: bytes) -> tuple[list[Grid], list[Issue]]:
    """Grids of all worksheets in the order of the tabs, and issues; a damaged file raises what the parser raises."""
    scan = _Scan()
    parser = safe_parser()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.characters
    parser.Parse(content, True)
    if not scan.sheets:
        raise ValueError("no worksheet")
    if issue := sheet_count_issue(len(scan.sheets)):
        return [], [issue]
    grids: list[Grid] = []
    issues: list[Issue] = []
    for sheet in scan.sheets:
        found, wrong = sheet.finish()
        grids += found
        issues += wrong
    return grids, issues


class _Scan:
    def __init__(self) -> None:
        self.sheets: list[SheetBuilder] = []
        self._styles = PercentStyles()
        self._row = self._next_row = 0
        self._next_column = self._next_declared = 0
        self._row_style = ""
        self._column_styles: dict[int, str] = {}
        self._cell: CellContent | None = None
        self._text: list[str] | None = None
        self._in_comment = False

    def start(self, name: str, attributes: Attributes) -> None:
        element = local_name(name)
        stated = {local_name(key): value for key, value in attributes.items()}
        if element == "Data" and self._cell is not None and not self._in_comment:
            self._cell.kind, self._text = stated.get("Type", "String"), []
        elif element == "Cell" and self.sheets:
            self._start_cell(stated)
        elif element == "Row" and self.sheets:
            self._start_row(stated)
        elif element == "Column" and self.sheets:
            self._declare_columns(stated)
        elif element == "Worksheet":
            self._start_sheet(stated)
        elif element == "Comment":
            self._in_comment = True
        elif element == "Visible":
            self._text = []
        elif element == "Style":
            self._styles.declare(stated["ID"], stated.get("Parent", "Default"))
        elif element == "NumberFormat":
            self._styles.set_format(stated.get("Format", ""))

    def characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        element = local_name(name)
        if element == "Data" and self._cell is not None and self._text is not None:
            self._cell.text, self._text = "".join(self._text), None
        elif element == "Cell" and self._cell is not None:
            put_cell(self.sheets[-1], self._cell)
            self._cell = None
        elif element == "Comment":
            self._in_comment = False
        elif element == "Visible":
            hidden = "".join(self._text or ()).strip() in ("SheetHidden", "SheetVeryHidden")
            if self.sheets and hidden:
                self.sheets[-1].hidden = True
            self._text = None

    def _start_sheet(self, stated: Attributes) -> None:
        self.sheets.append(SheetBuilder(stated["Name"]))
        self._next_row = self._next_declared = 0
        self._column_styles.clear()

    def _declare_columns(self, stated: Attributes) -> None:
        first = int(stated.get("Index", self._next_declared + 1)) - 1
        run = range(first, first + 1 + int(stated.get("Span", 0)))
        if stated.get("Hidden") == "1":
            self.sheets[-1].hidden_columns.append(run)
        if "StyleID" in stated:
            columns = range(run.start, min(run.stop, limits().sheet_columns))
            self._column_styles.update(dict.fromkeys(columns, stated["StyleID"]))
        self._next_declared = run.stop

    def _start_row(self, stated: Attributes) -> None:
        self._row = int(stated.get("Index", self._next_row + 1)) - 1
        run = range(self._row, self._row + 1 + int(stated.get("Span", 0)))
        self._next_row, self._next_column = run.stop, 0
        self._row_style = stated.get("StyleID", "")
        if stated.get("Hidden") == "1":
            self.sheets[-1].hidden_rows.update(range(run.start, min(run.stop, limits().sheet_rows)))

    def _start_cell(self, stated: Attributes) -> None:
        column = int(stated.get("Index", self._next_column + 1)) - 1
        if self._row < 0 or column < 0:
            raise ValueError("a cell before the first row or column")
        across, down = int(stated.get("MergeAcross", 0)), int(stated.get("MergeDown", 0))
        if across > 0 or down > 0:
            self.sheets[-1].merges.append((self._row, column, self._row + down, column + across))
        self._next_column = column + 1 + across
        style = stated.get("StyleID") or self._row_style or self._column_styles.get(column, "Default")
        self._cell = CellContent(
            self._row, column, self._styles.is_percent(style), formula=stated.get("Formula", "")
        )
