"""Is each school ready for each grade of the 2018 programme, and what comes first among what it lacks?

A gate without data is neither met nor failed, and a school with such a gate is neither ready nor unready, unless
another gate fails. A grade that is not on the programme yet is not due, never late.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.gates import Gate, Way
from indicators.catalog.gates import gates as declared_gates
from indicators.catalog.grades import grades, levels
from indicators.catalog.norms import Norm
from indicators.catalog.rollout import rollout
from indicators.catalog.standards import weakest
from indicators.catalog.texts import text
from indicators.resources.gaps import NormValues, values_of
from indicators.resources.needs import Norms
from indicators.sums.compiler import quantities
from indicators.sums.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

GATE_COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "grade", "rollout", "gate", "gate_order",
                "label", "state", "numerator", "denominator", "lacking", "period", "norm_id", "rule_status",
                "sentence")  # fmt: skip
SUMMARY_COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "grade", "rollout", "status",
                   "first_failing_gate", "missing_gates", "reason", "rule_status")  # fmt: skip

FAILING = ("partial", "not_met")

Numbers = Mapping[tuple[str, str, str], Mapping[str, float]]
"""Numbers of one school by (level, grade, period) and question."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is there and what is needed for one gate; `have` None where only the lack is reported."""

    have: float | None
    need: float
    period: str
    norm: Norm | None = None

    @property
    def state(self) -> str:
        """met, partial or not_met; where nothing is needed nothing is missing."""
        if (self.have or 0.0) >= self.need:
            return "met"
        return "partial" if self.have else "not_met"

    @property
    def lacking(self) -> float:
        return max(0.0, self.need - (self.have or 0.0))


def gates(
    warehouse: Warehouse, school_year: SchoolYear | str, norm_values: NormValues | None = None
) -> pd.DataFrame:
    """`GATE_COLUMNS`: every gate of every open school and grade; grades without a class are left out."""
    year = SchoolYear.of(school_year)
    norms = Norms(year, values_of(warehouse, norm_values))
    numbers = _numbers(warehouse, year)
    units = open_units(warehouse, year)
    rows = [
        {**school, **row}
        for school in units[units["unit_kind"] == "school"].to_dict("records")
        for row in _school_rows(
            str(school["levels"]).split(","), numbers.get(int(school["unit_id"]), {}), norms
        )
    ]
    frame = pd.DataFrame(rows, columns=list(GATE_COLUMNS))
    return frame.astype(dict.fromkeys(("numerator", "denominator", "lacking"), "float64"))


def summary(
    warehouse: Warehouse, school_year: SchoolYear | str, norm_values: NormValues | None = None
) -> pd.DataFrame:
    """`SUMMARY_COLUMNS`: one row per school and grade. `status`: ready, not_ready, unknown (data lacking), not_due.

    `reason` says in words what comes first among what is missing.
    """
    return _concluded(gates(warehouse, school_year, norm_values))


def preparation(
    warehouse: Warehouse, school_year: SchoolYear | str, norm_values: NormValues | None = None
) -> pd.DataFrame:
    """`SUMMARY_COLUMNS` for the grades that start in the next school year, judged by what stands now; `rollout` is
    `next_year`."""
    year = SchoolYear.of(school_year)
    following = str(SchoolYear(year.start + 1))
    starting = [step.grade for step in rollout().values() if step.phase(following) == "due"]
    every = gates(warehouse, year, norm_values)
    return _concluded(every[every["grade"].isin(starting)].assign(rollout="next_year"))


def _concluded(every: pd.DataFrame) -> pd.DataFrame:
    """One row per school and grade from all of its gates."""
    every = every.copy()
    keys = list(SUMMARY_COLUMNS[:7])
    failing, silent = every["state"].isin(FAILING), every["state"] == "no_data"
    every["failing"] = every["gate"].where(failing)
    every["first_sentence"] = every["sentence"].where(failing)
    every["silent_label"] = every["label"].where(silent, "")
    every["lacks_data"] = silent
    frame = every.groupby(keys, as_index=False, sort=False, dropna=False).agg(
        first_failing_gate=("failing", "first"), missing_gates=("lacks_data", "sum"),
        first_sentence=("first_sentence", "first"), silent=("silent_label", lambda labels: ", ".join(filter(None, labels))),
        rule_status=("rule_status", weakest),
    )  # fmt: skip
    frame["status"] = np.select(
        [frame["rollout"] == "not_due", frame["first_failing_gate"].notna(), frame["missing_gates"] > 0],
        ["not_due", "not_ready", "unknown"],
        default="ready",
    )
    frame["reason"] = [
        text(
            "rollout",
            status,
            first=rollout()[grade].first_school_year if status == "not_due" else first,
            gates=silent,
        )
        for status, grade, first, silent in zip(
            frame["status"], frame["grade"], frame["first_sentence"], frame["silent"], strict=True
        )
    ]
    frame["first_failing_gate"] = frame["first_failing_gate"].fillna("")
    return frame[list(SUMMARY_COLUMNS)]


