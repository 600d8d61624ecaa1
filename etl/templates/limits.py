"""What Excel lets a person type into a cell, and what it says when it does not. Knows addresses; writes nothing."""

from typing import Any

from etl.templates.catalogue import settings
from etl.templates.form_table import FormCell
from etl.templates.texts import say

_WITH_DECIMALS = ("percent", "m2")


def validation(cell: FormCell, whole: str, whole_label: str) -> dict[str, Any]:
    """The rule of one cell for xlsxwriter; `whole` is the address of the cell of which it is a part, '' if none."""
    rule: dict[str, Any] = {"error_title": say("error_title"), "ignore_blank": True}
    if cell.choices:
        values = ", ".join(map(str, cell.choices))
        message = say("error_list", values=values)
        return {**rule, "validate": "list", "source": list(cell.choices), "error_message": message}
    most = settings().limits[cell.unit]
    rule |= {"criteria": "between", "minimum": 0, "maximum": most}
    rule["validate"] = "decimal" if cell.unit in _WITH_DECIMALS else "integer"
    if whole:
        # MIN passes over a blank cell, so a part may be typed before its whole.
        rule["maximum"] = f"=MIN({whole},{most})"
        return {**rule, "error_message": say("error_part", whole=whole_label[:60], cell=whole)}
    kind = "percent" if cell.unit == "percent" else "number" if cell.unit in _WITH_DECIMALS else "count"
    return {**rule, "error_message": say(f"error_{kind}", most=f"{most:,}".replace(",", "."))}
