"""The planned cells of a table → readings: value, state, cell and raw text, column by column.

Whole columns of plain numbers pass through one comparison and one list operation; everything else (text, marks,
errors, formulas, blanks) is looked at cell by cell and reported. Knows targets and numbers; knows no words.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from etl.forms.meaning.applicability import applies
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, NOT_DUE, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.parsing import (
    AREA,
    COUNT,
    ERROR,
    LEVEL,
    MISSING,
    NOT_APPLICABLE,
    NUMBER,
    PERCENT,
    ZERO,
    Parsed,
    parse,
)
from etl.forms.numbers.scales import rate_values
from etl.forms.rows.row import FACT as FACT_ROW
from etl.forms.rows.row import TOTAL, Row, Unit
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import is_filled
from etl.forms.words.names import levels_of_school_name
from etl.grid import Grid, Value, address, column_letter
from etl.readings import SheetReading
from etl.text import fold

_FILLED_SHARE = 1 / 3
"""A blank is a gap only in a column (or row) of which at least this share is filled (ruling 6)."""
_LARGEST_COUNT = 10_000_000
_RATE_DENOMINATORS = ("residents", "obliged_residents")

MentionOf = Callable[[Unit | None], int | None]


def _is_plain_count(value: Value) -> bool:
    """A number that needs no second look: whole, not negative, not absurd."""
    if type(value) is float:
        return 0 <= value <= _LARGEST_COUNT and value.is_integer()
    return type(value) is int and 0 <= value <= _LARGEST_COUNT


@dataclass(slots=True)
class Extractor:
    """Extracts the facts of one table into a sheet's reading."""

    grid: Grid
    plan: TablePlan
    cells: Cells
    reading: SheetReading
    issues: SheetIssues
    notes: dict[tuple[str, int], list[tuple[int, int]]] = field(default_factory=dict)
    blocked: set[tuple[int, int]] = field(default_factory=set)
    """Cells that must not become facts (`etl.forms.extraction.collisions`)."""
    not_due: list[tuple[int, int]] = field(default_factory=list)
    without_unit: list[tuple[int, int]] = field(default_factory=list)

    def run(self, mention_of: MentionOf, upper: Unit | None) -> None:
        """Emits every fact of the table."""
        groups = self._groups()
        parts = self._stated_parts(groups)
        gaps = self._gap_columns(groups)
        for line, rows in groups:
            of_rows: list[int | None] = []
            for column, target in line.items():
                if column in self.plan.total_columns or column in self.grid.hidden_columns:
                    continue
                if self.plan.column_units and column not in self.plan.column_units:
                    self._note_without_unit(column, rows)
                    continue
                if target.status == FACT or (target.status == RATE and not _derivable(target, parts)):
                    unit = self._column_unit(column)
                    of_rows = of_rows or ([] if unit else [mention_of(row.unit) for row in rows])
                    mentions = [mention_of(unit)] * len(rows) if unit else of_rows
                    self._emit(column, rows, target, mentions, column in gaps and self._due_in(column, rows))
                elif target.status == NOT_DUE:
                    self._note_not_due(column, rows)
        if upper is not None:
            self._emit_rates_of_total_rows(parts, mention_of, upper)
        self._report()

    # --- preparation
    def _groups(self) -> list[tuple[Mapping[int, Target], list[Row]]]:
        """Fact rows by the line of targets they share; hidden rows are left out (ruling 7)."""
        groups: dict[int, tuple[Mapping[int, Target], list[Row]]] = {}
        for row in self.plan.rows:
            if row.role == FACT_ROW and row.index not in self.grid.hidden_rows:
                line = self.plan.targets(row)
                groups.setdefault(id(line), (line, []))[1].append(row)
        return list(groups.values())

    def _stated_parts(self, groups: list[tuple[Mapping[int, Target], list[Row]]]) -> set[tuple[str, ...]]:
        """(measure, age, group, year, kind) of every count that the table states somewhere."""
        found: set[tuple[str, ...]] = set()
        for line, rows in groups:
            stated = frozenset().union(*(self.cells.cover.filled(row.index) for row in rows))
            for column, target in line.items():
                if target.status == FACT and column in stated:
                    found.add((target.measure, target.age, target.group, target.school_year, target.kind))
        return found

    def _gap_columns(self, groups: list[tuple[Mapping[int, Target], list[Row]]]) -> set[int]:
        """Columns that the sheet fills, so that a blank in them is a gap."""
        due: dict[int, int] = {}
        filled: dict[int, int] = {}
        for line, rows in groups:
            stated = Counter(chain.from_iterable(self.cells.cover.filled(row.index) for row in rows))
            for column, target in line.items():
                if target.status in (FACT, RATE):
                    due[column] = due.get(column, 0) + len(rows)
                    filled[column] = filled.get(column, 0) + stated[column]
        return {
            column
            for column, count in due.items()
            if filled[column] and filled[column] >= _FILLED_SHARE * count
        }

    def _due_in(self, column: int, rows: Sequence[Row]) -> bool:
        """Rows of one level of mixed schools ("+ Cấp TH") are due only where rows of that level fill the column."""
        if not rows[0].part:
            return True
        return sum(is_filled(self.grid, row.index, column) for row in rows) >= _FILLED_SHARE * len(rows)

    # --- emission
    def _emit(
        self, column: int, rows: Sequence[Row], target: Target, mentions: Sequence[int | None], gap: bool
    ) -> None:
        """Appends the cells of one column in rows that share a target; `mentions[i]` is the unit of `rows[i]`."""
        if target.quantity == COUNT and target.factor == 1.0 and not self.blocked and None not in mentions:
            grid_rows = self.grid.rows
            counts = [grid_rows[row.index][column] for row in rows]
            if all(map(_is_plain_count, counts)):
                self._emit_plain(column, rows, target, mentions, counts)
                return
        self._emit_each(column, rows, target, mentions, gap)

    def _emit_plain(
        self,
        column: int,
        rows: Sequence[Row],
        target: Target,
        mentions: Sequence[int | None],
        counts: Sequence[Any],
    ) -> None:
        """A whole column of counts that need no second look."""
        letter = column_letter(column)
        self._append(
            target,
            mentions,
            list(map(float, counts)),
            [NUMBER] * len(counts),
            [f"{letter}{row.index + 1}" for row in rows],
            list(map(str, map(int, counts))),
        )

    def _emit_each(
        self, column: int, rows: Sequence[Row], target: Target, mentions: Sequence[int | None], gap: bool
    ) -> None:
        letter = column_letter(column)
        found_mentions: list[object] = []
        values: list[object] = []
        states: list[object] = []
        cells: list[object] = []
        raws: list[object] = []
        rates = self._rates(column, rows) if target.quantity == PERCENT else {}
        for row, mention in zip(rows, mentions, strict=True):
            if mention is None or (row.index, column) in self.blocked:
                continue
            found = self._one(row, column, target, rates, gap)
            if found is None:
                continue
            values.append(found[0])
            states.append(found[1])
            raws.append(found[2])
            found_mentions.append(mention)
            cells.append(f"{letter}{row.index + 1}")
        self._append(target, found_mentions, values, states, cells, raws)

    def _append(
        self,
        target: Target,
        mentions: Sequence[object],
        values: Sequence[object],
        states: Sequence[object],
        cells: Sequence[object],
        raws: Sequence[object],
    ) -> None:
        count = len(values)
        readings = self.reading.readings
        for name in (
            "level",
            "measure",
            "grade",
            "age",
            "group",
            "category",
            "school_year",
            "period",
            "kind",
        ):
            readings[name].extend([getattr(target, name)] * count)
        readings["mention"].extend(mentions)
        readings["value"].extend(values)
        readings["state"].extend(states)
        readings["cell"].extend(cells)
        readings["raw"].extend(raws)

    def _column_unit(self, column: int) -> Unit | None:
        named = self.plan.column_units.get(column)
        if not named:
            return None
        kind = "commune" if self.plan.context.kind.grain == "commune" else "school"
        return Unit(named[0], named[1], kind)

    def _one(
        self, row: Row, column: int, target: Target, rates: dict[int, float | None], gap: bool
    ) -> tuple[float | None, str, str] | None:
        """(value, state, raw) of a cell that is no plain count; None where it states nothing."""
        here = (row.index, column)
        cell = address(*here)
        raw = self.cells.raw(*here)
        if here in self.grid.errors:
            self.issues.add("cell_error", cell, raw=self.grid.errors[here])
            return None, ERROR, self.grid.errors[here]
        value = self.cells.value(*here)
        if value is None and here in self.grid.formulas:
            self.issues.add("formula_not_computed", cell, raw=raw)
            return None, ERROR, raw
        if value is None or value == "":
            return self._blank(here, target, gap, row)
        parsed = parse(value, AREA if target.factor == 1000.0 else target.quantity)
        if target.quantity == LEVEL and parsed.state in (NOT_APPLICABLE, ERROR):
            return self._tick(here, target, parsed, raw)
        if target.quantity == PERCENT:
            parsed = self._rate(here, parsed, rates)
        if parsed.problem == "text_number":
            self.notes.setdefault(("text_number", column), []).append(here)
        elif parsed.problem:
            self.issues.add(f"number_{parsed.problem}", cell, raw=raw)
        elif parsed.state == NOT_APPLICABLE:
            self.notes.setdefault(("x_for_number", column), []).append(here)
        elif parsed.state == MISSING:
            self.notes.setdefault(("not_available", column), []).append(here)
        number = parsed.value
        if (
            number is not None
            and target.quantity == AREA
            and isinstance(value, str)
            and fold(value).endswith("ha")
        ):
            number = number if target.factor != 1.0 else number * 10_000
        if number is not None and target.factor != 1.0:
            number = round(number * target.factor, 6)
        return number, parsed.state, raw

    def _blank(
        self, here: tuple[int, int], target: Target, gap: bool, row: Row
    ) -> tuple[float | None, str, str] | None:
        if here != self.cells.cover.origin(*here) and here[0] != self.cells.cover.origin(*here)[0]:
            self.notes.setdefault(("merged_data", here[1]), []).append(here)
            return None, MISSING, ""
        ticked = target.quantity == LEVEL and (target.kind == "target" or target.degree)
        if not gap or ticked or target.grade_dropped:
            return None
        if row.path and not row.filled:
            return None
        if not self._can_apply(target, self._column_unit(here[1]) or row.unit):
            return None
        if row.path and self.plan.axis == "indicator" and not self._row_is_filled(row):
            return None
        self.notes.setdefault(("blank", here[1]), []).append(here)
        return None, MISSING, ""

    def _can_apply(self, target: Target, unit: Unit | None) -> bool:
        """Whether a number could stand here, as far as the sheet tells the level of the school."""
        named = levels_of_school_name(unit.text) if unit and unit.kind == "school" else ()
        if target.level and named and target.level not in named:
            return False
        levels = [target.level] if target.level else list(named) or [""]
        return any(
            applies(target.measure, target.grade, target.category, level, target.age) for level in levels
        )

    def _row_is_filled(self, row: Row) -> bool:
        line = self.plan.targets(row)
        due = [column for column, target in line.items() if target.status in (FACT, RATE)]
        filled = sum(is_filled(self.grid, row.index, column) for column in due)
        return filled >= _FILLED_SHARE * len(due) or filled > 2

    def _tick(
        self, here: tuple[int, int], target: Target, parsed: Parsed, raw: str
    ) -> tuple[float | None, str, str] | None:
        """An `x` under a head that names the level is that level; without a level it is asked about (rulings 5, 23)."""
        if parsed.state == NOT_APPLICABLE and target.degree:
            return float(target.degree), NUMBER, raw
        if target.kind == "target" or parsed.state == NOT_APPLICABLE:
            self.issues.add("level_not_stated", address(*here), raw=raw)
            return None
        self.issues.add("number_unreadable", address(*here), raw=raw)
        return None, ERROR, raw

    # --- rates
    def _rates(self, column: int, rows: Sequence[Row]) -> dict[int, float | None]:
        """Row → rate on 0-100 for the numeric cells of a percent column, None where undecidable."""
        numeric = [
            (row.index, float(value), (row.index, column) in self.grid.percent_cells)
            for row in rows
            if isinstance(value := self.cells.value(row.index, column), (int, float))
            and not isinstance(value, bool)
        ]
        scaled = rate_values([item[1] for item in numeric], [item[2] for item in numeric])
        return {item[0]: rate for item, rate in zip(numeric, scaled, strict=True)}

    def _rate(self, here: tuple[int, int], parsed: Parsed, rates: dict[int, float | None]) -> Parsed:
        value = parsed.value
        if here[0] in rates:
            value = rates[here[0]]
            if value is None:
                return Parsed(None, ERROR, "ambiguous")
        if value is not None and value > 100.0001:
            return Parsed(None, ERROR, "impossible")
        return Parsed(value, parsed.state, parsed.problem)

    def _emit_rates_of_total_rows(
        self, parts: set[tuple[str, ...]], mention_of: MentionOf, upper: Unit
    ) -> None:
        """Stand-alone rates in a total row are facts of the unit above (ruling 3)."""
        for row in self.plan.rows:
            if row.role != TOTAL or row.index in self.grid.hidden_rows:
                continue
            named = Row(row.index, row.role, row.label, row.cell, unit=upper)
            for column, target in self.plan.targets(row).items():
                value = self.cells.value(row.index, column)
                said = isinstance(value, (int, float)) or (
                    isinstance(value, str) and any(map(str.isdigit, value))
                )
                if target.status == RATE and said and not _derivable(target, parts):
                    self._emit(column, [named], target, [mention_of(upper)], gap=False)

    # --- reports
    def _note_without_unit(self, column: int, rows: Sequence[Row]) -> None:
        """Numbers of a transposed table in a column that names no unit."""
        filled = [(row.index, column) for row in rows if is_filled(self.grid, row.index, column)]
        self.without_unit.extend(filled)

    def _note_not_due(self, column: int, rows: Sequence[Row]) -> None:
        for row in rows:
            value = self.cells.value(row.index, column)
            parsed = parse(value, COUNT)
            if parsed.state and parsed.state not in (ZERO, NOT_APPLICABLE, MISSING) and parsed.value != 0:
                self.not_due.append((row.index, column))

    def _report(self) -> None:
        for (check, _), cells in self.notes.items():
            self.issues.add_cells(check, cells)
        if self.without_unit:
            self.issues.add_cells("columns_without_unit", self.without_unit)
        if self.not_due:
            self.issues.add_cells("value_where_none_is_due", self.not_due)


def _derivable(target: Target, parts: set[tuple[str, ...]]) -> bool:
    """The sheet states numerator and denominator of this rate: it is a check, no fact."""
    rest = (target.age, target.group, target.school_year, target.kind)
    return (target.base, *rest) in parts and any((measure, *rest) in parts for measure in _RATE_DENOMINATORS)