def _school_rows(of_levels: list[str], numbers: Numbers, norms: Norms) -> Iterator[dict[str, object]]:
    for grade, step in rollout().items():
        if step.level not in of_levels or _without_classes(numbers, step.level, grade):
            continue
        for gate in declared_gates().values():
            if grade in gate.grades:
                found = _found(gate, step.level, grade, numbers, norms)
                yield {
                    "level": step.level, "grade": grade, "rollout": "due" if step.due(str(norms.year)) else "not_due",
                    "gate": gate.id, "gate_order": gate.order, "label": gate.label, **_said(gate, found),
                }  # fmt: skip


def _said(gate: Gate, found: Found | None) -> dict[str, object]:
    """State, numbers and sentence of one gate."""
    if found is None:
        sentence = text("rollout", "gate_no_data", label=gate.label)
        return {"state": "no_data", "period": "", "norm_id": "", "rule_status": "", "sentence": sentence}
    have = found.have
    key = ("gate_nothing_needed" if found.need == 0 else "gate_met" if found.state == "met"
           else "gate_lacking" if have is not None else "gate_lacking_only")  # fmt: skip
    sentence = text("rollout", key, label=gate.label, have=f"{have or 0:g}", need=f"{found.need:g}",
                    lacking=f"{found.lacking:g}")  # fmt: skip
    return {
        "state": found.state, "numerator": 0.0 if have is None else have, "denominator": found.need,
        "lacking": found.lacking, "period": found.period, "norm_id": found.norm.id if found.norm else "",
        "rule_status": found.norm.status if found.norm else "", "sentence": sentence,
    }  # fmt: skip


def _without_classes(numbers: Numbers, level: str, grade: str) -> bool:
    """The school states that it has no class of the grade."""
    stated = [found["classes"] for (of_level, of_grade, _), found in numbers.items()
              if (of_level, of_grade) == (level, grade) and "classes" in found]  # fmt: skip
    return bool(stated) and max(stated) == 0


def _found(gate: Gate, level: str, grade: str, numbers: Numbers, norms: Norms) -> Found | None:
    """The first way in which a form states the gate, the grade before the level; None where no form does."""
    for of_grade in (grade, "") if gate.scope == "grade_or_level" else (grade,):
        for place, way in enumerate(gate.ways):
            for period in gate.periods:
                if of_grade and _is_of_the_level(way, level, norms):
                    continue
                stated = numbers.get((level, of_grade, period), {})
                found = _pair(f"{gate.id}:{place}", way, stated, level, norms, period)
                if found is not None:
                    return found
    return None


def _is_of_the_level(way: Way, level: str, norms: Norms) -> bool:
    """A norm of 0,6 rooms per class means rooms that grades take in turn: rounded up grade by grade it asks for too much."""
    norm = norms.on(way.norm, level) if way.norm else None
    return norm is not None and Fraction(norm.value).denominator != 1


def _pair(
    name: str, way: Way, stated: Mapping[str, float], level: str, norms: Norms, period: str
) -> Found | None:
    """What is there and what is needed, in one period; None where either is not known."""
    if way.lacking:
        lacking = stated.get(f"{name}:lacking")
        return None if lacking is None else Found(None, lacking, period)
    have, need, norm = stated.get(f"{name}:have"), stated.get(f"{name}:need"), None
    if way.norm:
        norm, per = norms.on(way.norm, level), stated.get(f"{name}:per")
        need = None if norm is None or per is None else float(math.ceil(Fraction(norm.value) * Fraction(per)))
    return None if have is None or need is None else Found(have, need, period, norm)


def _questions() -> Iterator[Question]:
    yield quantity(
        "classes",
        (Term("classes"),),
        levels=levels(),
        periods=("start", "mid", "end", "year"),
        grades=tuple(rollout()),
    )
    for gate in declared_gates().values():
        of_levels = tuple(dict.fromkeys(grades()[grade].level for grade in gate.grades))
        for place, way in enumerate(gate.ways):
            parts = {"have": way.have, "need": way.need, "per": way.per, "lacking": way.lacking}
            for part, formula in parts.items():
                if formula:
                    yield quantity(f"{gate.id}:{place}:{part}", formula, levels=of_levels, periods=gate.periods,
                                   grades=gate.grades)  # fmt: skip


def _numbers(
    warehouse: Warehouse, year: SchoolYear
) -> dict[int, dict[tuple[str, str, str], dict[str, float]]]:
    frame = quantities(warehouse, list(_questions()), year, every_period=True)
    found: dict[int, dict[tuple[str, str, str], dict[str, float]]] = {}
    columns = (frame[name].tolist() for name in ("unit_id", "level", "grade", "period", "indicator", "value"))
    for unit_id, level, grade, period, name, value in zip(*columns, strict=True):
        found.setdefault(int(unit_id), {}).setdefault((level, grade, period), {})[name] = float(value)
    return found
