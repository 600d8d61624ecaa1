"""Where a unit should be by now on the way to its assigned target, and which targets ask for less or for more than ever.

Compares answers with a declared pace and with former years; knows nothing of how answers were computed.
"""

from collections.abc import Hashable, Mapping
from datetime import date

import numpy as np
import pandas as pd

from indicators.answers import table
from indicators.answers.counted import assigned_lines
from indicators.catalog.indicators import indicators
from indicators.catalog.pace import paces
from indicators.catalog.texts import text
from indicators.terms import SchoolYear
from indicators.units import school_years
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "pace", "day",
           "unit", "start_value", "target_value", "share", "due_value", "now_value", "difference", "persons", "state",
           "note")  # fmt: skip

STATES = ("ahead", "behind", "not_yet_due", "no_start", "no_data")

FLAG_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year",
                "target_value", "last_year", "last_value", "needed_change", "best_change", "flag", "reason")  # fmt: skip

YEARS_BACK = 5
"""Former school years that tell what pace has been reached."""

_LINE = ["unit_id", "indicator", "level", "grade"]


def due_by(
    warehouse: Warehouse, school_year: SchoolYear | str, day: date, boundaries: str = "then"
) -> pd.DataFrame:
    """`COLUMNS`: every line with an assigned target, and what it should have reached by a day of the year.

    An assigned number counts in its own unit (pupils, classes), an assigned rate in percent. A linear pace starts from the
    result of the year before: without one there is no marker. `difference` is now - due; `persons` the same in whole
    pupils, classes or rooms, both negative where behind in the declared direction.
    """
    year = SchoolYear.of(school_year)
    frame = _values(warehouse, year, boundaries)
    before = _values(warehouse, year.previous, boundaries)[[*_LINE, "now_value"]]
    frame = frame.merge(before.rename(columns={"now_value": "start_value"}), on=_LINE, how="left")
    shares = {key: paces()[entry.pace].share(year.start, day) for key, entry in indicators().items()}
    frame["share"] = frame["indicator"].map(shares).astype("float64")
    frame["pace"] = frame["indicator"].map({key: entry.pace for key, entry in indicators().items()})
    frame["day"] = day
    start = frame["start_value"].where(frame["share"] < 1, frame["target_value"])
    frame["due_value"] = start + (frame["target_value"] - start) * frame["share"]
    _compare(frame)
    given = frame["target_value"].notna() & frame["assigned"]
    return frame.loc[given, list(COLUMNS)].reset_index(drop=True)


def _values(warehouse: Warehouse, year: SchoolYear, boundaries: str) -> pd.DataFrame:
    """Lines with an assigned target: what was reached and what was asked for, numbers for assigned numbers. A number that
    a unit states for itself is known, also in a year in which it was assigned nothing."""
    entries = indicators()
    wanted = [key for key, entry in entries.items() if entry.assigned]
    frame = table.answers(warehouse, year, "", wanted, boundaries)
    planned = frame["indicator"].map({key: entry.planned for key, entry in entries.items()}).astype(bool)
    whole = frame["coverage"].isna() | (frame["coverage"] >= 1)
    alone = planned & (frame["contributing"] == 0)
    frame["now_value"] = frame["numerator"].where(planned, frame["value"]).where(whole | alone)
    frame["target_value"] = frame["denominator"].where(planned, frame["target"]).where(whole | ~planned)
    frame["unit"] = np.where(planned, "count", "percent")
    frame["assigned"] = frame.index.isin(assigned_lines(frame).index)
    return frame


def _compare(frame: pd.DataFrame) -> None:
    lower = (
        frame["indicator"]
        .map({key: entry.direction == "lower" for key, entry in indicators().items()})
        .astype(bool)
    )
    sign = np.where(lower, -1.0, 1.0)
    frame["difference"] = (sign * (frame["now_value"] - frame["due_value"])).round(9) + 0.0
    rate = frame["unit"] == "percent"
    people = (frame["difference"] * frame["denominator"] / 100).where(rate, frame["difference"])
    frame["persons"] = np.floor(people.round(9))
    frame["state"] = np.select(
        [
            frame["share"].isna(),
            frame["target_value"].isna() | frame["now_value"].isna(),
            frame["due_value"].isna(),
            frame["difference"] >= 0,
        ],
        ["not_yet_due", "no_data", "no_start", "ahead"],
        default="behind",
    )
    early, unknown = frame["state"] == "not_yet_due", frame["state"] == "no_start"
    labels = frame["pace"].map({key: pace.label for key, pace in paces().items()})
    frame["note"] = np.where(unknown, text("pace", "no_start"), "")
    frame.loc[early, "note"] = [text("pace", "not_yet_due", label=label) for label in labels[early]]


