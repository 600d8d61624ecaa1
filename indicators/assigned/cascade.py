"""Whether targets add up: what an office was given against the sum of what the units below it were given.

Compares targets with targets; knows nothing of results. Rates and levels are never added up, so they do not appear.
"""

import pandas as pd

from indicators.catalog.measures import measures
from indicators.sums.compiler import sql, tree, tree_params
from indicators.terms import SchoolYear
from indicators.warehouse import Warehouse

COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "measure", "level", "grade", "age", "group", "category",
           "school_year", "below_kind", "given", "summed", "difference", "units_with_target", "units_below", "state",
           "file", "sheet", "cell")  # fmt: skip

STATES = ("equal", "differs", "incomplete", "none_below")

_CASCADE = """,
given AS (
    SELECT x.*, u.unit_kind
    FROM fact x
    JOIN open_unit u ON u.unit_id = x.unit_id
    WHERE x.kind = 'target' AND x.school_year = $school_year AND x.state IN ('number', 'zero_mark')
        AND list_contains($measures, x.measure)
),
below AS (   -- a target of the whole office is compared with the sum of all levels
    SELECT g.unit_id, g.measure, g.level, g.grade, g.age, g.grp, g.category, b.unit_kind AS below_kind,
           sum(b.value * a.share) AS summed, count(DISTINCT b.unit_id) AS units_with_target
    FROM given g
    JOIN above a ON a.ancestor_id = g.unit_id AND a.unit_id <> g.unit_id
    JOIN given b ON b.unit_id = a.unit_id AND b.measure = g.measure AND b.grade = g.grade AND b.age = g.age
        AND b.grp = g.grp AND b.category = g.category AND (b.level = g.level OR g.level = '')
    WHERE b.unit_kind <> g.unit_kind
    GROUP BY ALL
),
counted AS (
    SELECT a.ancestor_id AS unit_id, u.unit_kind AS below_kind, l.level, count(DISTINCT u.unit_id) AS units_below
    FROM above a
    JOIN open_unit u ON u.unit_id = a.unit_id AND a.unit_id <> a.ancestor_id
    JOIN (SELECT DISTINCT level FROM given) l
        ON u.unit_kind <> 'school' OR l.level = '' OR list_contains(string_split(u.levels, ','), l.level)
    GROUP BY ALL
)
SELECT g.unit_id, u.unit_code, u.unit_name, u.unit_kind, g.measure, g.level, g.grade, g.age, g.grp AS "group", g.category,
       g.school_year, b.below_kind, g.value AS given, b.summed, b.units_with_target, c.units_below,
       f.file_name AS file, s.sheet_name AS sheet, g.cell
FROM given g
JOIN unit u ON u.unit_id = g.unit_id
JOIN sheet s ON s.sheet_id = g.sheet_id
JOIN file f ON f.file_id = s.file_id
LEFT JOIN below b ON b.unit_id = g.unit_id AND b.measure = g.measure AND b.level = g.level AND b.grade = g.grade
    AND b.age = g.age AND b.grp = g.grp AND b.category = g.category
LEFT JOIN counted c ON c.unit_id = g.unit_id AND c.below_kind = b.below_kind AND c.level = g.level
WHERE g.unit_kind <> 'school' AND (g.unit_kind <> 'commune' OR list_contains($of_schools, g.measure))
ORDER BY u.official_order, u.unit_id, g.measure, g.level, g.grade, g.age, g.grp, g.category, b.below_kind
"""


def differences(
    warehouse: Warehouse, school_year: SchoolYear | str, boundaries: str = "then"
) -> pd.DataFrame:
    """`COLUMNS`: one row per number given to a unit above others and per kind of unit below it.

    `difference` = summed - given. `state`: equal; differs; incomplete (some units below have no such target, so the
    difference is no verdict); none_below (nobody below was given it).
    """
    year = SchoolYear.of(school_year)
    summable = [measure for measure in measures().values() if measure.summable]
    params = {
        **tree_params(warehouse, year, boundaries),
        "school_year": str(year),
        "measures": [measure.id for measure in summable],
        "of_schools": [measure.id for measure in summable if measure.grain == "school"],
    }
    frame = warehouse.frame(sql(tree(boundaries)) + _CASCADE, params)
    frame["difference"] = (frame["summed"] - frame["given"]).round(9) + 0.0
    for column in ("units_with_target", "units_below"):
        frame[column] = frame[column].fillna(0).astype(int)
    states = pd.Series("differs", index=frame.index, dtype=object)
    states = states.mask(frame["difference"] == 0, "equal")
    states = states.mask(frame["units_with_target"] < frame["units_below"], "incomplete")
    frame["state"] = states.mask(frame["summed"].isna(), "none_below")
    return frame[list(COLUMNS)]
