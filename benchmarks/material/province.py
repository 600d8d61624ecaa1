"""A province with its detail for many years, made inside DuckDB: the same core, as much detail around it as asked for.

The core (130 communes, 500 schools, six school years, with targets) is what the indicators ask for and is the same at every size. The
detail is what offices collect beside it: groups of pupils month by month and grade by grade, and earlier years. So an
answer stays the same while the warehouse grows. Deterministic; numbers are synthetic (SỐ LIỆU MÔ PHỎNG).
"""

from pathlib import Path

import duckdb

SCHEMA = Path(__file__).resolve().parents[2] / "etl" / "schema.sql"
COMMUNES, SCHOOLS = 130, 500
LAST_YEAR, CORE_YEARS, DETAIL_YEARS = 2024, 6, 15
YEAR = f"{LAST_YEAR}-{LAST_YEAR + 1}"
YEARS = tuple(f"{start}-{start + 1}" for start in range(LAST_YEAR - CORE_YEARS + 1, LAST_YEAR + 1))
_MEMORY = "4GB"

_UNITS = """
INSERT INTO unit
SELECT id, code, 'Đơn vị ' || code, code, kind, '', levels, 'public', '', DATE '2000-09-01', NULL, '', id FROM (
    SELECT 1 AS id, '11' AS code, 'province' AS kind, '' AS levels
    UNION ALL SELECT 101 + i, 'X' || i, 'commune', '' FROM range($communes) r(i)
    UNION ALL SELECT 1001 + i, 'S' || i, 'school',
        CASE i % 3 WHEN 0 THEN 'preschool' WHEN 1 THEN 'primary' ELSE 'lower_secondary' END FROM range($schools) r(i))
"""
_PARENTS = """
INSERT INTO unit_parent
SELECT unit_id, CASE unit_kind WHEN 'commune' THEN 1 ELSE 101 + unit_id % $communes END, DATE '2000-09-01', NULL
FROM unit WHERE unit_kind <> 'province'
"""
_AREAS = """
INSERT INTO area_class
SELECT unit_id, y || '-' || (y + 1), unit_id % 3 = 0 FROM unit, range(2000, 2026) r(y) WHERE unit_kind = 'commune'
"""
_SURVEY = """
INSERT INTO every
SELECT u.unit_id, '', m.measure, '', a.age, '', '', y || '-' || (y + 1), 'survey', 'actual',
       CASE WHEN m.measure IN ('obliged_residents', 'residents') THEN 200 + (u.unit_id * 7) % 90
            ELSE 150 + (u.unit_id * 7 + y) % 50 END, 'number', 1, 'A1', ''
FROM unit u, range($first, $last + 1) r(y), (SELECT unnest($ages) AS age) a,
     (SELECT unnest($survey_measures) AS measure) m
WHERE u.unit_kind = 'commune'
"""
_RATE_TARGETS = """
INSERT INTO every
SELECT u.unit_id, '', 'attending_rate', '', a.age, '', '', y || '-' || (y + 1), 'year', 'target',
       80 + (u.unit_id + y) % 20, 'number', 1, 'A1', ''
FROM unit u, range($first, $last + 1) r(y), (SELECT unnest(['3', '4', '5', '3-5']) AS age) a
WHERE u.unit_kind = 'commune'
"""
_REPORTS = """
INSERT INTO every
SELECT u.unit_id, u.levels, m.measure, '', '', '', '', y || '-' || (y + 1), p.period, 'actual',
       CASE m.measure WHEN 'classes' THEN 10 + u.unit_id % 7 WHEN 'pupils' THEN 300 + (u.unit_id * 13 + y) % 90
            WHEN 'pupils_at_start' THEN 310 + (u.unit_id * 13 + y) % 90 ELSE (u.unit_id * 11 + y) % 30 END,
       'number', 1, 'A1', ''
FROM unit u, range($first, $last + 1) r(y), (SELECT unnest($report_measures) AS measure) m,
     (SELECT unnest(['start', 'end']) AS period) p
WHERE u.unit_kind = 'school'
"""
_COUNT_TARGETS = """
INSERT INTO every
SELECT u.unit_id, u.levels, m.measure, '', '', '', '', y || '-' || (y + 1), 'year', 'target',
       CASE m.measure WHEN 'classes' THEN 12 + u.unit_id % 5 ELSE 320 + (u.unit_id * 13) % 90 END, 'number', 1, 'A1', ''
FROM unit u, range($first, $last + 1) r(y), (SELECT unnest(['classes', 'pupils']) AS measure) m
WHERE u.unit_kind = 'school'
"""
_DETAIL = """
INSERT INTO fact
WITH cell AS (
    SELECT g.level, g.grade, s.grp, c.category, p.period, row_number() OVER (
        PARTITION BY g.level ORDER BY c.category, hash(g.grade || s.grp || p.period), g.grade, s.grp, p.period) AS place
    FROM (SELECT unnest($grades) AS grade, unnest($grade_levels) AS level) g,
         (SELECT unnest(['female', 'ethnic_minority', 'female_ethnic_minority', 'disabled']) AS grp) s,
         (SELECT unnest($categories) AS category) c,
         (SELECT unnest($periods) AS period) p
)
SELECT * FROM (
    SELECT u.unit_id, c.level, $measure AS measure, c.grade, '' AS age, c.grp, c.category,
           y || '-' || (y + 1) AS school_year, c.period, 'actual' AS kind, (u.unit_id * 17 + c.place + y) % 60 AS value,
           'number' AS state, 1, 'A1', ''
    FROM unit u, range($first, $last + 1) r(y), cell c
    WHERE u.unit_kind = 'school' AND c.level = u.levels AND c.place <= $cells
    UNION ALL
    SELECT * FROM every WHERE measure = $measure
)
ORDER BY school_year, period, unit_id, level, grade, age, grp, category, kind
"""
"""One measure at a time: together they lie in the order in which a publication sorts them (`etl/store/sql/facts.sql`)."""

