"""What the office decides itself: decisions of recognition, unit costs, funds, projects, norms of its own.

One CSV per table in the folder `office/` of the data folder, filled in by hand. A fault is named by file, line and
column (`CatalogueError`): nothing is left out silently. Knows nothing of what the tables mean.
"""

import csv
import io
import os
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (or, with no `line`, a file) of a table that cannot be read as its column declares."""

    path: Path
    line: int
    place: int
    """Column in the file, 0 = the first."""
    column: str
    problem: str

    def as_error(self) -> CatalogueError:
        where = (
            f"dòng {self.line}, cột “{self.column}”"
            if self.column
            else f"dòng {self.line}"
            if self.line
            else "-"
        )
        return CatalogueError(self.path, where, self.problem)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in its file: (line in the file, values by the names of the columns), and every fault."""

    path: Path
    rows: list[tuple[int, dict[str, Any]]]
    faults: list[Fault]
    places: dict[str, int]
    """Column name → its place in the file, 0 = the first."""


def table(warehouse: Warehouse, name: str) -> list[dict[str, Any]]:
    """Rows of one table by the names of its columns, read anew; () where the office keeps no such file.

    Empty cells are '' in text, None elsewhere. Raises `CatalogueError` naming file, line and column.
    """
    found = read(folder(warehouse), name)
    if found.faults:
        raise found.faults[0].as_error()
    return [row for _, row in found.rows]


def read(tables: Path, name: str) -> Table:
    """One table of the folder `tables` with all its faults; a line with a fault is no row."""
    declared = office_tables()[name]
    found = Table(tables / f"{name}.csv", [], [], {})
    if not found.path.is_file():
        return found
    lines = _lines(found)
    if not lines and not found.faults:
        lines = [[]]
    places = _places(found, declared, lines[0]) if lines else []
    found.places.update((column.name, place) for column, place in places)
    for number, cells in enumerate(lines[1:] if places else [], 2):
        if any(cell.strip() for cell in cells):
            row = {column.name: _value(found, number, column, place, cells) for column, place in places}
            if not any(fault.line == number for fault in found.faults):
                found.rows.append((number, row))
    return found


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


def _lines(found: Table) -> list[list[str]]:
    try:
        content = found.path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        found.faults.append(Fault(found.path, 0, 0, "", "hãy lưu tệp theo bảng mã UTF-8 (CSV UTF-8)"))
        return []
    head = content.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(content), delimiter=delimiter))
    except csv.Error:
        found.faults.append(Fault(found.path, 0, 0, "", "tệp không đúng dạng CSV, hãy lưu lại (CSV UTF-8)"))
        return []


def _places(found: Table, declared: OfficeTable, head: list[str]) -> list[tuple[OfficeColumn, int]]:
    """Where each column stands; -1 for one that may be left out; [] where the head has a fault. Headings in Vietnamese
    or by name, in any order."""
    given = [cell.strip().lower() for cell in head]
    known = {word for column in declared.columns for word in (column.name, column.label_vi.lower())}
    for place, cell in enumerate(given):
        if cell and cell not in known:
            problem = f"không có cột “{cell}” trong bảng “{declared.label_vi}”"
            found.faults.append(Fault(found.path, 1, place, "", problem))
    places = []
    for column in declared.columns:
        place = next(
            (given.index(word) for word in (column.label_vi.lower(), column.name) if word in given), -1
        )
        if place < 0 and column.required:
            found.faults.append(Fault(found.path, 1, 0, "", f"thiếu cột “{column.label_vi}”"))
        places.append((column, place))
    return [] if found.faults else places


def _value(found: Table, line: int, column: OfficeColumn, place: int, cells: list[str]) -> Any:
    cell = cells[place] if 0 <= place < len(cells) else ""
    try:
        return parse(column, cell)
    except UnfitValueError as error:
        found.faults.append(Fault(found.path, line, max(place, 0), column.label_vi, str(error)))
        return None
