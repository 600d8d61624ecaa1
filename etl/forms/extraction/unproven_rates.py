"""Rates that look as if they stood alone only because a column beside them was not understood.

"Dân số ??? | Vào lớp 1 | %": with one part unread the percentage would pass for a target of its own. Such a column is
kept out of the facts and named. Knows plans and numbers; runs before extraction.
"""

from collections.abc import Mapping

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, IGNORED, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import ratio_tolerance
from etl.forms.numbers.ratio_pairs import find_pair
from etl.forms.rows import row as roles
from etl.forms.sheet_issues import SheetIssues
from etl.forms.table.cover import is_filled
from etl.grid import Grid

_NEAR = 3


def unproven_rates(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> set[tuple[int, int]]:
    """Cells of rate columns that an unread neighbour may explain."""
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
    return blocked


def _may_be_derived(
    cells: Cells, plan: TablePlan, line: Mapping[int, Target], column: int, unread: set[int]
) -> bool:
    heads = {text for text, _ in plan.table.columns[column][:-1]}
    if any(heads & {text for text, _ in plan.table.columns[other]} for other in unread):
        return True
    rows = [row.index for row in plan.rows if row.role in (roles.FACT, roles.TOTAL)]
    reported = {row: value for row in rows if (value := cells.number(row, column)) is not None}
    counts = [
        other
        for other, target in line.items()
        if other in unread or (target.status in (FACT, IGNORED) and abs(other - column) <= _NEAR)
    ]
    pairs = [(first, second) for first in counts for second in counts if first != second]
    pairs = [pair for pair in pairs if unread & set(pair)]
    return bool(reported) and find_pair(cells, pairs, reported, 100.0, ratio_tolerance()) is not None
