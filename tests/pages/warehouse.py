"""Small real warehouses for page tests, written through `etl/schema.sql`: empty, partial, and one with a hostile name."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).resolve().parents[2] / "etl" / "schema.sql"
NOW = datetime(2024, 1, 15, 8, 30)
SINCE = date(2020, 1, 1)
YEAR = "2023-2024"
HOSTILE = "Trường TH **=HACK()** <b>số 1</b>"

PROVINCE, CITY, FIRST, SECOND, SCHOOL, SILENT = range(1, 7)

UNITS = (
    (PROVINCE, "11", "Tỉnh Điện Biên", "Điện Biên", "province", "", "", 1),
    (CITY, "094", "Thành phố Điện Biên Phủ", "Điện Biên Phủ", "district", "11", "", 2),
    (FIRST, "03127", "Phường Him Lam", "Him Lam", "commune", "094", "", 3),
    (SECOND, "03148", "Xã Nà Nhạn", "Nà Nhạn", "commune", "094", "", 4),
    (SCHOOL, "DBP-TH-01", HOSTILE, HOSTILE, "school", "03127", "primary", 5),
    (SILENT, "DBP-TH-02", "Trường TH Nà Nhạn", "TH Nà Nhạn", "school", "03148", "primary", 6),
)
PARENTS = ((CITY, PROVINCE), (FIRST, CITY), (SECOND, CITY), (SCHOOL, FIRST), (SILENT, SECOND))

Fact = tuple[int, str, str, str, str, str, str, float | None]
"""unit, level, measure, grade, age, category, "period/kind", value."""

FACTS: tuple[Fact, ...] = (
    (FIRST, "", "attending_residents", "", "5", "", "survey/actual", 113),
    (FIRST, "", "obliged_residents", "", "5", "", "survey/actual", 119),
    (FIRST, "", "attending_rate", "", "5", "", "year/target", 99.5),
    (SCHOOL, "primary", "pupils", "", "", "", "start/actual", 478),
    (SCHOOL, "primary", "pupils", "", "", "", "year/target", 500),
    (SCHOOL, "primary", "classes", "", "", "", "start/actual", 15),
    (SCHOOL, "primary", "classrooms", "", "", "solid", "start/actual", 10),
    (SCHOOL, "primary", "classrooms", "", "", "semi_solid", "start/actual", 2),
    (SCHOOL, "primary", "classrooms", "", "", "temporary", "start/actual", None),
)


def build(
    folder: Path, facts: Iterable[Fact] = (), *, with_units: bool = True, is_sample: bool = False
) -> Path:
    """Publishes a snapshot under `folder` and returns the folder."""
    target = folder / "warehouse"
    target.mkdir(parents=True, exist_ok=True)
    path = target / "warehouse-test.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("INSERT INTO snapshot VALUES ('test', ?, '1', '1', ?)", [NOW, is_sample])
        if with_units:
            _add_units(connection)
        if facts:
            _add_facts(connection, facts, is_sample)
    (target / "CURRENT").write_text(path.name, encoding="utf-8")
    return folder


def _add_units(connection: duckdb.DuckDBPyConnection) -> None:
    for unit_id, code, name, short, kind, parent, levels, order in UNITS:
        connection.execute(
            "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, 'public', 'Bà Lan', ?, NULL, '', ?)",
            [unit_id, code, name, short, kind, parent, levels, SINCE, order],
        )
    for child, parent_id in PARENTS:
        connection.execute("INSERT INTO unit_parent VALUES (?, ?, ?, NULL)", [child, parent_id, SINCE])
    for commune in (FIRST, SECOND):
        connection.execute("INSERT INTO area_class VALUES (?, ?, false)", [commune, YEAR])


def _add_facts(connection: duckdb.DuckDBPyConnection, facts: Iterable[Fact], is_sample: bool) -> None:
    connection.execute(
        "INSERT INTO file VALUES (1, 'abc', 'bao-cao.xlsx', ?, 'accepted with warnings', ?)", [NOW, is_sample]
    )
    connection.execute("INSERT INTO sheet VALUES (1, 1, 'Biểu 1', 'f', '', 'BÁO CÁO', ?, 'start')", [YEAR])
    connection.execute(
        "INSERT INTO issue VALUES (1, 'Biểu 1', 'D12', 'not_a_number', 'error', 'Ô này ghi “8O”, không phải là số.', 'Sửa rồi gửi lại.')"
    )
    for row, (unit, level, measure, grade, age, category, when, value) in enumerate(facts, start=5):
        period, kind = when.split("/")
        state = "missing" if value is None else "number"
        raw = "" if value is None else f"{value:g}"
        connection.execute(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, 1, ?, ?)",
            [unit, level, measure, grade, age, category, YEAR, period, kind, value, state, f"D{row}", raw],
        )
