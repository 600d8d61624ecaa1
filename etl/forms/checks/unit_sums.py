"""Columns that only sum up the units across ("Toàn phường" right of the schools) against those units.

The transposed sister of the total rows: a difference is flagged at the total cell; facts stay. Knows plans and numbers.
"""

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import FACT
from etl.forms.numbers.cells import Cells
from etl.forms.sheet_issues import SheetIssues
from etl.forms.words.labels import is_total
from etl.grid import address
from indicators.catalog import measures

_TOLERANCE = 0.011
_FEWEST = 2


def check_unit_sums(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Compares every cell of a total column with the units of its row, or with the parts of the one unit that it stands under."""
    members = [column for column in plan.column_units if column not in plan.total_columns]
    parts = {
        column: _beside(plan, column, members) for column in sorted(plan.total_columns) if _sums(plan, column)
    }
    of_all = [column for column, own in parts.items() if not own]
    for total, own in parts.items():
        if own or len(of_all) == 1:
            _compare(cells, plan, total, own or members, issues)


def _sums(plan: TablePlan, column: int) -> bool:
    return any(is_total(text) for text, _ in plan.table.columns[column])


def _beside(plan: TablePlan, total: int, members: list[int]) -> list[int]:
    """Columns under the heads of a total: "TH&THCS A > Cấp TH" beside "TH&THCS A > Tổng số"."""
    paths = plan.table.columns
    above = paths[total][:-1]
    return [column for column in members if above and paths[column][: len(above)] == above]


def _compare(cells: Cells, plan: TablePlan, total: int, members: list[int], issues: SheetIssues) -> None:
    if len(members) < _FEWEST:
        return
    label = " ".join(plan.table.columns[total][-1][0].split())
    for row in plan.fact_rows:
        line = plan.targets(row)
        reported = cells.number(row.index, total)
        summable = [
            line[column].status == FACT and measures()[line[column].measure].summable for column in members
        ]
        if reported is None or not all(summable):
            continue
        numbers = [cells.number(row.index, column) for column in members]
        computed = sum(number for number in numbers if number is not None)
        if abs(reported - computed) > _TOLERANCE:
            issues.add(
                "total_differs_with_gaps" if None in numbers else "total_differs",
                address(row.index, total),
                label=label,
                reported=f"{reported:.10g}",
                computed=f"{computed:.10g}",
                difference=f"{reported - computed:.10g}",
            )
