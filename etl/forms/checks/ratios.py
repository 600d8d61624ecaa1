"""Derived columns (%, averages) against the columns they come from. Reported ratios are never facts beside their parts.

Which two columns a "%" divides is found from the numbers: the pair among its neighbours and the usual wholes that
explains most rows. Rows it does not explain are flagged; a column that no pair explains is only noted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.forms.checks.ratio_rows import RESIDENTS, check_ratio_rows
from etl.forms.extraction.unproven_rates import sibling_pairs
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import DERIVED, FACT, IGNORED, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import divided_by, parts_of, wholes
from etl.forms.numbers.ratio_pairs import find_pair, quotient, tolerance_of
from etl.forms.rows import row as roles
from etl.forms.rows.row import Row
from etl.forms.sheet_issues import SheetIssues
from etl.grid import Grid, address

_CHECKED = ("ratio", "average", "ratio_of_plan")
"""Derived numbers of which two columns can be found that explain them."""
_MOST_PAIRS = 400


def check_ratios(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Checks every derived number of the table."""
    rows = [row for row in plan.rows if row.role in (roles.FACT, roles.TOTAL, roles.SUBTOTAL) and row.filled]
    facts = plan.fact_rows
    if not facts:
        return
    _name_unread_texts(cells, plan, issues)
    if plan.axis == "indicator":
        check_ratio_rows(grid, cells, plan, issues)
        return
    line = plan.targets(facts[0])
    for column, target in line.items():
        if target.status == DERIVED:
            _report_errors(grid, rows, column, issues)
        checked = target.reason in _CHECKED or target.reason in divided_by()
        if target.status == RATE or (target.status == DERIVED and checked):
            _check_column(cells, plan, rows, line, column, target, issues)


