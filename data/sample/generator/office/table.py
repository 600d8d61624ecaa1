"""Tables with a deep header: columns and rows say which fact meets in a cell, the world says the number.

A cell's key is what the sheet, its row and its column say together. Sums are made from what the clerk wrote above or below them.
Every fact that is written is recorded with its cell: that record is the truth a reader is measured against.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.facts import Key, World
from generator.office.header import write_header
from generator.office.model import Column, Habits, PlantedCell, Record, Row, Statement
from generator.office.page import Content, Page, Style, cell_name
from generator.office.planted import Slip, slip_at, typed


@dataclass
class Table:
    """A table on a page, being written."""

    page: Page
    file: str
    world: World
    columns: Sequence[Column]
    rows: Sequence[Row]
    habits: Habits
    record: Record
    left: int = 0
    _numbers: dict[str, dict[str, float]] = field(default_factory=dict)
    _label_cells: dict[str, str] = field(default_factory=dict)

    def write(self, top: int) -> int:
        """Write header and body from row `top`; the first row below."""
        body = write_header(self.page, self.columns, self.habits.column_numbers, top, self.left)
        for row in self.rows:
            if row.role in ("unit", "stranger"):
                self._numbers[row.id] = self._look_up(row)
        for row in self.rows:
            if row.role == "sum":
                self._numbers[row.id] = self._add_up(row)
        for offset, row in enumerate(self.rows):
            self._write_row(body + offset, row)
        for position, column in enumerate(self.columns):
            self.page.widths.setdefault(self.left + position, column.width)
        return body + len(self.rows)

    def label_cell(self, row_id: str) -> str:
        """The cell that names a row."""
        return self._label_cells[row_id]

    # --- numbers

    def _key(self, row: Row, column: Column) -> Key | None:
        said = {**self.habits.sheet, **row.fact, **column.fact}
        if "measure" not in said or said["measure"] in row.without:
            return None
        key = Key(**said)
        return key if self.world.get(key) is not None else None

    def _slip(self, row: Row, column: Column) -> Slip | None:
        return slip_at(self.file, self.page.name, row.id, column.name)

    def _look_up(self, row: Row) -> dict[str, float]:
        found = {}
        for column in self.columns:
            key = self._key(row, column) if column.role == "fact" else None
            if key is None:
                continue
            slip = self._slip(row, column)
            if slip and slip.state in ("missing", "error", "not_applicable"):
                continue
            found[column.name] = self.world[key] + (slip.offset if slip else 0)
        return found

    def _add_up(self, row: Row) -> dict[str, float]:
        found = {}
        for column in self.columns:
            parts = [
                self._numbers[member][column.name]
                for member in row.members
                if column.name in self._numbers[member]
            ]
            if column.role == "fact" and column.summed and parts:
                slip = self._slip(row, column)
                found[column.name] = sum(parts) + (slip.offset if slip else 0)
        return found

    # --- body

    def _write_row(self, at: int, row: Row) -> None:
        if row.role == "blank":
            return
        bold = row.role in ("group", "sum")
        for position, column in enumerate(self.columns):
            content, style = self._content(row, column, bold)
            slip = self._slip(row, column) if column.role in ("fact", "derived", "label") else None
            written = content
            if slip and slip.write is not None and self._applies(slip, row, column):
                written = typed(slip.write, content)
            self.page.write(at, self.left + position, written, style)
            self._note(at, position, row, column, slip, written)

    def _applies(self, slip: Slip, row: Row, column: Column) -> bool:
        """A slip over a whole row touches the cells that state a fact."""
        return slip.column == column.name or (column.role == "fact" and self._key(row, column) is not None)

    def _content(self, row: Row, column: Column, bold: bool) -> tuple[Content, Style]:
        prefix = "group" if row.role == "group" or row.heading else "total" if bold else ""
        if column.role == "number":
            return row.number, Style("total" if bold else "centre")
        if column.role == "label":
            return row.label, Style(prefix or "text")
        if column.role == "text":
            return (column.text(row) if column.text and row.role == "unit" else ""), Style(prefix or "text")
        number_style = Style(f"{prefix}_number" if prefix else "number", column.number_format)
        if row.role == "group" or column.role == "blank":
            return "", number_style
        if column.role == "derived":
            return self._derived(row, column), number_style
        if row.role == "sum" and column.total_mark:
            return column.total_mark, Style("total")
        number = self._numbers[row.id].get(column.name)
        return ("" if number is None else self._written(number, column)), number_style

    def _written(self, number: float, column: Column) -> Content:
        if column.answers[1]:
            return column.answers[int(number)]
        if number == 0 and column.summed:
            return self.habits.zero
        if column.written:
            return column.written.format(int(number))
        scaled = round(number * column.scale, 6)
        if column.number_format.endswith("%"):
            scaled = round(number / 100, 6)
        return int(scaled) if scaled == int(scaled) else scaled

    def _derived(self, row: Row, column: Column) -> Content:
        if column.derive is None or (row.role == "sum" and not column.summed):
            return ""
        try:
            return column.derive(self._numbers[row.id])
        except (KeyError, ZeroDivisionError):
            return ""

    def _note(
        self, at: int, position: int, row: Row, column: Column, slip: Slip | None, written: Content
    ) -> None:
        """Record what the cell states, and the slip that stands in it."""
        cell = cell_name(at, self.left + position)
        if column.role == "label":
            self._label_cells[row.id] = cell
        key = self._key(row, column) if column.role == "fact" and row.role == "unit" else None
        if slip and (slip.column == column.name or key is not None):
            self.record.planted.append(PlantedCell(slip, cell, written))
        if key is None or (slip and slip.state == "no_fact"):
            return
        state = slip.state if slip and slip.state not in ("", "stated") else ""
        value = None if state else self.world[key] + (slip.offset if slip else 0)
        if not state:
            state = "zero_mark" if written == "-" else "number"
        self.record.statements.append(Statement(key, value, state, self.file, self.page.name, cell))
