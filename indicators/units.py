"""The units of a school year: who existed, what stood above whom, which commune was difficult.

No tier is hard-coded: what stands above a unit is read from the warehouse on the day of reference.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import pandas as pd

from indicators.catalog.texts import text
from indicators.catalog.tiers import size_on
from indicators.sums.compiler import SQL_DIR, sql, today, tree, tree_params
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

T = TypeVar("T")

COLUMNS = ("unit_id", "unit_code", "unit_name", "short_name", "unit_kind", "parent_id", "levels", "ownership",
           "officer", "official_order", "depth", "difficult")  # fmt: skip


def open_units(warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then") -> pd.DataFrame:
    """`COLUMNS` for every unit of the year (`then`) or of today (`now`), in official order. `parent_id` is <NA> at the
    top; `difficult` is True, False, or None where the commune's area class of that school year is not known."""
    year = SchoolYear.of(school_year)
    query = sql("tree") + "\n" + (SQL_DIR / "units.sql").read_text(encoding="utf-8")
    days = tree_params(warehouse, year, "then")
    if boundaries == "now":
        days = dict.fromkeys(days, today(warehouse))
    frame = warehouse.frame(query, {**days, "school_year": str(year)})
    frame["parent_id"] = frame["parent_id"].astype("Int64")
    frame["difficult"] = [None if pd.isna(value) else bool(value) for value in frame["difficult"]]
    frame["difficult"] = frame["difficult"].astype(object).where(frame["difficult"].notna(), None)
    return frame


def ancestors(warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then") -> pd.DataFrame:
    """`unit_id`, `ancestor_id`, `share`: every unit of the year with all units above it and itself (while it exists)."""
    year = SchoolYear.of(school_year)
    query = sql(tree(boundaries)) + "\nSELECT unit_id, ancestor_id, share FROM above"
    return warehouse.frame(query, tree_params(warehouse, year, boundaries))


def incomplete(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    boundaries: str = "then",
    units: pd.DataFrame | None = None,
) -> dict[int, str]:
    """By unit id: a sentence for each upper unit of which the loaded list holds only some of the communes.

    `units` are the `open_units` where the caller has them already.
    """
    year = SchoolYear.of(school_year)
    units = open_units(warehouse, year, boundaries) if units is None else units
    day = today(warehouse) if boundaries == "now" else year.first_day
    kinds, codes = (
        dict(zip(units["unit_id"], units[name], strict=True)) for name in ("unit_kind", "unit_code")
    )
    parents = dict(zip(units["unit_id"], units["parent_id"], strict=True))
    listed: dict[int, int] = {}
    for unit_id in (each for each, kind in kinds.items() if kind == "commune"):
        seen: set[int] = set()
        above = parents[unit_id]
        while not pd.isna(above) and above not in seen:
            seen.add(int(above))
            listed[int(above)] = listed.get(int(above), 0) + 1
            above = parents.get(int(above), pd.NA)
    found = {}
    for unit_id, count in listed.items():
        official = size_on(day, codes[unit_id], "commune")
        if official is not None and count < official:
            found[unit_id] = text("standards", "listed_in_part", listed=count, official=official)
    return found


def named(units: pd.DataFrame, found: Mapping[int, T]) -> Iterator[tuple[int, tuple[str, str, str], T]]:
    """What was found by unit id, with code, name and kind of the unit, in official order."""
    columns = (units[name].tolist() for name in ("unit_id", "unit_code", "unit_name", "unit_kind"))
    for unit_id, *names in zip(*columns, strict=True):
        if unit_id in found:
            code, name, kind = names
            yield unit_id, (code, name, kind), found[unit_id]


def school_years(warehouse: Warehouse) -> list[str]:
    """School years that have facts, newest first."""
    return [
        row[0] for row in warehouse.rows("SELECT DISTINCT school_year FROM fact ORDER BY school_year DESC")
    ]
