"""What each value is compared with, how far it is from it, and the one word that says so.

Works on gathered numbers, whichever question they came from; knows neither the warehouse nor how they were summed.
"""

import numpy as np
import pandas as pd

from indicators import exact
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import codes
from indicators.catalog.norms import Norm, norm_on
from indicators.catalog.texts import text
from indicators.sums.plan import not_due
from indicators.terms import SchoolYear

REPORTED = ("reported_numerator", "reported_denominator")
"""What a unit above others states itself, beside the sum of what they state."""
NUMBERS = ("numerator", "denominator", *REPORTED, "stated", "target", "beyond", "contributing", "expected")
MARKS = ("estimated", "inherited", "weighed", "from_parts", "unresolved", "replaced", "extra_unknown")
"""What has to be said beside a number; the sentences stand in `texts/targets.toml` under the same names."""
TEXTS = ("status", "rule_status", "note")
GATHERED = ("indicator", "unit_id", "level", "grade", "period", *NUMBERS, *MARKS, *TEXTS)
"""Columns of gathered numbers. `stated` is a rate reported without its parts, `target` an assigned rate."""

_RATIOS = ("tests", "submissions", "answers", "ownership", "gates")
"""Sources that give both sides of a ratio without a formula."""


def judged(frame: pd.DataFrame, units: pd.DataFrame, year: SchoolYear) -> pd.DataFrame:
    """Names, value, target, gap, gap_count, coverage and status beside `GATHERED`; `stated` becomes a truth value."""
    for column in NUMBERS:
        frame[column] = pd.to_numeric(frame[column]).astype("float64")
    for column in TEXTS:
        frame[column] = frame[column].astype(object)
    for column in MARKS:
        frame[column] = frame[column].map(lambda marked: marked is True or marked == 1).astype(bool)
    frame = frame.merge(units, on="unit_id", validate="many_to_one")
    frame["school_year"] = str(year)
    grain = frame["indicator"].map({key: entry.grain for key, entry in indicators().items()})
    for column in REPORTED:
        frame[column] = frame[column].mask(frame["unit_kind"] == grain)
    _add_values(frame)
    _add_targets(frame, year)
    _add_gaps(frame)
    share = frame["contributing"] / frame["expected"].where(frame["expected"] > 0)
    frame["coverage"] = share.mask(frame["stated"])
    frame["status"] = _statuses(frame, year)
    return frame


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
    return bool(entry.denominator) or entry.source in _RATIOS


def _add_targets(frame: pd.DataFrame, year: SchoolYear) -> None:
    """Assigned rates are there already; fixed values and norms are looked up once per indicator, level and grade."""
    keys = list(zip(frame["indicator"], _levels_normed(frame), frame["grade"], strict=True))
    targets: dict[tuple[str, str, str], float] = {}
    marks: dict[tuple[str, str, str], str] = {}
    for line in dict.fromkeys(keys):
        entry = indicators()[line[0]]
        norm = _norm(entry, *line[1:], year)
        marks[line] = norm.status if norm else entry.status
        if norm is not None or entry.target.value is not None:
            targets[line] = float(norm.value) if norm else float(entry.target.value or 0.0)
    declared = pd.Series([targets.get(key, np.nan) for key in keys], index=frame.index, dtype="float64")
    of_school = (
        frame["indicator"]
        .map({key: entry.target.each_school for key, entry in indicators().items()})
        .astype(bool)
    )
    declared = declared.mask(of_school & (frame["unit_kind"] != "school"))
    frame["target_basis"] = _bases(frame, declared)
    frame["base"] = frame["target"].fillna(declared.mask(frame["extra_unknown"]))
    extra = frame["beyond"].fillna(0) / frame["denominator"].where(frame["denominator"] != 0)
    frame["target"] = frame["base"] + extra.where(frame["beyond"].notna(), 0)
    frame["rule_status"] = frame["rule_status"].fillna(
        pd.Series([marks[key] for key in keys], index=frame.index)
    )
    _add_notes(frame)


