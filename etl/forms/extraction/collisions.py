"""Cells of one table that claim the same fact. Two columns that mean the same but differ are not read at all.

An interpretation under which two columns become one has lost a word somewhere; equal numbers do no harm, different
ones would be a guess. Knows plans and numbers; runs before extraction.
"""

from collections import defaultdict

from etl.forms.meaning.line import Line
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.sheet_issues import SheetIssues, cell_ranges
from etl.forms.table.cover import is_filled
from etl.grid import Grid
from indicators.catalog import measures

Place = tuple[int, int]
_MOSTLY = 0.5


def blocked_cells(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> set[Place]:
    """Cells that must not become facts because another cell of the table claims the same fact."""
    blocked = _columns_that_say_the_same(cells, plan, issues)
    if any(row.path for row in plan.rows):
        blocked |= _rows_that_say_the_same(grid, cells, plan, issues, blocked)
    return blocked


def _key(plan: TablePlan, target: Target, column: int) -> tuple[str, ...]:
    return (*target.key, target.degree, plan.column_units.get(column, ("", ""))[0])


def _columns_that_say_the_same(cells: Cells, plan: TablePlan, issues: SheetIssues) -> set[Place]:
    """Columns of one line with one key: blocked where they differ in most rows, else the first stands."""
    differing: dict[Place, list[tuple[int, bool]]] = defaultdict(list)
    for line, rows in plan.groups:
        for columns in _twins(plan, line):
            for other in columns[1:]:
                for row in rows:
                    first, second = cells.number(row.index, columns[0]), cells.number(row.index, other)
                    if first is not None and second is not None:
                        differing[columns[0], other].append((row.index, first != second))
                    elif second is None and not _alone_is_marked(cells, row.index, columns[0], other):
                        differing[columns[0], other].append((row.index, False))
    return _block_columns(plan, differing, issues)


def _alone_is_marked(cells: Cells, row: int, first: int, other: int) -> bool:
    """ "Công nhận mới > Mức độ 1 | Công nhận lại > Mức độ 1": the tick of a row stands under the second alone."""
    return is_filled(cells.grid, row, other) and not is_filled(cells.grid, row, first)


def _twins(plan: TablePlan, line: Line) -> list[list[int]]:
    """Columns that claim the same fact about the same unit, in the order of their first."""
    found: list[list[int]] = []
    for twins in line.twins:
        by_unit: dict[str, list[int]] = defaultdict(list)
        for column in twins:
            if column not in plan.total_columns:
                by_unit[plan.column_units.get(column, ("", ""))[0]].append(column)
        found.extend(by_unit.values())
    return sorted(columns for columns in found if len(columns) > 1)


def _block_columns(
    plan: TablePlan, differing: dict[Place, list[tuple[int, bool]]], issues: SheetIssues
) -> set[Place]:
    blocked: set[Place] = set()
    for (first, other), found in differing.items():
        rows = [index for index, differs in found if differs]
        if rows and len(rows) >= _MOSTLY * len(found):
            places = [(index, column) for column in (first, other) for index, _ in found]
            names = [plan.header(column) for column in (first, other)]
            issues.add_cells("columns_say_the_same", places, header=names[0], other=names[1])
            blocked.update(places)
            continue
        for index in rows:
            issues.add_cells("same_fact_twice", [(index, first), (index, other)], values="khác nhau")
        blocked.update((index, other) for index, _ in found)
    return blocked


def _rows_that_say_the_same(
    grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues, blocked: set[Place]
) -> set[Place]:
    """Rows with one key and one unit: differing cells are reported, the first stands; a grade that the measure does not
    carry must not turn five numbers into one."""
    claims: dict[tuple[object, ...], list[tuple[Place, Target]]] = defaultdict(list)
    for row in plan.fact_rows:
        for column, target in plan.targets(row).items():
            here = (row.index, column)
            if column in plan.total_columns or here in blocked:
                continue
            if target.status in (FACT, RATE) and is_filled(grid, *here):
                unit = (row.unit.cell, row.unit.level) if row.unit else ""
                claims[(unit, *_key(plan, target, column))].append((here, target))
    found: set[Place] = set()
    for places in claims.values():
        if len(places) < 2:
            continue
        cells_claimed = [place for place, _ in places]
        target = places[0][1]
        if any(claim.grade_dropped for _, claim in places):
            issues.add_cells("grade_not_stored", cells_claimed, measure=measures()[target.measure].label_vi)
            found.update(cells_claimed)
            continue
        numbers = {cells.number(*place) for place in cells_claimed}
        if len(numbers) > 1:
            values = ", ".join(f"{number:.10g}" for number in sorted(n for n in numbers if n is not None))
            issues.add("same_fact_twice", "", cells=cell_ranges(sorted(cells_claimed)), values=values)
        found.update(cells_claimed[1:])
    return found
