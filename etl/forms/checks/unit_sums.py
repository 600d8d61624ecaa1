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


def check_unit_sums(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Compares every cell of a total column with the units of its row."""
    members = [column for column in plan.column_units if column not in plan.total_columns]
    totals = [
        column
        for column in plan.total_columns
        if any(is_total(text) for text, _ in plan.table.columns[column])
    ]
    if len(members) < 2 or len(totals) != 1:
        return
    label = " ".join(plan.table.columns[totals[0]][-1][0].split())
    for row in plan.fact_rows:
        line = plan.targets(row)
        summed = [
            column
            for column in members
            if line[column].status == FACT and measures()[line[column].measure].summable
        ]
        reported = cells.number(row.index, totals[0])
        if reported is None or len(summed) != len(members):
            continue
        numbers = [cells.number(row.index, column) for column in members]
        computed = sum(number for number in numbers if number is not None)
        if abs(reported - computed) > _TOLERANCE:
            issues.add(
                "total_differs_with_gaps" if None in numbers else "total_differs",
                address(row.index, totals[0]),
                label=label,
                reported=f"{reported:.10g}",
                computed=f"{computed:.10g}",
                difference=f"{reported - computed:.10g}",
            )
