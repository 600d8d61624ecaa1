"""One sheet of a blank form: letterhead, title, heads, cells to fill, figures to compare, foot, print set-up.

Writes with xlsxwriter; knows tables, no catalogue files and no warehouse.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from etl.forms.numbers.guarded_sums import guarded_sum
from etl.grid import address
from etl.templates.catalogue import settings
from etl.templates.form_table import FormCell, FormTable
from etl.templates.limits import validation
from etl.templates.looks import Looks
from etl.templates.recipients import Figures, Recipient
from etl.templates.texts import say

_LABEL_WIDTHS = {"list": 38, "unit": 26, "grades": 18, "ages": 14}
_NARROWEST, _SENDER_WIDTH, _LETTERHEAD_WIDTH = 8.5, 34, 52
_LANDSCAPE_FROM = 7
"""Columns from which a sheet is printed across."""
_A4 = 9
_LINE_HEIGHT = 14.5
_TITLE_HEIGHT, _TITLE_SHARE = 21, 0.7
"""Points of a line of the title, and how many characters of its larger bold letters go where one of the body goes."""


@dataclass(slots=True)
class SheetWriter:
    """Writes one table to one sheet."""

    sheet: Any
    looks: Looks
    table: FormTable
    unit: Recipient
    former: Figures
    """Figures of a year before; () where there are none."""
    compared: list[int] = field(default_factory=list)
    """Columns of the table that are repeated for comparison."""
    head_top: int = 0
    body_top: int = 0

    def write(self) -> None:
        """The whole sheet."""
        self.compared = [
            n for n, line in enumerate(self.table.columns) if line.compare and self._has_former(n)
        ]
        self._letterhead()
        self._heads()
        for row in range(len(self.table.rows)):
            self._row(row)
        self._foot()
        self._set_up()

    @property
    def last_column(self) -> int:
        return len(self.table.columns) + len(self.compared)

    def _letterhead(self) -> None:
        above = say("office_of", name=(self.unit.commune or self.unit.name).upper())
        own = self.unit.name.upper() if self.unit.kind == "school" else say("board")
        lines = [above if self.unit.commune or self.unit.kind == "commune" else "", own]
        middle = self._sender_columns()
        for row, (left, right) in enumerate(zip(lines, (say("national"), say("motto")), strict=True)):
            self._across(row, 0, middle - 1, left, self.looks("left"))
            self._across(row, middle, self.last_column, right, self.looks("left"))
            self.sheet.set_row(row, 32)
        row = 3
        for text in self.table.form.title:
            self._across(row, 0, self.last_column, self.table.filled_in(text), self.looks("title"))
            self.sheet.set_row(
                row, _TITLE_HEIGHT * _lines(self.table.filled_in(text), self._width * _TITLE_SHARE)
            )
            row += 1
        if self.table.form.unit_line:
            text = say("unit_line", units=self.table.form.unit_line)
            self._across(row, 0, self.last_column, text, self.looks("unit_line"))
        self.head_top = row + 1

    def _sender_columns(self) -> int:
        """How many columns the sender's block takes, so that a long name has room."""
        missing = _SENDER_WIDTH - _LABEL_WIDTHS[self.table.form.row_kind]
        return max(1, min(1 + -(-missing // int(self._column_width)), self.last_column - 2))

    @property
    def _width(self) -> float:
        return _LABEL_WIDTHS[self.table.form.row_kind] + self.last_column * self._column_width

    @property
    def _column_width(self) -> float:
        return max(_NARROWEST, _LETTERHEAD_WIDTH / self.last_column)

    def _across(self, row: int, first: int, last: int, text: str, look: Any) -> None:
        if last > first:
            self.sheet.merge_range(row, first, row, last, text, look)
        else:
            self.sheet.write_string(row, first, text, look)

    def _heads(self) -> None:
        """Heads with merged parents; a head that ends early reaches down to the last level."""
        paths = [tuple(map(self.table.filled_in, line.texts)) for line in self.table.columns]
        former = replace(self.table, year=self.table.year.previous)
        head = say("former", school_year=former.year)
        paths += [(head, *map(former.filled_in, self.table.columns[n].texts)) for n in self.compared]
        depth = max(map(len, paths))
        self.body_top = self.head_top + depth + self.table.form.birth_years
        self._down(0, self.head_top, self.head_top + depth - 1, self.table.form.label_head, "head")
        for level in range(depth):
            lines = self._head_level(paths, level, depth)
            self.sheet.set_row(
                self.head_top + level, _LINE_HEIGHT * max(lines, 2 if level == depth - 1 else 1) + 6
            )
        if self.table.form.birth_years:
            self._birth_years()

    def _head_level(self, paths: list[tuple[str, ...]], level: int, depth: int) -> int:
        """Writes one level; returns how many lines its texts need."""
        column, lines = 0, 1
        while column < len(paths):
            path, last = paths[column], column
            if level >= len(path):
                column += 1
                continue
            is_leaf = level == len(path) - 1
            while not is_leaf and last + 1 < len(paths) and paths[last + 1][: level + 1] == path[: level + 1]:
                last += 1
            look = "head_former" if column >= len(self.table.columns) else "head"
            top = self.head_top + level
            bottom = self.head_top + depth - 1 if is_leaf else top
            self._block(top, column + 1, bottom, last + 1, path[level], look)
            if bottom == top:
                lines = max(lines, _lines(path[level], self._column_width * (last + 1 - column)))
            column = last + 1
        return lines

    def _block(self, top: int, left: int, bottom: int, right: int, text: str, look: str) -> None:
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, text, self.looks(look))
        else:
            self.sheet.merge_range(top, left, bottom, right, text, self.looks(look))

    def _down(self, column: int, top: int, bottom: int, text: str, look: str) -> None:
        self._block(top, column, bottom, column, text, look)

    def _birth_years(self) -> None:
        row = self.body_top - 1
        self.sheet.write_string(row, 0, say("birth_year"), self.looks("head"))
        for column in range(1, self.last_column + 1):
            line = self.table.columns[column - 1] if column <= len(self.table.columns) else None
            age = line.dims.get("age", "") if line else ""
            if age.isdigit():
                self.sheet.write_number(row, column, self.table.year.start - int(age), self.looks("head"))
            else:
                self.sheet.write_blank(
                    row, column, None, self.looks("head_former" if line is None else "head")
                )

    def _row(self, row: int) -> None:
        declared = self.table.rows[row]
        place = self.body_top + row
        look = self.looks("label_total" if declared.sums else "label")
        if declared.label.isdigit():
            self.sheet.write_number(place, 0, int(declared.label), look)
        else:
            self.sheet.write_string(place, 0, declared.label, look)
        if self.table.form.row_kind != "ages":
            self.sheet.set_row(place, 30 if self.table.form.row_kind == "unit" else 20)
        for column in range(len(self.table.columns)):
            self._cell(place, column + 1, self.table.cells[row, column])
        for number, column in enumerate(self.compared, start=len(self.table.columns) + 1):
            self._former_cell(place, number, self.table.cells[row, column])

    def _cell(self, row: int, column: int, cell: FormCell) -> None:
        if cell.sums:
            formula = guarded_sum(",".join(self._ranges(cell.sums)), len(cell.sums))
            self.sheet.write_formula(row, column, formula, self.looks("sum", cell.unit or "class"), "")
        elif cell.key is None:
            self.sheet.write_blank(row, column, None, self.looks("closed"))
        else:
            self.sheet.write_blank(row, column, None, self.looks("input", cell.unit))
            self._limit(row, column, cell)

    def _limit(self, row: int, column: int, cell: FormCell) -> None:
        whole, label = "", ""
        if cell.whole and self.table.cells[cell.whole].key:
            whole = self._address(cell.whole)
            texts = self.table.columns[cell.whole[1]].texts
            label = self.table.filled_in(texts[-1] if cell.whole[0] == row - self.body_top else "")
            label = label or self.table.rows[cell.whole[0]].label
        self.sheet.data_validation(row, column, row, column, validation(cell, whole, label))

    def _former_cell(self, row: int, column: int, cell: FormCell) -> None:
        value = self._former(cell)
        if value is None:
            self.sheet.write_blank(row, column, None, self.looks("former"))
        else:
            self.sheet.write_number(row, column, value, self.looks("former", cell.unit or "class"))

    def _former(self, cell: FormCell) -> float | None:
        """The figure of a year before; a total only where all of its parts are known."""
        if cell.key:
            keys = {cell.key, *(cell.key._replace(level=level) for level in (*self.unit.levels, ""))}
            found = [
                self.former.get((self.unit.unit_id, key)) for key in (cell.key, *sorted(keys - {cell.key}))
            ]
            known = next((value for value in found if value is not None), None)
            if known is not None or not cell.sums:
                return known
        parts = [self._former(self.table.cells[part]) for part in cell.sums]
        values = [value for value in parts if value is not None]
        return sum(values) if values and len(values) == len(parts) else None

    def _has_former(self, column: int) -> bool:
        return any(
            self._former(self.table.cells[row, column]) is not None for row in range(len(self.table.rows))
        )

    def _address(self, place: tuple[int, int]) -> str:
        return address(self.body_top + place[0], place[1] + 1)

    def _ranges(self, places: tuple[tuple[int, int], ...]) -> list[str]:
        """The places as few ranges down or across."""
        runs: list[list[tuple[int, int]]] = []
        for place in places:
            last = runs[-1][-1] if runs else None
            step = (place[0] - last[0], place[1] - last[1]) if last else None
            if step in ((1, 0), (0, 1)):
                runs[-1].append(place)
            else:
                runs.append([place])
        return [
            self._address(run[0]) if len(run) == 1 else f"{self._address(run[0])}:{self._address(run[-1])}"
            for run in runs
        ]

    def _foot(self) -> None:
        row = self.body_top + len(self.table.rows) + 1
        head = "head_of_school" if self.unit.kind == "school" else "head_of_board"
        self.sheet.write_string(row, 0, say("made_by"), self.looks("left"))
        self._across(row, max(1, self.last_column - 3), self.last_column, say(head), self.looks("left"))
        self._across(
            row + 1, max(1, self.last_column - 3), self.last_column, say("signed"), self.looks("line")
        )

    def _set_up(self) -> None:
        self.sheet.set_column(0, 0, _LABEL_WIDTHS[self.table.form.row_kind])
        self.sheet.set_column(1, self.last_column, self._column_width)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.freeze_panes(self.body_top, 1)
        self.sheet.set_paper(_A4)
        if self.last_column >= _LANDSCAPE_FROM:
            self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.head_top, self.body_top - 1)
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self.sheet.center_horizontally()
        self.sheet.set_footer(
            f"&L&8{say('footer', version=settings().version, unit_code=self.unit.code)}&R&8&P/&N"
        )


def _lines(text: str, width: float) -> int:
    """Lines that a bold text needs in a column of `width` characters, words kept whole."""
    lines, room = 1, width - 1
    for word in text.split():
        if len(word) + 1 > room and room < width - 1:
            lines, room = lines + 1, width - 1
        room -= len(word) + 1
    return lines
