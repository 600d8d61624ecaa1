"""A small world in a real warehouse: units, facts and area classes inserted into the schema that etl publishes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from indicators.warehouse import Warehouse

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "etl" / "schema.sql"
LONG_AGO = date(2015, 9, 1)


@dataclass
class World:
    """Fill it, then `publish(folder)` or `open(folder)`; every fact stands in a cell of its own."""

    units: dict[str, int] = field(default_factory=dict)
    built_at: datetime = datetime(2023, 1, 1)
    _units: list[tuple[object, ...]] = field(default_factory=list)
    _parents: list[tuple[object, ...]] = field(default_factory=list)
    _areas: list[tuple[object, ...]] = field(default_factory=list)
    _facts: list[tuple[object, ...]] = field(default_factory=list)
    _extra: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def unit(self, code: str, kind: str, above: str = "", levels: str = "", *, first: date = LONG_AGO,
             last: date | None = None, name: str = "", officer: str = "", key: str = "") -> "World":  # fmt: skip
        """`key` names the unit in the test where its code is used again later."""
        number = len(self._units) + 1
        self.units[key or code] = number
        self._units.append((number, code, name or f"Đơn vị {code}", name or code, kind, above, levels, "public", officer,
                            first, last, "", number))  # fmt: skip
        if above:
            self._parents.append((number, self.units[above], first, last))
        return self

    def province(self, code: str = "11") -> "World":
        return self.unit(code, "province")

    def commune(self, code: str, above: str = "11", **more: object) -> "World":
        return self.unit(code, "commune", above, **more)  # type: ignore[arg-type]

    def school(self, code: str, above: str, levels: str = "primary", **more: object) -> "World":
        return self.unit(code, "school", above, levels, **more)  # type: ignore[arg-type]

    def area(self, code: str, school_year: str, difficult: bool) -> "World":
        self._areas.append((self.units[code], school_year, difficult))
        return self

    def fact(self, code: str, measure: str, value: float | None, *, level: str = "", grade: str = "", age: str = "",
             group: str = "", category: str = "", year: str = "2022-2023", period: str = "start",
             kind: str = "actual", state: str = "") -> "World":  # fmt: skip
        state = state or ("missing" if value is None else "number")
        cell = f"C{len(self._facts) + 1}"
        self._facts.append((self.units[code], level, measure, grade, age, group, category, year, period, kind, value,
                            state, 1, cell, "" if value is None else f"{value:g}"))  # fmt: skip
        return self

    def survey(self, code: str, age: str, year: str = "2022-2023", **counts: float | None) -> "World":
        """Numbers of one age or band as the autumn survey states them."""
        for measure, value in counts.items():
            self.fact(code, measure, value, age=age, year=year, period="survey")
        return self

    def insert(self, table: str, *row: object) -> "World":
        self._extra.append((table, row))
        return self

    def publish(self, folder: Path) -> Path:
        """Build the snapshot and its pointer under a data folder; returns the data folder."""
        place = folder / "warehouse"
        place.mkdir(parents=True, exist_ok=True)
        path = place / "warehouse-test.duckdb"
        path.write_bytes(_without_rows())
        with duckdb.connect(str(path)) as connection:
            connection.begin()
            connection.execute("INSERT INTO snapshot VALUES ('test', ?, '1', '1', true)", [self.built_at])
            connection.execute(
                "INSERT INTO file VALUES (1, 'a', 'tệp.xlsx', TIMESTAMP '2023-01-01', 'accepted', true)"
            )
            connection.execute(
                "INSERT INTO sheet VALUES (1, 1, 'Biểu 1', 'f', 'f.x', '', '2022-2023', 'start')"
            )
            for table, rows in (("unit", self._units), ("unit_parent", self._parents), ("area_class", self._areas),
                                ("fact", self._facts)):  # fmt: skip
                _insert(connection, table, rows)
            for table, row in self._extra:
                _insert(connection, table, [row])
            connection.commit()
        (place / "CURRENT").write_text(path.name, encoding="utf-8")
        return folder

    def open(self, folder: Path) -> Warehouse:
        return Warehouse(self.publish(folder) / "warehouse" / "warehouse-test.duckdb")


@cache
def _without_rows() -> bytes:
    """A database of the schema in which nothing is known."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(SCHEMA.read_text(encoding="utf-8"))
        return path.read_bytes()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """All rows in one statement: one after the other they cost more than all that is asked of them."""
    if rows:
        line = f"({', '.join('?' * len(rows[0]))})"
        values = [value for row in rows for value in row]
        connection.execute(f"INSERT INTO {table} VALUES {', '.join([line] * len(rows))}", values)


PASSES = {
    "5": {"obliged_residents": 100, "attending_residents": 100, "preschool_completed_residents": 100},
    "6": {"obliged_residents": 100, "grade_1_residents": 100},
    "11": {"obliged_residents": 100, "primary_completed_residents": 97, "primary_studying_residents": 3},
    "14": {"obliged_residents": 100, "primary_completed_residents": 100},
    "15-18": {
        "obliged_residents": 400,
        "lower_secondary_completed_residents": 400,
        "upper_studying_residents": 400,
    },
    "15-25": {"residents": 1000, "literate_1_residents": 1000},
    "15-35": {"residents": 2000, "literate_1_residents": 2000, "literate_2_residents": 2000},
    "15-60": {"residents": 4000, "literate_2_residents": 4000},
}
"""A survey that passes every test of every standard."""


def surveyed(world: World, code: str, year: str = "2022-2023", **changes: dict[str, float | None]) -> World:
    """The passing survey with some numbers changed: `surveyed(w, "03316", a5={"attending_residents": 90})`."""
    for age, counts in PASSES.items():
        world.survey(code, age, year, **{**counts, **changes.get("a" + age.replace("-", "_"), {})})
    return world
