"""Columns that would count residents although their numbers read like percentages.

"Trẻ 6 tuổi vào lớp 1 | 99,5" under a head that names no unit is a rate whose sign was forgotten. A number of people has no
decimals, and without any population in the table nothing shows that numbers up to 100 are people. Such a column is kept
out of the facts and asked about. Knows plans and numbers; runs before extraction.
"""

from collections.abc import Mapping
from functools import lru_cache

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.rules import rules
from etl.forms.meaning.targets import DERIVED, FACT, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.sheet_issues import SheetIssues

_POPULATIONS = frozenset(("residents", "obliged_residents"))
_HIGHEST_RATE = 100.0


def unproven_counts(cells: Cells, plan: TablePlan, issues: SheetIssues) -> set[tuple[int, int]]:
    """Cells of count columns of residents whose numbers may be percentages."""
    if plan.context.kind.grain != "commune":
        return set()
    rows = plan.fact_rows
    lines = {row.index: plan.targets(row) for row in rows}
    with_population = any(
        target.measure in _POPULATIONS
        for line in lines.values()
        for target in line.values()
        if target.status == FACT
    )
    blocked: set[tuple[int, int]] = set()
    for group in _groups(plan, lines):
        numbers = [number for place in group if (number := cells.number(*place)) is not None]
        if not numbers or max(numbers) > _HIGHEST_RATE:
            continue
        fractional = any(number != round(number) for number in numbers)
        if fractional or (not with_population and _among_rates(lines)):
            issues.add_cells("count_may_be_rate", sorted(group), header=_header(plan, group[0]))
            blocked.update(group)
    return blocked


def _groups(plan: TablePlan, lines: dict[int, Mapping[int, Target]]) -> list[list[tuple[int, int]]]:
    """Cells that state one measure: a column, or in a table of indicators a row."""
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, line in lines.items():
        for column, target in line.items():
            if target.status == FACT and target.measure in _with_rate():
                key = (row, -1) if plan.axis == "indicator" else (-1, column)
                groups.setdefault(key, []).append((row, column))
    return list(groups.values())


def _among_rates(lines: dict[int, Mapping[int, Target]]) -> bool:
    targets = [target for line in lines.values() for target in line.values()]
    return any(target.status in (RATE, DERIVED) for target in targets)


@lru_cache(maxsize=1)
def _with_rate() -> frozenset[str]:
    """Measures whose percentage is a measure of its own."""
    return frozenset(rule.measure for rule in rules("commune")[0] if rule.rate)


def _header(plan: TablePlan, place: tuple[int, int]) -> str:
    path = plan.table.columns[place[1]]
    row = (
        next((row.label for row in plan.rows if row.index == place[0]), "")
        if plan.axis == "indicator"
        else ""
    )
    return " > ".join(" ".join(text.split()) for text in (row, *(text for text, _ in path)) if text)
