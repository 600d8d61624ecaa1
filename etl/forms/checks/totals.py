"""Total and subtotal rows against the rows they sum up. A difference is flagged at the total cell; facts stay.

Which rows a total sums up is not written anywhere: of the possible spans (all rows, the block above, the rows below,
the parts of one unit) the one that explains most columns is taken.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from etl.forms.meaning.applicability import applies
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.parsing import COUNT, parse_text
from etl.forms.numbers.row_pick import row_pick
from etl.forms.rows import row as roles
from etl.forms.rows.row import Row
from etl.forms.sheet_issues import SheetIssues
from etl.grid import address

_WITH_WORDS = re.compile(r"(\d[\d.]*) +[^\d%]+")
_BOUNDARIES = (roles.TOTAL, roles.SUBTOTAL, roles.GROUP)
_TOLERANCE = 0.011
"""Sums of areas in hectares carry two decimals."""


class _Comparison(NamedTuple):
    column: int
    reported: float
    computed: float
    has_gaps: bool

    @property
    def agrees(self) -> bool:
        return abs(self.reported - self.computed) <= _TOLERANCE


def check_totals(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Compares every filled total row with its members."""
    columns = _summable_columns(plan)
    unread = any(row.role == roles.UNKNOWN and row.filled for row in plan.rows)
    for position, row in enumerate(plan.rows):
        if (
            row.role not in (roles.TOTAL, roles.SUBTOTAL)
            or not row.filled
            or _adds_up(cells, plan, columns, row)
        ):
            continue
        for comparison in _best(cells, plan, columns, position, row):
            if not comparison.agrees:
                _report(row, comparison, unread, issues)


def _report(row: Row, comparison: _Comparison, unread: bool, issues: SheetIssues) -> None:
    """`unread`: the table has rows whose numbers were not understood, so the members may be incomplete."""
    issues.add(
        "total_differs_with_gaps" if comparison.has_gaps or unread else "total_differs",
        address(row.index, comparison.column),
        label=row.label,
        reported=_plain(comparison.reported),
        computed=_plain(comparison.computed),
        difference=_plain(comparison.reported - comparison.computed),
    )


def _plain(number: float) -> str:
    return f"{number:.10g}"


def _adds_up(cells: Cells, plan: TablePlan, columns: list[int], row: Row) -> bool:
    """Whether each number of a total is the plain sum of all rows: such a total needs no second look."""
    if row.role != roles.TOTAL:
        return False
    picked = row_pick(
        tuple([item.index for item in plan.rows if item.role == roles.FACT and not item.sibling_rows])
    )
    for column in columns:
        stated, parts = cells.number(row.index, column), cells.numbers(column, picked)
        if stated is None or None in parts or stated != sum(parts):  # type: ignore[arg-type]
            return False
    return True


def _summable_columns(plan: TablePlan) -> list[int]:
    """Columns in which some fact row states a number that may be added up."""
    lines = {plan.line(row) for row in plan.rows if row.role == roles.FACT}
    return sorted(frozenset().union(*(line.summable for line in lines)))


def _best(cells: Cells, plan: TablePlan, columns: list[int], position: int, row: Row) -> list[_Comparison]:
    """Comparisons with the span that explains most columns; the widest of equals."""
    reported = {
        column: number for column in columns if (number := _stated(cells, row.index, column)) is not None
    }
    best: list[_Comparison] = []
    best_key = (-1.0, 0)
    for members in _with_and_without_hidden(_spans(plan.rows, position, row)):
        adding = [member for member in members if not member.sibling_rows]
        picked = row_pick(tuple([member.index for member in adding]))
        compared = [
            found
            for column, number in reported.items()
            if (found := _compare(cells.numbers(column, picked), plan, adding, column, number))
        ]
        agreeing = sum(item.agrees for item in compared)
        key = (agreeing / len(compared) if compared else 0.0, len(members))
        if compared and key > best_key:
            best, best_key = compared, key
        if row.role == roles.TOTAL and best_key[0] == 1.0:
            break  # the first span of a total is the widest there is
    return best


def _stated(cells: Cells, row: int, column: int) -> float | None:
    """The number of a total; a word behind it, known as a unit or not, changes nothing ("193 cơ sở")."""
    number = cells.number(row, column)
    if number is None and isinstance(value := cells.value(row, column), str):
        found = _WITH_WORDS.fullmatch(value.strip())
        return parse_text(found[1], COUNT).value if found else None
    return number


def _with_and_without_hidden(spans: Iterable[list[Row]]) -> Iterable[list[Row]]:
    """A draft row that was hidden may have been summed up or not."""
    for members in spans:
        yield members
        if any(member.hidden for member in members):
            yield [member for member in members if not member.hidden]


def _spans(rows: Sequence[Row], position: int, row: Row) -> Iterable[list[Row]]:
    facts = [item for item in rows if item.role == roles.FACT]
    if row.role == roles.SUBTOTAL and row.unit is not None:
        yield [item for item in facts if item.unit and item.unit.cell == row.unit.cell]
        return
    if row.role == roles.TOTAL:
        yield facts
        yield _until(reversed(rows[:position]), _BOUNDARIES)
        yield _until(reversed(rows[:position]), (roles.TOTAL,))
        if row.unit is not None:
            yield [item for item in facts if item.unit and item.unit.cell == row.unit.cell]
    yield _until(iter(rows[position + 1 :]), _BOUNDARIES)
    yield _until((item for item in rows[position + 1 :] if not _is_inner(item, row)), _BOUNDARIES)


def _is_inner(item: Row, row: Row) -> bool:
    """A subtotal of a deeper outline level than `row` does not end its span."""
    return item.role in (roles.SUBTOTAL, roles.GROUP) and (item.unit is not None or item.rank > row.rank)


def _until(rows: Iterable[Row], stops: tuple[str, ...]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row.role in stops:
            break
        if row.role == roles.FACT:
            found.append(row)
    return found


def _compare(
    stated: Sequence[float | None], plan: TablePlan, members: list[Row], column: int, reported: float
) -> _Comparison | None:
    if None not in stated:
        return _Comparison(column, reported, sum(stated), False) if stated else None  # type: ignore[arg-type]
    numbers = [number for number in stated if number is not None]
    if not numbers:
        return None
    has_gaps = any(
        _may_state(plan, member, column)
        for member, number in zip(members, stated, strict=True)
        if number is None
    )
    return _Comparison(column, reported, sum(numbers), has_gaps)


def _may_state(plan: TablePlan, member: Row, column: int) -> bool:
    """A number of this member could stand in the column."""
    target = plan.targets(member).get(column)
    return bool(
        target
        and target.status == FACT
        and applies(target.measure, target.grade, target.category, target.level, target.age)
    )
