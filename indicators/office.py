"""What the office decides itself: decisions of recognition, unit costs, funds, projects, norms of its own.

One CSV per table in the folder `office/` of the data folder, filled in by hand. A fault is named by file, line and
column (`CatalogueError`): nothing is left out silently. Knows nothing of what the tables mean.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.catalog.facilities import facilities
from indicators.catalog.files import CatalogueError
from indicators.catalog.measures import measures
from indicators.catalog.norms import norms
from indicators.catalog.office_tables import OfficeColumn, OfficeTable, office_tables
from indicators.catalog.standards import rules
from indicators.warehouse import Warehouse

FOLDER = "office"
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


def folder(warehouse: Warehouse) -> Path:
    """Where the tables of this data folder lie; it need not exist."""
    return warehouse.path.parent.parent / FOLDER


def table(warehouse: Warehouse, name: str) -> list[dict[str, Any]]:
    """Rows of one table by the names of its columns, read anew; () where the office keeps no such file.

    Empty cells are '' in text, None elsewhere. Raises `CatalogueError` naming file, line and column.
    """
    declared = office_tables()[name]
    path = folder(warehouse) / f"{name}.csv"
    if not path.is_file():
        return []
    lines = _lines(path)
    places = _places(path, declared, lines[0] if lines else [])
    return [
        {column.name: _value(path, number, column, cells[place] if 0 <= place < len(cells) else "")
         for column, place in places}
        for number, cells in enumerate(lines[1:], 2) if any(cell.strip() for cell in cells)
    ]  # fmt: skip


def check(warehouse: Warehouse) -> None:
    """Read every table once; raises `CatalogueError` naming file, line and column of the first fault."""
    for name in office_tables():
        table(warehouse, name)


def stamp(warehouse: Warehouse) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every table: changes whenever an answer that rests on them may change."""
    found = sorted(folder(warehouse).glob("*.csv"))
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in found)


def _lines(path: Path) -> list[list[str]]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(path, "-", "hãy lưu tệp theo bảng mã UTF-8 (CSV UTF-8)") from error
    head = content.partition("\n")[0]
    return list(csv.reader(io.StringIO(content), delimiter=";" if head.count(";") > head.count(",") else ","))


def _places(path: Path, declared: OfficeTable, head: list[str]) -> list[tuple[OfficeColumn, int]]:
    """Where each column stands; -1 for one that may be left out. Headings in Vietnamese or by name, in any order."""
    given = [cell.strip().lower() for cell in head]
    known = {word for column in declared.columns for word in (column.name, column.label_vi.lower())}
    if strange := [cell for cell in given if cell and cell not in known]:
        raise CatalogueError(path, "dòng 1", f"không có cột “{strange[0]}” trong bảng “{declared.label_vi}”")
    found = []
    for column in declared.columns:
        place = next(
            (given.index(word) for word in (column.label_vi.lower(), column.name) if word in given), -1
        )
        if place < 0 and column.required:
            raise CatalogueError(path, "dòng 1", f"thiếu cột “{column.label_vi}”")
        found.append((column, place))
    return found


def _value(path: Path, line: int, column: OfficeColumn, cell: str) -> Any:
    text, key = cell.strip(), f"dòng {line}, cột “{column.label_vi}”"
    if not text:
        if column.required:
            raise CatalogueError(path, key, "chưa ghi")
        return "" if column.kind in ("text", "code", "choice") else () if column.kind == "items" else None
    if column.choices:
        if text.lower() not in column.choices:
            raise CatalogueError(path, key, f"“{text}” không hợp lệ; được ghi: {', '.join(column.choices)}")
        return column.choices[text.lower()]
    try:
        return _PARSERS[column.kind](text)
    except (ValueError, KeyError, ArithmeticError) as error:
        raise CatalogueError(path, key, f"“{text}” không hợp lệ") from error


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
