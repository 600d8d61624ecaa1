"""Indicators that count things: schools, grades above a norm, gates, conflicting cells, targets left over from last year.

Like `derived`, each function yields the columns that the table sums otherwise. Knows the questions it counts over; knows
neither targets nor statuses of its own answer.
"""

from collections.abc import Sequence

import pandas as pd

from indicators.answers.derived import JUDGED
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.curriculum_2018 import readiness
from indicators.sums.compiler import has_table, quantities
from indicators.sums.plan import question_of
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

_NO_DATA = "no_data"

_CONFLICTS = """
WITH stated AS (
    SELECT unit_id, measure, age, grp, sheet_id, cell FROM {cells}
    WHERE school_year = $school_year AND period = 'survey' AND age <> ''
)
SELECT x.unit_id, count(DISTINCT (x.measure, x.age, x.grp)) FILTER (i.cell IS NOT NULL) AS numerator
FROM stated x
JOIN sheet s ON s.sheet_id = x.sheet_id
LEFT JOIN issue i ON i.file_id = s.file_id AND i.sheet = s.sheet_name AND i.cell = x.cell AND i.check_id = $check
GROUP BY x.unit_id
"""
_EVERY_CELL = (
    "(FROM fact SELECT {columns} UNION ALL FROM superseded SELECT {columns} WHERE reason = 'other_cell')"
)
_CELL_COLUMNS = "unit_id, measure, age, grp, school_year, period, sheet_id, cell"


def raised(own: pd.DataFrame, pairs: pd.DataFrame, by: Sequence[str] = ("level",)) -> pd.DataFrame:
    """Numbers of units (`unit_id`, `by`, numerator, perhaps denominator, contributing, expected) summed up the tree;
    `estimated` where only a share of a unit went there."""
    sides = [side for side in ("numerator", "denominator") if side in own]
    above = own.merge(pairs, on="unit_id")
    for side in sides:
        above[side] = above[side].astype("float64") * above["share"]
    above["estimated"] = above["share"] < 1
    grouped = above.groupby(["ancestor_id", *by], as_index=False)
    sums = grouped.agg(
        contributing=("contributing", "sum"), expected=("expected", "sum"), estimated=("estimated", "any")
    )
    for side in sides:
        sums[side] = grouped[side].sum(min_count=1)[side]
    return sums.rename(columns={"ancestor_id": "unit_id"})


