"""Numbers a thousand times larger or smaller than all others of their column: a lost separator or another unit.

Reports and changes nothing. Only counts and areas of several units are compared; money and single numbers differ too much
by nature. The cuts are declared in `consistency.toml`.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from statistics import median

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import JumpCuts, jump_cuts
from etl.forms.numbers.parsing import AREA, COUNT
from etl.forms.numbers.row_pick import RowPick
from etl.forms.sheet_issues import SheetIssues
from etl.grid import address
from indicators.catalog import measures

Numbered = list[tuple[Sequence[int], Sequence[float | None]]]
"""Rows and their numbers, of the cells of a column that state one thing."""


def check_jumps(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Names every cell that jumps out of its column."""
    if plan.axis in ("indicator", "age"):
        return
    cuts = jump_cuts()
    for (column, _), stated in _columns(cells, plan, cuts).items():
        for row, number, usual in _jumps(stated, cuts):
            issues.add(
                "jump_in_column",
                address(row, column),
                reported=f"{number:.10g}",
                usual=f"{usual:.6g}",
                times=f"{max(number / usual, usual / number):.0f}",
            )


def _columns(cells: Cells, plan: TablePlan, cuts: JumpCuts) -> dict[tuple[int, tuple[str, ...]], Numbered]:
    found: dict[tuple[int, tuple[str, ...]], Numbered] = defaultdict(list)
    for line, rows in plan.groups:
        picked = RowPick([row.index for row in rows])
        for column, target in line.targets.items():
            compared = target.status == FACT and target.quantity in (COUNT, AREA)
            if compared and measures()[target.measure].unit not in cuts.units_left_out:
                key = (column, (target.measure, target.grade, target.group, target.category, target.kind))
                found[key].append((picked.indexes, cells.numbers(column, picked)))
    return found


def _jumps(stated: Numbered, cuts: JumpCuts) -> list[tuple[int, float, float]]:
    """(row, number, what is usual) of the cells far from all others of their column; zeros and blanks are not compared."""
    numbers = sorted([number for _, numbers in stated for number in numbers if number and number > 0])
    if len(numbers) < cuts.least_cells or numbers[-1] < cuts.times * numbers[0]:
        return []
    usual = median(numbers)
    found = []
    for row, number in chain.from_iterable(zip(*pieces, strict=True) for pieces in stated):
        if not number or number < 0:
            continue
        others = numbers.copy()
        others.remove(number)
        far = number >= cuts.times * usual or number * cuts.times <= usual
        alone = number >= cuts.times_of_next * others[-1] or number * cuts.times_of_next <= others[0]
        if far and alone:
            found.append((row, number, usual))
    return found
