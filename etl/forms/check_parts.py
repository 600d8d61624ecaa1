"""Parts against wholes inside one row: grades and age bands that must add up, parts that may not exceed their whole."""

from collections import defaultdict

from etl.forms.cells import Cells
from etl.forms.consistency import SumRule, parts_of, sum_rules
from etl.forms.plan import TablePlan, fact_rows
from etl.forms.rows import Row
from etl.forms.sheet_issues import SheetIssues
from etl.forms.targets import DERIVED, FACT, Target
from etl.grid import address
from indicators.catalog import codes, measures

_TOLERANCE = 0.011
Placed = dict[tuple[str, ...], tuple[int, int]]
"""Key without unit → cell."""


def check_parts(cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Checks the numbers of each unit: row by row, or over the rows that share a unit where rows are indicators."""
    for placed, places in _units(plan):
        _check_parts_of(cells, placed, issues)
        for rule in sum_rules():
            _check_sums(cells, placed, rule, issues)
        _check_age_bands(cells, placed, issues)
        _check_places(cells, placed, places, issues)


def _units(plan: TablePlan) -> list[tuple[Placed, list[tuple[Target, int, int]]]]:
    grouped: dict[object, list[Row]] = defaultdict(list)
    for row in fact_rows(plan):
        together = plan.axis in ("indicator", "age") or plan.column_units
        grouped["all" if together else (row.unit, row.index if not row.path else "paths", row.level)].append(
            row
        )
    found = []
    for rows in grouped.values():
        by_column_unit: dict[str, Placed] = defaultdict(dict)
        places: list[tuple[Target, int, int]] = []
        for row in rows:
            for column, target in plan.targets(row).items():
                if column in plan.total_columns:
                    continue
                if target.status == FACT:
                    unit = plan.column_units.get(column, ("", ""))[0]
                    by_column_unit[unit].setdefault(target.key, (row.index, column))
                elif target.status == DERIVED and target.reason == "place":
                    places.append((target, row.index, column))
        found.extend((placed, places) for placed in by_column_unit.values())
    return found


def _key(key: tuple[str, ...], **changed: str) -> tuple[str, ...]:
    names = ("level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind")
    return tuple(changed.get(name, value) for name, value in zip(names, key, strict=True))


def _check_parts_of(cells: Cells, placed: Placed, issues: SheetIssues) -> None:
    for key, here in placed.items():
        _, measure, _, _, group, category, *_ = key
        wholes = []
        if group:
            wholes.append(_key(key, group=""))
        if category and not category.startswith("subject."):
            wholes.append(_key(key, category=""))
        if not group and not category and measure in parts_of():
            wholes.append(_key(key, measure=parts_of()[measure]))
        for whole in wholes:
            if whole in placed:
                _compare(cells, here, placed[whole], measure_name(key), measure_name(whole), issues)


def measure_name(key: tuple[str, ...]) -> str:
    """Vietnamese name of what a key counts."""
    name = measures()[key[1]].label_vi
    if key[4]:
        name += f" ({codes()['group'][key[4]]})"
    return name


def _compare(
    cells: Cells,
    part: tuple[int, int],
    whole: tuple[int, int],
    part_name: str,
    whole_name: str,
    issues: SheetIssues,
) -> None:
    part_value, whole_value = cells.number(*part), cells.number(*whole)
    if part_value is not None and whole_value is not None and part_value > whole_value + _TOLERANCE:
        issues.add(
            "part_exceeds_whole",
            address(*part),
            part=part_name,
            whole=whole_name,
            reported=f"{part_value:.10g}",
            whole_value=f"{whole_value:.10g}",
        )


def _check_sums(cells: Cells, placed: Placed, rule: SumRule, issues: SheetIssues) -> None:
    for key, here in placed.items():
        if key[1] not in rule.measures or (key[2] if rule.dimension == "grade" else key[5]) != rule.whole:
            continue
        reported = cells.number(*here)
        sums = []
        for parts in rule.sets:
            keys = [_part_key(key, rule.dimension, part) for part in parts]
            numbers = [cells.number(*placed[part]) if part in placed else None for part in keys]
            if all(number is not None for number in numbers):
                sums.append(sum(number for number in numbers if number is not None))
        if reported is None or not sums or any(abs(total - reported) <= _TOLERANCE for total in sums):
            continue
        _report_sum(here, reported, sums[0], issues)


def _part_key(key: tuple[str, ...], dimension: str, part: str) -> tuple[str, ...]:
    """Key of a part; a grade belongs to its own level, which the whole may leave open."""
    if dimension == "grade":
        return _key(key, grade=part)
    return _key(key, category=part)


def _report_sum(here: tuple[int, int], reported: float, computed: float, issues: SheetIssues) -> None:
    issues.add(
        "parts_differ",
        address(*here),
        reported=f"{reported:.10g}",
        computed=f"{computed:.10g}",
        difference=f"{reported - computed:.10g}",
    )


def _check_age_bands(cells: Cells, placed: Placed, issues: SheetIssues) -> None:
    """A band (6-10) equals its single ages where all of them are stated."""
    for key, here in placed.items():
        low, _, high = key[3].partition("-")
        if not high:
            continue
        singles = [_key(key, age=str(age)) for age in range(int(low), int(high) + 1)]
        if not all(single in placed for single in singles):
            continue
        numbers = [cells.number(*placed[single]) for single in singles]
        reported = cells.number(*here)
        if reported is None or any(number is None for number in numbers):
            continue
        computed = sum(number for number in numbers if number is not None)
        if abs(computed - reported) > _TOLERANCE:
            _report_sum(here, reported, computed, issues)


def _check_places(
    cells: Cells, placed: Placed, places: list[tuple[Target, int, int]], issues: SheetIssues
) -> None:
    """Residents studying = at home + elsewhere; those who came from elsewhere are not residents (ruling 4)."""
    for key, here in placed.items():
        parts = {
            target.category: cells.number(row, column)
            for target, row, column in places
            if target.base == key[1] and target.age == key[3] and target.group == key[4]
        }
        home, away, reported = parts.get("here"), parts.get("away"), cells.number(*here)
        if home is None or away is None or reported is None:
            continue
        if abs(home + away - reported) > _TOLERANCE:
            _report_sum(here, reported, home + away, issues)
