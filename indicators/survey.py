"""The autumn survey (30/9) of every commune, judged; and the levels recognised by decision.

Rules are chosen by the survey day, the area class by commune and school year.
"""

from collections.abc import Iterable

import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.measures import codes
from indicators.catalog.standards import RATE_TESTS, Rule, rules_on
from indicators.compiler import quantities
from indicators.judging import Judged, judge
from indicators.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse


def judged_communes(warehouse: Warehouse, year: SchoolYear, units: pd.DataFrame) -> dict[int, Judged]:
    """Every commune of the year, judged by the rules of its survey day."""
    valid = rules_on(year.survey_day, RATE_TESTS)
    numbers = _numbers(warehouse, year, valid)
    communes = units[units["unit_kind"] == "commune"]
    return {
        int(unit_id): judge(valid, difficult, numbers.get(int(unit_id), {}))
        for unit_id, difficult in zip(communes["unit_id"], communes["difficult"], strict=True)
    }


def _numbers(
    warehouse: Warehouse, year: SchoolYear, valid: Iterable[Rule]
) -> dict[int, dict[tuple[str, str], float]]:
    """Survey numbers by commune; a band is the stated one, else the sum of its single ages, all of them present."""
    wanted = {
        f"{measure}@{age}": (measure, age)
        for rule in valid
        for measure in (*rule.numerator, *rule.denominators)
        for age in (rule.age, rule.age_difficult, rule.age_fallback)
        if age
    }
    questions = [_survey_question(name, Term(measure, age=age)) for name, (measure, age) in wanted.items()]
    found: dict[int, dict[tuple[str, str], float]] = {}
    frame = quantities(warehouse, questions, year)
    for name, unit_id, value in zip(frame["indicator"], frame["unit_id"], frame["value"], strict=True):
        found.setdefault(int(unit_id), {})[wanted[name]] = float(value)
    return found


def _survey_question(name: str, term: Term) -> Question:
    return quantity(name, (term,), levels=("",), periods=("survey",))


def recognised_levels(warehouse: Warehouse, year: SchoolYear) -> dict[tuple[int, str], int]:
    """Level recognised by decision, as reported with the survey, by unit and standard."""
    questions = [
        _survey_question(standard, Term("recognised_level", categories=(standard,)))
        for standard in codes()["standard"]
    ]
    frame = quantities(warehouse, questions, year)
    rows = zip(frame["unit_id"], frame["indicator"], frame["value"], strict=True)
    return {(int(unit_id), standard): int(value) for unit_id, standard, value in rows}
