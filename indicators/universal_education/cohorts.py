"""The single ages beside a test of a pooled band: shown for the reader, without a verdict of their own (preschool 3-5)."""

from collections.abc import Iterator

import pandas as pd

from indicators.catalog.standards import Rule
from indicators.terms import SchoolYear
from indicators.units import named
from indicators.universal_education.survey import Numbers, surveyed
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "standard", "level", "rule", "label", "age", "numerator",
           "denominator", "value", "document", "article", "rule_status")  # fmt: skip


def cohorts(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: one row per commune, pooled test and single age; NaN where the age is not stated."""
    survey = surveyed(warehouse, school_year)
    rows = [
        (unit_id, *names, *row)
        for unit_id, names, _ in named(survey.units, survey.judged)
        for rule in survey.rules
        for row in _ages(rule, survey.numbers.get(unit_id, {}))
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(("numerator", "denominator", "value"), "float64"))


def _ages(rule: Rule, numbers: Numbers) -> Iterator[tuple[object, ...]]:
    for age in rule.ages_beside:
        found = [numbers.get((measure, age)) for measure in rule.numerator]
        numerator = None if None in found else sum(value for value in found if value is not None)
        stated = (numbers[measure, age] for measure in rule.denominators if (measure, age) in numbers)
        denominator = next(stated, None)
        value = numerator * 100 / denominator if numerator is not None and denominator else None
        yield (rule.standard, rule.level, rule.id, rule.label, age, numerator, denominator, value, rule.document,
               rule.article, rule.status)  # fmt: skip
