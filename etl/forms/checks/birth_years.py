"""The row of birth years under ages: survey year − age (rules.md 1.1)."""

from etl.forms.meaning.plan import TablePlan
from etl.forms.sheet_issues import SheetIssues
from etl.grid import address


def check_birth_years(plan: TablePlan, issues: SheetIssues) -> None:
    """Reports a birth year that does not belong to the age above it."""
    year, rows = plan.context.around.school_year, plan.fact_rows
    if not plan.table.birth_years or not year or not rows:
        return
    ages = {column: target.age for column, target in plan.targets(rows[0]).items() if target.age.isdigit()}
    for column, reported in plan.table.birth_years.items():
        if column in ages and reported != int(year[:4]) - int(ages[column]):
            issues.add(
                "birth_year_differs",
                address(plan.table.header_bottom, column),
                reported=reported,
                age=ages[column],
                computed=int(year[:4]) - int(ages[column]),
            )
