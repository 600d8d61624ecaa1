"""Indicators whose numbers are answers of another question: tests and levels of the standards, gaps of the facilities.

Each function yields the columns that the table adds up otherwise: indicator, unit_id, level, grade, period, numerator,
denominator, target, contributing, expected, and a status where the other question has already given it.
"""

from collections.abc import Sequence

import pandas as pd

from indicators.catalog.indicator import Indicator
from indicators.reporting.completeness import submissions
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.universal_education.standards import tests, verdicts
from indicators.warehouse import Warehouse

JUDGED = ("met", "not_met")

_NO_VERDICT = ("missing", "unclassified")


def from_tests(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """One row per commune with the threshold of the next level not yet passed; sum over sum for the tiers above."""
    every = tests(warehouse, year)
    pairs = ancestors(warehouse, year, boundaries)
    pieces = []
    for entry in chosen:
        own = every[every["rule"].isin(entry.target.rules)]
        if own.empty:
            continue
        rung = own.assign(passed=own["state"] == "pass").sort_values(["unit_id", "passed", "level"])
        first_open = rung.drop_duplicates("unit_id").copy()
        passed_all = rung.groupby("unit_id")["passed"].transform("all")
        top = rung[passed_all].drop_duplicates("unit_id", keep="last")
        communes = pd.concat(
            [first_open[~first_open["unit_id"].isin(top["unit_id"])], top], ignore_index=True
        )
        pieces += [_test_rows(entry, communes), _summed(entry, communes, pairs)]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def _test_rows(entry: Indicator, communes: pd.DataFrame) -> pd.DataFrame:
    rows = communes[["unit_id", "numerator", "denominator", "rule_status", "note"]].copy()
    known = communes["numerator"].notna() & communes["denominator"].notna()
    return rows.assign(
        indicator=entry.id, level="", grade="", period="survey", target=communes["threshold"],
        contributing=known.astype(int), expected=1,
        status=communes["state"].map(dict.fromkeys(_NO_VERDICT, "insufficient_data")),
    )  # fmt: skip


def _summed(entry: Indicator, communes: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Communes whose numbers are settled (the age band too) count; thresholds hold for communes alone."""
    settled = (
        communes["numerator"].notna() & communes["denominator"].notna() & ~communes["state"].isin(_NO_VERDICT)
    )
    counted = communes.assign(contributing=settled.astype(int))
    counted["numerator"] = counted["numerator"].astype("float64").where(settled)
    counted["denominator"] = counted["denominator"].astype("float64").where(settled)
    above = counted.merge(pairs[pairs["unit_id"] != pairs["ancestor_id"]], on="unit_id")
    for side in ("numerator", "denominator"):
        above[side] = above[side] * above["share"]
    above["partial"] = above["share"] < 1
    grouped = above.groupby("ancestor_id")
    sums = grouped.agg(
        contributing=("contributing", "sum"), expected=("contributing", "size"), estimated=("partial", "any")
    )
    sums = sums.join(grouped[["numerator", "denominator"]].sum(min_count=1)).reset_index()
    return sums.rename(columns={"ancestor_id": "unit_id"}).assign(
        indicator=entry.id, level="", grade="", period="survey"
    )


def from_levels(warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator]) -> pd.DataFrame:
    """The computed level, or the persons still needed for the next one, of every unit with a verdict."""
    every = verdicts(warehouse, year)
    pieces = []
    for entry in chosen:
        own = every[every["standard"] == entry.item]
        if entry.source == "needed":
            own = own[own["unit_kind"] == "commune"]
        settled = own["level_met"].notna()
        needed = own["needed"].astype("float64").where(own["next_level"].notna(), 0.0).where(settled)
        numbers = own["level_met"].astype("float64") if entry.source == "levels" else needed
        pieces.append(
            pd.DataFrame({
                "indicator": entry.id, "unit_id": own["unit_id"], "level": "", "grade": "", "period": "survey",
                "numerator": numbers, "contributing": settled.astype(int), "expected": 1,
                "status": own["status"].where(~settled | (entry.source == "levels"), None),
                "rule_status": own["rule_status"], "note": own["note"],
            })
        )  # fmt: skip
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def from_gaps(totals: pd.DataFrame, chosen: Sequence[Indicator]) -> pd.DataFrame:
    """Shortages per school, then summed; never the net of surplus and shortage."""
    pieces = []
    for entry in chosen:
        own = totals[(totals["item"] == entry.item) & totals["level"].isin(entry.levels)]
        columns = ["unit_id", "level", "period", "contributing", "expected"]
        summed = own[columns].assign(numerator=own["shortage"])
        pieces.append(summed.assign(indicator=entry.id, grade=""))
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def from_submissions(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Copies of monthly reports on time of those that are followed; a school nobody follows lowers the coverage."""
    followed = submissions(warehouse, year)
    followed = followed[followed["state"] != "unknown"]
    own = followed.assign(on_time=followed["state"] == "on_time").groupby("unit_id", as_index=False)
    counts = own.agg(numerator=("on_time", "sum"), denominator=("on_time", "size"))
    schools = open_units(warehouse, year).query("unit_kind == 'school'")[["unit_id"]]
    above = schools.merge(counts, on="unit_id", how="left").merge(
        ancestors(warehouse, year, boundaries), on="unit_id"
    )
    grouped = above.groupby("ancestor_id")
    sums = grouped.agg(contributing=("denominator", "count"), expected=("unit_id", "nunique"))
    sums = sums.join(grouped[["numerator", "denominator"]].sum(min_count=1)).reset_index()
    if counts.empty or not chosen:
        return pd.DataFrame()
    named = sums.rename(columns={"ancestor_id": "unit_id"})
    return pd.concat(
        [named.assign(indicator=entry.id, level="", grade="", period="year") for entry in chosen]
    )


def from_answers(given: pd.DataFrame, chosen: Sequence[Indicator]) -> pd.DataFrame:
    """Of lines with an assigned target those that are met, unit by unit; lines without data lower the coverage."""
    if given.empty or not chosen:
        return pd.DataFrame()
    counted = given.assign(met=given["status"] == "met", judged=given["status"].isin(JUDGED)).groupby(
        "unit_id"
    )
    sums = counted.agg(
        numerator=("met", "sum"), denominator=("judged", "sum"), expected=("judged", "size")
    ).reset_index()
    sums["contributing"] = sums["denominator"]
    return pd.concat([sums.assign(indicator=entry.id, level="", grade="", period="year") for entry in chosen])
