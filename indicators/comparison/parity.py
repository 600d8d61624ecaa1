"""Girls beside boys, minority children beside Kinh children, difficult communes beside the others: on the same denominators.

A unit counts only where it states both the whole and the group of both sides of the ratio, in one period; the other side
is the whole minus the group. So the two rates share measure, age, year and units. Sums first, then divides.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from indicators.catalog.comparison import Split, comparison_rules
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.catalog.measures import measures
from indicators.catalog.sensitive import smallest_group
from indicators.comparison.peers import area_classes
from indicators.sums.compiler import both_sides
from indicators.sums.plan import Question, question_of
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

SIDES = ("group_numerator", "group_denominator", "other_numerator", "other_denominator")

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "indicator", "level", "grade", "school_year", "period",
           "split", "split_label", "group_label", "other_label", *SIDES, "group_value", "other_value", "difference",
           "ratio", "contributing", "expected", "is_small", "state")  # fmt: skip

STATES = ("known", "small_group", "no_subject", "impossible", "insufficient_data")

_LINE = ["indicator", "level", "grade", "period"]


def splittable(entry: Indicator, split: Split) -> bool:
    """Whether both sides of an indicator are stated by group; every ratio of facts can be split by area."""
    terms = (*entry.numerator, *entry.denominator)
    if entry.source != "facts" or not (entry.numerator and entry.denominator) or entry.planned:
        return False
    return not split.group or all(measures()[term.measure].has_group and not term.group for term in terms)


def parity(
    warehouse: Warehouse, school_year: SchoolYear | str, only: Sequence[str] = (), boundaries: str = "then"
) -> pd.DataFrame:
    """`COLUMNS`, one row per unit, indicator, level, grade and split of which both sides are known, in official order.

    `difference` = group - other, `ratio` = group / other. `expected` counts the units that state the whole,
    `contributing` those that state the group too; where they differ the state is insufficient_data. `is_small` marks
    a side with fewer persons than `small_number_min` of `norms.csv` (not to leave the office by itself); `impossible`,
    a group larger than the whole.
    """
    year = SchoolYear.of(school_year)
    pairs = ancestors(warehouse, year, boundaries)
    pieces = []
    for split in comparison_rules().splits.values():
        chosen = [
            entry
            for key, entry in indicators().items()
            if (not only or key in only) and splittable(entry, split)
        ]
        own = _by_group(warehouse, year, chosen, split) if split.group else _by_area(warehouse, year, chosen)
        pieces.append(_best_period(_summed(own, pairs)).assign(split=split.id))
    frame = pd.concat(pieces, ignore_index=True).merge(
        open_units(warehouse, year, boundaries)[
            ["unit_id", "unit_code", "unit_name", "unit_kind", "official_order"]
        ],
        on="unit_id",
    )
    frame["school_year"] = str(year)
    _add_values(frame)
    return _ordered(frame)


def _questions(entries: Sequence[Indicator], group: str) -> list[Question]:
    """The two sides of each indicator, of the group or ('') of everyone."""
    found = []
    for entry in entries:
        sides = tuple(
            (side, tuple(replace(term, group=group) for term in formula))
            for side, formula in (("numerator", entry.numerator), ("denominator", entry.denominator))
        )
        found.append(replace(question_of(entry), sides=sides))
    return found


def _stated(warehouse: Warehouse, year: SchoolYear, entries: Sequence[Indicator], group: str) -> pd.DataFrame:
    frame = both_sides(warehouse, _questions(entries, group), year)
    grain = frame["indicator"].map({entry.id: entry.grain for entry in entries})
    kinds = open_units(warehouse, year).set_index("unit_id")["unit_kind"]
    known = frame["numerator"].notna() & frame["denominator"].notna()
    return frame[known & (frame["unit_id"].map(kinds) == grain)]


def _by_group(
    warehouse: Warehouse, year: SchoolYear, entries: Sequence[Indicator], split: Split
) -> pd.DataFrame:
    """Both sides unit by unit; NaN where the unit states the whole alone."""
    keys = ["unit_id", *_LINE]
    whole = _stated(warehouse, year, entries, "")
    group = _stated(warehouse, year, entries, split.group)[[*keys, "numerator", "denominator"]]
    own = whole.merge(
        group.set_axis([*keys, "group_numerator", "group_denominator"], axis=1), on=keys, how="left"
    )
    for side in ("numerator", "denominator"):
        own[f"other_{side}"] = own[side] - own[f"group_{side}"]
    own["contributing"] = own["group_denominator"].notna().astype("int64")
    return own.assign(expected=1)


def _by_area(warehouse: Warehouse, year: SchoolYear, entries: Sequence[Indicator]) -> pd.DataFrame:
    """Each unit on the side of its area class; a unit without a class is expected and does not contribute."""
    own = _stated(warehouse, year, entries, "")
    area = own["unit_id"].map(area_classes(open_units(warehouse, year)))
    for name, of_class in (("group", "difficult"), ("other", "other")):
        for side in ("numerator", "denominator"):
            own[f"{name}_{side}"] = own[side].where(area == of_class)
    own["contributing"] = area.isin(("difficult", "other")).astype("int64")
    return own.assign(expected=1)


def _summed(own: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    above = own.merge(pairs, on="unit_id")
    for side in SIDES:
        above[side] = above[side].astype("float64") * above["share"]
    grouped = above.groupby(["ancestor_id", *_LINE, "rank"], as_index=False)
    sums = grouped[list(SIDES)].sum(min_count=1)
    counted = grouped[["contributing", "expected"]].sum()
    sums[["contributing", "expected"]] = counted[["contributing", "expected"]]
    two_sided = sums["group_denominator"].notna() & sums["other_denominator"].notna()
    return sums[two_sided].rename(columns={"ancestor_id": "unit_id"})


def _best_period(frame: pd.DataFrame) -> pd.DataFrame:
    """The period in which most units state both sides; between equals the one preferred by the indicator."""
    ordered = frame.sort_values(["contributing", "rank"], ascending=[False, True], kind="stable")
    return ordered.drop_duplicates(["unit_id", "indicator", "level", "grade"])


def _add_values(frame: pd.DataFrame) -> None:
    factor = frame["indicator"].map({key: entry.factor for key, entry in indicators().items()})
    for name in ("group", "other"):
        denominator = frame[f"{name}_denominator"].where(frame[f"{name}_denominator"] > 0)
        frame[f"{name}_value"] = frame[f"{name}_numerator"] * factor.astype("float64") / denominator
    frame["difference"] = frame["group_value"] - frame["other_value"]
    frame["ratio"] = frame["group_value"] / frame["other_value"].where(frame["other_value"] != 0)
    least = frame[["group_denominator", "other_denominator"]].min(axis=1)
    frame["is_small"] = (
        (least > 0) & (least < smallest_group()) & frame["indicator"].map(_of_persons()).astype(bool)
    )
    frame["state"] = np.select(
        [
            frame["contributing"] < frame["expected"],
            (frame[list(SIDES)] < 0).any(axis=1),
            frame[["group_value", "other_value"]].isna().any(axis=1),
            frame["is_small"],
        ],
        ["insufficient_data", "impossible", "no_subject", "small_group"],
        default="known",
    )
    hidden = frame["state"] == "impossible"
    frame[["difference", "ratio"]] = frame[["difference", "ratio"]].mask(hidden)


def _of_persons() -> dict[str, bool]:
    return {
        key: any(measures()[term.measure].unit == "person" for term in entry.denominator)
        for key, entry in indicators().items()
    }


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    splits = comparison_rules().splits
    frame["split_label"] = frame["split"].map({key: split.label for key, split in splits.items()})
    frame["group_label"] = frame["split"].map({key: split.sides[0] for key, split in splits.items()})
    frame["other_label"] = frame["split"].map({key: split.sides[1] for key, split in splits.items()})
    place = frame["indicator"].map({key: number for number, key in enumerate(indicators())})
    by_split = frame["split"].map({key: number for number, key in enumerate(splits)})
    ordered = frame.assign(place=place, by_split=by_split).sort_values(
        ["official_order", "unit_id", "place", "level", "grade", "by_split"], kind="stable"
    )
    return ordered[list(COLUMNS)].reset_index(drop=True)
