"""What may stand in a cell of the office's own tables, and the value that it is.

The one reader for the CSV files of the office and for the workbooks from which they are written.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.catalog.facilities import facilities
from indicators.catalog.measures import measures
from indicators.catalog.norms import norms
from indicators.catalog.office_tables import OfficeColumn
from indicators.catalog.standards import rules

_YES_NO = {
    "x": True,
    "có": True,
    "co": True,
    "yes": True,
    "1": True,
    "không": False,
    "khong": False,
    "no": False,
    "0": False,
}


class UnfitValueError(ValueError):
    """What is wrong with a cell, in Vietnamese."""


def parse(column: OfficeColumn, cell: str) -> Any:
    """The value of a cell; an empty one is '' in text and choices, () in lists, None elsewhere. Raises `UnfitValueError`."""
    text = cell.strip()
    if not text:
        if column.required:
            raise UnfitValueError("chưa ghi")
        return "" if column.kind in ("text", "code", "choice") else () if column.kind == "items" else None
    if column.choices:
        if text.lower() not in column.choices:
            raise UnfitValueError(f"“{text}” không hợp lệ; được ghi: {', '.join(column.choices)}")
        return column.choices[text.lower()]
    try:
        return _PARSERS[column.kind](text)
    except (ValueError, KeyError, ArithmeticError) as error:
        raise UnfitValueError(f"“{text}” không hợp lệ") from error


def _whole(text: str) -> int:
    """`1.250.000` and `1250000`; nothing else with a point, which might be a decimal."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return int(text.replace(".", ""))
    if not text.isdecimal():
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    found = Decimal(text.replace(",", "."))
    if not found.is_finite() or found < 0:
        raise ValueError(text)
    return found


def _signed(text: str) -> Decimal:
    """A number that may be negative. `1.250` is refused: it may mean 1250 as well as 1,25."""
    found = Decimal(text.replace(",", "."))
    if not found.is_finite() or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
        raise ValueError(text)
    return found


def _date(text: str) -> date:
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text)


def _school_year(text: str) -> str:
    match = re.fullmatch(r"(\d{4})\s*-\s*(\d{4})", text)
    if not match or int(match[2]) != int(match[1]) + 1:
        raise ValueError(text)
    return f"{match[1]}-{match[2]}"


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text):
        raise ValueError(text)
    return int(text)


def _item(text: str) -> str:
    """An item by its id, or by its label where only one item has it."""
    return _by_label({item: entry.label_vi for item, entry in facilities().items()}, text)


def _measure(text: str) -> str:
    """A measure by its id, or by its label where only one measure has it."""
    return _by_label({measure: entry.label_vi for measure, entry in measures().items()}, text)


def _by_label(labels: Mapping[str, str], text: str) -> str:
    """The code itself, or the only one that has this label."""
    if text in labels:
        return text
    (found,) = (code for code, label in labels.items() if label.lower() == text.lower())
    return found


def _known(names: Callable[[], Mapping[str, object]]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in names():
            raise KeyError(text)
        return text

    return parse


_PARSERS: dict[str, Callable[[str], Any]] = {
    "text": str, "whole": _whole, "decimal": _decimal, "signed": _signed, "date": _date, "school_year": _school_year,
    "year": _year, "measure": _measure,
    "yes_no": lambda text: _YES_NO[text.lower()], "item": _item,
    "items": lambda text: tuple(_item(each.strip()) for each in text.split("|")),
    "norm": _known(norms), "rule": _known(rules),
}  # fmt: skip
