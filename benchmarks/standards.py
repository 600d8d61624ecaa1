"""How long all standards of a province take, warm: 130 communes in 10 districts beside millions of other facts.

Builds a warehouse with synthetic surveys of five years by single ages and as many school facts as asked, in the order in
which a publication sorts them. Prints milliseconds; the limit (50 ms at the median) holds for `standards.verdicts`.
Run: `python -m benchmarks.standards [FACTS]` (default 1 300 000).
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.material.province import SCHEMA
from indicators.universal_education import lifting, rollup, standards
from indicators.warehouse import Warehouse

COMMUNES, DISTRICTS, SCHOOLS, YEARS = 130, 10, 500, range(2020, 2025)
LIMIT_MS = 50.0
REPEATS = 25
YEAR = "2022-2023"


def main() -> int:
    """Measures; 1 where the median misses the limit."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1_300_000
    with tempfile.TemporaryDirectory() as scratch:
        return report(province(Path(scratch) / "warehouse-bench.duckdb", asked), asked)


def report(path: Path, asked: int) -> int:
    warehouse = Warehouse(path)
    print(
        f"{asked + COMMUNES * 5 * 600:,} facts, {COMMUNES} communes, {DISTRICTS} districts, {SCHOOLS} schools"
    )
    started = time.perf_counter()
    standards.verdicts(warehouse, YEAR)
    print(f"first answer, survey read and judged: {1000 * (time.perf_counter() - started):.0f} ms")
    medians = {}
    for ask in (standards.verdicts, standards.tests, rollup.tier_tests, lifting.next_to_lift):
        medians[ask.__name__] = statistics.median(timed(lambda ask=ask: ask(warehouse, YEAR)))
        print(f"{ask.__module__}.{ask.__name__:16}{medians[ask.__name__]:8.1f} ms")
    within = medians["verdicts"] <= LIMIT_MS
    print(f"verdicts {'within' if within else 'ABOVE'} the limit of {LIMIT_MS:.0f} ms")
    return int(not within)


def timed(ask: Callable[[], object]) -> list[float]:
    """Milliseconds of warm calls."""
    ask()
    found = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        ask()
        found.append(1000 * (time.perf_counter() - started))
    return found


def province(path: Path, school_facts: int) -> Path:
    """Units, area classes, surveys by single age from 0 to 60, and school facts as ballast."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO snapshot VALUES ('bench', now()::TIMESTAMP, '1', '1', true)")
        units(connection)
        connection.execute("CREATE TEMP TABLE every AS SELECT * FROM fact LIMIT 0")
        connection.execute(SURVEYS, {"years": list(YEARS), "communes": COMMUNES})
        connection.execute(BALLAST, {"facts": school_facts, "schools": SCHOOLS})
        connection.execute("INSERT INTO fact FROM every ORDER BY measure, school_year, period, unit_id")
    return path


def units(connection: duckdb.DuckDBPyConnection) -> None:
    """A province (1), its districts (2-11), communes (101-230) and schools (1001-1500)."""
    connection.execute(
        """
        INSERT INTO unit
        SELECT id, code, 'Đơn vị ' || code, code, kind, '', levels, 'public', '', DATE '2015-09-01', NULL, '', id FROM (
            SELECT 1 AS id, '11' AS code, 'province' AS kind, '' AS levels
            UNION ALL SELECT 2 + i, 'D' || i, 'district', '' FROM range($districts) r(i)
            UNION ALL SELECT 101 + i, 'X' || i, 'commune', '' FROM range($communes) r(i)
            UNION ALL SELECT 1001 + i, 'S' || i, 'school', 'primary' FROM range($schools) r(i))
        """,
        {"districts": DISTRICTS, "communes": COMMUNES, "schools": SCHOOLS},
    )
    connection.execute(
        """
        INSERT INTO unit_parent
        SELECT unit_id, CASE unit_kind WHEN 'district' THEN 1 WHEN 'commune' THEN 2 + unit_id % $districts
                        ELSE 101 + unit_id % $communes END, DATE '2015-09-01', NULL
        FROM unit WHERE unit_kind <> 'province'
        """,
        {"districts": DISTRICTS, "communes": COMMUNES},
    )
    connection.execute(
        "INSERT INTO area_class SELECT unit_id, y || '-' || (y + 1), unit_id % 3 = 0 "
        "FROM unit, (SELECT unnest($years) AS y) WHERE unit_kind = 'commune'",
        {"years": list(YEARS)},
    )


SURVEYS = """
INSERT INTO every
SELECT 101 + c, '', m, '', age::VARCHAR, '', '', y || '-' || (y + 1), 'survey', 'actual',
       CASE WHEN m IN ('obliged_residents', 'residents') THEN 100 + (c * 7 + age) % 40
            ELSE 95 + (c * 7 + age) % 40 - (c % 9) END, 'number', 1, 'A1', ''
FROM range($communes) r(c), range(61) s(age), (SELECT unnest($years) AS y),
     (SELECT unnest(['obliged_residents', 'residents', 'attending_residents', 'preschool_completed_residents',
                     'grade_1_residents', 'primary_completed_residents', 'primary_studying_residents',
                     'lower_secondary_completed_residents', 'upper_studying_residents', 'literate_1_residents',
                     'literate_2_residents']) AS m)
"""

BALLAST = """
INSERT INTO every
SELECT 1001 + i % $schools, 'primary', 'measure_' || (i % 60), (1 + i % 5)::VARCHAR, '', '', 'c' || (i % 400000),
       (2020 + i % 5) || '-' || (2021 + i % 5), 'start', 'actual', i % 100, 'number', 1, 'A1', ''
FROM range($facts) r(i)
"""

if __name__ == "__main__":
    sys.exit(main())
