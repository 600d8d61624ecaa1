"""What a table states and fills: which rates stand alone, and in which columns a blank is a gap."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, RATE, Target
from etl.forms.rows.row import Row, Unit
from etl.forms.table.cover import Cover

FILLED_SHARE = 1 / 3
"""A blank is a gap only in a column (or row) of which at least this share is filled (ruling 6)."""
_RATED = "rated_pupils"
_RATE_DENOMINATORS = ("residents", "obliged_residents")


class Stated:
    """Answers about the fact rows of one table; worked out when somebody asks."""

    def __init__(self, plan: TablePlan, cover: Cover) -> None:
        self._plan = plan
        self._cover = cover

    def derivable(self, target: Target) -> bool:
        """The sheet states numerator and denominator of this rate: it is a check, no fact."""
        rest = (target.age, target.group, target.school_year, target.kind)
        return (target.base, *rest) in self._parts and any(
            (measure, *rest) in self._parts for measure in _RATE_DENOMINATORS
        )

    def is_gap(self, column: int, rows: Sequence[Row]) -> bool:
        """A blank in these rows of the column is a number that was not given."""
        return column in self._filled_columns and self._due_in(column, rows)

    def _due_in(self, column: int, rows: Sequence[Row]) -> bool:
        """Rows of one level of mixed schools ("+ Cấp TH") are due only where rows of that level fill the column."""
        if not rows[0].part:
            return True
        return sum(column in self._cover.filled(row.index) for row in rows) >= FILLED_SHARE * len(rows)

    def row_is_filled(self, row: Row) -> bool:
        """The row states enough of its numbers for a blank in it to be a gap."""
        due = self._plan.line(row).columns(FACT, RATE)
        filled = len(due & self._cover.filled(row.index))
        return filled >= FILLED_SHARE * len(due) or filled > 2

    def is_outside(self, row: Row, column: int) -> bool:
        """The row says nothing of a whole band of ages, neither of the single ages nor of their sum: it is not about them."""
        targets, filled = self._plan.targets(row), self._cover.filled(row.index)
        ages = {other: found.age for other, found in targets.items() if found.age}
        for whole, band in ages.items():
            first, _, last = band.partition("-")
            if not last or whole in filled:
                continue
            members = [
                other for other, age in ages.items() if age.isdigit() and int(first) <= int(age) <= int(last)
            ]
            if len(members) > 1 and column in (whole, *members) and filled.isdisjoint(members):
                return True
        return False

    def is_other_scale(self, target: Target, unit: Unit | None) -> bool:
        """No rating of this grade is stated on a sheet that rates other grades on another scale: its scale is not asked for."""
        if "." not in target.category or not target.grade or target.measure != _RATED:
            return False
        scales, rated = self._ratings
        return len(scales) > 1 and (unit.cell if unit else "", target.grade) not in rated

    @cached_property
    def _ratings(self) -> tuple[set[str], set[tuple[str, str]]]:
        """(scales of the table, (unit, grade) of every rating that is stated)."""
        scales: set[str] = set()
        rated: set[tuple[str, str]] = set()
        for line, rows in self._plan.groups:
            of_ratings = [item for item in line.targets.items() if item[1].measure == _RATED]
            for column, target in of_ratings:
                scales.add(target.category.partition(".")[0])
                for row in rows:
                    if column in self._cover.filled(row.index):
                        _, cell = self._plan.column_units.get(column, ("", row.unit.cell if row.unit else ""))
                        rated.add((cell, target.grade))
        return scales - {""}, rated

    @cached_property
    def _parts(self) -> set[tuple[str, ...]]:
        """(measure, age, group, year, kind) of every count that the table states somewhere."""
        found: set[tuple[str, ...]] = set()
        for line, rows in self._plan.groups:
            stated: frozenset[int] = frozenset().union(*(self._cover.filled(row.index) for row in rows))
            for column, target in line.targets.items():
                if target.status == FACT and column in stated:
                    found.add((target.measure, target.age, target.group, target.school_year, target.kind))
        return found

    @cached_property
    def _filled_columns(self) -> frozenset[int]:
        """Columns that the sheet fills, so that a blank in them is a gap."""
        due: Counter[int] = Counter()
        filled: Counter[int] = Counter()
        for line, rows in self._plan.groups:
            stated = Counter(chain.from_iterable(self._cover.filled(row.index) for row in rows))
            for column in line.columns(FACT, RATE):
                due[column] += len(rows)
                filled[column] += stated[column]
        return frozenset(
            column
            for column, count in due.items()
            if filled[column] and filled[column] >= FILLED_SHARE * count
        )
