"""Rates that look as if they stood alone: a column beside them was not understood, or divides differently than its name says.

"Dân số ??? | Vào lớp 1 | %": with one part unread the percentage would pass for a target of its own; such a column is
kept out of the facts and named. "Dân số | Vào lớp 1 | Tỷ lệ huy động": the two counts under the same head explain the
rate, so it is a check and no fact. Knows plans and numbers; runs before extraction.
"""

from collections.abc import Mapping

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, IGNORED, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import ratio_tolerance
from etl.forms.numbers.ratio_pairs import find_pair, tolerance_of
from etl.forms.rows import row as roles
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import is_filled
from etl.grid import Grid

_NEAR = 3


def unproven_rates(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> set[tuple[int, int]]:
    """Cells of rate columns that their neighbours explain, or that an unread one may explain."""
    facts = plan.fact_rows
    if not facts or plan.axis == "indicator":
        return set()
    line, rates = plan.targets(facts[0]), plan.line(facts[0]).columns(RATE)
    unread = {
        column
        for column in plan.line(facts[0]).unknown
        if rates and any(is_filled(grid, row.index, column) for row in facts)
    }
    blocked: set[tuple[int, int]] = set()
    for column in sorted(rates):
        if unread and _may_be_derived(cells, plan, line, column, unread):
            places = [(row.index, column) for row in plan.rows if is_filled(grid, row.index, column)]
            header = plan.header(column)
            if places:
                issues.add_cells("rate_beside_unknown", places, header=header)
            blocked.update((row.index, column) for row in plan.rows)
        elif _is_explained(cells, plan, line, column):
            blocked.update((row.index, column) for row in plan.rows)
    return blocked


def sibling_pairs(plan: TablePlan, line: Mapping[int, Target], column: int) -> list[tuple[int, int]]:
    """(numerator, denominator) candidates among the counts under the innermost head of a column, none without a head."""
    heads = plan.table.columns[column][:-1]
    if not heads:
        return []
    siblings = [
        other
        for other, target in line.items()
        if target.status == FACT and plan.table.columns[other][:-1][-1:] == heads[-1:]
    ]
    return [(first, second) for first in siblings for second in siblings if first != second]


def _is_explained(cells: Cells, plan: TablePlan, line: Mapping[int, Target], column: int) -> bool:
    reported = _reported(cells, plan, column)
    pairs = sibling_pairs(plan, line, column)
    return (
        bool(reported)
        and find_pair(cells, pairs, reported, 100.0, tolerance_of(reported.values())) is not None
    )


def _reported(cells: Cells, plan: TablePlan, column: int) -> dict[int, float]:
    rows = [row.index for row in plan.rows if row.role in (roles.FACT, roles.TOTAL)]
    return {row: value for row in rows if (value := cells.number(row, column)) is not None}


def _may_be_derived(
    cells: Cells, plan: TablePlan, line: Mapping[int, Target], column: int, unread: set[int]
) -> bool:
    heads = {text for text, _ in plan.table.columns[column][:-1]}
    if any(heads & {text for text, _ in plan.table.columns[other]} for other in unread):
        return True
    reported = _reported(cells, plan, column)
    counts = [
        other
        for other, target in line.items()
        if other in unread or (target.status in (FACT, IGNORED) and abs(other - column) <= _NEAR)
    ]
    pairs = [(first, second) for first in counts for second in counts if first != second]
    pairs = [pair for pair in pairs if unread & set(pair)]
    return bool(reported) and find_pair(cells, pairs, reported, 100.0, ratio_tolerance()) is not None
