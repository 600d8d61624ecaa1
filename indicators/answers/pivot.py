"""A cross table of answers: rows and columns by any dimension, subtotals over units, rates as sum over sum.

Only what never overlaps is added up: units and levels. Grades (`kindergarten` holds three of them), years, months and
indicators stand beside each other and have no total.
Pure: knows frames of answers or stored figures, not the warehouse.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

UNIT_DIMENSIONS = ("commune", "school")
ADDITIVE = (*UNIT_DIMENSIONS, "level")
"""Dimensions whose rows may be summed."""
APART = ("levels", "tests")
"""Sources of indicators that are judged unit by unit: the tier above follows from other rules than a sum."""
DIMENSIONS = (*UNIT_DIMENSIONS, "level", "grade", "school_year", "month", "indicator")
CELL_COLUMNS = ("column", "value", "numerator", "denominator", "known", "units", "depth")


def leaf_lines(answers: pd.DataFrame, grain: str, dimensions: Sequence[str]) -> pd.DataFrame:
    """Lines of the units that report (`grain`), each number once for the dimensions shown.

    Where grades or levels are not asked for, the line of all of them counts; levels of a school that has no such line
    are parts that do not overlap and are added.
    """
    lines = answers[answers["unit_kind"] == grain]
    lines = lines[(lines["grade"] != "") if "grade" in dimensions else (lines["grade"] == "")]
    if "level" in dimensions:
        return lines[lines["level"] != ""]
    keys = [key for key in ("indicator", "school_year", "month", "unit_id", "grade") if key in lines]
    whole = lines.loc[lines["level"] == "", keys].drop_duplicates().assign(has_whole=True)
    marked = lines.merge(whole, on=keys, how="left")
    return marked[(marked["level"] == "") | marked["has_whole"].isna()].drop(columns="has_whole")


def pivoted(lines: pd.DataFrame, rows: Sequence[str], column: str) -> pd.DataFrame:
    """`rows` + `CELL_COLUMNS`: one line per cell, totals included, in the order in which rows first appear.

    `lines` need numerator, denominator, factor (100 for rates in percent), is_ratio (whether the indicator divides),
    unit_id and the dimensions. `depth` tells how many of `rows` a cell is about: len(rows) = a plain row, fewer = a
    subtotal, 0 = the total; totals are made over `ADDITIVE` rows alone. A cell holds factor × sum / sum of the units of
    which both sides are known, or the plain sum; `known` of `units` units count.
    """
    keyed = lines[
        [*dict.fromkeys((*rows, column)), "numerator", "denominator", "factor", "is_ratio", "unit_id"]
    ].copy()
    is_known = keyed["numerator"].notna() & (keyed["denominator"].notna() | ~keyed["is_ratio"])
    keyed["known_unit"] = keyed["unit_id"].where(is_known)
    for side in ("numerator", "denominator"):
        keyed[side] = keyed[side].where(is_known)
    depths = [depth for depth in range(len(rows), -1, -1) if set(rows[depth:]) <= set(ADDITIVE)]
    pieces = [_summed(keyed, list(rows[:depth]), column).assign(depth=depth) for depth in depths]
    cells = pd.concat(pieces, ignore_index=True)
    ordered = _in_order(cells, keyed, list(rows))
    return ordered.rename(columns={column: "column"} if column not in rows else {})


def _summed(keyed: pd.DataFrame, keys: list[str], column: str) -> pd.DataFrame:
    """One level of rows: sums, then the quotient. By hand: a page asks this three times, and groups are small and many."""
    names = [*keys, column]
    place = keyed.groupby(names, sort=False, observed=True).ngroup().to_numpy()
    rows, place = keyed[place >= 0], place[place >= 0]
    _, first = np.unique(place, return_index=True)
    known, units = _distinct(place, rows["known_unit"]), _distinct(place, rows["unit_id"])
    numerator, denominator = (
        np.where(known > 0, _sums(place, rows[side]), np.nan) for side in ("numerator", "denominator")
    )
    factor = rows["factor"].to_numpy(dtype=float)[first]
    quotient = factor * numerator / np.where(denominator != 0, denominator, np.nan)
    value = np.where(rows["is_ratio"].to_numpy(dtype=bool)[first], quotient, numerator)
    found = rows[names].iloc[first].reset_index(drop=True)
    return found.assign(numerator=numerator, denominator=denominator, known=known, units=units, value=value)


def _sums(place: np.ndarray, values: pd.Series) -> np.ndarray:
    """Sum of the known values at each place; 0 where none is known."""
    return np.bincount(place, weights=np.nan_to_num(values.to_numpy(dtype=float)))


def _distinct(place: np.ndarray, units: pd.Series) -> np.ndarray:
    """How many different units stand at each place, unknown ones left out."""
    is_known = units.notna().to_numpy()
    pairs = np.unique(np.column_stack((place[is_known], units[is_known].to_numpy(dtype=np.int64))), axis=0)
    return np.bincount(pairs[:, 0], minlength=len(np.unique(place)))


def _in_order(cells: pd.DataFrame, keyed: pd.DataFrame, rows: list[str]) -> pd.DataFrame:
    """A total before what it sums; otherwise the order in which rows first appear."""
    ranks = []
    for key in rows:
        places = {value: place for place, value in enumerate(pd.unique(keyed[key]))}
        ranks.append(cells[key].map(places).fillna(-1) if key in cells else pd.Series(-1, index=cells.index))
        if key in cells:
            cells[key] = cells[key].astype(object).where(cells[key].notna(), "")
    order = np.lexsort([rank.to_numpy() for rank in reversed(ranks)]) if ranks else np.arange(len(cells))
    return cells.iloc[order].reset_index(drop=True)
