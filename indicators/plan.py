"""Which cells make up each side of an indicator: the table that the query joins with the facts.

One row per cell. The cells of one `cell_set` are added and all needed; sets are tried in order, so that a stated whole
comes before the sum of its parts (grades of a level, single ages of a band, kinds of construction). Knows the
catalogue; knows neither the warehouse nor SQL.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from indicators.catalog.files import CATALOGUE_DIR, read_table
from indicators.catalog.formulas import Formula, Term, ages
from indicators.catalog.grades import breakdowns, grades
from indicators.catalog.indicators import Indicator
from indicators.catalog.measures import codes, measures
from indicators.catalog.rollout import due_grades, rollout
from indicators.terms import SchoolYear

PLAN_COLUMNS = (
    "indicator", "side", "side_size", "term", "sign", "pinned", "level", "grade", "cell_set", "set_size", "measure",
    "kind", "school_year", "cell_level", "cell_grade", "age", "grp", "category",
)  # fmt: skip

SIDES = ("numerator", "denominator", "stated", "target")


@dataclass(frozen=True, slots=True)
class Slice:
    """One line of an answer: a level and, in it, a grade or the whole level (`grade == ""`)."""

    level: str
    grade: str
    whole_of: tuple[str, ...] = ()
    """Grades that the level row counts, where these are not simply all of the level."""


@dataclass(slots=True)
class Plan:
    """Columns of the plan, ready to be handed to the database as lists."""

    columns: dict[str, list[object]] = field(default_factory=lambda: {name: [] for name in PLAN_COLUMNS})

    def add(self, row: tuple[object, ...]) -> None:
        for name, value in zip(PLAN_COLUMNS, row, strict=True):
            self.columns[name].append(value)


def slices(indicator: Indicator, school_year: SchoolYear) -> tuple[Slice, ...]:
    """Lines of an indicator in one school year, levels first, then their grades in official order."""
    found: list[Slice] = []
    for level in indicator.levels:
        shown = [grade for grade in indicator.grades if grades()[grade].level == level]
        counted: tuple[str, ...] = ()
        if indicator.rollout or indicator.only_grades:
            due = due_grades(level, str(school_year)) if indicator.rollout else tuple(shown)
            counted = tuple(grade for grade in shown if grade in due)
            if not counted:
                found.extend(Slice(level, grade) for grade in shown)
                continue
        found.append(Slice(level, "", counted))
        found.extend(Slice(level, grade) for grade in shown)
    return tuple(found)


def not_due(indicator: Indicator, piece: Slice, school_year: SchoolYear) -> bool:
    """Whether the line is of a grade that is not yet on the programme (`rollout.csv`)."""
    step = rollout().get(piece.grade)
    return indicator.rollout and step is not None and not step.due(str(school_year))


def build_plan(chosen: Iterable[Indicator], school_year: SchoolYear) -> Plan:
    """The plan of several indicators for one school year."""
    plan = Plan()
    for indicator in chosen:
        sides = [(name, formula) for name, formula in _sides(indicator) if formula]
        for piece in slices(indicator, school_year):
            for side, formula in sides:
                _add_side(plan, indicator, side, formula, piece, school_year)
    return plan


def _sides(indicator: Indicator) -> Iterator[tuple[str, Formula]]:
    yield "numerator", indicator.numerator
    yield "denominator", indicator.denominator
    yield "stated", indicator.stated
    if indicator.target.stated:
        yield "target", tuple(_as_target(term) for term in indicator.stated)


def _as_target(term: Term) -> Term:
    """The same rate as assigned: target sheets have period `year` (ruling 1 of the contract)."""
    return Term(term.measure, term.sign, "target", "year", term.previous, term.level, term.grades, term.age,
                term.group, term.categories)  # fmt: skip


def _add_side(
    plan: Plan, indicator: Indicator, side: str, formula: Formula, piece: Slice, school_year: SchoolYear
) -> None:
    for number, term in enumerate(formula):
        year = str(school_year.previous if term.previous else school_year)
        level = (term.level or piece.level) if indicator.grain == "school" else ""
        for order, cells in enumerate(_cell_sets(term, piece, school_year)):
            for grade, age, category in cells:
                plan.add((
                    indicator.id, side, len(formula), number, term.sign, term.period, piece.level, piece.grade, order,
                    len(cells), term.measure, term.kind, year, level, grade, age, term.group, category,
                ))  # fmt: skip


def _cell_sets(term: Term, piece: Slice, school_year: SchoolYear) -> Iterator[tuple[tuple[str, str, str], ...]]:
    """The alternative complete sets of (grade, age, category) cells of a term, preferred first."""
    grade_ways = _grade_ways(term, piece, school_year)
    age_ways = [(term.age,), *([singles] if (singles := ages(term.age)) else [])]
    category_ways = [term.categories or ("",)]
    dimension = measures()[term.measure].category
    if not term.categories and dimension in partitioned():
        category_ways.append(tuple(codes()[dimension]))
    for grade_way, age_way, category_way in product(grade_ways, age_ways, category_ways):
        yield tuple(product(grade_way, age_way, category_way))


def _grade_ways(term: Term, piece: Slice, school_year: SchoolYear) -> list[tuple[str, ...]]:
    if not measures()[term.measure].has_grade:
        return [("",)]
    if term.grades == ("due",):
        due = due_grades(piece.level, str(school_year))
        return [due] if due else []
    if term.grades:
        return [term.grades]
    if not piece.grade and piece.whole_of:
        return [piece.whole_of]
    return list(breakdowns(term.level or piece.level, piece.grade))


@lru_cache(maxsize=1)
def partitioned() -> frozenset[str]:
    """Dimensions whose codes together are the whole (`partitions.csv`)."""
    return frozenset(row["dimension"] for row in read_table(CATALOGUE_DIR / "partitions.csv", ("dimension",)))
