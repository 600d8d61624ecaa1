"""The conditions of the standards (TT 07/2016/TT-BGDĐT): rooms, teachers, a person in charge; beside the tests of persons.

They never change the computed level. Numbers come from the schools of a commune; where one of them is silent, or nobody
has answered, the condition is "chưa đủ dữ liệu".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators import exact, office
from indicators.catalog.formulas import Term
from indicators.catalog.office_tables import office_tables
from indicators.catalog.standards import CONDITION_TESTS, Rule, rules_on, weakest
from indicators.catalog.texts import text
from indicators.resources.gaps import totals
from indicators.sums.compiler import sums
from indicators.sums.plan import Question
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.universal_education.standards import TEST_COLUMNS
from indicators.warehouse import Warehouse

COLUMNS = (*TEST_COLUMNS, "contributing", "expected")

_PERIODS = ("start", "mid", "end")


@dataclass(frozen=True, slots=True)
class Counted:
    """Both sides of a condition over the schools of a commune, how many of them answered, what they lack."""

    numerator: float
    denominator: float
    contributing: int
    expected: int
    shortage: float = 0.0
    rule_status: str = ""
    note: str = ""


def conditions(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: every condition of every commune; states as in `standards.tests` (pass, fail, missing, no_subject).

    `level` 0 = every level of the standard; `needed` = teachers lacking by norm, summed over schools, or the number
    still missing for the ratio.
    """
    year = SchoolYear.of(school_year)
    valid = rules_on(year.survey_day, CONDITION_TESTS)
    units = open_units(warehouse, year)
    counted = {**_ratios(warehouse, year, valid), **_norms(warehouse, year, valid)}
    taught = _levels_taught(units)
    answers = {(row["unit_code"], row["rule"]): row for row in office.table(warehouse, "condition_answers")
               if row["school_year"] == str(year)}  # fmt: skip
    rows = [
        (unit["unit_id"], unit["unit_code"], unit["unit_name"], unit["unit_kind"], *row)
        for unit in units[units["unit_kind"] == "commune"].to_dict("records")
        for row in _of_commune(unit, valid, counted, taught, answers)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = dict.fromkeys(("numerator", "denominator", "value", "threshold"), "float64")
    return frame.astype(numbers | dict.fromkeys(("needed", "contributing", "expected"), "Int64"))


def _of_commune(
    unit: Mapping[Any, Any],
    valid: tuple[Rule, ...],
    counted: Mapping[tuple[int, str], Counted],
    taught: set[tuple[int, str]],
    answers: Mapping[tuple[str, str], Mapping[str, Any]],
) -> Iterator[tuple[object, ...]]:
    for rule in valid:
        if rule.test == "condition_flag":
            yield _flag_row(rule, answers.get((unit["unit_code"], rule.id)))
        elif (unit["unit_id"], rule.school_level) not in taught:
            yield _row(rule, "no_subject", None, text("standards", "condition_nobody"))
        else:
            yield _counted_row(rule, unit["difficult"], counted.get((unit["unit_id"], rule.id)))


def _flag_row(rule: Rule, answer: Mapping[str, Any] | None) -> tuple[object, ...]:
    if answer is None:
        label = office_tables()["condition_answers"].label
        return _row(rule, "missing", None, text("standards", "condition_unanswered", table=label))
    day = answer["day"].strftime("%d/%m/%Y") if answer["day"] else ""
    note = text("standards", "condition_answered", by=answer["answered_by"], day=day)
    return _row(rule, "pass" if answer["answer"] else "fail", None, note)


def _counted_row(rule: Rule, difficult: bool | None, found: Counted | None) -> tuple[object, ...]:
    if found is None or found.contributing < found.expected:
        note = text("standards", "condition_silent", known=found.contributing if found else 0,
                    all=found.expected if found else "?")  # fmt: skip
        return _row(rule, "missing", found, note)
    if found.denominator == 0:
        return _row(rule, "no_subject", found, found.note)
    if rule.test == "condition_norm":
        return _row(
            rule, "fail" if found.shortage > 0 else "pass", found, found.note, needed=int(found.shortage)
        )
    thresholds = {rule.threshold_for(each) for each in ((True, False) if difficult is None else (difficult,))}
    if len(thresholds) > 1:
        return _row(rule, "unclassified", found, text("standards", "unclassified"))
    threshold = thresholds.pop()
    assert threshold is not None
    state = "pass" if exact.reaches(found.numerator, found.denominator, threshold) else "fail"
    needed = exact.needed(found.numerator, found.denominator, threshold)
    return _row(rule, state, found, found.note, threshold=float(threshold), needed=needed)


def _row(rule: Rule, state: str, found: Counted | None, note: str, threshold: float | None = None,
         needed: int | None = None) -> tuple[object, ...]:  # fmt: skip
    """Without a verdict the sum of some schools is shown neither as a share nor as a lack."""
    whole = found is not None and state in ("pass", "fail")
    value = found.numerator * 100 / found.denominator if whole and found else None
    status = weakest(filter(None, (rule.status, found.rule_status if found else "")))
    return (
        rule.standard, rule.level, rule.id, rule.label, "", found.numerator if found else None,
        found.denominator if found else None, value, threshold, needed, state, rule.document, rule.article, status,
        note, found.contributing if found else None, found.expected if found else None,
    )  # fmt: skip


def _levels_taught(units: pd.DataFrame) -> set[tuple[int, str]]:
    """Communes and the levels that their schools teach."""
    schools = units[units["unit_kind"] == "school"]
    pairs = zip(schools["parent_id"], schools["levels"], strict=True)
    return {
        (int(above), level)
        for above, levels in pairs
        if not pd.isna(above)
        for level in str(levels).split(",")
    }


def _ratios(
    warehouse: Warehouse, year: SchoolYear, valid: tuple[Rule, ...]
) -> dict[tuple[int, str], Counted]:
    """Sum over sum of the schools of a commune, for every ratio of rooms or staff."""
    questions = [
        Question(rule.id, (("numerator", (Term(rule.numerator[0]),)), ("denominator", (Term(rule.denominators[0]),))),
                 "school", (rule.school_level,), _PERIODS)
        for rule in valid if rule.test == "condition_ratio"
    ]  # fmt: skip
    if not questions:
        return {}
    frame = sums(warehouse, questions, year)
    frame = frame[(frame["grade"] == "") & (frame["contributing"] > 0)]
    columns = (
        frame[name].tolist()
        for name in ("unit_id", "indicator", "numerator", "denominator", "contributing", "expected")
    )
    return {
        (unit_id, rule): Counted(n, d, int(known), int(due))
        for unit_id, rule, n, d, known, due in zip(*columns, strict=True)
    }


def _norms(warehouse: Warehouse, year: SchoolYear, valid: tuple[Rule, ...]) -> dict[tuple[int, str], Counted]:
    """Teachers against the staffing norm of that year, school by school."""
    asked = [rule for rule in valid if rule.test == "condition_norm"]
    if not asked:
        return {}
    frame = totals(warehouse, year)
    found = {}
    for rule in asked:
        own = frame[(frame["item"] == rule.numerator[0]) & (frame["level"] == rule.school_level)]
        for row in own.to_dict("records"):
            note = " ".join(filter(None, (text("standards", "condition_norm"), row["note"])))
            found[int(row["unit_id"]), rule.id] = Counted(
                row["have"], row["need"], int(row["contributing"]), int(row["expected"]), row["shortage"],
                row["rule_status"], note,
            )  # fmt: skip
    return found