_SURVEY_MEASURES = ["obliged_residents", "residents", "attending_residents", "grade_1_residents",
                    "preschool_completed_residents", "primary_completed_residents", "primary_studying_residents",
                    "lower_secondary_completed_residents", "upper_studying_residents", "literate_1_residents",
                    "literate_2_residents"]  # fmt: skip
_AGES = ["3", "4", "5", "6", "11", "14", "15-18", "15-25", "15-35", "15-60"]
_REPORT_MEASURES = ["classes", "pupils", "pupils_at_start", "dropouts", "repeaters", "teachers",
                    "teachers_qualified", "classrooms"]  # fmt: skip
_DETAIL_MEASURES = ["pupils", "new_pupils", "pupils_at_start", "transfers_in", "transfers_out", "dropouts",
                    "at_risk_pupils", "returned_pupils", "repeaters", "irregular_pupils", "two_session_pupils",
                    "boarders", "online_pupils", "offline_pupils", "promoted_pupils", "textbook_pupils",
                    "textbook_lacking_pupils", "teachers"]  # fmt: skip
_GRADES = {"preschool": ["", "nursery", "k3", "k4", "k5"], "primary": ["", "1", "2", "3", "4", "5"],
           "lower_secondary": ["", "6", "7", "8", "9"]}  # fmt: skip
_PERIODS = ["start", "mid", "end", "m09", "m10", "m11", "m12", "m01", "m02", "m03", "m04", "m05"]


def write(path: Path, facts: int) -> int:
    """Make a warehouse of about so many facts; how many it holds in truth."""
    with duckdb.connect(str(path), config={"memory_limit": _MEMORY}) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO snapshot VALUES ('bench', now()::TIMESTAMP, '1', '1', true)")
        connection.execute("INSERT INTO file VALUES (1, 'a', 'tệp.xlsx', now()::TIMESTAMP, 'accepted', true)")
        connection.execute("INSERT INTO sheet VALUES (1, 1, 'Biểu 1', 'f', 'f.x', '', '', '')")
        connection.execute(_UNITS, {"communes": COMMUNES, "schools": SCHOOLS})
        connection.execute(_PARENTS, {"communes": COMMUNES})
        connection.execute(_AREAS)
        _add_core(connection)
        _add_facts(connection, max(facts - _rows(connection, "every"), 0))
        return _rows(connection, "fact")


def _add_core(connection: duckdb.DuckDBPyConnection) -> None:
    """What the indicators ask for, in a table of its own until it is sorted in."""
    connection.execute("CREATE TEMP TABLE every AS SELECT * FROM fact LIMIT 0")
    years = {"first": LAST_YEAR - CORE_YEARS + 1, "last": LAST_YEAR}
    connection.execute(_SURVEY, {**years, "ages": _AGES, "survey_measures": _SURVEY_MEASURES})
    connection.execute(_RATE_TARGETS, years)
    connection.execute(_REPORTS, {**years, "report_measures": _REPORT_MEASURES})
    connection.execute(_COUNT_TARGETS, years)


def _add_facts(connection: duckdb.DuckDBPyConnection, missing: int) -> None:
    """The core with as many cells of detail as are missing."""
    pairs = [(grade, level) for level, grades in _GRADES.items() for grade in grades]
    cells = missing // (SCHOOLS * DETAIL_YEARS * len(_DETAIL_MEASURES))
    least_of_level = min(len(grades) for grades in _GRADES.values()) * 4 * len(_PERIODS)
    shared = {
        "first": LAST_YEAR - DETAIL_YEARS + 1, "last": LAST_YEAR, "periods": _PERIODS,
        "categories": [f"c{number:02}" for number in range(1 + cells // least_of_level)],
        "grades": [grade for grade, _ in pairs], "grade_levels": [level for _, level in pairs],
    }  # fmt: skip
    stated = connection.execute("SELECT DISTINCT measure FROM every").fetchall()
    for measure in sorted({*_DETAIL_MEASURES, *(name for (name,) in stated)}):
        wanted = cells if measure in _DETAIL_MEASURES else 0
        connection.execute(_DETAIL, {**shared, "measure": measure, "cells": wanted})


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
