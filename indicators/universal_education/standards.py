"""Universal education and literacy: which level each unit reaches, what holds it back, how many persons are missing.

Computed, never recognised: the level recognised by decision stands beside the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalog.standards import Rule, weakest
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.units import incomplete, named
from indicators.universal_education.judging import Judged, Outcome, Result
from indicators.universal_education.rollup import Share, Tier, tiers
from indicators.universal_education.survey import surveyed
from indicators.warehouse import Warehouse

COLUMNS = ("unit_code", "unit_name", "unit_kind", "standard", "level_met", "next_level", "binding_rule", "numerator",
           "denominator", "value", "threshold", "needed", "status")  # fmt: skip
"""Columns of the contract, in its order."""

TEST_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "standard", "level", "rule", "label", "age",
                "numerator", "denominator", "value", "threshold", "needed", "state", "document", "article",
                "rule_status", "note")  # fmt: skip

EXTRA_COLUMNS = ("unit_id", "parent_id", "short_name", "official_order", "difficult", "recognised_level", "certain",
                 "possible", "units", "rule_status", "note", "at_least", "at_most")  # fmt: skip

_WHOLE = (
    "level_met",
    "next_level",
    "needed",
    "recognised_level",
    "certain",
    "possible",
    "units",
    "parent_id",
)
_NUMBERS = ("numerator", "denominator", "value", "threshold")


def verdicts(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS` and `EXTRA_COLUMNS`: one row per unit and standard valid at the survey, communes and tiers above.

    `certain` and `possible` of `units` are filled for tiers. `at_least` and `at_most` bound the level while numbers are
    missing. Counts are whole numbers or <NA>.
    """
    survey = surveyed(warehouse, school_year)
    above = tiers(survey)
    partial = incomplete(warehouse, survey.year, units=survey.units)
    rows: list[dict[str, Any]] = []
    for unit in survey.units.to_dict("records"):
        unit_id = int(unit["unit_id"])
        if unit_id in survey.judged:
            found = _commune_rows(survey.judged[unit_id], survey.rules)
        elif unit_id in above:
            found = _tier_rows(above[unit_id])
        else:
            continue
        for row in found:
            row["note"] = f"{row['note']} {partial.get(unit_id, '')}".strip()
            row["recognised_level"] = survey.recognised.get((unit_id, str(row["standard"])))
            rows.append({str(name): value for name, value in unit.items()} | row)
    return _framed(rows)


def _framed(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Column by column, so that dtypes never depend on the data."""
    columns: dict[str, object] = {}
    for name in (*COLUMNS, *EXTRA_COLUMNS):
        values = [row.get(name) for row in rows]
        if name in _WHOLE:
            columns[name] = pd.array([None if pd.isna(each) else int(each) for each in values], dtype="Int64")
        elif name in _NUMBERS:
            columns[name] = pd.array(values, dtype="float64")
        else:
            columns[name] = values
    return pd.DataFrame(columns)


def _commune_rows(judged: Judged, valid: tuple[Rule, ...]) -> Iterator[dict[str, object]]:
    for standard, outcome in judged.outcomes.items():
        own = [rule for rule in valid if rule.standard == standard]
        results = {rule.id: judged.results[rule.id] for rule in own}
        yield {
            "standard": standard,
            **_outcome_row(outcome),
            **_binding_row(outcome.binding),
            "rule_status": weakest([rule.status for rule in own]),
            "note": _notes(outcome, results),
        }


def _outcome_row(outcome: Outcome) -> dict[str, object]:
    return {"level_met": outcome.level_met, "next_level": outcome.next_level, "status": outcome.status,
            "at_least": outcome.at_least, "at_most": outcome.at_most}  # fmt: skip


def _binding_row(binding: Result | Share | None) -> dict[str, object]:
    """The test that holds the unit back, with its numbers; nothing where no test does."""
    if binding is None:
        return {}
    numerator, denominator = (
        (binding.certain, binding.units)
        if isinstance(binding, Share)
        else (binding.numerator, binding.denominator)
    )
    return {
        "binding_rule": binding.rule.id, "numerator": numerator, "denominator": denominator, "value": binding.value,
        "threshold": None if binding.threshold is None else float(binding.threshold), "needed": binding.needed,
    }  # fmt: skip


def _notes(outcome: Outcome, results: Mapping[str, Result]) -> str:
    """What a reader must know beside the verdict."""
    notes = [result.note for result in results.values() if result.note]
    by_state = {state: [rule for rule, result in results.items() if result.state == state]
                for state in ("missing", "no_subject", "unclassified")}  # fmt: skip
    for state in ("missing", "no_subject"):
        if by_state[state]:
            notes.append(text("standards", state, rules=", ".join(by_state[state])))
    if by_state["unclassified"] and outcome.level_met is None:
        notes.append(text("standards", "unclassified"))
    return " ".join(notes)


def _tier_rows(tier: Tier) -> Iterator[dict[str, object]]:
    for standard, outcome in tier.outcomes.items():
        shares = tier.shares[standard]
        open_share = next(
            (share for share in shares if share.state != "pass"), shares[-1] if shares else None
        )
        row: dict[str, object] = {
            "standard": standard,
            **_outcome_row(outcome),
            "rule_status": weakest([share.rule.status for share in shares]),
            "note": text("standards", "no_tier_rule"),
        }
        if open_share is not None:
            row |= {"certain": open_share.certain, "possible": open_share.possible, "units": open_share.units}
            row["note"] = open_share.note
            if open_share.state == "fail":
                row |= _binding_row(open_share)
            if open_share.state == "unknown":
                row["note"] = text("standards", "tier_unknown", certain=open_share.certain,
                                   possible=open_share.possible, units=open_share.units)  # fmt: skip
        yield row


def tests(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`TEST_COLUMNS`: every test of every commune, with the persons it still lacks, its article and its mark."""
    survey = surveyed(warehouse, school_year)
    rows = [
        (unit_id, *names, *_test_row(result))
        for unit_id, names, judged in named(survey.units, survey.judged)
        for result in judged.results.values()
    ]
    return pd.DataFrame(rows, columns=list(TEST_COLUMNS))


def _test_row(result: Result) -> tuple[object, ...]:
    rule = result.rule
    note = text("standards", "unclassified") if result.state == "unclassified" else result.note
    threshold = None if result.threshold is None else float(result.threshold)
    return (
        rule.standard, rule.level, rule.id, rule.label, result.age, result.numerator, result.denominator, result.value,
        threshold, result.needed, result.state, rule.document, rule.article, rule.status, note,
    )  # fmt: skip
