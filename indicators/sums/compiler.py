"""From questions to sums: one query that sums numerators and denominators up the tree.

Nothing from outside is ever formatted into SQL: the plan travels as parameters. Rules of the sums:
a unit counts only where numerator and denominator are known in the same period; the period of a sum is the one in
which most units are known (between equals the order declared); a stated rate stays with its unit.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from indicators.sums.plan import Plan, Question, build_plan, not_due, slices
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

SQL_DIR = Path(__file__).parents[1] / "sql"

SUM_COLUMNS = ("indicator", "unit_id", "level", "grade", "period", "contributing", "expected", "numerator",
               "denominator", "reported_numerator", "reported_denominator", "stated", "target", "estimated", "inherited", "weighed", "from_parts", "unresolved", "replaced")  # fmt: skip

_STATED = ("predecessor", "parts", "inherited")

_SUMS = """
SELECT coalesce(c.indicator, e.indicator) AS indicator, coalesce(c.unit_id, e.unit_id) AS unit_id,
       coalesce(c.level, e.level) AS level, coalesce(c.grade, e.grade) AS grade, coalesce(c.period, '') AS period,
       coalesce(c.contributing, 0)::BIGINT AS contributing,
       greatest(coalesce(e.expected, 0), coalesce(c.contributing, 0))::BIGINT AS expected,
       CASE WHEN c.contributing > 0 THEN c.numerator ELSE c.own_numerator END AS numerator,
       CASE WHEN c.contributing > 0 THEN c.denominator ELSE c.own_denominator END AS denominator,
       CASE WHEN c.contributing > 0 THEN c.own_numerator END AS reported_numerator,
       CASE WHEN c.contributing > 0 THEN c.own_denominator END AS reported_denominator,
       c.stated, c.target, coalesce(c.estimated, FALSE) AS estimated, coalesce(c.inherited, FALSE) AS inherited,
       coalesce(c.weighed, FALSE) AS weighed, coalesce(c.from_parts, FALSE) AS from_parts,
       coalesce(NOT r.replaced AND c.target IS NULL AND (r.is_rate OR coalesce(c.contributing, 0) = 0), FALSE)
           AS unresolved,
       coalesce(r.replaced, FALSE) AS replaced
FROM chosen c
FULL JOIN (SELECT x.indicator, x.unit_id, x.level, l.grade, x.expected
           FROM expected x JOIN line l ON l.indicator = x.indicator AND l.level = x.level) e
    ON e.indicator = c.indicator AND e.unit_id = c.unit_id AND e.level = c.level AND e.grade = c.grade
LEFT JOIN unresolved r ON r.indicator = coalesce(c.indicator, e.indicator) AND r.unit_id = coalesce(c.unit_id, e.unit_id)
    AND r.level = coalesce(c.level, e.level) AND r.grade = coalesce(c.grade, e.grade)
"""

_PARTS = "SELECT indicator, unit_id, level, grade, period, rank, numerator FROM part"

_BOTH_SIDES = """
SELECT indicator, unit_id, level, grade, period, rank, numerator, denominator
FROM part
WHERE numerator IS NOT NULL OR denominator IS NOT NULL
"""

_CELLS = """
SELECT d.indicator, d.side, d.unit_id, f.measure, f.level, f.grade, f.age, f.grp, f.category, f.school_year, f.period,
       f.kind, f.value, f.state, f.raw, f.sheet_id, f.cell
FROM (
    SELECT *, unit_id AS stated_by FROM dated WHERE NOT old
    UNION ALL BY NAME
    SELECT d.* REPLACE (p.became AS unit_id), p.unit_id AS stated_by
    FROM dated d JOIN predecessor p ON p.became = d.unit_id
    WHERE d.old
    UNION ALL BY NAME
    SELECT d.* REPLACE (p.became AS unit_id), p.unit_id AS stated_by
    FROM dated d JOIN predecessor p ON p.unit_id = d.unit_id
    ANTI JOIN has_target h ON h.indicator = d.indicator AND h.level = d.level AND h.grade = d.grade AND h.unit_id = p.became
    WHERE d.side IN ('target', 'weight')
) d
JOIN plan p ON p.indicator = d.indicator AND p.side = d.side AND p.term = d.term AND p.level = d.level
    AND p.grade = d.grade AND p.cell_set = d.cell_set
JOIN fact f ON f.unit_id = d.stated_by AND f.measure = p.measure AND f.kind = p.kind AND f.school_year = p.school_year
    AND f.level = p.cell_level AND f.grade = p.cell_grade AND f.age = p.age AND f.grp = p.grp
    AND f.category = p.category AND f.period = d.fact_period
