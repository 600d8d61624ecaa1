"""From the readings of all receipts to the current facts: a pure function of receipts and catalogue.

Identification, levels, replacement, equal cells and conflicts across files happen here, as whole columns, in the database
of the coming snapshot itself.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb

from etl.forms.meaning.applicability import applies
from etl.issues import Issue
from etl.store.checklist import check_cells
from etl.store.conflicts import conflict_issues
from etl.store.decisions import order_issues
from etl.store.inputs import fill_declared, fill_readings, insert
from etl.store.intake import Received
from etl.store.naming import name_units, problem_issues, unclear_sheets
from etl.store.office_codes import unknown_codes
from etl.store.outcome import Outcome, outcome_of, refusal
from etl.store.restated import restated_issues
from etl.store.rulings import Rulings, not_taken
from etl.store.statements import schema, statement
from etl.store.submissions import submission_rows
from etl.store.tables import (
    fill_check_items,
    fill_corrections,
    fill_decisions,
    fill_files,
    fill_headings,
    fill_issues,
    fill_sheets,
    fill_submissions,
    fill_units,
    fill_words,
)
from etl.units.directory import Directory, build_directory
from etl.units.identify import Identifier
from etl.units.places import RegisterSheet

Issues = dict[int, list[Issue]]
"""Issues by receipt number."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The coming snapshot, and whether any of its files says that its numbers are invented."""

    connection: duckdb.DuckDBPyConnection
    issues: Mapping[int, Sequence[Issue]]
    """All issues, settled ones included, of each file that was read for it."""
    is_sample: bool
    extends: bool = False
    """Built on the former snapshot: the temporary table `affected` holds the units and school years that were judged again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.connection.close()


def reconcile(received: Sequence[Received], place: Path, rulings: Rulings) -> Reconciled:
    """Facts, units and issues of all receipts, in order of receipt, in a new database.

    `received` have been read under the orders of `rulings`.
    """
    issues = own_issues(received)
    usable = usable_files(received, issues)
    connection = open_database(place)
    connection.execute(schema())
    last_year = latest_year(usable)
    identifier = identifier_of(usable, last_year)
    directory = identifier.directory
    prepare(connection, received, usable, directory)
    found = [
        *rulings.issues,
        *not_taken(rulings, received),
        *directory.issues,
        *locate(connection, usable, identifier),
    ]
    settle(connection)
    submissions, unnamed = submission_rows(usable, identifier)
    checked, unchecked = check_cells(usable, identifier)
    listed = {row.file for row in submissions} | {cell.file for cell in checked}
    judge(connection, usable, listed, issues, [*found, *unnamed, *unchecked])
    fill_units(connection, directory, last_year)
    fill_submissions(connection, submissions)
    fill_check_items(connection, checked)
    fill_corrections(connection, rulings.corrections.lines)
    finish(connection, received, directory, issues)
    return Reconciled(connection, issues, says_sample(connection))


def open_database(place: Path) -> duckdb.DuckDBPyConnection:
    """The file of the coming snapshot as the database for the work."""
    settings = {"autoinstall_known_extensions": "false", "temp_directory": tempfile.gettempdir()}
    return duckdb.connect(str(place), config=settings)


def own_issues(received: Sequence[Received]) -> Issues:
    """What reading found wrong with each file."""
    return {
        item.receipt.number: [
            *item.reading.workbook.issues,
            *(issue for sheet in item.reading.workbook.sheets for issue in sheet.issues),
        ]
        for item in received
    }


def usable_files(received: Sequence[Received], issues: Issues) -> list[Received]:
    """Files that reading did not refuse."""
    return [item for item in received if outcome_of(issues[item.receipt.number]) != Outcome.REFUSED]


def latest_year(received: Sequence[Received]) -> int:
    """First half of the latest school year that any number is for, 0 where there is none."""
    years = [
        int(year[:4])
        for item in received
        for year in item.reading.readings.column("school_year").unique().to_pylist()
        if year[:4].isdigit()
    ]
    return max(years, default=0)


def identifier_of(received: Sequence[Received], last_year: int) -> Identifier:
    """Finds all units that the catalogue and the registers among the files know."""
    return Identifier(
        build_directory(_registers(received, "units"), _registers(received, "register"), last_year)
    )


def prepare(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    usable: Sequence[Received],
    directory: Directory,
) -> None:
    """Readings and declared lists as tables; the files that were read are the first to be judged."""
    fill_readings(connection, usable)
    fill_declared(connection, directory)
    insert(connection, "judged_file", [(item.receipt.number,) for item in received])
    fill_sheets(connection)


def locate(
    connection: duckdb.DuckDBPyConnection, received: Sequence[Received], identifier: Identifier
) -> list[tuple[int, Issue]]:
    """Finds the unit and level of every number; fills `usable` and returns an issue for every name that waits."""
    found = [*name_units(connection, received, identifier), *unclear_sheets(connection)]
    connection.execute(statement("locate"))
    found += problem_issues(connection, received, identifier.directory)
    found += unknown_codes(received, identifier.directory)
    _fill_not_due(connection)
    connection.execute(statement("usable"))
    return found


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Decides which of the usable numbers count; fills `fact`, `superseded` and `revision`."""
    for step in ("current", "facts", "revisions"):
        connection.execute(statement(step))
    for table in ("usable", "standing", "contested"):
        connection.execute(f"DROP TABLE {table}")


def judge(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    with_lists: set[int],
    issues: Issues,
    found: Sequence[tuple[int, Issue]],
) -> None:
    """Adds what was found to the issues of the files; a file that states no fact and is no register is refused.

    A refused file is no dead end: it is read again each time, and a later register may know its names.
    """
    for file, issue in found:
        issues[file].append(issue)
    rows = connection.execute("SELECT file, read, placed FROM file_numbers").fetchall()
    counts = {file: (read, placed) for file, read, placed in rows}
    for item in received:
        number = item.receipt.number
        if number not in with_lists:
            read, placed = counts.get(number, (0, 0))
            is_faulty = outcome_of(issues[number]) != Outcome.ACCEPTED
            if reason := refusal(item.reading.workbook, read, placed, is_faulty):
                issues[number].append(reason)


def finish(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    directory: Directory,
    issues: Issues,
) -> None:
    """Writes files and issues; those across files join the issues of the files that were read."""
    names = fill_files(connection, received)
    fill_headings(connection, received)
    fill_decisions(connection, received)
    fill_words(connection, received)
    across = [
        *conflict_issues(connection, directory, names),
        *restated_issues(connection, names),
        *order_issues(connection, names),
    ]
    fill_issues(connection, [*((file, issue) for file in issues for issue in issues[file]), *across])
    for file, issue in across:
        if file in issues:
            issues[file].append(issue)


def says_sample(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an accepted file says SỐ LIỆU MÔ PHỎNG."""
    query = "SELECT count(*) FROM file WHERE is_sample AND outcome <> ?"
    return bool(connection.execute(query, [Outcome.REFUSED.value]).fetchall()[0][0])


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
