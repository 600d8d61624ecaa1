"""Which cells make up each side of a question: the table that the query joins with the facts.

One row per cell. The cells of one `cell_set` are added and all needed; sets are tried in order, so that a stated whole
comes before the sum of its parts (grades of a level, single ages of a band, kinds of construction). Knows the
catalogue; knows neither the warehouse nor SQL.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

from indicators.catalog.files import CATALOGUE_DIR, read_table
from indicators.catalog.formulas import Formula, Term, ages, grain_of
from indicators.catalog.grades import breakdowns, grades, levels
from indicators.catalog.indicator import Indicator
from indicators.catalog.measures import codes, measures
from indicators.catalog.rating_passes import SYMBOLS, ratings
from indicators.catalog.rollout import due_grades, rollout
from indicators.terms import SchoolYear

PLAN_COLUMNS = (
    "indicator", "side", "side_size", "term", "sign", "pinned", "level", "grade", "cell_set", "set_size", "measure",
    "kind", "school_year", "cell_level", "cell_grade", "age", "grp", "category", "least", "inherited",
)  # fmt: skip

_PLAIN = -1
"""`least` of a term that is added as it is."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the query is asked: formulas by side, and for which units, lines and periods."""

    id: str
    sides: tuple[tuple[str, Formula], ...]
    grain: str
    levels: tuple[str, ...]
    periods: tuple[str, ...]
    grades: tuple[str, ...] = ()
    only_grades: bool = False
    all_levels: bool = False
    rollout: bool = False
    of_planned: bool = False
    """Only units of which the denominator is known are expected to answer."""
    shared: bool = False
    """Units of several levels answer for all of them together alone."""

    @property
    def is_ratio(self) -> bool:
        return any(side == "denominator" for side, _ in self.sides)


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


def question_of(indicator: Indicator) -> Question:
    """The question behind an indicator whose numbers come from facts."""
    sides = [
        ("numerator", indicator.numerator),
        ("denominator", indicator.denominator),
        ("stated", indicator.stated),
    ]
    if indicator.target.stated:
        sides += [
            ("target", _as_target(indicator.stated)),
            ("target_numerator", _as_target(indicator.numerator)),
            ("target_denominator", _as_target(indicator.denominator)),
            ("weight", tuple(replace(term, previous=True) for term in indicator.denominator)),
        ]
    return Question(
        indicator.id, tuple((side, formula) for side, formula in sides if formula), indicator.grain, indicator.levels,
        indicator.periods, indicator.grades, indicator.only_grades, indicator.all_levels, indicator.rollout,
        indicator.of_planned, indicator.shared,
    )  # fmt: skip


def quantity(name: str, formula: Formula, *, levels: tuple[str, ...], periods: tuple[str, ...],
             grades: tuple[str, ...] = ()) -> Question:  # fmt: skip
    """A question for one number per unit, without a ratio."""
    return Question(name, (("numerator", formula),), grain_of(formula), levels, periods, grades)


def slices(question: Question, school_year: SchoolYear) -> tuple[Slice, ...]:
    """Lines of a question in one school year, levels first, then their grades in official order."""
    found: list[Slice] = []
    for level in question.levels:
        shown = [grade for grade in question.grades if grades()[grade].level == level]
        counted: tuple[str, ...] = ()
        if question.rollout or question.only_grades:
            due = due_grades(level, str(school_year)) if question.rollout else tuple(shown)
            counted = tuple(grade for grade in shown if grade in due)
            if not counted:
                found.extend(Slice(level, grade) for grade in shown)
                continue
        found.append(Slice(level, "", counted))
        found.extend(Slice(level, grade) for grade in shown)
    return tuple(found)


def not_due(grade: str, school_year: SchoolYear) -> bool:
    """Whether a grade is not yet on the 2018 programme (`rollout.csv`)."""
    step = rollout().get(grade)
    return step is not None and not step.due(str(school_year))


