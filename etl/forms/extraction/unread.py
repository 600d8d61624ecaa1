"""Names what was not read: columns, rows and cells whose words are not all known or whose meaning stays open.

Only cells that hold something are reported; a column of texts that means nothing to the facts is passed over.
"""

import re
from collections import Counter, defaultdict

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import ASK, UNKNOWN
from etl.forms.meaning.told import meaning_in_words, told_of
from etl.forms.numbers.parsing import LEVEL
from etl.forms.rows import row as roles
from etl.forms.rows.row import Row
from etl.forms.sheet_issues import SheetIssues, cell_ranges
from etl.forms.table.cover import is_filled
from etl.forms.words.description import describe
from etl.grid import Grid, address

Found = dict[int, list[tuple[Row, str]]]
"""Column → its cells as (row, why nothing is read there)."""
_PERCENTAGE = re.compile(r"\d ?%")
_ASK_CHECKS = {
    "year": "no_school_year",
    "impossible_year": "impossible_school_year_cells",
    "year_of_actual": "no_year_of_actual",
    "period": "no_period",
    "kind": "kind_only_in_title",
    "scale": "no_rating_scale",
}


def report_unread(grid: Grid, plan: TablePlan, issues: SheetIssues) -> None:
    """Issues for every filled cell of a fact row that has no target, grouped by column or row."""
    unknown: Found = defaultdict(list)
    asked: dict[str, list[tuple[int, int]]] = defaultdict(list)
    marks: Found = defaultdict(list)
    dashes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sites: list[Row] = []
    stated = {row.unit for row in plan.rows if row.role == roles.FACT}
    for row in plan.rows:
        if row.role == roles.UNKNOWN and row.filled:
            _report_row(grid, plan, row, issues)
        elif row.role == roles.SITE and row.filled and row.unit not in stated:
            sites.append(row)
        if row.role != roles.FACT:
            continue
        for column, target in plan.line(row).open:
            if column in plan.total_columns:
                continue
            if target.status == UNKNOWN and _holds_mark(grid, row.index, column):
                marks[column].append((row, target.reason))
            elif _holds_dash(grid, row.index, column):
                dashes[target.reason].append((row.index, column))
            if _holds_number(grid, row.index, column):
                if target.status == UNKNOWN:
                    unknown[column].append((row, target.reason))
                else:
                    asked[target.reason].append((row.index, column))
            elif target.status == ASK and target.quantity == LEVEL and _holds_mark(grid, row.index, column):
                asked[target.reason].append((row.index, column))
    _report_marks(grid, plan, marks, unknown, issues)
    _report_unknown(plan, unknown, issues)
    for reason, cells in asked.items():
        issues.add_cells(_ASK_CHECKS[reason], list({*cells, *dashes[reason]}))
    if sites:
        cells = [(row.index, column) for row in sites for column in plan.table.columns]
        issues.add_cells("rows_of_sites", cells[:1], rows=", ".join(str(row.index + 1) for row in sites))


def _report_marks(grid: Grid, plan: TablePlan, marks: Found, unknown: Found, issues: SheetIssues) -> None:
    """Marks of columns without a meaning: beside numbers a dash is one of them, a written zero."""
    for column, found in marks.items():
        if column in unknown:
            unknown[column] += [item for item in found if _holds_dash(grid, item[0].index, column)]
            unknown[column].sort(key=lambda item: item[0].index)
        else:
            cells = [(row.index, column) for row, _ in found]
            issues.add_cells("column_of_marks_unknown", cells, header=plan.header(column))


def report_told(plan: TablePlan, issues: SheetIssues) -> None:
    """A note for every heading that is read as the office has explained it."""
    if not plan.context.told:
        return
    for column, above in plan.table.columns.items():
        if order := told_of(plan.context.told, above, ()):
            cell = address(plan.table.header_bottom, column)
            issues.add("heading_told", cell, header=plan.header(column), meaning=meaning_in_words(order))
    for row in plan.rows:
        if row.filled and (order := told_of(plan.context.told, (), row.own)):
            issues.add("heading_told", row.cell, header=row.label, meaning=meaning_in_words(order))


def _holds_number(grid: Grid, row: int, column: int) -> bool:
    """A number, a text that begins with a digit or states percentages, an error or a formula; other texts lose nothing."""
    if not is_filled(grid, row, column):
        return False
    value = grid.rows[row][column]
    return not isinstance(value, str) or value.strip()[:1].isdigit() or bool(_PERCENTAGE.search(value))


def _holds_dash(grid: Grid, row: int, column: int) -> bool:
    """A written zero: among numbers it is one of them."""
    value = grid.rows[row][column]
    return isinstance(value, str) and value.strip() in ("-", "–")


def _holds_mark(grid: Grid, row: int, column: int) -> bool:
    """A dash or a tick."""
    value = grid.rows[row][column]
    return isinstance(value, str) and value.strip().lower() in ("-", "–", "x")


def _report_row(grid: Grid, plan: TablePlan, row: Row, issues: SheetIssues) -> None:
    cells = [(row.index, column) for column in plan.table.columns if _holds_number(grid, row.index, column)]
    if cells:
        check = "row_not_understood" if row.label else "row_without_name"
        issues.add(
            check,
            row.cell,
            label=row.label,
            cells=f"{address(*cells[0])}:{address(*cells[-1])}",
            count=len(cells),
        )


def _report_unknown(plan: TablePlan, unknown: Found, issues: SheetIssues) -> None:
    """One issue per row where the row is the reason, else one per column."""
    columns_at_fault = {column for column in unknown if describe(plan.table.columns[column]).unknown}
    by_row: dict[int, list[tuple[int, str]]] = defaultdict(list)
    by_column: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = {row.index: row for row in plan.rows}
    in_row = Counter(row.index for found in unknown.values() for row, _ in found)
    for column, found in sorted(unknown.items()):
        for row, reason in found:
            of_row = describe(row.path).unknown or (
                plan.axis == "indicator" and in_row[row.index] >= len(found)
            )
            if column not in columns_at_fault and of_row:
                by_row[row.index].append((column, reason))
            else:
                by_column[column].append((row.index, reason))
    for index, lost in sorted(by_row.items()):
        row = rows[index]
        issues.add(
            "row_words_unknown",
            row.cell,
            label=row.label,
            words=lost[0][1],
            cells=cell_ranges([(index, column) for column, _ in lost]),
            count=len(lost),
            last=address(index, lost[-1][0]),
        )
    for column, cells in sorted(by_column.items()):
        header = plan.header(column)
        places = [(index, column) for index, _ in cells]
        last = address(*places[-1])
        issues.add_cells("column_words_unknown", places, header=header, words=cells[0][1], last=last)