def flags(warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then") -> pd.DataFrame:
    """`FLAG_COLUMNS`: assigned targets that ask for less than the year before reached (`below_last_year`), or for a change
    in one year that no unit of the kind has ever made (`beyond_pace`); with a reason in words."""
    year = SchoolYear.of(school_year)
    frame = _values(warehouse, year, boundaries)
    frame = frame[frame["target_value"].notna() & frame["assigned"]]
    earlier = _earlier(warehouse, year, boundaries)
    if frame.empty or earlier.empty:
        return pd.DataFrame(columns=list(FLAG_COLUMNS))
    last = earlier[earlier["school_year"] == str(year.previous)][[*_LINE, "now_value"]]
    frame = frame.merge(last.rename(columns={"now_value": "last_value"}), on=_LINE)
    frame = frame[frame["last_value"].notna()].merge(
        _best(earlier), on=["indicator", "level", "grade", "unit_kind"], how="left"
    )
    sign = frame["indicator"].map(_signs()).astype("float64")
    frame["needed_change"] = (sign * (frame["target_value"] - frame["last_value"])).round(9) + 0.0
    relative = (frame["needed_change"] / frame["last_value"].abs().where(frame["last_value"] != 0)).where(
        frame["unit"] == "count", frame["needed_change"]
    )
    frame["flag"] = np.select(
        [frame["needed_change"] < 0, relative > frame["best_change"] + 1e-9],
        ["below_last_year", "beyond_pace"],
        default="",
    )
    frame = frame[(frame["flag"] != "") & (sign != 0)].reset_index(drop=True)
    frame["last_year"] = str(year.previous)
    frame["reason"] = [_reason(row) for row in frame.to_dict("records")]
    return frame[list(FLAG_COLUMNS)]


def _signs() -> dict[str, float]:
    signs = {"higher": 1.0, "lower": -1.0, "neutral": 0.0}
    return {key: signs[entry.direction] for key, entry in indicators().items()}


def _earlier(warehouse: Warehouse, year: SchoolYear, boundaries: str) -> pd.DataFrame:
    known = [name for name in school_years(warehouse) if name < str(year)][:YEARS_BACK]
    pieces = [_values(warehouse, SchoolYear.parse(name), boundaries) for name in known]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def _best(earlier: pd.DataFrame) -> pd.DataFrame:
    """The largest change for the better in one year that a unit of the kind has made: `best_change`, since `since`.

    Rates in points; numbers as a part of the year before, so that small and large schools compare.
    """
    ordered = earlier.sort_values([*_LINE, "school_year"], kind="stable")
    before = ordered.groupby(_LINE)[["now_value", "school_year"]].shift()
    follows = before["school_year"] == ordered["school_year"].map(
        lambda name: str(SchoolYear.parse(name).previous)
    )
    change = (ordered["now_value"] - before["now_value"]) * ordered["indicator"].map(_signs()).astype(
        "float64"
    )
    relative = change / before["now_value"].abs().where(before["now_value"] != 0)
    made = change.where(ordered["unit"] == "percent", relative).where(follows)
    steps = ordered.assign(best_change=made)[
        ["indicator", "level", "grade", "unit_kind", "school_year", "best_change"]
    ]
    best = steps.dropna().groupby(["indicator", "level", "grade", "unit_kind"], as_index=False)
    return best.agg(best_change=("best_change", "max"), since=("school_year", "min"))


def _reason(row: Mapping[Hashable, object]) -> str:
    number = _percent if row["unit"] == "percent" else _count
    if row["flag"] == "below_last_year":
        return text("pace", "below_last_year", target=number(row["target_value"]), year=row["last_year"],
                    last=number(row["last_value"]))  # fmt: skip
    needed, best = float(str(row["needed_change"])), float(str(row["best_change"]))
    if row["unit"] == "count":
        needed, best = 100 * needed / abs(float(str(row["last_value"]))), 100 * best
    return text("pace", "beyond_pace", needed=_percent(needed), best=_percent(best), year=row["since"])


def _percent(value: object) -> str:
    return f"{float(str(value)):.2f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


def _count(value: object) -> str:
    return f"{float(str(value)):.0f}"
