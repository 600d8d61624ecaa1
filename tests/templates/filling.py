"""A clerk who fills every open cell of a blank form with plausible numbers that agree with each other."""

from pathlib import Path
from typing import Any

import openpyxl

from etl.templates.due import due_tables
from etl.templates.form_table import FactKey, FormCell, FormTable
from etl.templates.recipients import Recipient
from indicators.terms import SchoolYear

_ORDINARY = {"person": 40, "class": 2, "m2": 1200, "room": 8, "percent": 95.5}
_SHARES = {
    "permanent": 0.9, "contract": 0.1, "postgraduate": 0.05, "university": 0.75, "college": 0.15, "secondary": 0.05,
    "solid": 0.5, "semi_solid": 0.25, "temporary": 0.125, "borrowed": 0.125,
}  # fmt: skip
_IN_CONSTRUCTION = ("classrooms", "kitchens", "boarding_rooms", "teacher_housing_rooms")


class Clerk:
    """Fills the forms of one unit: the same fact gets the same number on every sheet."""

    def __init__(self, unit: Recipient, year: SchoolYear) -> None:
        self.unit = unit
        self.year = year
        self._numbers: dict[FactKey, float] = {}
        self.filled: dict[tuple[str, str], tuple[FactKey, float]] = {}
        """(sheet, cell) → the fact that it states."""

    def fill(self, blank: Path, filled: Path, periods: tuple[str, ...] = ()) -> None:
        """Fills the sheets of some periods (all by default) and saves the workbook under another name."""
        book = openpyxl.load_workbook(blank)
        for table in due_tables(self.unit, self.year):
            if not periods or table.form.period in periods:
                self._fill_sheet(book[table.filled_in(table.form.name)], table)
        book.save(filled)

    def _fill_sheet(self, sheet: Any, table: FormTable) -> None:
        unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
        open_places = [place for place, cell in sorted(table.cells.items()) if cell.is_input]
        assert len(unlocked) == len(open_places)
        for cell, place in zip(unlocked, open_places, strict=True):
            key = table.cells[place].key
            assert key
            cell.value = self._number(table, place)
            self.filled[sheet.title, cell.coordinate] = (key, cell.value)

    def _number(self, table: FormTable, place: tuple[int, int]) -> float:
        cell = table.cells[place]
        assert cell.key
        if cell.key not in self._numbers:
            self._numbers[cell.key] = self._plausible(table, cell, place)
        return self._numbers[cell.key]

    def _plausible(self, table: FormTable, cell: FormCell, place: tuple[int, int]) -> float:
        key = cell.key
        assert key
        if cell.choices:
            return cell.choices[-1]
        if key.category in _SHARES:
            return round(_SHARES[key.category] * (40 if key.measure == "teachers" else 8))
        if key.measure == "teachers" and not key.group and not key.grade and not key.category:
            return 40
        if key.measure in _IN_CONSTRUCTION and not key.grade:
            return 8
        if cell.whole and table.cells[cell.whole].key:
            return self._number(table, cell.whole) // 4
        return _ORDINARY.get(cell.unit, 3) + (0 if cell.unit == "percent" else place[0])
