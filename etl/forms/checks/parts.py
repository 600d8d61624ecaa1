"""Parts against wholes of one unit: grades and age bands that must add up, parts that may not exceed their whole.

Which cells to compare follows from their keys alone, so it is compiled once per kind of row and then run over all rows.
Where the rows are indicators or ages, the cells of one unit lie in many rows and are compared once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from etl.forms.checks.part_rules import AT, Key, PartRules, Place, Placed, rules_of_line, rules_of_places
from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import DERIVED, FACT, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.row_pick import RowPick
from etl.forms.rows.row import Row
from etl.forms.sheet_issues import SheetIssues
from etl.grid import address

_TOLERANCE = 0.011
Numbers = Sequence[float | None]
"""Numbers of a column in some rows."""


def check_parts(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Checks the numbers of every unit of the table."""
    if plan.axis in ("indicator", "age") or plan.column_units:
        for placed, places in _scattered(plan):
            _run(cells, rules_of_places(placed), -1, issues)
            _check_residence(cells, placed, places, issues)
        return
    rules = {line: rules_of_line(line) for line, _ in plan.groups}
    doubtful = {
        row for line, picked in plan.picks.items() for row in _doubtful_rows(cells, rules[line], picked)
    }
    for row in plan.fact_rows:
        if row.index in doubtful:
            _run(cells, rules[plan.line(row)], row.index, issues)


def _doubtful_rows(cells: Cells, rules: PartRules, picked: RowPick) -> set[int]:
    """Rows that may break a rule: whole columns are compared at once, so that clean rows need no second look."""

    def numbers(place: Place) -> Sequence[float | None]:
        return cells.numbers(place[1], picked)

    doubtful: set[int] = set()
    for pair in rules.parts:
        doubtful.update(_exceeding(numbers(pair.part), numbers(pair.whole), picked.indexes))
    for rule in rules.sums:
        doubtful.update(
            _unequal(numbers(rule.whole), [[*map(numbers, parts)] for parts in rule.sets], picked.indexes)
        )
    return doubtful


def _exceeding(parts: Numbers, wholes: Numbers, indexes: Sequence[int]) -> Iterable[int]:
    """Rows in which the part is larger than the whole."""
    return [
        index
        for index, part, whole in zip(indexes, parts, wholes, strict=True)
        if part is not None and whole is not None and part > whole
    ]


def _unequal(wholes: Numbers, sets: Sequence[Sequence[Numbers]], indexes: Sequence[int]) -> Iterable[int]:
    """Rows in which a stated whole equals none of the sets of parts that are stated completely."""
    totals = [_totals(columns) for columns in sets]
    if any(found == [*wholes] for found in totals):
        return ()
    return [
        index
        for index, whole, *found in zip(indexes, wholes, *totals, strict=True)
        if whole is not None and whole not in found and any(total is not None for total in found)
    ]


def _totals(columns: Sequence[Numbers]) -> list[float | None]:
    """Sums of the parts by row, None where one of them is not stated."""
    if any(None in numbers for numbers in columns):
        return [_total(numbers) for numbers in zip(*columns, strict=True)]
    return [*map(sum, zip(*columns, strict=True))]


def _scattered(plan: TablePlan) -> Iterable[tuple[Placed, list[tuple[Target, Place]]]]:
    """Key → cell of each unit whose numbers lie in several rows, and the cells that split residents by place."""
    by_unit: dict[str, dict[Key, Place]] = defaultdict(dict)
    places: list[tuple[Target, Place]] = []
    for row in plan.fact_rows:
        for column, target in plan.targets(row).items():
            if column in plan.total_columns:
                continue
            if target.status == FACT:
                unit = _unit_of(plan, row, column)
                by_unit[unit].setdefault(target.key, (row.index, column))
            elif target.status == DERIVED and target.reason == "place":
                places.append((target, (row.index, column)))
    return [(placed, places) for placed in by_unit.values()]


def _unit_of(plan: TablePlan, row: Row, column: int) -> str:
    return plan.column_units.get(column, (row.unit.cell if row.unit else "", ""))[0]


def _run(cells: Cells, rules: PartRules, row: int, issues: SheetIssues) -> None:
    numbers: dict[Place, float | None] = {}

    def number(place: Place) -> float | None:
        if place not in numbers:
            numbers[place] = cells.number(row if place[0] < 0 else place[0], place[1])
        return numbers[place]

    def name(place: Place) -> str:
        return address(row if place[0] < 0 else place[0], place[1])

    for pair in rules.parts:
        part, whole = number(pair.part), number(pair.whole)
        if part is not None and whole is not None and part > whole + _TOLERANCE:
            issues.add(
                "part_exceeds_whole",
                name(pair.part),
                part=pair.part_name,
                whole=pair.whole_name,
                reported=f"{part:.10g}",
                whole_value=f"{whole:.10g}",
            )
    for rule in rules.sums:
        reported = number(rule.whole)
        totals = [_total([number(place) for place in parts]) for parts in rule.sets]
        stated = [total for total in totals if total is not None]
        if reported is None or not stated or any(abs(total - reported) <= _TOLERANCE for total in stated):
            continue
        _report(name(rule.whole), reported, stated[0], issues)


def _total(numbers: Sequence[float | None]) -> float | None:
    """Sum of the parts, None where one of them is not stated."""
    total = 0.0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _report(cell: str, reported: float, computed: float, issues: SheetIssues) -> None:
    issues.add(
        "parts_differ",
        cell,
        reported=f"{reported:.10g}",
        computed=f"{computed:.10g}",
        difference=f"{reported - computed:.10g}",
    )


def _check_residence(
    cells: Cells, placed: Placed, places: list[tuple[Target, Place]], issues: SheetIssues
) -> None:
    """Residents studying = at home + elsewhere; those who came from elsewhere are not residents (ruling 4)."""
    parts: dict[tuple[str, str, str], dict[str, float | None]] = defaultdict(dict)
    for target, place in places:
        parts[target.base, target.age, target.group][target.category] = cells.number(*place)
    for key, here in placed.items():
        split = parts.get((key[AT["measure"]], key[AT["age"]], key[AT["group"]]), {})
        computed = _total([split.get("here"), split.get("away")])
        reported = cells.number(*here)
        if computed is not None and reported is not None and abs(computed - reported) > _TOLERANCE:
            _report(address(*here), reported, computed, issues)
