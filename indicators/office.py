"""What the office decides itself: decisions of recognition, unit costs, funds, projects, norms of its own.

One CSV per table in the folder `office/` of the data folder, filled in by hand. A fault is named by file, line and
column (`CatalogueError`): nothing is left out silently. Knows nothing of what the tables mean.
"""

import csv
import io
import os
from pathlib import Path
from typing import Any

from indicators.catalog.files import CatalogueError
from indicators.catalog.office_tables import OfficeColumn, OfficeTable, office_tables
from indicators.catalog.office_values import UnfitValueError, parse
from indicators.warehouse import Warehouse

FOLDER = "office"


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
    try:
        with os.scandir(folder(warehouse)) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".csv")]
    except FileNotFoundError:
        return ()
    return tuple(sorted((name, state.st_mtime_ns, state.st_size) for name, state in found))


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
    try:
        return parse(column, cell)
    except UnfitValueError as error:
        raise CatalogueError(path, f"dòng {line}, cột “{column.label_vi}”", str(error)) from error
