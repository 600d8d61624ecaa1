"""Name of a sheet's layout within its kind; a later file replaces facts of the same kind and layout only."""

from etl.forms.meaning.plan import TablePlan
from etl.forms.rows.row import FACT

_ROWS_LOOKED_AT = 200


def variant_of(plans: list[TablePlan]) -> str:
    """`by_unit`, `by_grade`, `by_unit_grade`, `by_indicator`, `ages_0_6`, `summary` …"""
    rows = [row for plan in plans for row in plan.rows if row.role == FACT]
    lines = {plan.line(row) for plan in plans for row in plan.rows[:_ROWS_LOOKED_AT] if row.role == FACT}
    ages = sorted(frozenset().union(*(line.ages for line in lines)))
    has_units = any(row.unit for row in rows) or any(plan.column_units for plan in plans)
    if plans and plans[0].context.kind.grain == "commune":
        if has_units:
            return "summary"
        return f"ages_{ages[0]}_{ages[-1]}" if ages else "by_indicator"
    if any(plan.axis in ("indicator",) for plan in plans):
        return "by_unit_across" if has_units else "by_indicator"
    by_grade = any(row.path for row in rows)
    if has_units:
        return "by_unit_grade" if by_grade else "by_unit"
    return "by_grade" if by_grade else "by_level"
