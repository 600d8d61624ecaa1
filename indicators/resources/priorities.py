"""In which order schools should be built for: points = weight × quantity, added, and the reason in words.

No score depends on another school. What is not known adds nothing and is named; a school of which nothing is known has no
rank. The same weights and numbers always give the same order.
"""

from collections.abc import Mapping

import pandas as pd

from indicators.catalog.facilities import facilities
from indicators.catalog.priorities import Criterion, criteria
from indicators.catalog.texts import text
from indicators.resources.gaps import NormValues, facility_gaps
from indicators.sums.compiler import quantities
from indicators.sums.plan import quantity
from indicators.terms import LEVELS, SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

COLUMNS = ("rank", "unit_id", "unit_code", "unit_name", "parent_id", "levels", "difficult", "score", "reason",
           "breakdown", "missing", "state", "rule_status")  # fmt: skip
POINT_COLUMNS = (
    "unit_id",
    "unit_code",
    "unit_name",
    "criterion",
    "label",
    "quantity",
    "weight",
    "points",
    "reason",
)

Weights = tuple[tuple[str, int], ...]
"""Weights chosen by the visitor instead of the declared ones, by criterion: `(("classrooms", 20),)`."""


def ranking(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    weights: Weights = (),
    norm_values: NormValues | None = None,
) -> pd.DataFrame:
    """`COLUMNS`: every open school, most urgent first; equal scores in official order.

    `state`: known, partial (`missing` names the criteria without data), insufficient_data (no rank). `rule_status` is
    `recalled`: the declared weights are the product's own.
    """
    every = points(warehouse, school_year, weights, norm_values)
    units = open_units(warehouse, school_year)
    schools = units[units["unit_kind"] == "school"]
    area = dict(zip(units["unit_id"], units["difficult"], strict=True))
    by_school = dict(list(every.groupby("unit_id", sort=False)))
    rows = [
        {**school, **_summary(by_school.get(school["unit_id"])), "difficult": area.get(school["parent_id"])}
        for school in schools.to_dict("records")
    ]
    rows.sort(
        key=lambda row: (
            row["state"] == "insufficient_data",
            -row["score"],
            row["official_order"],
            row["unit_code"],
        )
    )
    for place, row in enumerate(rows, 1):
        row |= {"rank": None, "score": None} if row["state"] == "insufficient_data" else {"rank": place}
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({"rank": "Int64", "score": "Int64"})


def _summary(own: pd.DataFrame | None) -> dict[str, object]:
    """Score and words of one school."""
    if own is None or own["points"].isna().all():
        return {"score": 0, "state": "insufficient_data", "reason": text("investment", "nothing_known"),
                "breakdown": "", "missing": "", "rule_status": "recalled"}  # fmt: skip
    counted = own[own["points"].fillna(0) > 0].sort_values("points", ascending=False, kind="stable")
    silent = ", ".join(own.loc[own["points"].isna(), "label"])
    breakdown = [
        text(
            "investment",
            "points",
            label=row["label"],
            value=int(row["quantity"]),
            weight=row["weight"],
            points=row["points"],
        )
        for row in counted.to_dict("records")
    ]
    return {
        "score": int(own["points"].sum()), "state": "partial" if silent else "known",
        "reason": ", ".join(counted["reason"]) or text("investment", "nothing_lacking"),
        "breakdown": "; ".join(breakdown), "missing": text("investment", "missing", labels=silent) if silent else "",
        "rule_status": "recalled",
    }  # fmt: skip


def points(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    weights: Weights = (),
    norm_values: NormValues | None = None,
) -> pd.DataFrame:
    """`POINT_COLUMNS`: one row per open school and criterion that concerns it; quantity and points <NA> where not known."""
    year = SchoolYear.of(school_year)
    chosen = dict(weights)
    gaps = facility_gaps(warehouse, year, norm_values)
    units = open_units(warehouse, year)
    difficult = dict(zip(units["unit_id"], units["difficult"], strict=True))
    planned = _planned(warehouse, year)
    stated = {
        (int(row["unit_id"]), str(row["level"]), str(row["item"])): row for row in gaps.to_dict("records")
    }
    rows = []
    for school in units[units["unit_kind"] == "school"].to_dict("records"):
        for criterion in criteria().values():
            levels = _levels(criterion, str(school["levels"]).split(","))
            if criterion.item and not levels:
                continue
            if criterion.item:
                value = _counted(criterion, int(school["unit_id"]), levels, stated)
            elif criterion.area:
                known = difficult.get(school["parent_id"])
                value = None if known is None else int(known)
            else:
                value = int((int(school["unit_id"]), criterion.id) in planned)
            weight = chosen.get(criterion.id, criterion.weight)
            rows.append((
                school["unit_id"], school["unit_code"], school["unit_name"], criterion.id, criterion.label, value,
                weight, None if value is None else value * weight, "" if not value else criterion.reason.format(value=value),
            ))  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(POINT_COLUMNS))
    return frame.astype({"quantity": "Int64", "weight": "int64", "points": "Int64"})


def _items(criterion: Criterion) -> list[str]:
    return [key for key, item in facilities().items() if criterion.item in (item.id, item.group)]


def _levels(criterion: Criterion, taught: list[str]) -> dict[str, list[str]]:
    """By level of the school, the items that the criterion counts in it."""
    found = {
        level: [key for key in _items(criterion) if level in facilities()[key].levels] for level in taught
    }
    return {level: items for level, items in found.items() if items}


def _counted(
    criterion: Criterion,
    unit_id: int,
    levels: Mapping[str, list[str]],
    stated: Mapping[tuple[int, str, str], Mapping[object, object]],
) -> int | None:
    """Sum over the levels of a school, None where any of it is not known."""
    total = 0.0
    for level, items in levels.items():
        for item in items:
            row = stated.get((unit_id, level, item))
            value = row[criterion.counts] if row is not None else None
            if not isinstance(value, float) or value != value:
                return None
            total += value
    return int(total)


def _planned(warehouse: Warehouse, year: SchoolYear) -> set[tuple[int, str]]:
    """Schools and criteria of plans: nothing planned and nothing said are the same, no plan."""
    questions = [
        quantity(criterion.id, criterion.planned, levels=("", *LEVELS), periods=("year",))
        for criterion in criteria().values() if criterion.planned
    ]  # fmt: skip
    if not questions:
        return set()
    frame = quantities(warehouse, questions, year)
    asked = frame[frame["value"] > 0]
    return set(zip(asked["unit_id"].astype(int), asked["indicator"], strict=True))
