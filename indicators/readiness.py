"""Is each school ready for each grade of the 2018 programme, and what comes first among what it lacks?

A gate without data is neither met nor failed, and a school with such a gate is neither ready nor unready, unless
another gate fails. A grade that is not on the programme yet is not due, never late.
"""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.catalog.formulas import Term
from indicators.catalog.gates import Gate, Way
from indicators.catalog.gates import gates as declared_gates
from indicators.catalog.grades import grades, levels
from indicators.catalog.norms import norm_on
from indicators.catalog.rollout import rollout
from indicators.compiler import quantities
from indicators.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

GATE_COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "grade", "rollout", "gate", "gate_order",
                "label", "state", "numerator", "denominator")  # fmt: skip
SUMMARY_COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "grade", "rollout", "status",
                   "first_failing_gate", "missing_gates")  # fmt: skip

FAILING = ("partial", "not_met")

Numbers = Mapping[tuple[str, str, str], Mapping[str, float]]
"""Numbers of one school by (level, grade, period) and question."""


def gates(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`GATE_COLUMNS`: every gate of every open school and grade; grades without a class are left out."""
    year = SchoolYear.of(school_year)
    numbers = _numbers(warehouse, year)
    units = open_units(warehouse, year)
    rows = [
        {**school, **row}
        for school in units[units["unit_kind"] == "school"].to_dict("records")
        for row in _school_rows(
            str(school["levels"]).split(","), numbers.get(int(school["unit_id"]), {}), year
        )
    ]
    frame = pd.DataFrame(rows, columns=list(GATE_COLUMNS))
    return frame.astype({"numerator": "float64", "denominator": "float64"})


def summary(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`SUMMARY_COLUMNS`: one row per school and grade. `status`: ready, not_ready, unknown (data lacking), not_due."""
    every = gates(warehouse, school_year)
    keys = list(SUMMARY_COLUMNS[:7])
    every["failing"] = every["gate"].where(every["state"].isin(FAILING))
    every["lacking"] = every["state"] == "no_data"
    frame = every.groupby(keys, as_index=False, sort=False, dropna=False).agg(
        first_failing_gate=("failing", "first"), missing_gates=("lacking", "sum")
    )
    frame["status"] = np.select(
        [frame["rollout"] == "not_due", frame["first_failing_gate"].notna(), frame["missing_gates"] > 0],
        ["not_due", "not_ready", "unknown"],
        default="ready",
    )
    frame["first_failing_gate"] = frame["first_failing_gate"].fillna("")
    return frame[list(SUMMARY_COLUMNS)]


def _school_rows(of_levels: list[str], numbers: Numbers, year: SchoolYear) -> Iterator[dict[str, object]]:
    for grade, step in rollout().items():
        if step.level not in of_levels or _without_classes(numbers, step.level, grade):
            continue
        for gate in declared_gates().values():
            if grade in gate.grades:
                state, numerator, denominator = _state(gate, step.level, grade, numbers, year)
                yield {
                    "level": step.level, "grade": grade, "rollout": "due" if step.due(str(year)) else "not_due",
                    "gate": gate.id, "gate_order": gate.order, "label": gate.label_vi, "state": state,
                    "numerator": numerator, "denominator": denominator,
                }  # fmt: skip


def _without_classes(numbers: Numbers, level: str, grade: str) -> bool:
    """The school states that it has no class of the grade."""
    stated = [found["classes"] for (of_level, of_grade, _), found in numbers.items()
              if (of_level, of_grade) == (level, grade) and "classes" in found]  # fmt: skip
    return bool(stated) and max(stated) == 0


def _state(
    gate: Gate, level: str, grade: str, numbers: Numbers, year: SchoolYear
) -> tuple[str, float | None, float | None]:
    """met, partial, not_met or no_data, with what is there and what is needed."""
    for of_grade in (grade, "") if gate.scope == "grade_or_level" else (grade,):
        for place, way in enumerate(gate.ways):
            for period in gate.periods:
                found = numbers.get((level, of_grade, period), {})
                pair = _pair(f"{gate.id}:{place}", way, found, level, year)
                if pair is not None:
                    return _word(*pair), *pair
    return "no_data", None, None


def _pair(
    name: str, way: Way, found: Mapping[str, float], level: str, year: SchoolYear
) -> tuple[float, float] | None:
    """What is there and what is needed, in one period; None where either is not known."""
    if way.lacking:
        return (0.0, found[f"{name}:lacking"]) if f"{name}:lacking" in found else None
    have = found.get(f"{name}:have")
    need = found.get(f"{name}:need")
    if way.norm:
        norm, per = norm_on(year.first_day, way.norm, level), found.get(f"{name}:per")
        need = None if norm is None or per is None else float(math.ceil(Fraction(norm.value) * Fraction(per)))
    return None if have is None or need is None else (have, need)


def _word(have: float, need: float) -> str:
    if have >= need:
        return "met"
    return "partial" if have > 0 else "not_met"


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
