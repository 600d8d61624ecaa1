"""`facts` and `issues`: the current state as CSV, straight from the snapshot, also from a read-only folder."""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say
from etl.store.folder import DataFolder
from indicators.catalog import measures
from indicators.office_issues import UNITS, OfficeIssue, issues_among
from indicators.warehouse import WarehouseMissing, current_snapshot

# A spreadsheet runs a field that begins with = or @ (also after a tab or line break), and one that begins with
# + or - and is no plain number; an apostrophe keeps it text (contract, ruling 15).
_TEXT_MACRO = r"""
CREATE TEMP MACRO as_text(x) AS CASE
    WHEN regexp_matches(x, '^[=@\t\r\n]') THEN '''' || x
    WHEN regexp_matches(x, '^[+-].') AND NOT regexp_full_match(x, '[+-][0-9]+([.,][0-9]+)*') THEN '''' || x
    ELSE x
END
"""
_NUMBER_MACRO = """
CREATE TEMP MACRO as_number(x) AS CASE
    WHEN x IS NULL THEN ''
    WHEN x = floor(x) AND abs(x) < 1e15 THEN x::BIGINT::VARCHAR
    ELSE x::VARCHAR
END
"""
_FACTS = """
SELECT
    as_text(u.unit_code) AS unit_code, as_text(u.unit_name) AS unit_name, u.unit_kind, f.level, f.measure, f.grade,
    f.age, f.grp AS "group", f.category, f.school_year, f.period, f.kind, as_number(f.value) AS value, f.state,
    m.unit, as_text(file.file_name) AS file, as_text(s.sheet_name) AS sheet, f.cell, as_text(f.raw) AS raw
FROM fact f
JOIN unit u USING (unit_id)
JOIN sheet s USING (sheet_id)
JOIN file USING (file_id)
JOIN measure_unit m USING (measure)
ORDER BY u.official_order, u.unit_code, f.measure, f.level, f.school_year, f.period, f.kind, f.grade, f.age, f.grp, f.category
"""
_ISSUES = """
SELECT
    as_text(file.file_name) AS file, as_text(i.sheet) AS sheet, i.cell, i.check_id AS "check", i.severity,
    as_text(i.message) AS message, as_text(i.advice) AS advice
FROM issue i JOIN file USING (file_id)
ORDER BY i.file_id, i.sheet, i.rowid
"""
_WITH_OFFICE_TABLES = f"""
({_ISSUES})
UNION ALL
SELECT as_text(file), as_text(sheet), cell, "check", severity, as_text(message), as_text(advice)
FROM (SELECT * FROM office_issue ORDER BY line)
"""


def run_facts(folder: DataFolder, out: Path | None) -> Exit:
    """Writes the current facts; `out` None prints them."""
    units = pa.table({"measure": list(measures()), "unit": [m.unit for m in measures().values()]})
    return export(folder, _FACTS, out, {"measure_unit": units})


def run_issues(folder: DataFolder, out: Path | None) -> Exit:
    """Writes the issues of the current files, refused ones included, and of the tables that the office keeps."""
    return export(folder, _WITH_OFFICE_TABLES, out, {"office_issue": _of_office_tables(folder)})


def _of_office_tables(folder: DataFolder) -> pa.Table:
    """Faults of the lines in `office/`, in order."""
    with open_snapshot(folder) as connection:
        found = issues_among(folder.office, connection.execute(UNITS).fetchall())
    names = [field.name for field in fields(OfficeIssue)]
    texts = {name: pa.array([getattr(issue, name) for issue in found], pa.string()) for name in names}
    return pa.table({**texts, "line": pa.array(range(len(found)), pa.int32())})


def open_snapshot(folder: DataFolder) -> duckdb.DuckDBPyConnection:
    """The live snapshot for reading; raises `CommandError` where there is none or it cannot be read."""
    try:
        path = current_snapshot(folder.root)
        settings = {"temp_directory": tempfile.gettempdir(), "autoinstall_known_extensions": "false"}
        return duckdb.connect(str(path), read_only=True, config=settings)
    except WarehouseMissing as error:
        raise CommandError(Exit.STORE, say("error_no_warehouse", folder=folder.root)) from error
    except (OSError, UnicodeDecodeError, duckdb.Error) as error:
        raise CommandError(Exit.STORE, say("error_store", folder=folder.root), has_details=True) from error


def export(folder: DataFolder, query: str, out: Path | None, lists: Mapping[str, pa.Table]) -> Exit:
    """Writes the rows of a query on the live snapshot and on `lists`, by name; `out` None prints them."""
    with open_snapshot(folder) as connection, tempfile.TemporaryDirectory() as scratch:
        written = Path(scratch) / "answer.csv"
        try:
            for name, content in lists.items():
                connection.register(name, content)
            connection.execute(_TEXT_MACRO)
            connection.execute(_NUMBER_MACRO)
            answer = f"SELECT nullif(COLUMNS(*), '') AS '\\0' FROM ({query})"
            connection.execute(f"COPY ({answer}) TO '{written.as_posix()}' (HEADER, DELIMITER ',')")
        except duckdb.Error as error:
            raise CommandError(
                Exit.STORE, say("error_store", folder=folder.root), has_details=True
            ) from error
        try:
            if out is None:
                with written.open("rb") as content:
                    shutil.copyfileobj(content, sys.stdout.buffer)
                sys.stdout.buffer.flush()
            else:
                shutil.copyfile(written, out)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CommandError(Exit.USAGE, say("error_output", path=out)) from error
    return Exit.WELL
