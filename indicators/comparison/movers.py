"""Who moved: most improved, longest stagnant, and level beside change in five by five classes.

Reads `series` up to a school year; never compares across a break or between incomplete sums. The cuts are declared and
dated (`comparison.toml`, `status_change_cuts.csv`).
"""

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalog.comparison import MoverRules, comparison_rules, cuts_on
from indicators.catalog.indicators import indicators
from indicators.comparison.peers import area_classes
from indicators.over_time.series import series
from indicators.terms import SchoolYear
from indicators.units import open_units, school_years
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "value",
           "denominator", "target", "gap", "status", "change", "improvement", "since", "still_years", "movement",
           "area", "gap_class", "change_class", "cuts", "cuts_status", "state")  # fmt: skip

MOVEMENTS = ("improved", "stagnant", "")
STATES = ("known", "no_target", "no_last_year", "insufficient_data", "no_cuts")
CLASSES = 5

_SIGNS = {"higher": 1.0, "lower": -1.0, "neutral": 0.0}


def movements(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    only: Sequence[str],
    unit_kind: str = "commune",
    boundaries: str = "now",
) -> pd.DataFrame:
    """`COLUMNS`, one row per unit of the kind and line, in the order of `series`.

    `change` is that on the year before, `improvement` what was gained for the better since the year `since` (the
    declared number of years before; NaN where that is not to be compared); `still_years` counts the latest changes in
    a row that were no movement. `gap_class` and `change_class` (1-5, <NA> where not known, 5 = best) class rates by
    the cuts of their area class; `state` says why there is none.
    """
    year = SchoolYear.of(school_year)
    years = [name for name in school_years(warehouse) if name <= str(year)]
    frame = series(warehouse, only, None, boundaries, years)
    frame = frame[frame["unit_kind"] == unit_kind]
    areas = area_classes(open_units(warehouse, year, boundaries))
    rows = [
        _row(line.to_dict("records"), areas, year)
        for _, line in frame.groupby(["unit_id", "indicator", "level", "grade"], sort=False)
        if (line["school_year"] == str(year)).any()
    ]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype({"gap_class": "Int64", "change_class": "Int64"})


def most_improved(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `movements` that improved, largest gain first, between equals in the given order."""
    improved = frame[frame["movement"] == "improved"]
    return improved.sort_values("improvement", ascending=False, kind="stable").reset_index(drop=True)


def longest_stagnant(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `movements` that stand still below their target, longest first, between equals the widest gap."""
    still = frame[frame["movement"] == "stagnant"]
    ordered = still.sort_values(["still_years", "gap"], ascending=[False, True], kind="stable")
    return ordered.reset_index(drop=True)


def _row(
    rows: Sequence[Mapping[Hashable, Any]], areas: pd.Series, year: SchoolYear
) -> dict[Hashable, object]:
    now = rows[-1]
    rules, sign = comparison_rules().movers, _SIGNS[indicators()[now["indicator"]].direction]
    improvement, since = _gain(rows, rules.improved_years, sign)
    still = _still_years(rows, rules)
    found = {**now, "area": areas.get(now["unit_id"], ""), "improvement": improvement, "since": since, "still_years": still,
             "movement": _movement(now, improvement, still, rules)}  # fmt: skip
    return {**found, **_classes(now, str(found["area"]), sign, year)}


def _gain(rows: Sequence[Mapping[Hashable, Any]], years: int, sign: float) -> tuple[float | None, str]:
    """Sum of the latest yearly changes for the better: all of them known, so no break and no gap lies between."""
    changes = [row["change"] for row in rows[-years:]]
    since = str(SchoolYear(SchoolYear.parse(rows[-1]["school_year"]).start - years))
    if len(rows) <= years or any(pd.isna(change) for change in changes):
        return None, ""
    return sign * float(sum(changes)) + 0.0, since


def _still_years(rows: Sequence[Mapping[Hashable, Any]], rules: MoverRules) -> int:
    count = 0
    for row in reversed(rows):
        if pd.isna(row["change"]) or abs(row["change"]) >= _cut(
            row, row["value"] - row["change"], rules.stagnant_points, rules.stagnant_percent
        ):
            break
        count += 1
    return count


def _cut(row: Mapping[Hashable, Any], before: float, points: float, percent: float) -> float:
    """Points for rates, a part of the value before for everything else."""
    return points if indicators()[row["indicator"]].unit == "percent" else abs(before) * percent / 100


def _movement(now: Mapping[Hashable, Any], improvement: float | None, still: int, rules: MoverRules) -> str:
    if improvement is not None and improvement > 0:
        before = now["value"] - _SIGNS[indicators()[now["indicator"]].direction] * improvement
        if improvement >= _cut(now, before, rules.improved_points, rules.improved_percent):
            return "improved"
    return "stagnant" if still >= rules.stagnant_years and now["status"] == "not_met" else ""


def _classes(now: Mapping[Hashable, Any], area: str, sign: float, year: SchoolYear) -> dict[Hashable, object]:
    """Classes of a complete rate with a target; each axis by itself."""
    entry = indicators()[now["indicator"]]
    cuts = cuts_on(year.first_day, entry.id, area) if entry.unit == "percent" and sign else None
    if cuts is None:
        return {"cuts": "", "cuts_status": "", "state": "no_cuts"}
    whole = pd.notna(now["value"]) and (pd.isna(now["coverage"]) or now["coverage"] >= 1)
    gap = now["gap"] if whole and pd.notna(now["gap"]) else None
    change = sign * now["change"] if pd.notna(now["change"]) else None
    state = (
        "insufficient_data" if not whole
        else "no_target" if gap is None
        else "no_last_year" if change is None
        else "known"
    )  # fmt: skip
    return {
        "gap_class": None if gap is None else 1 + bisect_right(cuts.gaps, gap),
        "change_class": None if change is None else 1 + bisect_right(cuts.changes, round(change, 9)),
        "cuts": cuts.id, "cuts_status": cuts.status, "state": state,
    }  # fmt: skip
