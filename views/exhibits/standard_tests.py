"""The tests of one unit, one by one: what was counted, against which threshold, by which article.

A commune is tested on persons; a tier above it on the share of its units that meet the standard, where a unit without
data leaves the answer open between what is certain and what is possible.
"""

import pandas as pd

from indicators.catalog import codes
from indicators.catalog.texts import text, words
from views import formats
from views.exhibit import Exhibit
from views.exhibits import wording
from views.exhibits.standards import columns, notes

COMMUNE = "commune"

_OF_COMMUNE = (
    ("state_label", "text"), ("needed", "count"), ("standard_label", "text"), ("level", "level"), ("label", "text"),
    ("numerator", "count"), ("denominator", "count"), ("value", "percent"), ("threshold", "percent"),
    ("age", "text"), ("basis", "text"), ("rule_mark", "text"), ("note", "text"),
)  # fmt: skip
_OF_TIER = (
    ("state_label", "text"), ("standard_label", "text"), ("level", "level"), ("label", "text"), ("certain", "count"),
    ("possible", "count"), ("units", "count"), ("value", "percent"), ("threshold", "percent"), ("basis", "text"),
    ("rule_mark", "text"), ("note", "text"),
)  # fmt: skip
_OPEN_FIRST = ("fail", "missing", "unclassified", "unknown", "no_subject", "pass")
"""What a reader looks for stands on top; within a state the order is that of the law."""


def choices(verdicts: pd.DataFrame) -> dict[str, str]:
    """Label → code of the units with a verdict: tiers first, then communes in official order."""
    units = verdicts.drop_duplicates("unit_id").sort_values("official_order", kind="stable")
    tiers = units[units["unit_kind"] != COMMUNE]
    communes = units[units["unit_kind"] == COMMUNE]
    named = {text("pages", "standards.tier_choice", unit=name): code for name, code in _pairs(tiers)}
    return named | dict(_pairs(communes))


def of_commune(frame: pd.DataFrame) -> Exhibit:
    """Every test of one commune."""
    return _exhibit(frame, "tests", _OF_COMMUNE)


def of_tier(frame: pd.DataFrame) -> Exhibit:
    """Every test of one unit above the communes."""
    return _exhibit(frame, "tiers", _OF_TIER)


def _pairs(units: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(units["unit_name"].astype(str), units["unit_code"].astype(str), strict=True))


def _exhibit(frame: pd.DataFrame, key: str, shown: tuple[tuple[str, str], ...]) -> Exhibit:
    if frame.empty:
        return Exhibit(text("pages", "standards.question"), text("pages", "standards.empty"), frame, ())
    unit = str(frame["unit_name"].iloc[0])
    table = _labelled(frame)
    return Exhibit(
        question=text("pages", f"standards.{key}_question", unit=unit),
        finding=_finding(table, key, unit),
        table=table,
        columns=columns(shown),
        notes=notes(table),
    )


def _labelled(frame: pd.DataFrame) -> pd.DataFrame:
    ranks = {state: rank for rank, state in enumerate(_OPEN_FIRST)}
    frame = frame.sort_values("state", key=lambda states: states.map(ranks), kind="stable")
    pairs = zip(frame["article"], frame["document"], strict=True)
    return frame.assign(
        standard_label=frame["standard"].map(codes()["standard"]),
        state_label=frame["state"].map(words("charts", "test_state")),
        basis=[", ".join(part for part in pair if part) for pair in pairs],
        rule_mark=frame["rule_status"].map(wording.rule_mark),
    ).reset_index(drop=True)


def _finding(table: pd.DataFrame, key: str, unit: str) -> str:
    failed = int((table["state"] == "fail").sum())
    unknown = int((~table["state"].isin(["fail", "pass", "no_subject"])).sum())
    facts = {"unit": unit, "failed": formats.number(failed), "total": formats.number(len(table))}
    verdict = "failed" if failed else "met" if (table["state"] == "pass").all() else "passed"
    sentences = [text("pages", f"standards.{key}_{verdict}", **facts)]
    if unknown:
        sentences.append(text("pages", "standards.tests_open", count=formats.number(unknown)))
    return " ".join(sentences)
