"""Readings of all usable files as tables of an in-memory database, and the declared lists that judge them."""

from collections.abc import Sequence
from functools import lru_cache

import duckdb
import pyarrow as pa

from etl.store.intake import Received
from etl.store.statements import statement
from etl.units.directory import Directory
from indicators.catalog import CATALOGUE_DIR, CatalogueError, codes, measures
from indicators.catalog.files import read_table
from indicators.terms import level_of_grade

_FILES_AT_ONCE = 200
"""Files whose numbers are held as Arrow columns at one time."""

_READING_COLUMNS = (
    "sheet", "row", "mention", "level", "measure", "grade", "age", "group", "category", "school_year", "period",
    "kind", "value", "state", "cell", "raw",
)  # fmt: skip

_CODE_COLUMNS = (
    "level", "measure", "grade", "age", "group", "category", "school_year", "period", "kind", "state",
)  # fmt: skip


def fill_readings(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> None:
    """Creates the input tables and fills `input_sheet` and `reading`."""
    _enumerate_codes(connection, received)
    connection.execute(statement("inputs"))
    sheets = [
        (
            item.receipt.number,
            n,
            sheet.sheet,
            sheet.form,
            sheet.variant,
            sheet.title,
            sheet.school_year,
            sheet.period,
        )
        for item in received
        for n, sheet in enumerate(item.reading.workbook.sheets)
    ]
    insert(connection, "input_sheet", sheets)
    for start in range(0, len(received), _FILES_AT_ONCE):
        tables = [
            item.reading.readings.select(_READING_COLUMNS).add_column(
                0,
                "file",
                pa.repeat(pa.scalar(item.receipt.number, pa.int32()), item.reading.readings.num_rows),
            )
            for item in received[start : start + _FILES_AT_ONCE]
        ]
        insert_table(connection, "reading", pa.concat_tables(tables))


def _enumerate_codes(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> None:
    """Creates an enumeration of the codes that occur in each column."""
    for column in _CODE_COLUMNS:
        chunks = (chunk for item in received for chunk in item.reading.readings.column(column).chunks)
        codes_used = {"": None} | {code: None for chunk in chunks for code in chunk.dictionary.to_pylist()}
        # sorted, for lists of years are ordered as their codes are
        connection.register("incoming", pa.table({"code": sorted(codes_used)}))
        connection.execute(f"CREATE TEMP TYPE {column}_code AS ENUM (SELECT code FROM incoming)")
        connection.unregister("incoming")


def fill_declared(connection: duckdb.DuckDBPyConnection, directory: Directory) -> None:
    """Fills `known_unit`, `succession`, `declared_measure`, `grade_level` and `form_rank`."""
    units = [(unit.unit_id, unit.kind, list(unit.levels)) for unit in directory.units.values()]
    insert(connection, "known_unit", units)
    insert(connection, "succession", sorted(directory.takeovers))
    declared = [(m.id, m.grain, m.summable, m.of_whole_school) for m in measures().values()]
    insert(connection, "declared_measure", declared)
    insert(connection, "grade_level", [(grade, level_of_grade(grade)) for grade in codes()["grade"]])
    insert(connection, "form_rank", form_ranks())


@lru_cache(maxsize=1)
def form_ranks() -> list[tuple[str, str, int]]:
    """(measure, form, place) of `form_precedence.csv`; raises `CatalogueError` for an unknown measure."""
    path = CATALOGUE_DIR / "form_precedence.csv"
    ranks = []
    for row in read_table(path, ("measure", "forms")):
        if row["measure"] not in measures():
            raise CatalogueError(path, row["measure"], "không có số liệu này trong measures.csv")
        ranks += [(row["measure"], form, place) for place, form in enumerate(row["forms"].split(";"))]
    return ranks


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Inserts rows through Arrow columns; the table's column types decide."""
    if rows:
        columns = [pa.array(column) for column in zip(*rows, strict=True)]
        insert_table(
            connection, table, pa.Table.from_arrays(columns, names=[f"c{n}" for n in range(len(columns))])
        )


def insert_table(connection: duckdb.DuckDBPyConnection, table: str, content: pa.Table) -> None:
    """Appends an Arrow table whose columns are in the order of the table."""
    connection.register("incoming", content)
    connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
    connection.unregister("incoming")
