"""Every indicator for every unit it can be computed for: value, target, gap, status, coverage.

Signs: `gap` (points) and `gap_count` (persons, classes, rooms) are negative where the value is worse than the target in
the declared direction. Sums are made before any division; a missing unit lowers the coverage and never counts as zero.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from indicators import exact, gaps
from indicators.catalog.indicators import Indicator, indicators
from indicators.catalog.measures import codes
from indicators.catalog.norms import Norm, norm_on
from indicators.catalog.texts import text
from indicators.compiler import sums
from indicators.derived import from_answers, from_gaps, from_levels, from_tests
from indicators.plan import not_due, question_of
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "period", "numerator",
           "denominator", "value", "target", "gap", "gap_count", "status", "coverage")  # fmt: skip
"""Columns of the contract, in its order."""

EXTRA_COLUMNS = ("unit_id", "parent_id", "short_name", "official_order", "contributing", "expected", "stated",
                 "rule_status", "note")  # fmt: skip

_NUMBERS = ("numerator", "denominator", "stated", "target", "contributing", "expected")

_BASE = [
    "indicator",
    "unit_id",
    "level",
    "grade",
    "period",
    *_NUMBERS,
    "estimated",
    "status",
    "rule_status",
    "note",
]


def answers(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    period: str = "",
    only: Sequence[str] = (),
    boundaries: str = "then",
) -> pd.DataFrame:
    """`COLUMNS` and `EXTRA_COLUMNS`, units in official order, indicators in the order of the catalogue.

    `period` narrows school measures to one period; '' takes for each line the period in which most units are known.
    `boundaries` = now sums up to the units of today through the crosswalk; shares of divided units are noted.
    `only` names the indicators wanted, all by default. `stated` tells that the value is a rate reported without parts.
    """
    year = SchoolYear.of(school_year)
    chosen = [entry for key, entry in indicators().items() if not only or key in only]
    over_answers = [entry for entry in chosen if entry.source == "answers"]
    asked = (
        [entry for entry in indicators().values() if entry.assigned or entry in chosen]
        if over_answers
        else chosen
    )
    units = open_units(warehouse, year, boundaries)
    frame = _judged(_gathered(warehouse, year, period, asked, boundaries), units, year)
    if over_answers:
        counted = _judged(from_answers(frame, over_answers).reindex(columns=_BASE), units, year)
        frame = pd.concat(
            [frame[frame["indicator"].isin([entry.id for entry in chosen])], counted], ignore_index=True
        )
    return _ordered(frame)


def _judged(frame: pd.DataFrame, units: pd.DataFrame, year: SchoolYear) -> pd.DataFrame:
    """Names, values, targets, gaps, coverage and status for gathered numbers."""
    for column in _NUMBERS:
        frame[column] = pd.to_numeric(frame[column]).astype("float64")
    for column in ("estimated", "status", "rule_status", "note"):
        frame[column] = frame[column].astype(object)
    frame = frame.merge(units, on="unit_id", validate="many_to_one")
    frame["school_year"] = str(year)
    _add_values(frame)
    _add_targets(frame, year)
    _add_gaps(frame)
    share = frame["contributing"] / frame["expected"].where(frame["expected"] > 0)
    frame["coverage"] = share.mask(frame["stated"])
    frame["status"] = _statuses(frame, year)
    return frame


def _gathered(
    warehouse: Warehouse, year: SchoolYear, period: str, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Numerators, denominators and what is known of targets, from each source; `stated` is still the stated rate."""
    of = {
        source: [entry for entry in chosen if entry.source == source]
        for source in ("facts", "tests", "levels", "needed", "gaps")
    }
    plain = [question_of(entry) for entry in of["facts"] if not entry.denominator_levels]
    pieces = [sums(warehouse, plain, year, period, boundaries)] if plain else []
    pieces += [
        _summed_apart(warehouse, year, period, entry, boundaries)
        for entry in of["facts"]
        if entry.denominator_levels
    ]
    if of["tests"]:
        pieces.append(from_tests(warehouse, year, of["tests"], boundaries))
    if of["levels"] or of["needed"]:
        pieces.append(from_levels(warehouse, year, [*of["levels"], *of["needed"]]))
    if of["gaps"]:
        pieces.append(from_gaps(gaps.totals(warehouse, year, boundaries), of["gaps"]))
    pieces = [piece.reindex(columns=_BASE).astype(object) for piece in pieces if len(piece)]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame(columns=_BASE)


