"""Our numbers beside those of a second source (the ministry's database, the PCGD-XMC system), unit by unit.

The second source is the office's own table `second_source`, what was explained its table `explanations`. Nothing is
overwritten: both numbers stay, and a difference is open until somebody explains exactly that difference.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from indicators import office
from indicators.catalog.formulas import Term
from indicators.catalog.measures import measures
from indicators.catalog.reconciliation import tolerances
from indicators.sums.compiler import quantities, sums
from indicators.sums.plan import Question
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

KEY = ("measure", "level", "grade", "age", "group", "category", "period")

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", *KEY, "school_year", "source", "day", "ours", "theirs",
           "difference", "tolerance", "contributing", "expected", "state", "explanation", "explained_by", "explained_on",
           "file", "sheet", "cell")  # fmt: skip

STATES = ("equal", "within", "open", "explained", "reopened", "incomplete", "contradiction", "only_ours",
          "only_theirs", "unknown_unit")  # fmt: skip

_CELLS = """
SELECT f.unit_id, f.measure, f.level, f.grade, f.age, f.grp AS "group", f.category, f.period,
       b.file_name AS file, s.sheet_name AS sheet, f.cell
FROM fact f
JOIN sheet s ON s.sheet_id = f.sheet_id
JOIN file b ON b.file_id = s.file_id
WHERE f.school_year = $school_year AND f.kind = 'actual' AND list_contains($measures, f.measure)
"""


def differences(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`, one row per source, number and unit, units in official order (unknown ones last).

    `ours` is the unit's own number, for a unit above others their sum (`contributing` of `expected` units known);
    `difference` = ours - theirs. `file`, `sheet`, `cell` name the cell where the unit states the number itself.
    States: equal, within (the declared tolerance), open, explained, reopened (another difference was explained),
    incomplete (our sum lacks units), contradiction (the source states two numbers of one day), only_ours (the source
    knows the number of other units of the kind), only_theirs, unknown_unit. An explanation names the difference; where
    one side has no number it names none, and holds until a later export.
    """
    year = SchoolYear.of(school_year)
    theirs = _theirs(warehouse, year)
    if theirs.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    units = open_units(warehouse, year)
    named = units[["unit_id", "unit_code", "unit_name", "unit_kind", "official_order"]]
    theirs = theirs.merge(named, on="unit_code", how="left")
    frame = _beside(theirs, _ours(warehouse, year, _lines(theirs)), named)
    frame = frame.merge(_cells(warehouse, year, theirs), on=["unit_id", *KEY], how="left")
    frame["school_year"] = str(year)
    frame["difference"] = (frame["ours"] - frame["theirs"]).round(9) + 0.0
    frame["tolerance"] = frame["measure"].map(
        {key: tolerances()[each.unit] for key, each in measures().items()}
    )
    _explain(frame, _explanations(warehouse, year))
    frame["unit_id"] = frame["unit_id"].astype("Int64")
    ordered = frame.sort_values(["official_order", "source", *KEY], kind="stable", na_position="last")
    return ordered[list(COLUMNS)].reset_index(drop=True)


def _theirs(warehouse: Warehouse, year: SchoolYear) -> pd.DataFrame:
    """The newest number of each source; `torn` where one day has two."""
    rows = [
        {**row, "theirs": float(row["value"])}
        for row in office.table(warehouse, "second_source")
        if row["school_year"] == str(year)
    ]
    if not rows:
        return pd.DataFrame()
    by = ["source", "unit_code", *KEY]
    frame = pd.DataFrame(rows).sort_values("day", kind="stable")
    newest = frame[frame["day"] == frame.groupby(by)["day"].transform("max")]
    torn = newest.groupby(by)["theirs"].transform("nunique") > 1
    return newest.assign(torn=torn).drop_duplicates(by, keep="last")[[*by, "day", "theirs", "torn"]]


def _lines(theirs: pd.DataFrame) -> list[Mapping[str, str]]:
    return theirs[list(KEY)].drop_duplicates().to_dict("records")  # type: ignore[return-value]