def build_plan(questions: Iterable[Question], school_year: SchoolYear) -> Plan:
    """The plan of several questions for one school year."""
    plan = Plan()
    for question in questions:
        for piece in slices(question, school_year):
            for side, formula in question.sides:
                _add_side(plan, question, side, formula, piece, school_year)
    return plan


def _as_target(formula: Formula) -> Formula:
    """The same as assigned: target sheets have period `year` (ruling 1 of the contract)."""
    return tuple(replace(term, kind="target", period="year") for term in formula)


def _add_side(
    plan: Plan, question: Question, side: str, formula: Formula, piece: Slice, school_year: SchoolYear
) -> None:
    for number, term in enumerate(formula):
        year = str(school_year.previous if term.previous else school_year)
        least = _PLAIN if term.least is None else term.least + (school_year.start if term.since_start else 0)
        for order, cells in enumerate(_cell_sets(question, term, piece, school_year)):
            for level, grade, age, category in cells:
                plan.add((
                    question.id, side, len(formula), number, term.sign, term.period, piece.level, piece.grade, order,
                    len(cells), term.measure, term.kind, year, level, grade, age, term.group, category, least, _inherited(term),
                ))  # fmt: skip


def _inherited(term: Term) -> bool:
    """A counted target passes to the unit that an old one became; a rate is weighed, a result stays where it was."""
    return term.kind == "target" and term.least is None and measures()[term.measure].summable


def _cell_sets(
    question: Question, term: Term, piece: Slice, school_year: SchoolYear
) -> Iterator[tuple[tuple[str, str, str, str], ...]]:
    """The alternative complete sets of (level, grade, age, category) cells of a term, preferred first."""
    level_ways: list[tuple[str, ...]] = [("",)] if question.grain == "commune" else _level_ways(term, piece)
    grade_ways = _grade_ways(term, piece, school_year)
    age_ways = [(term.age,), *([singles] if (singles := ages(term.age)) else [])]
    if term.categories and term.categories[0] in SYMBOLS:
        yield from _rated_cells(term, level_ways, grade_ways, str(school_year))
        return
    category_ways = [term.categories or ("",)]
    dimension = measures()[term.measure].category
    if not term.categories and dimension in partitioned():
        category_ways.append(tuple(codes()[dimension]))
    for ways in product(level_ways, grade_ways, age_ways, category_ways):
        yield tuple(product(*ways))


def _rated_cells(
    term: Term, level_ways: list[tuple[str, ...]], grade_ways: list[tuple[str, ...]], school_year: str
) -> Iterator[tuple[tuple[str, str, str, str], ...]]:
    """Each grade with the ratings of its own scale; the whole level only where its grades are stated one by one."""
    for of_levels, of_grades in product(level_ways, grade_ways):
        chosen = {grade: ratings(grade, school_year, term.categories[0]) for grade in of_grades}
        if all(chosen.values()):
            yield tuple(
                (level, grade, term.age, rating)
                for level in of_levels
                for grade in of_grades
                for rating in chosen[grade]
            )


def _level_ways(term: Term, piece: Slice) -> list[tuple[str, ...]]:
    """A number of the whole school stands at the one level it has, at none if it has several (ruling 2)."""
    if term.level or piece.level:
        return [(term.level or piece.level,)]
    return [("",), *((level,) for level in levels())]


def _grade_ways(term: Term, piece: Slice, school_year: SchoolYear) -> list[tuple[str, ...]]:
    if not measures()[term.measure].has_grade:
        return [("",)]
    if term.grades == ("due",):
        due = due_grades(piece.level, str(school_year))
        return [due] if due else []
    if len(term.grades) == 1:
        return list(breakdowns(term.level or piece.level, term.grades[0]))
    if term.grades:
        return [term.grades]
    if not piece.grade and piece.whole_of:
        return [piece.whole_of]
    return list(breakdowns(term.level or piece.level, piece.grade))


@lru_cache(maxsize=1)
def partitioned() -> frozenset[str]:
    """Dimensions whose codes together are the whole (`partitions.csv`)."""
    return frozenset(row["dimension"] for row in read_table(CATALOGUE_DIR / "partitions.csv", ("dimension",)))