def _summed_apart(
    warehouse: Warehouse, year: SchoolYear, period: str, entry: Indicator, boundaries: str
) -> pd.DataFrame:
    """A ratio whose two sides are stated by different schools: each summed over its own, for the units above them."""
    above = replace(question_of(entry), sides=(("numerator", entry.numerator),))
    below = replace(above, sides=(("numerator", entry.denominator),), levels=entry.denominator_levels)
    keys = ["indicator", "unit_id"]
    left, right = (sums(warehouse, [question], year, period, boundaries) for question in (above, below))
    both = left.merge(right, on=keys, suffixes=("", "_below"))
    both["denominator"] = both["numerator_below"]
    share, share_below = (
        both["contributing"] / both["expected"],
        both["contributing_below"] / both["expected_below"],
    )
    for column in ("contributing", "expected"):
        both[column] = both[column].where(share <= share_below, both[f"{column}_below"])
    known = (both["contributing"] > 0) & both["unit_id"].isin(_not_schools(warehouse, year, boundaries))
    return both[known].drop(columns=[name for name in both.columns if name.endswith("_below")])


def _not_schools(warehouse: Warehouse, year: SchoolYear, boundaries: str) -> pd.Series:
    units = open_units(warehouse, year, boundaries)
    return units.loc[units["unit_kind"] != "school", "unit_id"]


def _add_values(frame: pd.DataFrame) -> None:
    """The ratio of the sums; the sum itself for a count; the stated rate where there are no parts."""
    ratio = (
        frame["indicator"].map({key: _is_ratio(entry) for key, entry in indicators().items()}).astype(bool)
    )
    factor = (
        frame["indicator"].map({key: entry.factor for key, entry in indicators().items()}).astype("float64")
    )
    divided = frame["numerator"] * factor / frame["denominator"].where(frame["denominator"] != 0)
    computed = divided.where(ratio, frame["numerator"])
    known = frame["numerator"].notna() & (frame["denominator"].notna() | ~ratio)
    frame["value"] = computed.where(known, frame["stated"])
    frame["stated"] = ~known & frame["stated"].notna()
    frame["no_subject"] = ratio & known & (frame["denominator"] == 0)
    frame["factor"] = factor


def _is_ratio(entry: Indicator) -> bool:
    return bool(entry.denominator) or entry.source in ("tests", "answers")


def _add_targets(frame: pd.DataFrame, year: SchoolYear) -> None:
    """Assigned rates are there already; fixed values and norms are looked up once per indicator, level and grade."""
    lines = frame[["indicator", "level", "grade"]].drop_duplicates().itertuples(index=False)
    targets: dict[tuple[str, str, str], float] = {}
    marks: dict[tuple[str, str, str], str] = {}
    for key, level, grade in lines:
        entry = indicators()[key]
        norm = _norm(entry, level, grade, year)
        marks[key, level, grade] = norm.status if norm else entry.status
        if norm is not None or entry.target.value is not None:
            targets[key, level, grade] = float(norm.value) if norm else float(entry.target.value or 0.0)
    keys = list(zip(frame["indicator"], frame["level"], frame["grade"], strict=True))
    declared = pd.Series([targets.get(key, np.nan) for key in keys], index=frame.index, dtype="float64")
    of_school = (
        frame["indicator"]
        .map({key: entry.target.each_school for key, entry in indicators().items()})
        .astype(bool)
    )
    frame["target"] = frame["target"].fillna(declared.mask(of_school & (frame["unit_kind"] != "school")))
    frame["rule_status"] = frame["rule_status"].fillna(
        pd.Series([marks[key] for key in keys], index=frame.index)
    )
    estimated = frame["estimated"].map(lambda marked: marked is True or marked == 1).astype(bool)
    frame["note"] = frame["note"].fillna("").mask(estimated, text("standards", "estimated"))


