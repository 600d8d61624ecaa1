"""Targets as they were assigned: every statement of one, by which decision, from which day, and what replaced it.

Knows what the warehouse keeps of target sheets; knows nothing of results or attainment.
"""

from datetime import date

import pandas as pd

from indicators.sums.compiler import has_table
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

KEY = ("unit_id", "level", "measure", "grade", "age", "group", "category", "school_year")

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "level", "measure", "grade", "age", "group", "category",
           "school_year", "value", "state", "decision_number", "decision_date", "applies_from", "version", "versions",
           "is_current", "out_of_order", "file", "sheet", "cell", "raw", "received_at")  # fmt: skip

DOCUMENT_COLUMNS = ("decision_number", "decision_date", "applies_from", "not_dated", "numbers", "current", "units",
                    "out_of_order", "file", "sheet", "received_at")  # fmt: skip

_STATED = """
WITH stated AS (
    SELECT {columns}, TRUE AS is_current FROM fact WHERE kind = 'target' AND school_year = $school_year
    {replaced}
)
SELECT u.unit_id, u.unit_code, u.unit_name, u.unit_kind, x.level, x.measure, x.grade, x.age, x.grp AS "group", x.category,
       x.school_year, x.value, x.state, coalesce(d.number, '') AS decision_number, d.decided_on AS decision_date,
       CASE WHEN d.decided_on IS NULL AND min(d.decided_on) OVER later <= f.received_at::DATE THEN NULL
            ELSE coalesce(d.decided_on, f.received_at::DATE) END AS applies_from, x.is_current, f.file_name AS file,
       s.sheet_name AS sheet, x.cell, x.raw, f.received_at, f.file_id
FROM stated x
JOIN unit u ON u.unit_id = x.unit_id
JOIN sheet s ON s.sheet_id = x.sheet_id
JOIN file f ON f.file_id = s.file_id
LEFT JOIN {decision} d ON d.sheet_id = x.sheet_id
WINDOW later AS (
    PARTITION BY u.unit_id, x.level, x.measure, x.grade, x.age, x.grp, x.category
    ORDER BY f.file_id RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
)
ORDER BY u.official_order, u.unit_id, x.measure, x.level, x.grade, x.age, x.grp, x.category, f.file_id
"""
_REPLACED = """
    UNION ALL
    SELECT {columns}, FALSE FROM superseded
    WHERE kind = 'target' AND school_year = $school_year AND reason IN ('replaced', 'other_cell')
"""
_COLUMNS = (
    "unit_id, level, measure, grade, age, grp, category, school_year, value, state, sheet_id, cell, raw"
)
_NO_DECISIONS = "(SELECT 0 AS sheet_id, '' AS number, NULL::DATE AS decided_on WHERE FALSE)"


def statements(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`COLUMNS`: every target stated for a school year, current and replaced, the oldest of each number first.

    `applies_from` is the day of the decision, where the sheet names none the day of receipt; None where a later file
    quotes a decision of an earlier day, for then nobody knows since when the number applied. `version` counts the
    statements of one number from 1; `is_current` marks the one that counts today; `out_of_order` one that counts although
    a replaced sheet quotes a later decision.
    """
    replaced = _REPLACED.format(columns=_COLUMNS) if has_table(warehouse, "superseded") else ""
    decision = "decision" if has_table(warehouse, "decision") else _NO_DECISIONS
    query = _STATED.format(columns=_COLUMNS, replaced=replaced, decision=decision)
    frame = warehouse.frame(query, {"school_year": str(SchoolYear.of(school_year))})
    for column in ("decision_date", "applies_from"):
        frame[column] = pd.to_datetime(frame[column]).dt.date
    order = frame.sort_values(["applies_from", "file_id", "is_current"], kind="stable", na_position="first")
    versions = order.groupby(list(KEY), sort=False)
    frame["version"] = versions.cumcount() + 1
    frame["versions"] = versions["cell"].transform("size")
    decided = pd.to_datetime(frame["decision_date"])
    latest = decided.groupby([frame[name] for name in KEY]).transform("max")
    frame["out_of_order"] = frame["is_current"].astype(bool) & (decided < latest)
    return frame[list(COLUMNS)]


def documents(stated: pd.DataFrame) -> pd.DataFrame:
    """`DOCUMENT_COLUMNS`: the sheets behind `statements`, by the decision that each names; the oldest first.

    `current` of the `numbers` that a sheet states count today; `not_dated` tells that its day is the day of receipt.
    """
    sheet = ["decision_number", "decision_date", "file", "sheet", "received_at"]
    found = stated.groupby(sheet, sort=False, dropna=False).agg(
        applies_from=("applies_from", "first"),
        numbers=("cell", "size"),
        units=("unit_id", "nunique"),
        current=("is_current", "sum"),
        out_of_order=("out_of_order", "any"),
    )
    table = found.reset_index().sort_values(["applies_from", "received_at", "file", "sheet"], kind="stable")
    table["not_dated"] = table["decision_date"].isna()
    return table[list(DOCUMENT_COLUMNS)].reset_index(drop=True)


def history(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """Of `statements` the numbers that were stated more than once, and how much each statement `changed` the one before."""
    frame = statements(warehouse, school_year)
    frame = frame[frame["versions"] > 1].sort_values([*KEY, "version"], kind="stable")
    frame["change"] = frame.groupby(list(KEY))["value"].diff()
    return frame.reset_index(drop=True)


def in_force(warehouse: Warehouse, school_year: SchoolYear | str, day: date) -> pd.DataFrame:
    """Of `statements` the one of each number that applied on a day; a number first assigned later is left out."""
    frame = statements(warehouse, school_year)
    known = frame[frame["applies_from"].notna()]
    frame = known[known["applies_from"] <= day].sort_values([*KEY, "version"], kind="stable")
    return frame.drop_duplicates(list(KEY), keep="last").reset_index(drop=True)
