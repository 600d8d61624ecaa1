"""How one number came about: formula, article, sides, target, verdict, cells, corrections, statements that no longer count.

Gathers what `table`, `lineage` and the catalogue know of one line; `explained_in_words` says it.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.answers import table
from indicators.catalog.indicator import Indicator
from indicators.catalog.indicators import indicators
from indicators.provenance import lineage
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

Record = Mapping[Hashable, Any]

_KEY = ("measure", "level", "grade", "age", "group", "category", "school_year", "period", "kind")

_CORRECTIONS = """
SELECT b.file_name AS file, b.received_at, s.sheet_name AS sheet, c.target_cell AS cell, c.before_value, c.before_raw,
       c.told_right AS "right", c.reason, c.author, c.day
FROM correction c
JOIN sheet s ON s.sheet_id = c.target_sheet_id
JOIN file b ON b.file_id = s.file_id
WHERE c.state = 'applied'
"""

_SUPERSEDED = """
SELECT x.unit_code, x.unit_name, w.measure, w.level, w.grade, w.age, w."group", w.category, w.school_year, w.period,
       w.kind, o.value, o.state, o.raw, o.reason, b.file_name AS file, s.sheet_name AS sheet, o.cell, b.received_at
FROM (SELECT unnest($unit_id) AS unit_id, unnest($measure) AS measure, unnest($level) AS level, unnest($grade) AS grade,
             unnest($age) AS age, unnest($group) AS "group", unnest($category) AS category,
             unnest($school_year) AS school_year, unnest($period) AS period, unnest($kind) AS kind) w
JOIN superseded o ON o.unit_id = w.unit_id AND o.measure = w.measure AND o.level = w.level AND o.grade = w.grade
    AND o.age = w.age AND o.grp = w."group" AND o.category = w.category AND o.school_year = w.school_year
    AND o.period = w.period AND o.kind = w.kind
JOIN unit x ON x.unit_id = o.unit_id
JOIN sheet s ON s.sheet_id = o.sheet_id
JOIN file b ON b.file_id = s.file_id
ORDER BY x.official_order, b.received_at DESC, s.sheet_name, o.cell
"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One line of the table with everything behind it. Records carry the columns of `table.answers`, `lineage.cells`,
    and of the two queries above."""

    entry: Indicator
    line: Record
    cells: Sequence[Record]
    corrections: Sequence[Record]
    superseded: Sequence[Record]


def explain(
    warehouse: Warehouse,
    unit_code: str,
    indicator: str,
    school_year: SchoolYear | str,
    *,
    level: str | None = None,
    grade: str = "",
    period: str = "",
) -> list[Explanation]:
    """Every line of an indicator for one unit: of one `level` or (None) of all, of one `grade` or ('') of whole levels.

    [] where the table has no such line; raises `KeyError` for an unknown indicator.
    """
    year, entry = SchoolYear.of(school_year), indicators()[indicator]
    frame = table.answers(warehouse, year, period, (indicator,))
    chosen = frame[(frame["unit_code"] == unit_code) & (frame["grade"] == grade)]
    if level is not None:
        chosen = chosen[chosen["level"] == level]
    return [_explained(warehouse, year, entry, line) for line in _once(chosen).to_dict("records")]


def _once(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines without the one of all levels where the unit has a single level, which says the same."""
    single = lines["level"].ne("").sum() == 1
    same = lines[["numerator", "denominator", "target"]].drop_duplicates().shape[0] == 1
    return lines[lines["level"] != ""] if single and same and len(lines) == 2 else lines


def _explained(warehouse: Warehouse, year: SchoolYear, entry: Indicator, line: Record) -> Explanation:
    found = lineage.cells(
        warehouse, year, entry.id, line["unit_code"], line["level"], line["grade"], line["period"]
    )
    return Explanation(
        entry,
        line,
        found.to_dict("records"),
        _corrections(warehouse, found),
        _superseded(warehouse, year, found),
    )


def _corrections(warehouse: Warehouse, cells: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Corrections of the office that stand in one of the cells."""
    if cells.empty:
        return []
    place = ["file", "received_at", "sheet", "cell"]
    return warehouse.frame(_CORRECTIONS).merge(cells[place].drop_duplicates(), on=place).to_dict("records")


def _superseded(warehouse: Warehouse, year: SchoolYear, cells: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """What was stated of the same numbers and does not count now."""
    ids = open_units(warehouse, year).set_index("unit_code")["unit_id"]
    keys = cells[["unit_code", *_KEY]].drop_duplicates()
    wanted: dict[str, object] = {name: keys[name].tolist() for name in _KEY}
    wanted["unit_id"] = keys["unit_code"].map(ids).tolist()
    return warehouse.frame(_SUPERSEDED, wanted).to_dict("records") if len(keys) else []
