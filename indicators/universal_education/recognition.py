"""What is recognised beside what is computed: two different things, never merged (NĐ 20/2014/NĐ-CP, NĐ 143/2025/NĐ-CP).

The level comes from the survey forms; number and date of the decision from the office's own table `recognitions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators import office
from indicators.catalog.authorities import authority_on
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.universal_education.standards import verdicts
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "standard", "level_met", "status", "recognised_level",
           "decision_number", "decision_date", "decided_by", "agreement", "sentence", "rule_status", "note",
           "authority", "authority_status")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of recognition as the office keeps it."""

    level: int
    number: str
    day: date | None
    issuer: str


def recognition(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: one row per unit and standard, computed and recognised level side by side, disagreement in words.

    `authority` decides on the level in question: the computed one, else the recognised one, else the first.

    `agreement`: agree, computed_higher, computed_lower, recognised_only (numbers missing), computed_only (nothing
    recognised is known), contradiction (form and decision state different levels), unknown.
    """
    year = SchoolYear.of(school_year)
    decisions = _decisions(warehouse, year)
    rows = [
        _row(verdict, decisions.get((str(verdict["unit_code"]), str(verdict["standard"]))), year)
        for verdict in verdicts(warehouse, year).to_dict("records")
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"level_met": "Int64", "recognised_level": "Int64"})


def _decisions(warehouse: Warehouse, year: SchoolYear) -> Mapping[tuple[str, str], Decision]:
    """Decisions of the school year by unit code and standard; the later line of the table replaces the earlier."""
    return {
        (row["unit_code"], row["standard"]): Decision(
            int(row["level"]), row["decision_number"], row["decision_date"], row["decided_by"]
        )
        for row in office.table(warehouse, "recognitions")
        if row["school_year"] == str(year)
    }


def _row(verdict: Mapping[Any, Any], decision: Decision | None, year: SchoolYear) -> dict[str, object]:
    stated = _whole(verdict["recognised_level"])
    computed = _whole(verdict["level_met"])
    decided = decision.level if decision else None
    recognised = decided if stated is None else stated
    agreement = _agreement(computed, recognised, stated, decided)
    in_question = computed or recognised or 1
    authority = authority_on(year.survey_day, verdict["standard"], in_question, verdict["unit_kind"])
    return {
        **{str(name): value for name, value in verdict.items()},
        "level_met": computed,
        "recognised_level": recognised,
        "decision_number": decision.number if decision else "",
        "decision_date": decision.day if decision else None,
        "decided_by": decision.issuer if decision else "",
        "authority": authority.name if authority else "",
        "authority_status": authority.status if authority else "",
        "agreement": agreement,
        "sentence": text("standards", _sentence(agreement, computed, verdict["needed"]), computed=computed, recognised=recognised,
                         decided=decided, next=verdict["next_level"], rule=verdict["binding_rule"],
                         needed=verdict["needed"]),
    }  # fmt: skip


def _sentence(agreement: str, computed: int | None, needed: object) -> str:
    """Key of the sentence; nothing is said of level 0 as of a level, nor of a lack that is not known."""
    if computed == 0 and agreement == "computed_only":
        return "recognition_below_1_only"
    if agreement == "computed_lower":
        known = "" if _whole(needed) is not None else "_open"
        return f"recognition_below_1{known}" if computed == 0 else f"recognition_computed_lower{known}"
    return f"recognition_{agreement}"


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None


def _agreement(computed: int | None, recognised: int | None, stated: int | None, decided: int | None) -> str:
    if stated is not None and decided is not None and stated != decided:
        return "contradiction"
    if computed is None or recognised is None:
        return (
            ("unknown" if recognised is None else "recognised_only") if computed is None else "computed_only"
        )
    if computed == recognised:
        return "agree"
    return "computed_higher" if computed > recognised else "computed_lower"
