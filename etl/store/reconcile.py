"""From the readings of all receipts to the current facts: a pure function of receipts and catalogue.

Identification, levels, replacement, equal cells and conflicts across files happen here, as whole columns, in an
in-memory database that also holds the tables of the coming snapshot.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import duckdb

from etl.forms.meaning.applicability import applies
from etl.issues import Issue
from etl.store.conflicts import conflict_issues
from etl.store.inputs import fill_declared, fill_readings, insert
from etl.store.intake import Received
from etl.store.naming import name_units, problem_issues, unclear_sheets
from etl.store.outcome import Outcome, outcome_of, refusal
from etl.store.statements import schema, statement
from etl.store.submissions import submission_rows
from etl.store.tables import fill_snapshot
from etl.units.directory import Directory, build_directory
from etl.units.places import RegisterSheet


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The coming snapshot in memory, and what every file of it came to."""

    connection: duckdb.DuckDBPyConnection
    issues: Mapping[int, list[Issue]]
    """All issues of each file by receipt number, those of superseded cells included."""
    outcomes: Mapping[int, Outcome]
    is_sample: bool

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.connection.close()


def reconcile(received: Sequence[Received]) -> Reconciled:
    """Facts, units and issues of all receipts, in order of receipt."""
    issues = {item.receipt.number: _own_issues(item) for item in received}
    usable = [item for item in received if outcome_of(issues[item.receipt.number]) != Outcome.REFUSED]
    settings = {"autoinstall_known_extensions": "false", "temp_directory": tempfile.gettempdir()}
    connection = duckdb.connect(":memory:", config=settings)
    directory = _directory(usable)
    fill_readings(connection, usable)
    fill_declared(connection, directory)
    found = [*directory.issues, *name_units(connection, usable, directory), *unclear_sheets(connection)]
    connection.execute(statement("locate"))
    found += problem_issues(connection, usable, directory)
    _fill_not_due(connection)
    connection.execute(statement("current"))
    found += conflict_issues(
        connection, directory, {item.receipt.number: item.receipt.file_name for item in usable}
    )
    submissions, unnamed = submission_rows(usable, directory)
    for file, issue in (*found, *unnamed):
        issues[file].append(issue)
    _refuse_without_facts(connection, usable, {row.file for row in submissions}, issues)
    outcomes = {number: outcome_of(of_file) for number, of_file in issues.items()}
    is_sample = any(
        sheet.says_sample
        for item in usable
        if outcomes[item.receipt.number] != Outcome.REFUSED
        for sheet in item.reading.workbook.sheets
    )
    connection.execute(schema())
    fill_snapshot(connection, received, directory, submissions, issues, outcomes)
    return Reconciled(connection, issues, outcomes, is_sample)


def _own_issues(item: Received) -> list[Issue]:
    """What reading found wrong with a file."""
    workbook = item.reading.workbook
    return [*workbook.issues, *(issue for sheet in workbook.sheets for issue in sheet.issues)]


def _directory(received: Sequence[Received]) -> Directory:
    years = [
        int(year[:4])
        for item in received
        for year in item.reading.readings.column("school_year").unique().to_pylist()
        if year[:4].isdigit()
    ]
    return build_directory(
        _registers(received, "units"), _registers(received, "register"), max(years, default=0)
    )


def _registers(received: Sequence[Received], form: str) -> list[RegisterSheet]:
    return [
        RegisterSheet(item.receipt.number, sheet.sheet, sheet.records)
        for item in received
        for sheet in item.reading.workbook.sheets
        if sheet.form == form
    ]


def _fill_not_due(connection: duckdb.DuckDBPyConnection) -> None:
    """Notes which blanks state nothing, because their column does not apply to the level (ruling 21)."""
    blank = connection.execute(
        "SELECT DISTINCT measure, grade, category, level FROM located WHERE state = 'missing' AND problem = ''"
    ).fetchall()
    insert(connection, "not_due", [row for row in blank if not applies(*row)])


def _refuse_without_facts(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    with_submissions: set[int],
    issues: Mapping[int, list[Issue]],
) -> None:
    """A file that states no fact and is no register is refused, and says why (it is read again each time)."""
    rows = connection.execute("SELECT file, read, placed FROM file_numbers").fetchall()
    counts = {file: (read, placed) for file, read, placed in rows}
    for item in received:
        number = item.receipt.number
        if number not in with_submissions:
            read, placed = counts.get(number, (0, 0))
            is_faulty = outcome_of(issues[number]) != Outcome.ACCEPTED
            if reason := refusal(item.reading.workbook, read, placed, is_faulty):
                issues[number].append(reason)
