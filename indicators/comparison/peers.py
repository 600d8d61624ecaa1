"""Units beside those in the same situation instead of a league table: median, spread, distance, never a rank.

A peer class is declared: units of one kind whose communes have the same area class in that school year. Compares answers
of `table`; knows nothing of how they were computed.
"""

import numpy as np
import pandas as pd

from indicators.answers import table
from indicators.catalog.comparison import comparison_rules
from indicators.catalog.indicators import indicators
from indicators.catalog.language import in_language
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "period",
           "value", "target", "status", "peer_class", "peer_label", "members", "known", "median", "low_quartile",
           "high_quartile", "least", "most", "distance", "position", "state")  # fmt: skip

STATES = ("known", "few_peers", "no_value", "unclassified")
POSITIONS = ("better", "within", "worse")

_CLASS = ["indicator", "level", "grade", "peer_class"]


def area_classes(units: pd.DataFrame) -> pd.Series:
    """By unit id: `difficult`, `other`, or '' where it is not known. A school has the class of its commune."""
    own = units.set_index("unit_id")
    above = own["difficult"].reindex(
        own["parent_id"].astype("Float64").to_numpy(dtype="float64", na_value=-1)
    )
    of_school = (own["unit_kind"] == "school").to_numpy()
    known = np.where(of_school, above.to_numpy(dtype=object), own["difficult"].to_numpy(dtype=object))
    words = {True: "difficult", False: "other"}
    return pd.Series([words.get(value, "") for value in known], index=own.index, dtype=object)


def peers(
    warehouse: Warehouse,
    school_year: SchoolYear | str,
    only: tuple[str, ...] = (),
    unit_kind: str = "commune",
    boundaries: str = "then",
) -> pd.DataFrame:
    """`COLUMNS`, one row per answer of a unit of the kind, in the order of `table.answers`.

    Only complete values count for median and quartiles (the unit's own is one of them); `members` counts the class,
    `known` those that count. `distance` is value - median, negative where worse in the declared direction; `position`
    places the value against the middle half, '' for indicators without a direction.
    """
    year = SchoolYear.of(school_year)
    frame = table.answers(warehouse, year, "", only, boundaries)
    frame = frame[frame["unit_kind"] == unit_kind].reset_index(drop=True)
    frame["peer_class"] = frame["unit_id"].map(area_classes(open_units(warehouse, year, boundaries)))
    frame["peer_class"] = frame["peer_class"].fillna("").astype(object)
    frame["peer_label"] = (
        frame["peer_class"].map(dict(comparison_rules().peer_labels)).fillna("").map(in_language)
    )
    complete = frame["value"].notna() & (frame["coverage"].isna() | (frame["coverage"] >= 1))
    _add_spread(frame, frame["value"].where(complete))
    _add_position(frame)
    return frame[list(COLUMNS)]


def _add_spread(frame: pd.DataFrame, counted: pd.Series) -> None:
    by = [frame[name] for name in _CLASS]
    groups = counted.groupby(by)
    frame["members"] = frame.groupby(_CLASS)["unit_id"].transform("size")
    frame["known"] = groups.transform("count")
    enough = (frame["known"] >= comparison_rules().least_peers) & (frame["peer_class"] != "")
    for name, part in (("median", 0.5), ("low_quartile", 0.25), ("high_quartile", 0.75)):
        frame[name] = groups.transform("quantile", q=part).where(enough)
    frame["least"] = groups.transform("min").where(enough)
    frame["most"] = groups.transform("max").where(enough)
    frame["state"] = np.select(
        [frame["peer_class"] == "", counted.isna(), ~enough],
        ["unclassified", "no_value", "few_peers"],
        default="known",
    )


def _add_position(frame: pd.DataFrame) -> None:
    known = frame["state"] == "known"
    direction = frame["indicator"].map({key: entry.direction for key, entry in indicators().items()})
    sign = direction.map({"higher": 1.0, "lower": -1.0, "neutral": 1.0}).astype("float64")
    frame["distance"] = (sign * (frame["value"] - frame["median"])).where(known) + 0.0
    above, below = frame["value"] > frame["high_quartile"], frame["value"] < frame["low_quartile"]
    better, worse = above.where(sign > 0, below), below.where(sign > 0, above)
    placed = np.select([better, worse], ["better", "worse"], default="within")
    frame["position"] = np.where(known & (direction != "neutral"), placed, "")