WHERE (d.side <> 'weight' OR d.unit_id <> d.stated_by) AND d.level = $of_level AND d.grade = $of_grade AND ($of_period = '' OR d.period = $of_period)
"""


@lru_cache(maxsize=8)
def sql(*names: str) -> str:
    """The named building blocks of `indicators/sql/` as one WITH clause."""
    return "WITH RECURSIVE\n" + ",\n".join(
        (SQL_DIR / f"{name}.sql").read_text(encoding="utf-8").strip() for name in names
    )


def tree(boundaries: str) -> str:
    """Name of the tree that stands above the units of a year: as it was `then`, or as it is `now`."""
    return "tree_now" if boundaries == "now" else "tree"


def tree_params(warehouse: Warehouse, school_year: SchoolYear, boundaries: str) -> dict[str, object]:
    """Days that decide which units exist; today is the day on which the snapshot was built."""
    days: dict[str, object] = {"day": school_year.first_day, "last_day": school_year.last_day}
    if boundaries == "now":
        days["now"] = today(warehouse)
    return days


def _reform_days(school_year: SchoolYear) -> dict[str, object]:
    """Units that ended between these days may have been given targets for the year that they did not see."""
    return {"day": school_year.first_day, "recently": school_year.previous.first_day}


def has_table(warehouse: Warehouse, name: str) -> bool:
    """Whether the snapshot holds a table: one that an earlier version built may lack it."""
    return bool(warehouse.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [name]))


def today(warehouse: Warehouse) -> date:
    """The day on which the snapshot was built."""
    built_on: date = warehouse.rows("SELECT built_at::DATE FROM snapshot")[0][0]
    return built_on


def sums(
    warehouse: Warehouse,
    questions: Sequence[Question],
    school_year: SchoolYear,
    period: str = "",
    boundaries: str = "then",
) -> pd.DataFrame:
    """`SUM_COLUMNS` for every unit, line and indicator; `period` narrows the periods of school measures to one.
    Marks: `estimated` holds only a share of a divided unit; `inherited` rests on targets of the units it was made of,
    `weighed` where these are rates that differ; `from_parts`, the rate follows from assigned counts; `unresolved`, targets
    of former units are incomplete; `replaced`, the unit's own target stands before theirs."""
    plan = build_plan(questions, school_year)
    params = {
        **_plan_params(plan),
        **_period_params(questions, period),
        **_asked_params(questions, school_year),
        **tree_params(warehouse, school_year, boundaries),
        **_reform_days(school_year),
    }
    return warehouse.frame(sql(tree(boundaries), *_STATED, "summed") + _SUMS, params)


def quantities(
    warehouse: Warehouse,
    questions: Sequence[Question],
    school_year: SchoolYear,
    *,
    every_period: bool = False,
) -> pd.DataFrame:
    """Numbers unit by unit, in the preferred period or in every one: indicator, unit_id, level, grade, period, value."""
    plan = build_plan(questions, school_year)
    params = {**_plan_params(plan), **_period_params(questions, ""), **_reform_days(school_year)}
    frame = warehouse.frame(sql(*_STATED) + _PARTS, params)
    keys = ["indicator", "unit_id", "level", "grade"]
    best = frame if every_period else frame.sort_values([*keys, "rank"]).drop_duplicates(keys)
    return best.rename(columns={"numerator": "value"}).drop(columns="rank").reset_index(drop=True)


def both_sides(
    warehouse: Warehouse, questions: Sequence[Question], school_year: SchoolYear, period: str = ""
) -> pd.DataFrame:
    """What every unit itself states, in every period: indicator, unit_id, level, grade, period, rank, numerator,
    denominator."""
    plan = build_plan(questions, school_year)
    params = {**_plan_params(plan), **_period_params(questions, period), **_reform_days(school_year)}
    return warehouse.frame(sql(*_STATED) + _BOTH_SIDES, params)


def contributing_cells(
    warehouse: Warehouse, question: Question, school_year: SchoolYear, *, level: str, grade: str, period: str
) -> pd.DataFrame:
    """The facts that were added for one line of an indicator, for every unit that states them."""
    plan = build_plan([question], school_year)
    params = {**_plan_params(plan), **_period_params([question], ""), "of_level": level, "of_grade": grade,
              "of_period": period, **_reform_days(school_year)}  # fmt: skip
    return warehouse.frame(sql(*_STATED) + _CELLS, params)


def _plan_params(plan: Plan) -> dict[str, object]:
    return dict(plan.columns)


def _period_params(questions: Iterable[Question], period: str) -> dict[str, object]:
    rows = [
        (question.id, code, rank)
        for question in questions
        for rank, code in enumerate(question.periods)
        if not period or code == period or question.grain == "commune"
    ]
    return {
        "period_indicator": [row[0] for row in rows],
        "period": [row[1] for row in rows],
        "period_rank": [row[2] for row in rows],
    }


def _asked_params(questions: Sequence[Question], school_year: SchoolYear) -> dict[str, object]:
    lines = [(question, piece) for question in questions for piece in slices(question, school_year)]
    forced = [
        (question.id, piece.level, piece.grade)
        for question, piece in lines
        if not piece.grade or (question.rollout and not_due(piece.grade, school_year))
    ]
    forced += [(question.id, "", "") for question in questions if question.all_levels]
    levels = sorted({(question.id, piece.level) for question, piece in lines})
    return {
        "asked": [question.id for question in questions],
        "grain": [question.grain for question in questions],
        "is_ratio": [question.is_ratio for question in questions],
        "all_levels": [question.all_levels for question in questions],
        "of_planned": [question.of_planned for question in questions],
        "shared": [question.shared for question in questions],
        "level_indicator": [key for key, _ in levels],
        "asked_level": [level for _, level in levels],
        "forced_indicator": [key for key, _, _ in forced],
        "forced_level": [level for _, level, _ in forced],
        "forced_grade": [grade for _, _, grade in forced],
    }
