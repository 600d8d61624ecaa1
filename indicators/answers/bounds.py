"""How far a sum may still move: its value if every silent unit were at its worst, and at its best.

Bounds need the size of a silent unit: its whole of this year where only the other side is missing, else its last known
one, which is an estimate. Where no size is known, or the best is without limit, the bound is open and says so.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.answers import table
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.sums.compiler import both_sides
from indicators.sums.plan import question_of
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

COLUMNS = (*table.COLUMNS, *table.EXTRA_COLUMNS, "bound_low", "bound_high", "silent", "silent_size", "estimated_sizes",
           "unknown_sizes", "bound_state")  # fmt: skip

STATES = ("exact", "closed", "open_high", "open", "none")

YEARS_BACK = 3
"""How many earlier school years may tell the size of a silent unit."""

_KEY = ["indicator", "unit_id", "level", "grade"]


def answers(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    period: str = "",
    only: Sequence[str] = (),
    boundaries: str = "then",
) -> pd.DataFrame:
    """The table with its bounds: `COLUMNS`.

    `silent` units are missing from the sum; `silent_size` is their denominator together, `estimated_sizes` of them with
    the size of an earlier year, `unknown_sizes` without any. `bound_state`: exact (nobody is silent), closed, open_high
    (a worst value only: an assigned number can be exceeded), open (a size is not known, or the indicator has no whole
    that limits it), none (a value stated for the unit alone, or nothing known).
    """
    year = SchoolYear.of(school_year)
    frame = table.answers(warehouse, year, period, only, boundaries)
    frame = _with_sizes(warehouse, frame, year, boundaries)
    _add_bounds(frame)
    return frame[list(COLUMNS)]


def bounded(entry: Indicator) -> bool:
    """Whether the numerator is part of the denominator, or an assigned number: then a silent unit has a worst value."""
    plain = entry.source == "facts" and bool(entry.denominator) and not entry.denominator_levels
    return plain and entry.unit == "percent"


def _with_sizes(warehouse: Warehouse, frame: pd.DataFrame, year: SchoolYear, boundaries: str) -> pd.DataFrame:
    """Number and size of the silent units beside every line that is not complete."""
    limited = [
        entry for key, entry in indicators().items() if bounded(entry) and key in set(frame["indicator"])
    ]
    open_lines = frame[frame["indicator"].isin([entry.id for entry in limited])]
    open_lines = open_lines[open_lines["contributing"] < open_lines["expected"]]
    columns = ["silent", "silent_size", "estimated_sizes", "unknown_sizes"]
    if open_lines.empty:
        return frame.assign(**dict.fromkeys(columns, 0.0))
    silent = _silent(warehouse, limited, open_lines, year, boundaries)
    grouped = silent.groupby([*_KEY])
    sums = grouped.agg(
        silent=("element", "size"), silent_size=("weighed", "sum"), estimated_sizes=("estimated", "sum"),
        unknown_sizes=("unknown", "sum"),
    ).reset_index()  # fmt: skip
    frame = frame.merge(sums, on=_KEY, how="left", validate="one_to_one")
    frame[columns] = frame[columns].astype("float64").fillna(0.0)
    return frame


def _silent(
    warehouse: Warehouse, limited: Sequence[Indicator], lines: pd.DataFrame, year: SchoolYear, boundaries: str
) -> pd.DataFrame:
    """One row per open line and silent unit below it, with the unit's size: element, weighed, estimated, unknown."""
    elements = _elements(warehouse, limited, year)
    pairs = ancestors(warehouse, year, boundaries).rename(
        columns={"unit_id": "element", "ancestor_id": "unit_id"}
    )
    below = (
        lines[[*_KEY, "period"]]
        .merge(pairs, on="unit_id")
        .merge(elements, on=["indicator", "level", "element"])
    )
    stated = both_sides(warehouse, [question_of(entry) for entry in limited], year)
    stated = stated.rename(columns={"unit_id": "element"})
    found = below.merge(stated, on=["indicator", "element", "level", "grade", "period"], how="left")
    of_planned = found["indicator"].isin([entry.id for entry in limited if entry.of_planned])
    owed = found[found["denominator"].notna() | ~of_planned]
    silent = owed[owed["numerator"].isna() | owed["denominator"].isna()]
    silent = silent.merge(
        _last_sizes(warehouse, limited, year), on=["indicator", "element", "level", "grade"], how="left"
    )
    size = silent["denominator"].fillna(silent["size"])
    return silent.assign(
        weighed=(size * silent["share"]).fillna(0.0),
        estimated=silent["denominator"].isna() & silent["size"].notna(),
        unknown=size.isna(),
    )


