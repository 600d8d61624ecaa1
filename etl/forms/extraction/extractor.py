"""The planned cells of a table → readings: value, state, cell and raw text, column by column.

Whole columns of plain numbers pass through one comparison (`plain_counts`); everything else is looked at cell by cell
(`cell_values`). Knows targets and numbers; knows no words.
"""

from collections.abc import Callable, Sequence
from typing import cast

from etl.forms.extraction.cell_values import CellValues
from etl.forms.extraction.plain_counts import PlainCounts
from etl.forms.extraction.stated import Stated
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, KEY, NOT_DUE, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.parsing import COUNT, MISSING, NOT_APPLICABLE, PERCENT, ZERO, parse
from etl.forms.numbers.row_pick import RowPick
from etl.forms.rows.row import TOTAL, Row, Unit
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import is_filled
from etl.grid import Grid, Value, address, column_letter
from etl.readings import SheetReading
from etl.runs import Runs

MentionOf = Callable[[Unit | None], int | None]
Mentions = Sequence[int | None]


class Extractor:
    """Extracts the facts of one table into a sheet's reading."""

    def __init__(
        self,
        plan: TablePlan,
        cells: Cells,
        reading: SheetReading,
        issues: SheetIssues,
        blocked: set[tuple[int, int]],
    ) -> None:
        """`blocked`: cells that must not become facts."""
        self._grid: Grid = cells.grid
        self._plan, self._cells, self._issues = plan, cells, issues
        self._blocked = blocked
        self._readings, self._plain = reading.readings, PlainCounts(cells, reading)
        self._stated = Stated(plan, cells.cover)
        self._values = CellValues(cells.grid, plan, cells, self._stated, issues)
        self._not_due: list[tuple[int, int]] = []
        self._without_unit: list[tuple[int, int]] = []

    def run(self, mention_of: MentionOf, upper: Unit | None) -> None:
        """Emits every fact of the table; `upper` is the unit of rates that stand alone in a total row."""
        for line, rows in self._plan.groups:
            of_rows: Mentions = ()
            picked = self._plan.picks[line]
            for column, target in line.targets.items() if self._plan.column_units else line.emitted:
                if column in self._plan.total_columns or column in self._grid.hidden_columns:
                    continue
                if self._plan.column_units and column not in self._plan.column_units:
                    self._note_without_unit(column, rows)
                elif target.status == NOT_DUE:
                    self._note_not_due(column, rows)
                elif target.status == FACT or (target.status == RATE and not self._stated.derivable(target)):
                    unit = self._column_unit(column)
                    of_rows = of_rows or ([] if unit else [mention_of(row.unit) for row in rows])
                    mentions = [mention_of(unit)] * len(rows) if unit else of_rows
                    if not self._take_plain(column, picked, target, mentions):
                        self._plain.flush(line, picked)
                        self._emit_each(column, rows, target, mentions, self._stated.is_gap(column, rows))
            self._plain.flush(line, picked)
        if upper is not None:
            self._emit_rates_of_total_rows(mention_of, upper)
        self._report()

    # --- emission
    def _take_plain(self, column: int, picked: RowPick, target: Target, mentions: Mentions) -> bool:
        """Whether the cells of the column are plain counts of known units, which then need no look at each of them."""
        if self._blocked or None in mentions:
            return False
        return self._plain.take(column, picked, target, cast(Sequence[int], mentions))

    def _emit_each(
        self, column: int, rows: Sequence[Row], target: Target, mentions: Mentions, gap: bool
    ) -> None:
        """Appends the cells of one column in rows that share a target; `mentions[i]` is the unit of `rows[i]`."""
        if self._values.names_persons(column, rows, target.quantity):
            self._issues.add(
                "column_of_names", address(rows[0].index, column), header=self._plan.header(column)
            )
            return
        letter, unit = column_letter(column), self._column_unit(column)
        rates = self._values.rates(column, rows) if target.quantity == PERCENT else {}
        read = [
            (mention, found, f"{letter}{row.index + 1}")
            for row, mention in zip(rows, mentions, strict=True)
            if mention is not None
            and (row.index, column) not in self._blocked
            and (found := self._values.read(row, column, target, rates, gap, unit))
        ]
        for name, value in zip(KEY, target.key, strict=True):
            cast(Runs, self._readings[name]).add(value, len(read))
        self._readings["mention"] += [mention for mention, _, _ in read]
        self._readings["value"] += [found.value for _, found, _ in read]
        self._readings["state"] += [found.state for _, found, _ in read]
        self._readings["cell"] += [cell for _, _, cell in read]
        self._readings["raw"] += [found.raw for _, found, _ in read]

    def _column_unit(self, column: int) -> Unit | None:
        named = self._plan.column_units.get(column)
        if not named:
            return None
        kind = "commune" if self._plan.context.kind.grain == "commune" else "school"
        return Unit(named[0], named[1], kind)

    def _emit_rates_of_total_rows(self, mention_of: MentionOf, upper: Unit) -> None:
        """Stand-alone rates in a total row are facts of the unit above (ruling 3)."""
        for row in self._plan.rows:
            if row.role != TOTAL or row.hidden:
                continue
            named = Row(row.index, row.role, row.label, row.cell, unit=upper)
            for column in sorted(self._plan.line(row).columns(RATE)):
                target = self._plan.targets(row)[column]
                if _says_number(self._cells.value(row.index, column)) and not self._stated.derivable(target):
                    self._emit_each(column, [named], target, [mention_of(upper)], gap=False)

    # --- reports
    def _note_without_unit(self, column: int, rows: Sequence[Row]) -> None:
        """Numbers of a transposed table in a column that names no unit."""
        filled = [(row.index, column) for row in rows if is_filled(self._grid, row.index, column)]
        self._without_unit.extend(filled)

    def _note_not_due(self, column: int, rows: Sequence[Row]) -> None:
        for row in rows:
            parsed = parse(self._cells.value(row.index, column), COUNT)
            if parsed.state and parsed.state not in (ZERO, NOT_APPLICABLE, MISSING) and parsed.value != 0:
                self._not_due.append((row.index, column))

    def _report(self) -> None:
        self._values.report()
        if self._without_unit:
            self._issues.add_cells("columns_without_unit", self._without_unit)
        if self._not_due:
            self._issues.add_cells("value_where_none_is_due", self._not_due)


def _says_number(value: Value) -> bool:
    return isinstance(value, (int, float)) or (isinstance(value, str) and any(map(str.isdigit, value)))
