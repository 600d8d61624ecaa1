"""The tables of a snapshot, filled from what reconciliation found. Column order as in `schema.sql`."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from etl.issues import Issue
from etl.store.inputs import insert, insert_table
from etl.store.intake import Received
from etl.store.outcome import Outcome
from etl.store.statements import statement
from etl.store.submissions import Submission
from etl.units.directory import Directory
from etl.units.table import unit_tables

_SHEETS_PER_FILE = 10_000
"""`sheet_id` = file × this + position of the sheet."""

_SHEET = f"""
INSERT INTO sheet
SELECT file * {_SHEETS_PER_FILE} + sheet, file, sheet_name, form, variant, title, school_year, period
FROM input_sheet ORDER BY ALL
"""


def fill_snapshot(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    directory: Directory,
    submissions: Sequence[Submission],
    issues: Mapping[int, list[Issue]],
    outcomes: Mapping[int, Outcome],
) -> None:
    """Fills every table but `snapshot`, and gives back the memory of the steps before."""
    for name, content in unit_tables(directory).items():
        insert_table(connection, name, content)
    insert(connection, "file", [_file(item, outcomes) for item in received])
    connection.execute(_SHEET)
    insert(connection, "found_issue", list(_issue_rows(issues)))
    connection.execute(statement("issues"))
    connection.execute("DROP TABLE usable")
    connection.execute(statement("facts").format(sheets_per_file=_SHEETS_PER_FILE))
    connection.execute("DROP TABLE standing")
    insert(connection, "submission", [_submission(row) for row in submissions])


def _file(item: Received, outcomes: Mapping[int, Outcome]) -> tuple[object, ...]:
    receipt = item.receipt
    says_sample = any(sheet.says_sample for sheet in item.reading.workbook.sheets)
    outcome = outcomes[receipt.number].value
    return receipt.number, receipt.sha256, receipt.file_name, receipt.received_at, outcome, says_sample


def _submission(row: Submission) -> tuple[object, ...]:
    sheet_id = row.file * _SHEETS_PER_FILE + row.sheet
    return row.unit_id, row.school_year, row.month, row.copy, row.state, row.date, sheet_id, row.cell


def _issue_rows(issues: Mapping[int, list[Issue]]) -> Iterator[tuple[object, ...]]:
    """Rows of `found_issue`: every issue of every file, with its sentences."""
    for file, of_file in issues.items():
        for position, issue in enumerate(of_file):
            sentences = (issue.severity, issue.message, issue.advice)
            yield position, file, issue.sheet, issue.cell, issue.check, *sentences
