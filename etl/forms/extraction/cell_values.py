"""One planned cell that is no plain count → value, state and raw text; what has to be reported about it.

Text, marks, errors, formulas, blanks, rates and levels are looked at one by one. Knows targets and numbers; no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.forms.extraction.stated import Stated
from etl.forms.meaning.applicability import applies
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.parsing import (
    AREA,
    ERROR,
    LEVEL,
    MISSING,
    NOT_APPLICABLE,
    NUMBER,
    PERCENT,
    Parsed,
    parse,
)
from etl.forms.numbers.scales import rate_values
from etl.forms.rows.row import Row, Unit
from etl.forms.sheet_issues import SheetIssues
from etl.forms.words.names import levels_of_school_name
from etl.forms.words.persons import may_name_person
from etl.forms.words.vocabulary import understand
from etl.grid import Grid, address
from etl.text import fold

Place = tuple[int, int]
Rates = dict[int, float | None]
"""Row → rate on 0-100, None where its scale cannot be decided."""
_SQUARE_METRES_OF_HECTARE = 10_000
_HIGHEST_RATE = 100.0001


class Found(NamedTuple):
    """What a cell states."""

    value: float | None
    state: str
    raw: str


@dataclass(slots=True)
class CellValues:
    """Reads the cells of one table one by one and notes what is worth a remark."""

    grid: Grid
    plan: TablePlan
    cells: Cells
    stated: Stated
    issues: SheetIssues
    notes: dict[tuple[str, int], list[Place]] = field(default_factory=dict)
    """(check, column) → cells, reported together."""

    def read(
        self, row: Row, column: int, target: Target, rates: Rates, gap: bool, unit: Unit | None
    ) -> Found | None:
        """What a cell states; None where it states nothing. `gap`: a blank here is a number that was not given."""
        here = (row.index, column)
        raw = self.cells.raw(*here)
        if here in self.grid.errors:
            self.issues.add("cell_error", address(*here), raw=self.grid.errors[here])
            return Found(None, ERROR, self.grid.errors[here])
        value = self.cells.value(*here)
        if value is None and here in self.grid.formulas:
            self.issues.add("formula_not_computed", address(*here), raw=raw)
            return Found(None, ERROR, raw)
        if value is None or value == "":
            return self._blank(here, target, gap, row, unit or row.unit)
        parsed = parse(value, AREA if target.factor == 1000.0 else target.quantity)
        if isinstance(value, str) and _may_be_name(value, target.quantity):
            self.issues.add("text_for_number", address(*here))
            return Found(None, ERROR, "")
        if target.quantity == LEVEL and parsed.state in (NOT_APPLICABLE, ERROR):
            return self._tick(here, target, parsed, raw)
        if target.quantity == PERCENT:
            parsed = _rate(here, parsed, rates)
        self._note(here, parsed, raw)
        in_hectares = target.quantity == AREA and isinstance(value, str) and fold(value).endswith("ha")
        return Found(_scaled(parsed.value, target, in_hectares), parsed.state, raw)

    def _note(self, here: Place, parsed: Parsed, raw: str) -> None:
        if parsed.problem == "text_number":
            self._remember("text_number", here)
        elif parsed.problem:
            self.issues.add(f"number_{parsed.problem}", address(*here), raw=raw)
        elif parsed.state == NOT_APPLICABLE:
            self._remember("x_for_number", here)
        elif parsed.state == MISSING:
            self._remember("not_available", here)

    def _remember(self, check: str, here: Place) -> None:
        self.notes.setdefault((check, here[1]), []).append(here)

    def _blank(self, here: Place, target: Target, gap: bool, row: Row, unit: Unit | None) -> Found | None:
        if here[0] != self.cells.cover.origin(*here)[0]:
            self._remember("merged_data", here)
            return Found(None, MISSING, "")
        ticked = target.quantity == LEVEL and (target.kind == "target" or target.degree)
        if not gap or ticked or target.grade_dropped:
            return None
        if row.path and not row.filled:
            return None
        if not _can_apply(target, unit) or self.stated.is_other_scale(target, unit):
            return None
        if (
            row.path
            and self.plan.axis == "indicator"
            and (not self.stated.row_is_filled(row) or self.stated.is_outside(row, here[1]))
        ):
            return None
        self._remember("blank", here)
        return Found(None, MISSING, "")

    def _tick(self, here: Place, target: Target, parsed: Parsed, raw: str) -> Found | None:
        """An `x` under a head that names the level is that level; without a level it is asked about (rulings 5, 23)."""
        if parsed.state == NOT_APPLICABLE and target.degree:
            return Found(float(target.degree), NUMBER, raw)
        if target.kind == "target" or parsed.state == NOT_APPLICABLE:
            self.issues.add("level_not_stated", address(*here), raw=raw)
            return None
        self.issues.add("number_unreadable", address(*here), raw=raw)
        return Found(None, ERROR, raw)

    def rates(self, column: int, rows: Sequence[Row]) -> Rates:
        """Rates of the cells of a percent column that hold a number without a percent sign, typed or as text."""
        numeric = [
            (row.index, number, (row.index, column) in self.grid.percent_cells)
            for row in rows
            if (number := _bare_rate(self.cells.value(row.index, column))) is not None
        ]
        scaled = rate_values([item[1] for item in numeric], [item[2] for item in numeric])
        return {item[0]: rate for item, rate in zip(numeric, scaled, strict=True)}

    def names_persons(self, column: int, rows: Sequence[Row], quantity: str) -> bool:
        """The column holds nothing but texts that may be names of persons, whatever its head says: it counts nobody."""
        texts = []
        for row in rows:
            value = self.cells.value(row.index, column)
            if isinstance(value, str):
                texts.append(value)
            elif value is not None:
                return False
        named = [text for text in texts if text.strip()]
        return bool(named) and all(_may_be_name(text, quantity) for text in named)

    def report(self) -> None:
        """One issue for all cells of a column with the same remark."""
        for (check, _), cells in self.notes.items():
            self.issues.add_cells(check, cells)


def _may_be_name(text: str, quantity: str) -> bool:
    """A text that states no such quantity and may name a person: "Mức Độ 2", "Nhà trẻ 25%; Mẫu giáo 94%" do not."""
    if parse(text, quantity).problem != "unreadable" or not may_name_person(text):
        return False
    return "%" not in text or any(map(str.isalpha, understand(text).unknown))


def _scaled(number: float | None, target: Target, in_hectares: bool) -> float | None:
    """The number in the unit of its measure."""
    if number is not None and in_hectares and target.factor == 1.0:
        number *= _SQUARE_METRES_OF_HECTARE
    return round(number * target.factor, 6) if number is not None and target.factor != 1.0 else number


def _can_apply(target: Target, unit: Unit | None) -> bool:
    """Whether a number could stand here, as far as the sheet tells the level of the school."""
    named = levels_of_school_name(unit.text) if unit and unit.kind == "school" else ()
    if target.level and named and target.level not in named:
        return False
    levels = [target.level] if target.level else list(named) or [""]
    return any(applies(target.measure, target.grade, target.category, level, target.age) for level in levels)


def _bare_rate(value: object) -> float | None:
    """A number that does not say whether it is on 0-1 or 0-100."""
    if isinstance(value, str):
        parsed = parse(value, PERCENT)
        return parsed.value if parsed.state == NUMBER and not parsed.percent_sign else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _rate(here: Place, parsed: Parsed, rates: Rates) -> Parsed:
    value = parsed.value
    if here[0] in rates:
        value = rates[here[0]]
        if value is None:
            return Parsed(None, ERROR, "ambiguous")
    if value is not None and value > _HIGHEST_RATE:
        return Parsed(None, ERROR, "impossible")
    return Parsed(value, parsed.state, parsed.problem)
