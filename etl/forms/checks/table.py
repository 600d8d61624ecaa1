"""Every check inside one table, after its facts were taken. Checks report; they never change a fact."""

from etl.forms.checks.birth_years import check_birth_years
from etl.forms.checks.jumps import check_jumps
from etl.forms.checks.parts import check_parts
from etl.forms.checks.ratios import check_ratios
from etl.forms.checks.totals import check_totals
from etl.forms.checks.unit_sums import check_unit_sums
from etl.forms.meaning.plan import TablePlan
from etl.forms.numbers.cells import Cells
from etl.forms.sheet_issues import SheetIssues
from etl.grid import Grid


def check_table(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Runs all checks of a table in reading order."""
    check_totals(cells, plan, issues)
    check_parts(cells, plan, issues)
    check_unit_sums(cells, plan, issues)
    check_jumps(cells, plan, issues)
    check_ratios(grid, cells, plan, issues)
    check_birth_years(plan, issues)
