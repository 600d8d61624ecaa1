"""One worksheet part with marks: the style of the doubtful cells, missing cells created, the drawing of the comments named.

Knows rows and cells as XML; knows no issues.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.grid import address
from etl.reading.cell_address import Place, parse_address
from etl.reading.xml_scan import is_true
from etl.returned.errors import UnpatchableError
from etl.returned.package import RELATIONS
from etl.returned.style_part import StylePart
from etl.returned.xml_edit import Edits, Element, find_elements, with_attributes

_AFTER_COMMENTS = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    )
)
"""What may follow the drawing of the comments (ECMA-376, CT_Worksheet)."""
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 8.43, 15.0


@dataclass(slots=True)
class _Row:
    element: Element
    cells: dict[int, Element] = field(default_factory=dict)


class SheetPart:
    """A worksheet part, its rows and cells found once."""

    def __init__(self, xml: bytes) -> None:
        self.edits = Edits(xml)
        self._elements = find_elements(xml, lambda name, depth: depth <= 2 or (depth == 3 and name == "c"))
        self._top = {element.name: element for element in self._elements if element.depth == 1}
        if self._elements[0].name != "worksheet" or "sheetData" not in self._top:
            raise UnpatchableError("no worksheet")
        self._rows = self._find_rows()

    def _find_rows(self) -> dict[int, _Row]:
        data = self._top["sheetData"]
        rows: dict[int, _Row] = {}
        row = -1
        for element in self._elements:
            if element.start < data.start or element.start >= data.close:
                continue
            if element.name == "row" and element.depth == 2:
                row = int(element.attributes.get("r", row + 2)) - 1
                rows[row] = _Row(element)
            elif element.name == "c":
                if "r" not in element.attributes:
                    raise UnpatchableError("cell without address")
                rows[row].cells[parse_address(element.attributes["r"])[1]] = element
        return rows

    def unselect(self) -> None:
        """No longer the selected tab: two selected tabs would be edited together."""
        for element in self._elements:
            if element.name == "sheetView" and "tabSelected" in element.attributes:
                self.edits.set_attributes(element, tabSelected=None)

    def paint(self, marked: Mapping[Place, str], styles: StylePart, former_copy: bool) -> None:
        """Gives cells the fill of their severity; takes away that of a former copy where nothing is wrong any more."""
        missing: dict[int, list[tuple[int, int]]] = {}
        for (row, column), severity in sorted(marked.items()):
            known = self._rows.get(row)
            cell = known.cells.get(column) if known else None
            if cell is None:
                base = self._base_style(row, column)
                missing.setdefault(row, []).append((column, styles.marked(base, severity)))
            else:
                style = styles.marked(int(cell.attributes.get("s", "0")), severity)
                self.edits.set_attributes(cell, s=str(style))
        last_rows = b"".join(self._insert_cells(row, cells) for row, cells in missing.items())
        if last_rows:
            self.edits.append(self._top["sheetData"], last_rows)
        if former_copy:
            self._unpaint(marked, styles)

    def _unpaint(self, marked: Mapping[Place, str], styles: StylePart) -> None:
        for row, known in self._rows.items():
            for column, cell in known.cells.items():
                if (row, column) not in marked:
                    plain = styles.unmarked(int(cell.attributes.get("s", "0")))
                    if plain is not None:
                        self.edits.set_attributes(cell, s=str(plain))

    def comment_drawing(self) -> str:
        """Relation id of the drawing that shows the comments, '' if there is none."""
        element = self._top.get("legacyDrawing")
        if element is None:
            return ""
        return next((value for name, value in element.attributes.items() if name.endswith("id")), "")

    def name_comment_drawing(self, relation: str) -> None:
        """Names the drawing that shows the comments."""
        prefix = self._elements[0].prefix
        text = f'<{prefix}legacyDrawing xmlns:r="{RELATIONS}" r:id="{relation}"/>'.encode()
        following = [element for name, element in self._top.items() if name in _AFTER_COMMENTS]
        if following:
            start = min(element.start for element in following)
            self.edits.replace(start, start, text)
        else:
            self.edits.append(self._elements[0], text)

    @cached_property
    def _columns(self) -> list[tuple[int, int, dict[str, str]]]:
        """(first, last, attributes) of the declared columns, counted from 0."""
        return [
            (int(e.attributes["min"]) - 1, int(e.attributes["max"]) - 1, e.attributes)
            for e in self._elements
            if e.name == "col" and e.depth == 2
        ]

    def column_width(self, column: int) -> float:
        """Width in pixels, 0 where hidden."""
        for first, last, declared in self._columns:
            if first <= column <= last:
                if is_true(declared.get("hidden")):
                    return 0.0
                return float(declared.get("width", _DEFAULT_WIDTH)) * 7 + 5
        return _DEFAULT_WIDTH * 7 + 5

    def row_height(self, row: int) -> float:
        """Height in pixels, 0 where hidden."""
        known = self._rows.get(row)
        declared = known.element.attributes if known else {}
        return 0.0 if is_true(declared.get("hidden")) else float(declared.get("ht", _DEFAULT_HEIGHT)) * 4 / 3

    def _base_style(self, row: int, column: int) -> int:
        """Style that a cell shows which the part does not write: of its row, else of its column."""
        known = self._rows.get(row)
        if known and "s" in known.element.attributes:
            return int(known.element.attributes["s"])
        declared = next((c for first, last, c in self._columns if first <= column <= last), {})
        return int(declared.get("style", "0"))

    def _insert_cells(self, row: int, cells: list[tuple[int, int]]) -> bytes:
        """Inserts cells that the part does not write; returns a row that belongs behind all others."""
        prefix = self._elements[0].prefix
        written = {
            column: f'<{prefix}c r="{address(row, column)}" s="{style}"/>'.encode() for column, style in cells
        }
        known = self._rows.get(row)
        if known is None:
            return self._insert_row(row, b"".join(written.values()))
        element = known.element
        if element.is_empty:
            tag = with_attributes(self.edits.xml[element.start : element.inner], [("spans", None)])
            tag = tag.removesuffix(b"/>").rstrip() + b">"
            closing = f"</{prefix}row>".encode()
            self.edits.replace(element.start, element.end, tag + b"".join(written.values()) + closing)
            return b""
        self.edits.set_attributes(element, spans=None)
        for column, text in written.items():
            after = [cell.start for other, cell in known.cells.items() if other > column]
            place = min(after) if after else element.close
            self.edits.replace(place, place, text)
        return b""

    def _insert_row(self, row: int, cells: bytes) -> bytes:
        prefix = self._elements[0].prefix
        text = f'<{prefix}row r="{row + 1}">'.encode() + cells + f"</{prefix}row>".encode()
        after = [known.element.start for other, known in self._rows.items() if other > row]
        if not after:
            return text
        self.edits.replace(min(after), min(after), text)
        return b""
