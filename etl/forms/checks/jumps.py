"""Numbers a thousand times larger or smaller than all others of their column: a lost separator or another unit.

Reports and changes nothing. Only counts and areas of several units are compared; money and single numbers differ too much
by nature. The cuts are declared in `consistency.toml`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from etl.forms.meaning.line import Line
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import JumpCuts, jump_cuts
from etl.forms.numbers.parsing import AREA, COUNT
from etl.forms.sheet_issues import SheetIssues
from etl.grid import address
from indicators.catalog import measures

Compared = tuple[int, tuple[str, ...]]
"""A column and what it states."""
Numbered = list[tuple[Sequence[int], Sequence[float | None]]]
"""Rows and their numbers, of the cells of a column that state one thing."""


def check_jumps(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Names every cell that jumps out of its column."""
    if plan.axis in ("indicator", "age"):
        return
    cuts = jump_cuts()
    for (column, _), stated in _columns(cells, plan).items():
        for row, number, usual in _jumps(stated, cuts):
            issues.add(
                "jump_in_column",
                address(row, column),
                reported=f"{number:.10g}",
                usual=f"{usual:.6g}",
                times=f"{max(number / usual, usual / number):.0f}",
            )


def _columns(cells: Cells, plan: TablePlan) -> Mapping[Compared, Numbered]:
    found: dict[Compared, Numbered] = defaultdict(list)
    for line, picked in plan.picks.items():
        for compared in _compared(line):
            found[compared].append((picked.indexes, cells.numbers(compared[0], picked)))
    return found


@lru_cache(maxsize=4096)
def _compared(line: Line) -> tuple[Compared, ...]:
    """The columns of a line whose numbers are compared, each with what it states."""
    left_out = jump_cuts().units_left_out
    return tuple(
        (column, (target.measure, target.grade, target.group, target.category, target.kind))
        for column, target in line.targets.items()
        if target.status == FACT
        and target.quantity in (COUNT, AREA)
        and measures()[target.measure].unit not in left_out
    )


def _jumps(stated: Numbered, cuts: JumpCuts) -> list[tuple[int, float, float]]:
    """(row, number, what is usual) of the cells far from all others of their column; zeros and blanks are not compared."""
    numbers = [number for _, numbers in stated for number in numbers if number and number > 0]
    if len(numbers) < cuts.least_cells or max(numbers) < cuts.times * min(numbers):
        return []
    numbers.sort()
    usual = (numbers[(len(numbers) - 1) // 2] + numbers[len(numbers) // 2]) / 2
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
