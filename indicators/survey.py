"""The autumn survey (30/9) of every commune, judged; and the levels recognised by decision.

Rules are chosen by the survey day, the area class by commune and school year. One query reads every number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.catalog.formulas import ages
from indicators.catalog.standards import RATE_TESTS, Rule, rules_on
from indicators.compiler import SQL_DIR
from indicators.judging import Judged, judge
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
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


def surveyed(warehouse: Warehouse, school_year: SchoolYear | str) -> Survey:
    """Every commune of the year, judged by the rules of its survey day."""
    year = SchoolYear.of(school_year)
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
    measures = dict.fromkeys(
        name for rule in valid for name in (*rule.numerator, *rule.denominators, RECOGNISED)
    )
    query = (SQL_DIR / "survey.sql").read_text(encoding="utf-8")
    rows = warehouse.rows(query, {"school_year": str(year), "measures": list(measures)})
    numbers: dict[int, Numbers] = {}
    recognised: dict[tuple[int, str], int] = {}
    for unit_id, measure, age, category, value in rows:
        if measure == RECOGNISED:
            recognised[unit_id, category] = int(value)
        elif not category:
            numbers.setdefault(unit_id, {})[measure, age] = value
    wanted = _bands(valid)
    for stated in numbers.values():
        _complete(stated, wanted)
    return numbers, recognised


def _bands(valid: Iterable[Rule]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Every band that a rule asks of a measure, with its single ages."""
    return {
        (measure, age): ages(age)
        for rule in valid
        for measure in (*rule.numerator, *rule.denominators)
        for age in (rule.age, rule.age_difficult, rule.age_fallback)
        if "-" in age
    }


def _complete(stated: Numbers, wanted: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
    """A band is the stated one, else the sum of its single ages, all of them present."""
    for (measure, band), singles in wanted.items():
        if (measure, band) not in stated:
            found = [stated.get((measure, age)) for age in singles]
            known = [value for value in found if value is not None]
            if len(known) == len(singles):
                stated[measure, band] = sum(known)