def from_schools(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Schools below each unit: once at each level they teach, and once altogether."""
    schools = open_units(warehouse, year).query("unit_kind == 'school'")[["unit_id", "levels"]]
    taught = schools.assign(level=schools["levels"].str.split(",")).explode("level")
    rows = pd.concat([taught, schools.assign(level="")], ignore_index=True)
    pairs = ancestors(warehouse, year, boundaries)
    own = rows.assign(numerator=1, contributing=1, expected=1)
    summed = raised(own, pairs[pairs["unit_id"] != pairs["ancestor_id"]])
    return _for_each(chosen, summed.assign(grade="", period="year"))


def from_ownership(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Of a number the part that private schools state, in the period in which most schools are known."""
    schools = open_units(warehouse, year).query("unit_kind == 'school'")
    due = schools.assign(level=schools["levels"].str.split(",")).explode("level")[
        ["unit_id", "level", "ownership"]
    ]
    pairs = ancestors(warehouse, year, boundaries)
    pieces = []
    for entry in chosen:
        numbers = quantities(warehouse, [question_of(entry)], year, every_period=True)
        numbers = numbers[numbers["grade"] == ""].merge(due, on=["unit_id", "level"])
        known = numbers[numbers["ownership"] != ""]
        own = known.assign(
            denominator=known["value"], numerator=known["value"].where(known["ownership"] == "private", 0.0),
            contributing=1, expected=0,
        )  # fmt: skip
        for level in (*entry.levels, ""):
            of_level = own if level == "" else own[own["level"] == level]
            expected = due if level == "" else due[due["level"] == level]
            pieces.append(_in_best_period(entry, level, of_level, expected, pairs))
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def _in_best_period(
    entry: Indicator, level: str, own: pd.DataFrame, due: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    if own.empty:
        return pd.DataFrame()
    order = {period: place for place, period in enumerate(entry.periods)}
    sums = raised(own, pairs, by=("period",))
    sums["place"] = sums["period"].map(order)
    best = sums.sort_values(["contributing", "place"], ascending=[False, True]).drop_duplicates("unit_id")
    expected = due.merge(pairs, on="unit_id").groupby("ancestor_id").size()
    return best.assign(
        expected=best["unit_id"].map(expected), indicator=entry.id, level=level, grade=""
    ).drop(columns="place")  # fmt: skip


def from_gates(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Readiness gates that are met, of those that can be judged, for the grades on the 2018 programme."""
    if not chosen:
        return pd.DataFrame()
    gates = readiness.gates(warehouse, year)
    due = gates[gates["rollout"] == "due"]
    known = due["state"] != _NO_DATA
    own = due[["unit_id", "level"]].assign(
        numerator=(due["state"] == "met").astype(float).where(known),
        denominator=known.astype(float).where(known), contributing=known.astype(int), expected=1,
    )  # fmt: skip
    summed = raised(own, ancestors(warehouse, year, boundaries))
    return _for_each(chosen, summed.assign(grade="", period="start"))


def from_conflicts(
    warehouse: Warehouse, year: SchoolYear, chosen: Sequence[Indicator], boundaries: str
) -> pd.DataFrame:
    """Numbers of an age that two cells state differently; a commune without a survey lowers the coverage."""
    communes = open_units(warehouse, year).query("unit_kind == 'commune'")[["unit_id"]]
    pairs = ancestors(warehouse, year, boundaries)
    cells = _EVERY_CELL.format(columns=_CELL_COLUMNS) if has_table(warehouse, "superseded") else "fact"
    pieces = []
    for entry in chosen:
        found = warehouse.frame(
            _CONFLICTS.format(cells=cells), {"check": entry.item, "school_year": str(year)}
        )
        own = communes.merge(found, on="unit_id", how="left")
        own = own.assign(contributing=own["numerator"].notna().astype(int), expected=1, level="")
        pieces.append(raised(own, pairs).assign(indicator=entry.id, grade="", period="survey"))
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def from_lines(
    answered: pd.DataFrame, chosen: Sequence[Indicator], due: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """Grades of schools whose line of another indicator misses its target; a school without lines lowers the coverage."""
    pieces = []
    for entry in chosen:
        lines = answered[(answered["indicator"] == entry.item) & (answered["grade"] != "")]
        lines = lines[(lines["unit_kind"] == "school") & lines["status"].isin(JUDGED)]
        counts = lines.assign(missed=lines["status"] == "not_met").groupby(
            ["unit_id", "level"], as_index=False
        )
        own = due.merge(counts.agg(numerator=("missed", "sum")), on=["unit_id", "level"], how="left")
        own = own[own["level"].isin(entry.levels)]
        own = own.assign(contributing=own["numerator"].notna().astype(int), expected=1)
        pieces.append(raised(own, pairs).assign(indicator=entry.id, grade="", period="year"))
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()


def schools_due(warehouse: Warehouse, year: SchoolYear) -> pd.DataFrame:
    """`unit_id`, `level`: every level of every school of the year."""
    schools = open_units(warehouse, year).query("unit_kind == 'school'")
    return schools.assign(level=schools["levels"].str.split(",")).explode("level")[["unit_id", "level"]]


def missed_targets(answered: pd.DataFrame, chosen: Sequence[Indicator]) -> pd.DataFrame:
    """Assigned targets that a unit did not meet, of answers of the year before; those without data lower the coverage."""
    given = assigned_lines(answered)
    counts = given.assign(
        missed=given["status"] == "not_met", judged=given["status"].isin(JUDGED)
    ).groupby("unit_id")  # fmt: skip
    sums = counts.agg(
        numerator=("missed", "sum"), contributing=("judged", "sum"), expected=("judged", "size")
    )
    sums = sums[sums["contributing"] > 0].reset_index()
    return _for_each(chosen, sums.assign(level="", grade="", period="year"))


def assigned_lines(answered: pd.DataFrame) -> pd.DataFrame:
    """Lines of answers that have an assigned target, each once: no grades beside their level, no sum of levels."""
    entries = indicators()
    assigned = {key for key, entry in entries.items() if entry.assigned}
    both = {key for key, entry in entries.items() if entry.all_levels}
    planned = {key for key, entry in entries.items() if entry.planned}
    own = answered[answered["indicator"].isin(assigned) & (answered["grade"] == "")]
    own = own[~(own["indicator"].isin(both) & (own["level"] == ""))]
    given = own["denominator"].where(own["indicator"].isin(planned), own["target"])
    return own[given.notna()]


def _for_each(chosen: Sequence[Indicator], frame: pd.DataFrame) -> pd.DataFrame:
    """The same numbers under each of the chosen indicators, at the levels that it asks for."""
    pieces = [
        frame[frame["level"].isin((*entry.levels, *([""] if entry.all_levels else [])))].assign(
            indicator=entry.id
        )
        for entry in chosen
    ]
    return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()
