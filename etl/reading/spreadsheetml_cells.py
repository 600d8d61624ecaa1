"""What one cell of an XML spreadsheet of Excel 2003 states, put on its sheet."""

import math
import re
from dataclasses import dataclass

from etl.grid import address
from etl.reading.sheet_builder import SheetBuilder

_REFERENCE = re.compile(r"(?<![\w.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\w.(\[])")
_TIME_ALONE = "1899-12-31T"


@dataclass(slots=True)
class CellContent:
    """A cell while its elements stream by; `kind` is '' until it has data."""

    row: int
    column: int
    is_percent: bool
    kind: str = ""
    text: str = ""
    formula: str = ""
    """As written, with `=`, references in R1C1 notation."""


def put_cell(sheet: SheetBuilder, cell: CellContent) -> None:
    """Puts what the cell states on its sheet; raises `ValueError` for a number that is none."""
    row, column = cell.row, cell.column
    if not cell.kind:
        if cell.formula:
            sheet.put_formula(row, column, _in_a1_notation(cell.formula, row, column))
    elif cell.kind == "Number":
        number = float(cell.text)
        if math.isfinite(number):
            sheet.put(row, column, number, percent=cell.is_percent)
        else:
            sheet.put_error(row, column, "#NUM!")
    elif cell.kind == "DateTime":
        sheet.put(row, column, _iso_text(cell.text), date=True)
    elif cell.kind == "Boolean":
        sheet.put(row, column, cell.text.strip() == "1")
    elif cell.kind == "Error":
        sheet.put_error(row, column, cell.text.strip() or "#N/A")
    else:
        sheet.put(row, column, cell.text)


def _iso_text(moment: str) -> str:
    """`2023-09-05T00:00:00.000` as `2023-09-05`; a time without a day as `07:30:00`."""
    moment = moment.strip().partition(".")[0]
    return moment.removeprefix(_TIME_ALONE).removesuffix("T00:00:00")


def _in_a1_notation(formula: str, row: int, column: int) -> str:
    """`=SUM(R[-3]C:R[-1]C)` in row 9, column C as `SUM(C6:C8)`; a reference outside the sheet as `#REF!`."""

    def reference(match: re.Match[str]) -> str:
        place = _moved(match[1], row), _moved(match[2], column)
        return address(*place) if min(place) >= 0 else "#REF!"

    return _REFERENCE.sub(reference, formula.removeprefix("="))


def _moved(part: str | None, here: int) -> int:
    if part is None:
        return here
    return here + int(part[1:-1]) if part.startswith("[") else int(part) - 1
