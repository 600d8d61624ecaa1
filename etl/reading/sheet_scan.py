"""What calamine drops from a worksheet part of an .xlsx: percent formats, errors, formulas never calculated, hidden rows and
columns. One streaming pass; values, dates and merged ranges are calamine's.

A plainly written part is searched, not parsed (`quick_scan`). In the others ordinary cells cost one callback and two look-ups;
only cells with an error or a formula are followed to their end.
"""

from collections.abc import Callable

from etl.grid import column_letter
from etl.reading.cell_address import Place, next_cell, parse_address
from etl.reading.limits import limits
from etl.reading.quick_scan import quick_scan
from etl.reading.scan_findings import SheetScan
from etl.reading.xml_scan import is_true, local_name, plain_form, safe_parser

Attributes = dict[str, str]


def scan_sheet(xml: bytes, percent_styles: frozenset[str]) -> SheetScan:
    """Scan one worksheet part; raises `expat.ExpatError` or `ValueError` for a damaged one.

    `percent_styles` are the style ids (attribute `s`) whose format scales by 100.
    """
    plain = plain_form(xml)
    found = None if plain is None else quick_scan(plain, percent_styles)
    return scan_every_cell(xml, percent_styles) if found is None else found


def scan_every_cell(xml: bytes, percent_styles: frozenset[str]) -> SheetScan:
    """The full pass of `scan_sheet`, whatever the part holds."""
    scanner = _Scanner(percent_styles)
    scanner.parser.Parse(xml, True)
    return scanner.found


class _Scanner:
    def __init__(self, percent_styles: frozenset[str]) -> None:
        self.found = SheetScan()
        self.parser = safe_parser()
        self.parser.StartElementHandler = self._root
        self._percent_styles = percent_styles
        self._shared: dict[str, tuple[str, str]] = {}
        """Address and text of the formula that a group of cells shares, by the group's index."""
        self._cell = ""
        self._type: str | None = None
        self._formula: Attributes | None = None
        self._texts: dict[str, str] = {}
        """Text of the elements inside the cell that is being followed."""
        self._characters: list[str] = []

    def _root(self, name: str, _: Attributes) -> None:
        """The root tells the namespace prefix of all elements."""
        self.parser.StartElementHandler = self._start_handler(name.removesuffix(local_name(name)))

    def _start_handler(self, prefix: str) -> Callable[[str, Attributes], None]:
        cell_name, row_name, formula_name, column_name = (prefix + name for name in ("c", "row", "f", "col"))
        percent_styles, percent_cells = self._percent_styles, self.found.percent_cells
        row, cell, kind = 0, "", None
        letters_of_far, shortest_far = len(column_letter(limits().sheet_columns)), 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal row, cell, kind, shortest_far
            if name == cell_name:
                cell, kind = attributes.get("r") or next_cell(cell, row), attributes.get("t")
                if len(cell) >= shortest_far:
                    self.found.may_reach_far = True
                if attributes.get("s") in percent_styles:
                    percent_cells.add(parse_address(cell))
                if kind == "e":
                    self._follow(cell, kind, None)
            elif name == row_name:
                row, cell = int(attributes.get("r", row + 1)), ""
                shortest_far = len(str(row)) + letters_of_far if row <= limits().sheet_rows else 0
                if is_true(attributes.get("hidden")):
                    self.found.hidden_rows.add(row - 1)
            elif name == formula_name:
                self._follow(cell, kind, attributes)
            elif name == column_name and is_true(attributes.get("hidden")):
                self.found.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))

        return start

    def _follow(self, cell: str, kind: str | None, formula: Attributes | None) -> None:
        """Collect the texts of this cell up to its end."""
        self._cell, self._type, self._formula = cell, kind, formula
        self._characters.clear()
        self._texts.clear()
        self.parser.CharacterDataHandler = self._characters.append
        self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        element = local_name(name)
        if element != "c":
            self._texts[element] = "".join(self._characters)
            self._characters.clear()
            return
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
        self._record(parse_address(self._cell))

    def _record(self, place: Place) -> None:
        text, value = self._texts.get("f", ""), self._texts.get("v")
        shared = self._formula.get("si", "") if self._formula else ""
        if shared and text:
            self._shared[shared] = self._cell, text
        if self._type == "e":
            self.found.errors[place] = value or "#N/A"
        elif not value and not (self._type == "str" and value is not None):
            # An empty value of type "str" is a calculated empty text.
            self.found.formulas[place] = text or self._translated(shared)

    def _translated(self, shared: str) -> str:
        """The shared formula as it reads in the current cell."""
        if shared not in self._shared:
            return ""
        from openpyxl.formula.translate import Translator  # rare, and too slow to import in every child

        origin, text = self._shared[shared]
        translated: str = Translator("=" + text, origin).translate_formula(self._cell)
        return translated.removeprefix("=")
