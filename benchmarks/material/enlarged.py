"""The sample as large as a province: its units and everything stated of them many times over, in one warehouse.

Every page finds what it finds in the sample (targets, surveys, rooms, gates, late reports, issues), only more of it: 15
copies make about 700 schools in five school years. Names carry the number of their copy; the province stays one.
"""

import subprocess
import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
COPIES = 15
_STEP = 10_000
"""Distance between the numbers of a unit and of its copy."""

_UNITS = f"""
INSERT INTO unit
SELECT unit_id + turn * {_STEP}, unit_code || '-' || turn, unit_name || ' ' || turn, short_name || ' ' || turn, unit_kind,
       CASE WHEN parent_code IN (SELECT unit_code FROM unit WHERE unit_kind = 'province') THEN parent_code
            ELSE parent_code || '-' || turn END, levels, ownership, officer, valid_from, valid_to,
       CASE successor_code WHEN '' THEN '' ELSE successor_code || '-' || turn END, official_order + turn * {_STEP}
FROM unit, replica WHERE unit_kind <> 'province'
"""
_PARENTS = f"""
INSERT INTO unit_parent
SELECT p.unit_id + turn * {_STEP}, CASE above.unit_kind WHEN 'province' THEN p.parent_id ELSE p.parent_id + turn * {_STEP} END,
       p.valid_from, p.valid_to
FROM unit_parent p JOIN unit above ON above.unit_id = p.parent_id, replica
"""
_CROSSWALK = f"""
INSERT INTO crosswalk
SELECT old_unit_id + turn * {_STEP}, new_unit_id + turn * {_STEP}, from_date, share, status FROM crosswalk, replica
"""
_COPIED = ("area_class", "submission", "check_item")
_FACTS = f"""
CREATE TABLE enlarged AS
SELECT * EXCLUDE turn REPLACE (unit_id + turn * {_STEP} AS unit_id)
FROM fact, (SELECT 0 AS turn UNION ALL SELECT turn FROM replica)
WHERE turn = 0 OR unit_id NOT IN (SELECT unit_id FROM unit WHERE unit_kind = 'province')
ORDER BY measure, school_year, period, unit_id, level, grade, age, grp, category, kind
"""
"""In the order in which a publication sorts them (`etl/store/sql/facts.sql`)."""


def load(folder: Path, copies: int = COPIES) -> Path:
    """Loads the sample workbooks into a data folder and enlarges what was published there; returns the folder."""
    command = [sys.executable, "-m", "etl", "load", "data/sample/workbooks", "--data", str(folder)]
    subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    live = folder / "warehouse" / (folder / "warehouse" / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(live)) as connection:
        connection.execute(
            f"CREATE TEMP TABLE replica AS SELECT range::INTEGER AS turn FROM range(1, {copies})"
        )
        connection.execute(_FACTS)
        connection.execute("DELETE FROM fact")
        connection.execute("INSERT INTO fact SELECT * FROM enlarged")
        connection.execute("DROP TABLE enlarged")
        for table in _COPIED:
            connection.execute(
                f"INSERT INTO {table} SELECT * EXCLUDE turn REPLACE (unit_id + turn * {_STEP} AS unit_id) FROM {table}, replica "
                "WHERE unit_id NOT IN (SELECT unit_id FROM unit WHERE unit_kind = 'province')"
            )
        for sql in (_PARENTS, _CROSSWALK, _UNITS):
            connection.execute(sql)
        connection.execute("CHECKPOINT")
    return folder


def size(folder: Path) -> str:
    """How much the warehouse of a data folder holds, in words."""
    live = folder / "warehouse" / (folder / "warehouse" / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(live), read_only=True) as connection:
        (facts,) = connection.execute("SELECT count(*) FROM fact").fetchall()[0]
        kinds = dict(connection.execute("SELECT unit_kind, count(*) FROM unit GROUP BY unit_kind").fetchall())
    return f"{facts:,} facts, {kinds['school']} schools, {kinds['commune']} communes of all years"