def _ours(warehouse: Warehouse, year: SchoolYear, lines: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """unit_id, `KEY`, ours, contributing, expected: what units state, and sums of what may be summed."""
    asked = {str(number): line for number, line in enumerate(lines)}
    summed = {key: line for key, line in asked.items() if measures()[line["measure"]].summable}
    stated = {key: line for key, line in asked.items() if key not in summed}
    pieces = []
    if summed:
        found = sums(warehouse, [_question(*pair) for pair in summed.items()], year)
        pieces.append(found.rename(columns={"numerator": "ours"}))
    if stated:
        found = quantities(warehouse, [_question(*pair) for pair in stated.items()], year)
        pieces.append(found.rename(columns={"value": "ours"}).assign(contributing=1, expected=1))
    frame = pd.concat(pieces, ignore_index=True)[["indicator", "unit_id", "ours", "contributing", "expected"]]
    keys = pd.DataFrame([{"indicator": key, **line} for key, line in asked.items()])
    return frame[frame["ours"].notna()].merge(keys, on="indicator").drop(columns="indicator")


def _question(name: str, line: Mapping[str, str]) -> Question:
    term = Term(
        line["measure"], age=line["age"], group=line["group"], level=line["level"],
        grades=(line["grade"],) if line["grade"] else (),
        categories=(line["category"],) if line["category"] else (),
    )  # fmt: skip
    grain = measures()[line["measure"]].grain
    level = line["level"] if grain == "school" else ""
    return Question(name, (("numerator", (term,)),), grain, (level,), (line["period"],))


def _beside(theirs: pd.DataFrame, ours: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Their rows with our numbers, then our numbers of units of a kind of which the source knows others."""
    asked = theirs[["source", *KEY, "unit_kind"]].dropna().drop_duplicates()
    known = ours.merge(named, on="unit_id").merge(asked, on=[*KEY, "unit_kind"])
    taken = theirs[["source", "unit_id", *KEY]].assign(taken=True)
    alone = known.merge(taken, on=["source", "unit_id", *KEY], how="left")
    alone = alone[alone["taken"].isna()].drop(columns="taken")
    matched = theirs.merge(ours, on=["unit_id", *KEY], how="left")
    frame = pd.concat([matched, alone], ignore_index=True)
    frame["torn"] = frame["torn"].eq(True)
    for name in ("ours", "theirs", "contributing", "expected"):
        frame[name] = pd.to_numeric(frame[name])
    return frame


def _cells(warehouse: Warehouse, year: SchoolYear, theirs: pd.DataFrame) -> pd.DataFrame:
    wanted = {"school_year": str(year), "measures": sorted(set(theirs["measure"]))}
    return warehouse.frame(_CELLS, wanted).drop_duplicates(["unit_id", *KEY])


def _explanations(warehouse: Warehouse, year: SchoolYear) -> dict[tuple[str, ...], dict[str, Any]]:
    """By source, unit code and `KEY`; the later line of the table replaces the earlier."""
    return {
        tuple(row[name] for name in ("source", "unit_code", *KEY)): row
        for row in office.table(warehouse, "explanations")
        if row["school_year"] == str(year)
    }


def _explain(frame: pd.DataFrame, explanations: Mapping[tuple[str, ...], Mapping[str, Any]]) -> None:
    keys = frame[["source", "unit_code", *KEY]].itertuples(index=False, name=None)
    told = [explanations.get(key) for key in keys]
    for column, name in (
        ("explanation", "explanation"),
        ("explained_by", "explained_by"),
        ("explained_on", "day"),
    ):
        frame[column] = pd.Series(
            [row[name] if row else None for row in told], index=frame.index, dtype=object
        )
    explained = pd.Series(
        [np.nan if row is None or row["difference"] is None else float(row["difference"]) for row in told],
        index=frame.index, dtype="float64",
    )  # fmt: skip
    same = (explained - frame["difference"]).abs() < 1e-9
    one_sided = frame["ours"].isna() | frame["theirs"].isna()
    holds = np.array(
        [_still_holds(row, day) for row, day in zip(told, frame["day"], strict=True)], dtype=bool
    )
    frame["state"] = np.select(
        [
            frame["unit_id"].isna(),
            frame["torn"],
            one_sided & holds,
            frame["theirs"].isna(),
            frame["ours"].isna(),
            frame["contributing"].gt(0) & (frame["contributing"] < frame["expected"]),
            frame["difference"] == 0,
            frame["difference"].abs() <= frame["tolerance"],
            same,
            [row is not None for row in told],
        ],
        ["unknown_unit", "contradiction", "explained", "only_ours", "only_theirs", "incomplete", "equal", "within",
         "explained", "reopened"],
        default="open",
    )  # fmt: skip


def _still_holds(told: Mapping[str, Any] | None, exported: date | None) -> bool:
    """Whether it was explained why one side has no number (no difference can be named), and no later export came."""
    if told is None or told["difference"] is not None:
        return False
    return pd.isna(exported) or exported <= told["day"]
