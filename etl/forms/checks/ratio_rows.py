"""Rows of percentages in tables of indicators ("Tỷ lệ bỏ học (%)") against the rows that they divide.

In a sheet about communes the name of a rate says its parts. In a school's table a percentage may be of several wholes: the
one that explains most cells of the row is meant, and the cells that it does not explain are flagged. Knows plans and numbers.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from etl.forms.meaning.plan import TablePlan
from etl.forms.meaning.targets import DERIVED, FACT, RATE, Target
from etl.forms.numbers.cells import Cells
from etl.forms.numbers.consistency import divided_by, wholes
from etl.forms.numbers.ratio_pairs import tolerance_of
from etl.forms.sheet_issues import SheetIssues
from etl.forms.words.description import describe
from etl.grid import Grid, address

RESIDENTS = ("obliged_residents", "residents")
"""What rates of residents divide by, preferred first."""
_FEWEST_EXPLAINED = 2

_Place = tuple[int, int]
_Stated = Mapping[tuple[str, ...], _Place]


class _Ratio(NamedTuple):
    """A percentage as stated, and what it says it is of."""

    target: Target
    place: _Place
    value: float


class _Share(NamedTuple):
    """A percentage with the two numbers that may be behind it."""

    ratio: _Ratio
    numerator: float
    denominator: float

    @property
    def computed(self) -> float:
        """In percent."""
        return 100.0 * self.numerator / self.denominator


def check_ratio_rows(grid: Grid, cells: Cells, plan: TablePlan, issues: SheetIssues) -> None:
    """Flags the percentages of a table of indicators that their rows contradict."""
    stated: dict[tuple[str, ...], _Place] = {}
    ratios: list[_Ratio] = []
    lost: dict[str, list[_Place]] = defaultdict(list)
    for row in plan.fact_rows:
        for column, target in plan.targets(row).items():
            place = (row.index, column)
            if target.status == FACT:
                stated.setdefault(
                    (target.measure, _mark(target), *_of(target, target.group, plan, column)), place
                )
            elif target.base and (target.status == RATE or _is_ratio(target)):
                if place in grid.errors:
                    issues.add("ratio_error", address(*place), raw=grid.errors[place])
                if (value := cells.number(*place)) is not None:
                    ratios.append(_Ratio(target, place, value))
            elif _is_ratio(target):
                lost[row.cell].append(place)
    _report_lost_rates(cells, plan, lost, issues)
    tolerance = tolerance_of(ratio.value for ratio in ratios) if ratios else 0.0
    differing = _of_residents if plan.context.kind.grain == "commune" else _of_schools
    for share in differing(cells, plan, stated, ratios, tolerance):
        _report(share, issues)


def _is_ratio(target: Target) -> bool:
    return target.status == DERIVED and (target.reason == "ratio" or target.reason in divided_by())


def _mark(target: Target) -> str:
    """The category without its scale: a percentage of "Khá" names none."""
    return target.category.rpartition(".")[2]


def _of(target: Target, group: str, plan: TablePlan, column: int) -> tuple[str, ...]:
    """What a number is of besides its measure; parts and wholes of one percentage agree in it."""
    unit = plan.column_units.get(column, ("", ""))[0]
    return (target.level, target.grade, target.age, group, target.school_year, target.kind, unit)


def _of_residents(
    cells: Cells, plan: TablePlan, stated: _Stated, ratios: Sequence[_Ratio], tolerance: float
) -> list[_Share]:
    """Rates that neither those who must be universalised nor all residents explain."""
    found = []
    for ratio in ratios:
        shares = [
            share
            for whole in RESIDENTS
            if (share := _share(cells, plan, stated, ratio, whole, ratio.target.group))
        ]
        if shares and all(abs(ratio.value - share.computed) > tolerance for share in shares):
            found.append(shares[0])
    return found


def _of_schools(
    cells: Cells, plan: TablePlan, stated: _Stated, ratios: Sequence[_Ratio], tolerance: float
) -> list[_Share]:
    """Percentages of one thing that its whole does not explain, the whole being the one that explains most of them."""
    alike: dict[tuple[str, ...], list[_Ratio]] = defaultdict(list)
    for ratio in ratios:
        alike[ratio.target.base, _mark(ratio.target), ratio.target.group].append(ratio)
    found = []
    for of_one in alike.values():
        best: tuple[int, list[_Share]] = (0, [])
        for whole in sorted(wholes()):
            shares = [share for ratio in of_one if (share := _share(cells, plan, stated, ratio, whole, ""))]
            differing = [share for share in shares if abs(share.ratio.value - share.computed) > tolerance]
            explained = len(shares) - len(differing)
            if explained >= _FEWEST_EXPLAINED and explained > len(differing) and explained > best[0]:
                best = (explained, differing)
        found += best[1]
    return found


def _share(
    cells: Cells, plan: TablePlan, stated: _Stated, ratio: _Ratio, of: str, group: str
) -> _Share | None:
    """The numbers behind a percentage of the measure `of`; None where one is not stated or they are the same number."""
    target, column = ratio.target, ratio.place[1]
    part = stated.get((target.base, _mark(target), *_of(target, target.group, plan, column)))
    whole = stated.get((of, "", *_of(target, group, plan, column)))
    if part is None or whole is None or part == whole:
        return None
    numerator, denominator = cells.number(*part), cells.number(*whole)
    return _Share(ratio, numerator, denominator) if numerator is not None and denominator else None


def _report(share: _Share, issues: SheetIssues) -> None:
    issues.add(
        "ratio_differs",
        address(*share.ratio.place),
        reported=f"{share.ratio.value:.6g}",
        computed=f"{share.computed:.4f}".rstrip("0").rstrip("."),
        numerator=f"{share.numerator:.10g}",
        denominator=f"{share.denominator:.10g}",
    )


def _report_lost_rates(
    cells: Cells, plan: TablePlan, lost: Mapping[str, list[_Place]], issues: SheetIssues
) -> None:
    """Rows of percentages whose subject is not known: in a sheet about communes they may be targets of their own."""
    labels = {row.cell: row.label for row in plan.rows}
    check = "rate_not_understood" if plan.context.kind.grain == "commune" else "ratio_unchecked"
    for cell, places in lost.items():
        numbered = [place for place in places if cells.number(*place) is not None]
        if numbered and not _repeats_rows_above(plan, cell):
            issues.add_cells(check, numbered, header=labels[cell])


def _repeats_rows_above(plan: TablePlan, cell: str) -> bool:
    """A row that says "Tỷ lệ" and nothing else belongs to the row above it."""
    row = next(row for row in plan.rows if row.cell == cell)
    return describe(row.own).words <= {"ratio"}