def _norm(entry: Indicator, level: str, grade: str, year: SchoolYear) -> Norm | None:
    """The norm in force on the first day of the school year."""
    if not entry.target.norm or not level:
        return None
    return norm_on(year.first_day, entry.target.norm, level, grade=grade, case=entry.target.case)


def _add_gaps(frame: pd.DataFrame) -> None:
    direction = frame["indicator"].map({key: entry.direction for key, entry in indicators().items()})
    lower, judged = direction == "lower", direction != "neutral"
    points = (frame["value"] - frame["target"]).where(~lower, frame["target"] - frame["value"])
    frame["gap"] = points.where(judged).round(9) + 0.0
    numerator, target = frame["numerator"].to_numpy(), frame["target"].to_numpy()
    denominator, factor = _denominators(frame), frame["factor"].to_numpy()
    short = numerator - exact.least_reaching(target, denominator, factor)
    room = exact.most_within(target, denominator, factor) - numerator
    counted = pd.Series(np.where(lower.to_numpy(), room, short), index=frame.index)
    frame["gap_count"] = counted.where(
        judged & ~frame["stated"] & ~frame["no_subject"] & frame["value"].notna()
    )


def _denominators(frame: pd.DataFrame) -> exact.Floats:
    """A count is compared with its target as it is: denominator 1."""
    ratio = (
        frame["indicator"].map({key: _is_ratio(entry) for key, entry in indicators().items()}).astype(bool)
    )
    filled: exact.Floats = frame["denominator"].where(ratio, 1.0).to_numpy(dtype=np.float64)
    return filled


def _statuses(frame: pd.DataFrame, year: SchoolYear) -> pd.Series:
    """One word per row; the first that applies."""
    waiting = {key for key, entry in indicators().items() if entry.rollout}
    due = {grade: not_due(grade, year) for grade in codes()["grade"]}
    early = frame["indicator"].isin(waiting) & frame["grade"].map({"": False, **due}).astype(bool)
    silent = frame["value"].isna()
    partial = ~frame["stated"] & (frame["contributing"] < frame["expected"])
    status = np.select(
        [
            early,
            frame["no_subject"],
            silent,
            partial,
            frame["target"].isna() | frame["gap"].isna(),
            _met(frame),
        ],
        ["not_due", "no_subject", "insufficient_data", "insufficient_data", "no_target", "met"],
        default="not_met",
    )
    frame.loc[early, ["target", "gap", "gap_count"]] = np.nan
    return frame["status"].where(frame["status"].notna(), pd.Series(status, index=frame.index))


def _met(frame: pd.DataFrame) -> pd.Series:
    """Value reaches the target in its direction: exact on counts, as written for stated rates."""
    lower = (
        frame["indicator"]
        .map({key: entry.direction == "lower" for key, entry in indicators().items()})
        .astype(bool)
    )
    numerator, target = frame["numerator"].to_numpy(), frame["target"].to_numpy()
    denominator, factor = _denominators(frame), frame["factor"].to_numpy()
    high = exact.at_least(numerator, denominator, target, factor)
    low = exact.at_most(numerator, denominator, target, factor)
    met = pd.Series(np.where(lower.to_numpy(), low, high), index=frame.index)
    as_written = (frame["value"] >= frame["target"]).where(~lower, frame["value"] <= frame["target"])
    return met.where(~frame["stated"], as_written)


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Official order of units, catalogue order of indicators, levels and grades."""
    places = {
        "indicator": {key: place for place, key in enumerate(indicators())},
        "level": {"": -1} | {key: place for place, key in enumerate(codes()["level"])},
        "grade": {"": -1} | {key: place for place, key in enumerate(codes()["grade"])},
    }
    for name, place in places.items():
        frame[f"by_{name}"] = frame[name].map(place)
    ordered = frame.sort_values(
        ["official_order", "unit_id", "by_indicator", "by_level", "by_grade"], kind="stable"
    )
    for column in ("contributing", "expected"):
        ordered[column] = ordered[column].astype("Int64")
    return ordered[[*COLUMNS, *EXTRA_COLUMNS]].reset_index(drop=True)
