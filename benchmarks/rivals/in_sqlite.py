"""The sums behind the matrix by SQLite alone, from a table of all facts with an index on measure and school year."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from indicators.sums.plan import PLAN_COLUMNS, Question, build_plan
from indicators.terms import SchoolYear
from indicators.units import ancestors, open_units
from indicators.warehouse import Warehouse

_COLUMNS = "unit_id, level, measure, grade, age, grp, category, school_year, period, kind, value, state"
_BATCH = 200_000

_SUMS = """
WITH cell AS (
    SELECT p.*, f.unit_id, f.period, CASE WHEN p.least < 0 THEN f.value ELSE f.value >= p.least END AS value
    FROM plan p
    JOIN fact f ON f.measure = p.measure AND f.school_year = p.school_year AND f.kind = p.kind
        AND f.level = p.cell_level AND f.grade = p.cell_grade AND f.age = p.age AND f.grp = p.grp
        AND f.category = p.category AND (p.pinned = '' OR f.period = p.pinned)
    WHERE f.state IN ('number', 'zero_mark') AND f.value IS NOT NULL
),
complete AS (
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, cell_set, sum(value) AS value
    FROM cell
    GROUP BY indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, cell_set, set_size
    HAVING count(*) = set_size
),
first AS (   -- SQLite takes the other columns of the row with the least cell_set
    SELECT indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period, min(cell_set), value
    FROM complete
    GROUP BY indicator, side, side_size, term, sign, pinned, level, grade, unit_id, period
),
side AS (
    SELECT t.indicator, t.side, t.level, t.grade, t.unit_id, d.period, d.rank, sum(t.sign * t.value) AS value
    FROM first t JOIN asked_period d ON d.indicator = t.indicator AND (t.pinned <> '' OR t.period = d.period)
    GROUP BY t.indicator, t.side, t.side_size, t.level, t.grade, t.unit_id, d.period, d.rank
    HAVING count(*) = t.side_size
),
part AS (
    SELECT s.indicator, s.level, s.grade, s.unit_id, s.period, s.rank,
           max(CASE WHEN side = 'numerator' THEN value END) AS numerator,
           max(CASE WHEN side = 'denominator' THEN value END) AS denominator,
           max(CASE WHEN side = 'target' THEN value END) AS target
    FROM side s GROUP BY s.indicator, s.level, s.grade, s.unit_id, s.period, s.rank
),
raised AS (
    SELECT p.indicator, a.ancestor_id AS unit_id, p.level, p.grade, p.period, p.rank, count(*) AS contributing,
           sum(p.numerator) AS numerator, sum(p.denominator) AS denominator
    FROM part p
    JOIN asked i ON i.indicator = p.indicator
    JOIN unit u ON u.unit_id = p.unit_id AND u.unit_kind = i.grain
    JOIN above a ON a.unit_id = p.unit_id
    WHERE p.numerator IS NOT NULL AND (p.denominator IS NOT NULL OR NOT i.is_ratio)
    GROUP BY p.indicator, a.ancestor_id, p.level, p.grade, p.period, p.rank
)
SELECT * FROM (
    SELECT *, row_number() OVER (
        PARTITION BY indicator, unit_id, level, grade ORDER BY contributing DESC, rank) AS place
    FROM raised
) WHERE place = 1
"""


def indexed(warehouse: Warehouse, folder: Path) -> sqlite3.Connection:
    """Every fact in a file of SQLite, indexed and analysed."""
    held = sqlite3.connect(folder / "facts.sqlite")
    held.execute("PRAGMA journal_mode = OFF")
    held.execute("PRAGMA synchronous = OFF")
    held.execute("PRAGMA cache_size = -1000000")
    held.execute(f"CREATE TABLE fact ({_COLUMNS})")
    with duckdb.connect(str(warehouse.path), read_only=True, config=_SAME_SETTINGS) as connection:
        found = connection.execute(f"SELECT {_COLUMNS} FROM fact")
        while rows := found.fetchmany(_BATCH):
            held.executemany(f"INSERT INTO fact VALUES ({', '.join('?' * 12)})", rows)
    held.execute("CREATE INDEX fact_of_measure ON fact (measure, school_year)")
    held.execute("ANALYZE")
    return held


_SAME_SETTINGS = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "memory_limit": "1GB",
}
"""Those of the open warehouse: DuckDB opens a file only once per process under one set of settings."""


def sums(
    held: sqlite3.Connection, asked: Sequence[Question], year: SchoolYear, warehouse: Warehouse
) -> pd.DataFrame:
    """indicator, unit_id, level, grade, period, contributing, numerator, denominator in the period most units know."""
    plan = build_plan(asked, year).columns
    _fill(held, "plan", PLAN_COLUMNS, list(zip(*(plan[name] for name in PLAN_COLUMNS), strict=True)))
    _fill(held, "asked", ("indicator", "grain", "is_ratio"), [(q.id, q.grain, q.is_ratio) for q in asked])
    periods = [(q.id, code, rank) for q in asked for rank, code in enumerate(q.periods)]
    _fill(held, "asked_period", ("indicator", "period", "rank"), periods)
    for name, frame in (("unit", open_units(warehouse, year)[["unit_id", "unit_kind"]]),
                        ("above", ancestors(warehouse, year)[["unit_id", "ancestor_id"]])):  # fmt: skip
        _fill(held, name, tuple(frame.columns), list(frame.itertuples(index=False, name=None)))
        held.execute(f"CREATE INDEX temp.{name}_id ON {name} (unit_id)")
    return pd.read_sql_query(_SUMS, held)


def _fill(
    held: sqlite3.Connection, name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    held.execute(f"DROP TABLE IF EXISTS temp.{name}")
    held.execute(f"CREATE TEMP TABLE {name} ({', '.join(columns)})")
    held.executemany(f"INSERT INTO temp.{name} VALUES ({', '.join('?' * len(columns))})", rows)