def _bases(frame: pd.DataFrame, declared: pd.Series) -> pd.Series:
    """Where each target comes from: assigned (an assigned count stands in the denominator), or declared."""
    entries = indicators()
    rated = frame["indicator"].map({key: entry.target.stated for key, entry in entries.items()}).astype(bool)
    counted = frame["indicator"].map({key: entry.planned for key, entry in entries.items()}).astype(bool)
    assigned = (rated & frame["target"].notna()) | (counted & frame["denominator"].notna())
    basis = np.select(
        [
            assigned & frame["weighed"],
            assigned & frame["inherited"],
            assigned & frame["from_parts"],
            assigned,
            frame["target"].notna() | declared.notna(),
        ],
        ["weighed", "inherited", "from_parts", "assigned", "declared"],
        default="",
    )
    return pd.Series(basis, index=frame.index, dtype=object)


def _add_notes(frame: pd.DataFrame) -> None:
    """One sentence for every mark, after what the number's own source has to say."""
    frame["note"] = frame["note"].fillna("")
    for mark in MARKS:
        if frame[mark].any():
            topic = "standards" if mark == "estimated" else "targets"
            longer = (frame["note"] + " " + text(topic, mark)).str.strip()
            frame["note"] = frame["note"].mask(frame[mark], longer)


def _levels_normed(frame: pd.DataFrame) -> pd.Series:
    """The level of each line; of what a school's levels share, all levels that it teaches."""
    shared = frame["indicator"].map({key: entry.shared for key, entry in indicators().items()}).astype(bool)
    return frame["level"].mask(
        shared & (frame["level"] == "") & (frame["unit_kind"] == "school"), frame["levels"]
    )


def _norm(entry: Indicator, levels: str, grade: str, year: SchoolYear) -> Norm | None:
    """The norm in force on the first day of the school year; none where several levels have different ones."""
    if not entry.target.norm or not levels:
        return None
    found = [
        norm_on(year.first_day, entry.target.norm, level, grade=grade, case=entry.target.case)
        for level in levels.split(",")
    ]
    same = len({norm.value if norm else None for norm in found}) == 1
    return found[0] if same else None


def _add_gaps(frame: pd.DataFrame) -> None:
    direction = frame["indicator"].map({key: entry.direction for key, entry in indicators().items()})
    lower, judged = direction == "lower", direction != "neutral"
    points = (frame["value"] - frame["target"]).where(~lower, frame["target"] - frame["value"])
    frame["gap"] = points.where(judged).round(9) + 0.0
    numerator, target = _compared(frame)
    denominator, factor = _denominators(frame), frame["factor"].to_numpy()
    short = numerator - exact.least_reaching(target, denominator, factor)
    room = exact.most_within(target, denominator, factor) - numerator
    counted = pd.Series(np.where(lower.to_numpy(), room, short), index=frame.index)
    frame["gap_count"] = counted.where(
        judged & ~frame["stated"] & ~frame["no_subject"] & frame["value"].notna()
    )


def _compared(frame: pd.DataFrame) -> tuple[exact.Floats, exact.Floats]:
    """Numerators without what is asked beyond the base, and the base: so that both sides stay whole numbers."""
    own = frame["numerator"] - frame["beyond"].fillna(0)
    return own.to_numpy(dtype=np.float64), frame["base"].to_numpy(dtype=np.float64)


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
            partial | (frame["extra_unknown"] & (frame["unit_kind"] == "school")),
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
    numerator, target = _compared(frame)
    denominator, factor = _denominators(frame), frame["factor"].to_numpy()
    high = exact.at_least(numerator, denominator, target, factor)
    low = exact.at_most(numerator, denominator, target, factor)
    met = pd.Series(np.where(lower.to_numpy(), low, high), index=frame.index)
    as_written = (frame["value"] >= frame["target"]).where(~lower, frame["value"] <= frame["target"])
    return met.where(~frame["stated"], as_written)
