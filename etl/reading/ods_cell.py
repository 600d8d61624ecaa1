"""What one cell of an OpenDocument spreadsheet states: its value, or its error, or its formula that was never calculated.

ODF 1.3 part 3, 19.385 (office:value-type) and part 4 (formulas).
"""

import re
from dataclasses import dataclass

from etl.grid import Value

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_REFERENCE = re.compile(r"\[\.([$A-Z0-9]+)(?::\.([$A-Z0-9]+))?\]")


@dataclass(frozen=True, slots=True)
class OdsCell:
    """A cell with its value; `error` and `formula` are '' where they do not apply."""

    value: Value = None
    is_date: bool = False
    is_percent: bool = False
    error: str = ""
    formula: str = ""
    """Formula without a cached value, in the notation of .xlsx."""

    @property
    def is_empty(self) -> bool:
        """Whether the cell states nothing."""
        return self.value is None and not self.error and not self.formula


def ods_cell(attributes: dict[str, str], text: str) -> OdsCell:
    """The cell with these attributes and this text; raises `ValueError` for a number that is none."""
    kind = attributes.get("office:value-type", "")
    percent = kind == "percentage"
    if attributes.get("calcext:value-type") == "error":
        return OdsCell(error=text or "#N/A", is_percent=percent)
    if not kind and not text and "table:formula" in attributes:
        return OdsCell(formula=_plain_formula(attributes["table:formula"]), is_percent=percent)
    if kind in ("float", "percentage", "currency"):
        return OdsCell(float(attributes["office:value"]), is_percent=percent)
    if kind == "boolean":
        return OdsCell(attributes["office:boolean-value"] == "true")
    if kind == "date":
        return OdsCell(attributes["office:date-value"].removesuffix("T00:00:00"), is_date=True)
    if kind == "time":
        duration = _DURATION.fullmatch(attributes["office:time-value"])
        return OdsCell(":".join(duration.groups()) if duration else text, is_date=True)
    return OdsCell(text or attributes.get("office:string-value") or None)


def _plain_formula(formula: str) -> str:
    """`of:=SUM([.C5:.C9];1)` as `SUM(C5:C9,1)`."""
    body = formula.partition("=")[2]
    plain = _REFERENCE.sub(lambda match: ":".join(part for part in match.groups() if part), body)
    return plain.replace(";", ",")