def _name_unread_texts(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Texts with percentages where a ratio is due ("Nhà trẻ 25%; Mẫu giáo 94%"): they may be rates of their own."""
    texts = [
        (row.index, column)
        for line, rows in plan.groups
        for column in sorted(line.columns(DERIVED))
        for row in rows
        if isinstance(value := cells.value(row.index, column), str)
        and "%" in value
        and cells.number(row.index, column) is None
    ]
    if texts:
        issues.add_cells("rates_in_words", texts)


def _check_column(
    cells: Cells, plan: TablePlan, rows: Sequence[Row], line: Mapping[int, Target], column: int,
    target: Target, issues: SheetIssues,
) -> None:  # fmt: skip
    named = _stated_pairs(line, target) if target.status == RATE else []
    pairs = sibling_pairs(plan, line, column) if target.status == RATE else _pairs(plan, line, column, target)
    reported = {row.index: value for row in rows if (value := cells.number(row.index, column)) is not None}
    if not reported:
        return
    scale = 1.0 if target.reason == "average" else 100.0
    tolerance = tolerance_of(reported.values())
    by_name = named or _pair_of_part(line, target)
    if len(reported) == 1:
        named = by_name  # of a single number any pair of columns may happen to give it
    pair = find_pair(cells, named or pairs, reported, scale, tolerance)
    named = by_name
    if pair is None and named:
        pair = named[0]  # what a named rate divides is said by its name: no row need agree
    if pair is None:
        if target.status == DERIVED and _must_be_checked(target):
            header = plan.header(column)
            check = "rate_not_understood" if plan.context.kind.grain == "commune" else "ratio_unchecked"
            issues.add_cells(check, [(row, column) for row in reported], header=header)
        return
    for index, value in reported.items():
        expected = quotient(cells, index, pair, scale)
        if expected is None or abs(value - expected) > tolerance:
            if expected is None and value in (0.0, 100.0):
                continue
            if not named and _is_share_of_grades(cells, line, index, pair, value / scale, tolerance / scale):
                continue
            _report(cells, index, column, pair, value, expected, issues)


def _is_share_of_grades(
    cells: Cells, line: Mapping[int, Target], row: int, pair: tuple[int, int], share: float, tolerance: float
) -> bool:
    """A share behind several grades ("Khối 6 … Khối 9 | Tỷ lệ Chưa đạt") is of all of them, not of the last one alone."""
    parts = _over_grades(cells, line, row, pair[0])
    return any(
        whole and abs(parts / whole - share) <= tolerance
        for whole in (_over_grades(cells, line, row, pair[1]), _of_all_grades(cells, line, row, pair[1]))
    )


def _over_grades(cells: Cells, line: Mapping[int, Target], row: int, column: int) -> float:
    """The numbers of a row that say of each grade what one column says of its own, added up."""
    same = replace(line[column], grade="")
    columns = [other for other, found in line.items() if found.grade and replace(found, grade="") == same]
    return sum(cells.number(row, other) or 0.0 for other in columns)


def _of_all_grades(cells: Cells, line: Mapping[int, Target], row: int, column: int) -> float:
    """What the row states of all grades together, 0 where it does not."""
    same = replace(line[column], grade="")
    return next((cells.number(row, other) or 0.0 for other, found in line.items() if found == same), 0.0)


def _must_be_checked(target: Target) -> bool:
    """A share that no two columns give may be a number of its own: it is named."""
    return target.reason == "ratio" or target.reason in divided_by()


def _report_errors(grid: Grid, rows: Sequence[Row], column: int, issues: SheetIssues) -> None:
    for row in rows:
        if (row.index, column) in grid.errors:
            issues.add("ratio_error", address(row.index, column), raw=grid.errors[row.index, column])


def _pairs(plan: TablePlan, line: Mapping[int, Target], column: int, target: Target) -> list[tuple[int, int]]:
    """(numerator, denominator) candidates: columns under the same head, and the usual wholes."""
    heads = {item for item, _ in plan.table.columns[column][:-1]}
    near = [
        other
        for other, found in line.items()
        if other != column
        and found.status in (FACT, IGNORED, DERIVED)
        and (heads & {item for item, _ in plan.table.columns[other]} or abs(other - column) <= 3)
    ]
    whole = [other for other, found in line.items() if found.status == FACT and found.measure in wholes()]
    if target.reason in divided_by():
        whole = [other for other in whole if line[other].measure == divided_by()[target.reason]]
        return [(first, second) for first in near for second in whole if first != second]
    if target.reason in ("ratio_of_plan", "average"):
        near = whole
    pairs = [
        (first, second) for first in near for second in dict.fromkeys([*near, *whole]) if first != second
    ]
    return pairs[:_MOST_PAIRS]


def _stated_pairs(line: Mapping[int, Target], target: Target) -> list[tuple[int, int]]:
    """Numerator and denominator of a rate where the row states both."""
    rest = (target.age, target.group, target.school_year, target.kind)
    same = {
        found.measure: column
        for column, found in line.items()
        if found.status == FACT and (found.age, found.group, found.school_year, found.kind) == rest
    }
    return [(same[target.base], same[whole]) for whole in RESIDENTS if target.base in same and whole in same]


def _pair_of_part(line: Mapping[int, Target], target: Target) -> list[tuple[int, int]]:
    """What a ratio divides by its name alone: "Tỷ lệ nữ" women by all, "Tỷ lệ bỏ học" a part by its one whole."""
    if target.status != DERIVED or target.reason != "ratio" or not target.base:
        return []
    measures = (target.base,) if target.group else parts_of().get(target.base, ())
    parts = _columns_of(line, target, (target.base,), target.group)
    wholes_of = _columns_of(line, target, measures, "")
    return [(parts[0], wholes_of[0])] if len(parts) == len(wholes_of) == 1 else []


def _columns_of(line: Mapping[int, Target], target: Target, measures: Sequence[str], group: str) -> list[int]:
    """Columns that count these measures of a group, in the grade, age, year and kind of a ratio."""
    rest = (target.level, target.grade, target.age, target.school_year, target.kind)
    return [
        column
        for column, found in line.items()
        if found.status == FACT
        and (found.measure in measures and found.group == group and not found.category)
        and (found.level, found.grade, found.age, found.school_year, found.kind) == rest
    ]


def _report(
    cells: Cells, row: int, column: int, pair: tuple[int, int], value: float, expected: float | None,
    issues: SheetIssues,
) -> None:  # fmt: skip
    if expected is None:
        return
    issues.add(
        "ratio_differs",
        address(row, column),
        reported=f"{value:.6g}",
        computed=f"{expected:.4f}".rstrip("0").rstrip("."),
        numerator=f"{cells.number(row, pair[0]):.10g}",
        denominator=f"{cells.number(row, pair[1]):.10g}",
    )
