"""A cell where it stands: the numbers read around it, the heads above and the labels left of them, and who sent the sheet.

Knows what the warehouse keeps of a sheet; what else stands there is in the received file alone.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from indicators.reporting.history import position
from indicators.sums.compiler import has_table
from indicators.warehouse import Warehouse

NUMBER_COLUMNS = ("row", "column", "cell", "raw", "is_replaced", "unit_name", "level", "measure", "grade", "age", "group",
                  "category", "school_year", "period", "kind")  # fmt: skip
TEXT_COLUMNS = ("row", "last_row", "column", "last_column", "text", "is_label", "is_head")
REACH = 4
"""Rows and columns around a cell that belong to its neighbourhood."""

_SHEET = """
SELECT s.sheet_id, f.received_at
FROM sheet s
JOIN file f ON f.file_id = s.file_id
WHERE f.file_name = $file AND s.sheet_name = $sheet
ORDER BY EXISTS (FROM fact x WHERE x.sheet_id = s.sheet_id AND x.cell = $cell) DESC, f.file_id DESC
LIMIT 1
"""
_STATED = """
SELECT x.cell, x.raw, x.is_replaced, u.unit_name, x.level, x.measure, x.grade, x.age, x.grp AS group, x.category,
       x.school_year, x.period, x.kind
FROM (
    SELECT *, FALSE AS is_replaced FROM fact WHERE sheet_id = $sheet_id
    UNION ALL BY NAME
    SELECT * EXCLUDE (reason, until_file_id), reason IN ('replaced', 'taken_over') AS is_replaced
    FROM superseded WHERE sheet_id = $sheet_id
) x
JOIN unit u ON u.unit_id = x.unit_id
ORDER BY x.is_replaced, x.cell
"""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The neighbourhood of one cell."""

    row: int
    """From 1, as people count."""
    column: int
    numbers: pd.DataFrame
    """`NUMBER_COLUMNS`: cells near it that were read as numbers, with what they were read as."""
    texts: pd.DataFrame
    """`TEXT_COLUMNS`: areas of heads over these columns and labels of these rows."""
    sender: str = ""
    """Offices and units of the letterhead, '' where it names none."""
    received_at: datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether the cell is a number that was read, or lies in a table of which words are known."""
        return bool(len(self.texts)) or self.is_number

    @property
    def is_number(self) -> bool:
        """Whether the cell was read as a number, or as the blank where one is due."""
        return bool((self.numbers["cell"] == self.cell).any())

    @property
    def raw(self) -> str:
        """What is written in it, '' where it was read neither as a number nor as a word."""
        numbers = self.numbers.loc[self.numbers["cell"] == self.cell, "raw"]
        here = (self.texts["row"] == self.row) & (self.texts["column"] == self.column)
        return str(next(iter([*numbers, *self.texts.loc[here, "text"]]), ""))

    @property
    def cell(self) -> str:
        """Its address."""
        return f"{letters(self.column)}{self.row}"


def of_cell(warehouse: Warehouse, file: str, sheet: str, cell: str) -> CellPlace:
    """The neighbourhood of a cell in the newest file of that name that counts; empty where there is none."""
    row, column = position(cell)
    found = warehouse.rows(_SHEET, {"file": file, "sheet": sheet, "cell": cell})
    if not found or not row:
        return CellPlace(row, column, pd.DataFrame(columns=list(NUMBER_COLUMNS)), _frame([]))
    sheet_id, received_at = found[0]
    sender, tables = _words(warehouse, sheet_id)
    numbers = _near(warehouse.frame(_STATED, {"sheet_id": sheet_id}), row, column)
    return CellPlace(row, column, numbers, _frame(_texts_near(tables, row, column)), sender, received_at)


def letters(column: int) -> str:
    """`28` → `AB`."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _near(frame: pd.DataFrame, row: int, column: int) -> pd.DataFrame:
    places = [position(address) for address in frame["cell"]]
    frame = frame.assign(row=[place[0] for place in places], column=[place[1] for place in places])
    inside = frame["row"].between(row - REACH, row + REACH)
    near = frame[inside & frame["column"].between(column - REACH, column + REACH)]
    return near.drop_duplicates("cell")[list(NUMBER_COLUMNS)].reset_index(drop=True)


def _words(warehouse: Warehouse, sheet_id: int) -> tuple[str, list[dict[str, Any]]]:
    """(sender, tables) of a sheet."""
    if not has_table(warehouse, "sheet_words"):
        return "", []
    rows = warehouse.rows("SELECT sender, tables FROM sheet_words WHERE sheet_id = ?", [sheet_id])
    sender, tables = rows[0] if rows else ("", "")
    return sender, json.loads(tables) if tables else []


def _texts_near(tables: list[dict[str, Any]], row: int, column: int) -> list[tuple[Any, ...]]:
    """Heads over the columns near a cell and labels of the rows near it, of the table that it lies in."""
    for table in tables:
        areas = [(*_area(area), text) for area, text in table["texts"].items()]
        if not table["head"][0] <= row <= table["rows"][1] or not areas:
            continue
        labels = set(table["labels"])
        if not min(area[2] for area in areas) <= column <= max(area[3] for area in areas):
            continue
        end = table["head"][1]
        near = [area for area in areas if _is_near(area, end, labels, row, column)]
        return [(*area, area[2] in labels, area[0] <= end) for area in sorted(near)]
    return []


def _is_near(
    area: tuple[int, int, int, int, str], head_end: int, labels: set[int], row: int, column: int
) -> bool:
    top, bottom, left, right, _ = area
    is_beside = left in labels or (left <= column + REACH and right >= column - REACH)
    return is_beside and (top <= head_end or (top <= row + REACH and bottom >= row - REACH))


def _area(area: str) -> tuple[int, int, int, int]:
    """`B5:C6` → (5, 6, 2, 3): first and last row, first and last column."""
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    return top, bottom, left, right


def _frame(texts: list[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame(texts, columns=list(TEXT_COLUMNS))
