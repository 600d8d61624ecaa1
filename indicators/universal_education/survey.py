"""The autumn survey (30/9) of every commune, judged; and the levels recognised by decision.

Rules are chosen by the survey day, the area class by commune and school year. One query reads every number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import pandas as pd

from indicators.catalog.formulas import ages
from indicators.catalog.standards import RATE_TESTS, Rule, rules_on
from indicators.sums.compiler import SQL_DIR
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.universal_education.judging import Judged, judge
from indicators.warehouse import Warehouse

RECOGNISED = "recognised_level"

Numbers = dict[tuple[str, str], float]
"""Numbers of one unit by (measure, age or band)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One school year: its units (schools left out), what stands above what, every commune judged."""

    year: SchoolYear
    rules: tuple[Rule, ...]
    units: pd.DataFrame
    pairs: pd.DataFrame
    numbers: Mapping[int, Numbers]
    judged: Mapping[int, Judged]
    recognised: Mapping[tuple[int, str], int]
    """Level recognised by decision, as reported with the survey, by unit and standard."""


_REMEMBERED: WeakKeyDictionary[Warehouse, dict[SchoolYear, Survey]] = WeakKeyDictionary()
"""A snapshot never changes: what was judged once serves every question about the standards."""


def surveyed(warehouse: Warehouse, school_year: SchoolYear | str) -> Survey:
    """Every commune of the year, judged by the rules of its survey day; remembered as long as the snapshot is open."""
    year = SchoolYear.of(school_year)
    of_snapshot = _REMEMBERED.setdefault(warehouse, {})
    if year not in of_snapshot:
        of_snapshot[year] = _judged(warehouse, year)
    return of_snapshot[year]


def _judged(warehouse: Warehouse, year: SchoolYear) -> Survey:
    valid = rules_on(year.survey_day, RATE_TESTS)
    numbers, recognised = _numbers(warehouse, year, valid)
    units = open_units(warehouse, year)
    units = units[units["unit_kind"] != "school"]
    communes = units[units["unit_kind"] == "commune"]
    judged = {
        int(unit_id): judge(valid, difficult, numbers.get(int(unit_id), {}))
        for unit_id, difficult in zip(communes["unit_id"], communes["difficult"], strict=True)
    }
    pairs = ancestors(warehouse, year)
    pairs = pairs[pairs["unit_id"].isin(units["unit_id"])]
    return Survey(year, valid, units, pairs, numbers, judged, recognised)


def _numbers(
    warehouse: Warehouse, year: SchoolYear, valid: Iterable[Rule]
) -> tuple[dict[int, Numbers], dict[tuple[int, str], int]]:
    """Numbers by unit, bands completed from their single ages; recognised levels by unit and standard."""
    wanted = _wanted(valid)
    params = {
        "school_year": str(year),
        "recognised": RECOGNISED,
        "measures": list(dict.fromkeys([*(measure for measure, *_ in wanted), RECOGNISED])),
        **{
            name: [row[place] for row in wanted]
            for place, name in enumerate(("measure", "asked", "age", "size"))
        },
    }
    numbers: dict[int, Numbers] = {}
    recognised: dict[tuple[int, str], int] = {}
    for unit_id, measure, age, category, value in warehouse.rows(_query(), params):
        if measure == RECOGNISED:
            recognised[unit_id, category] = int(value)
        else:
            numbers.setdefault(unit_id, {})[measure, age] = value
    return numbers, recognised


@lru_cache(maxsize=1)
def _query() -> str:
    return (SQL_DIR / "survey.sql").read_text(encoding="utf-8")


def _wanted(valid: Iterable[Rule]) -> list[tuple[str, str, str, int]]:
    """(measure, age or band asked, age that is stated, number of ages): a band once as such and once for each age."""
    asked = dict.fromkeys(
        (measure, age)
        for rule in valid
        for measure in (*rule.numerator, *rule.denominators)
        for age in (rule.age, rule.age_difficult, rule.age_fallback, *rule.ages_beside)
        if age
    )
    return [(measure, age, part, len(ages(age))) for measure, age in asked for part in (age, *ages(age))]