def _elements(warehouse: Warehouse, limited: Sequence[Indicator], year: SchoolYear) -> pd.DataFrame:
    """indicator, level, element: the units that each line of an indicator should be the sum of."""
    units = open_units(warehouse, year)[["unit_id", "unit_kind", "levels"]]
    schools = units[units["unit_kind"] == "school"]
    taught = schools.assign(level=schools["levels"].str.split(",")).explode("level")[["unit_id", "level"]]
    at_all = units[["unit_id", "unit_kind"]].assign(level="")
    pieces = []
    for entry in limited:
        of_grain = at_all[at_all["unit_kind"] == entry.grain]
        own = (
            pd.concat([taught[taught["level"].isin(entry.levels)], of_grain])
            if entry.grain == "school"
            else of_grain
        )
        wanted = own[own["level"].isin(entry.levels)]
        pieces.append(wanted[["unit_id", "level"]].assign(indicator=entry.id))
    return pd.concat(pieces, ignore_index=True).rename(columns={"unit_id": "element"})


def _last_sizes(warehouse: Warehouse, limited: Sequence[Indicator], year: SchoolYear) -> pd.DataFrame:
    """indicator, element, level, grade, size: the denominator of the latest earlier year that states one. Plans of other
    years say nothing about this year's plan."""
    questions = [question_of(entry) for entry in limited if not entry.planned]
    pieces, earlier = [], year.previous
    for age in range(YEARS_BACK):
        stated = both_sides(warehouse, questions, earlier)
        pieces.append(stated[stated["denominator"].notna()].assign(age=age))
        earlier = earlier.previous
    every = pd.concat(pieces, ignore_index=True).sort_values(["age", "rank"], kind="stable")
    latest = every.drop_duplicates(_KEY).rename(columns={"unit_id": "element", "denominator": "size"})
    return latest[["indicator", "element", "level", "grade", "size"]]


def _add_bounds(frame: pd.DataFrame) -> None:
    entries = indicators()
    limited = frame["indicator"].map({key: bounded(entry) for key, entry in entries.items()}).astype(bool)
    surpassable = (
        frame["indicator"].map({key: _surpassable(entry) for key, entry in entries.items()}).astype(bool)
    )
    whole = limited & ~((frame["level"] == "") & frame["indicator"].isin(_of_several_levels()))
    complete = (frame["contributing"] >= frame["expected"]) & frame["value"].notna() & ~frame["stated"]
    sized = whole & (frame["unknown_sizes"] == 0) & (frame["silent"] > 0)
    contributing = frame["contributing"].astype("float64") > 0
    numerator = frame["numerator"].where(contributing, 0.0)
    denominator = frame["denominator"].where(contributing, 0.0) + frame["silent_size"]
    usable = denominator.where(denominator > 0)
    factor = frame["indicator"].map({key: entry.factor for key, entry in entries.items()}).astype("float64")
    low, high = factor * numerator / usable, factor * (numerator + frame["silent_size"]) / usable
    frame["bound_low"] = low.where(sized).mask(complete, frame["value"])
    frame["bound_high"] = high.where(sized & ~surpassable).mask(complete, frame["value"])
    nothing = frame["stated"] | (frame["expected"].fillna(0) == 0)
    frame["bound_state"] = np.select(
        [complete, nothing, sized & surpassable & usable.notna(), sized & usable.notna()],
        ["exact", "none", "open_high", "closed"],
        default="open",
    )


def _surpassable(entry: Indicator) -> bool:
    """An assigned number or a stated need is no ceiling."""
    return any(term.kind in ("target", "need") for term in entry.denominator)


def _of_several_levels() -> list[str]:
    """Indicators whose line without a level is the sum of their levels."""
    return [key for key, entry in indicators().items() if entry.all_levels]
