"""What each school lacks, item by item, and the sum of it: a surplus in one school never hides a shortage in another.

Need by norm (rooms per class, required rooms, staffing) or as the school reports it; missing stays missing. Rooms that
are usable are solid and semi-solid; temporary and borrowed ones stand beside them. The net figure comes second.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from indicators.catalog.facilities import Facility, facilities
from indicators.catalog.formulas import Formula
from indicators.catalog.norms import Norm, norm_on
from indicators.compiler import quantities
from indicators.plan import Question, quantity
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "parent_id", "level", "item", "group", "label", "basis", "period",
           "need", "have", "shortage", "net", "reported_need", "temporary", "borrowed", "norm_id", "rule_status")  # fmt: skip

TOTAL_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "level", "item", "group", "label", "basis", "period",
                 "need", "have", "shortage", "net", "contributing", "expected", "coverage")  # fmt: skip

Numbers = Mapping[str, float]
"""Numbers of one school, level and period by the name of their question."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, None where not known, and the norm behind it."""

    value: float | None
    norm: Norm | None = None


def facility_gaps(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: one row per open school, level and item of which anything is known. `net` = need − have."""
    year = SchoolYear.of(school_year)
    units = open_units(warehouse, year)
    schools = units[units["unit_kind"] == "school"]
    numbers = _numbers(warehouse, year)
    rows = []
    for school in schools.to_dict("records"):
        for facility in facilities().values():
            for level in facility.levels:
                by_period = numbers.get((int(school["unit_id"]), level), {})
                row = _row(facility, level, by_period, year)
                if row is not None:
                    rows.append({str(name): value for name, value in school.items()} | row)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    for column in ("need", "have", "shortage", "net", "reported_need", "temporary", "borrowed"):
        frame[column] = frame[column].astype("float64")
    return frame


def totals(warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then") -> pd.DataFrame:
    """`TOTAL_COLUMNS` for every unit: shortages summed over its schools, net second; a group of items (all subject
    rooms) has its own line, to which a school counts when all its items are known."""
    year = SchoolYear.of(school_year)
    units = open_units(warehouse, year, boundaries)
    pairs = ancestors(warehouse, year, boundaries)
    every = pd.concat([each := facility_gaps(warehouse, year), _grouped(each)], ignore_index=True)
    known = every[every["shortage"].notna()]
    above = known.merge(pairs, on="unit_id")
    keys = ["ancestor_id", "level", "item", "group", "label", "basis"]
    summed = above.groupby(keys, as_index=False, sort=False).agg(
        need=("need", "sum"), have=("have", "sum"), shortage=("shortage", "sum"), net=("net", "sum"),
        contributing=("unit_id", "nunique"), period=("period", _common),
    ).rename(columns={"ancestor_id": "unit_id"})  # fmt: skip
    summed = summed.merge(_expected(open_units(warehouse, year), pairs), on=["unit_id", "level"], how="left")
    summed["expected"] = summed[["expected", "contributing"]].max(axis=1).astype("int64")
    summed["coverage"] = summed["contributing"] / summed["expected"]
    named = units[["unit_id", "unit_code", "unit_name", "unit_kind", "official_order"]]
    ordered = summed.merge(named, on="unit_id").sort_values("official_order", kind="stable")
    return ordered[list(TOTAL_COLUMNS)].reset_index(drop=True)


def _common(periods: pd.Series) -> str:
    """The one period all numbers are of, '' where schools differ."""
    return str(periods.iloc[0]) if periods.nunique() == 1 else ""


def _expected(units: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Open schools of each level under every unit."""
    schools = units[units["unit_kind"] == "school"][["unit_id", "levels"]]
    by_level = schools.assign(level=schools["levels"].str.split(",")).explode("level")
    above = by_level.merge(pairs, on="unit_id")
    counted = above.groupby(["ancestor_id", "level"], as_index=False).agg(expected=("unit_id", "nunique"))
    return counted.rename(columns={"ancestor_id": "unit_id"})


def _grouped(items: pd.DataFrame) -> pd.DataFrame:
    """One row per school, level and group of several items, known where all its items are."""
    several = items[items["item"] != items["group"]]
    wanted = {
        (group, level): sum(each.group == group and level in each.levels for each in facilities().values())
        for group, level in several[["group", "level"]].drop_duplicates().itertuples(index=False)
    }
    keys = ["unit_id", "unit_code", "unit_name", "level", "group", "basis"]
    grouped = several.dropna(subset=["shortage"]).groupby(keys, as_index=False, sort=False).agg(
        need=("need", "sum"), have=("have", "sum"), shortage=("shortage", "sum"), net=("net", "sum"),
        known=("item", "size"), period=("period", _common),
    )  # fmt: skip
    complete = [known == wanted[group, level] for known, group, level in
                zip(grouped["known"], grouped["group"], grouped["level"], strict=True)]  # fmt: skip
    whole = grouped[pd.Series(complete, index=grouped.index, dtype=bool)]
    return whole.assign(item=whole["group"], label="").drop(columns="known")


def _row(
    facility: Facility, level: str, by_period: Mapping[str, Numbers], year: SchoolYear
) -> dict[str, object] | None:
    """The first period in which need and stock are both known, else the first in which either is."""
    candidates = [
        (period, _need(facility, level, by_period[period], year), _have(facility, by_period[period]))
        for period in facility.periods
        if period in by_period
    ]
    candidates = [each for each in candidates if each[1].value is not None or each[2] is not None]
    if not candidates:
        return None
    period, need, have = min(candidates, key=lambda each: each[1].value is None or each[2] is None)
    numbers = by_period[period]
    usable = _usable(facility, have, need.value)
    known = need.value is not None and usable is not None
    net = need.value - usable if need.value is not None and usable is not None else None
    return {
        "level": level, "item": facility.id, "group": facility.group, "label": facility.label_vi,
        "basis": facility.basis, "period": period, "need": need.value, "have": usable,
        "shortage": max(0.0, net) if known and net is not None else None, "net": net,
        "reported_need": numbers.get(f"{facility.id}:reported"), "temporary": numbers.get(f"{facility.id}:temporary"),
        "borrowed": numbers.get(f"{facility.id}:borrowed"), "norm_id": need.norm.id if need.norm else "",
        "rule_status": need.norm.status if need.norm else "",
    }  # fmt: skip


def _have(facility: Facility, numbers: Numbers) -> tuple[float, bool] | None:
    """Sum of what is known, and whether all of it is."""
    found = [numbers.get(f"{facility.id}:have:{place}") for place in range(len(facility.have))]
    known = [value for value in found if value is not None]
    return (sum(known), len(known) == len(found)) if known else None


def _usable(facility: Facility, have: tuple[float, bool] | None, need: float | None) -> float | None:
    """Stock that may be compared: all of it known, or already enough. One kitchen is as good as two."""
    if have is None:
        return None
    value, whole = have
    if not whole and (need is None or value < need):
        return None
    return min(value, 1.0) if facility.needed_once_for else value


def _need(facility: Facility, level: str, numbers: Numbers, year: SchoolYear) -> Need:
    if facility.needed_once_for:
        children = numbers.get(f"{facility.id}:once:{level}")
        return Need(None if children is None else float(children > 0))
    if facility.norms:
        return _need_by_norm(facility, level, numbers, year)
    return Need(numbers.get(f"{facility.id}:reported"))


def _need_by_norm(facility: Facility, level: str, numbers: Numbers, year: SchoolYear) -> Need:
    """Norm × number of the school, summed over the parts of the level, rounded once."""
    total, last = Fraction(0), None
    for place, part in enumerate(facility.norms):
        if part.level not in ("", level):
            continue
        norm = norm_on(
            year.first_day, part.subject, level, grade=part.grade, category=part.category, case=part.case
        )
        per = numbers.get(f"{facility.id}:per:{place}") if part.per else 1.0
        if norm is None or per is None:
            return Need(None)
        total, last = total + Fraction(norm.value) * Fraction(per), norm
    if last is None:
        return Need(None)
    return Need(float(math.ceil(total) if facility.rounding == "up" else math.floor(total)), last)


def gap_questions(group: str = "") -> Iterator[Question]:
    """The numbers behind an item or group of items; behind all of them where none is named."""
    for facility in facilities().values():
        if group not in ("", facility.group, facility.id):
            continue
        named: dict[str, Formula] = {f"have:{place}": formula for place, formula in enumerate(facility.have)}
        named |= {f"once:{level}": formula for level, formula in facility.needed_once_for.items()}
        named |= {
            "reported": facility.reported_need,
            "temporary": facility.temporary,
            "borrowed": facility.borrowed,
        }
        for name, formula in named.items():
            if formula:
                yield quantity(
                    f"{facility.id}:{name}", formula, levels=facility.levels, periods=facility.periods
                )
        for place, part in enumerate(facility.norms):
            if part.per:
                levels = (part.level,) if part.level else facility.levels
                yield quantity(
                    f"{facility.id}:per:{place}", part.per, levels=levels, periods=facility.periods
                )


def _numbers(warehouse: Warehouse, year: SchoolYear) -> dict[tuple[int, str], dict[str, dict[str, float]]]:
    """Every number asked for, by school and level, then period, then name."""
    frame = quantities(warehouse, list(gap_questions()), year, every_period=True)
    found: dict[tuple[int, str], dict[str, dict[str, float]]] = {}
    columns = (frame[name].tolist() for name in ("unit_id", "level", "period", "indicator", "value"))
    for unit_id, level, period, name, value in zip(*columns, strict=True):
        found.setdefault((int(unit_id), level), {}).setdefault(period, {})[name] = float(value)
    return found
