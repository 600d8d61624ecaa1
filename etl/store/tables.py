"""The tables of a snapshot, filled from what reconciliation found. Column order as in `schema.sql`."""

from collections.abc import Iterator, Sequence

import duckdb

from etl.forms.table.lines import names_sender
from etl.issues import Issue
from etl.readings import SheetReading
from etl.store.base import reading_mark
from etl.store.checklist import CheckCell
from etl.store.correction_lines import Line
from etl.store.explained import unknown_headings
from etl.store.inputs import insert, insert_table
from etl.store.intake import Received
from etl.store.outcome import Outcome
from etl.store.statements import SHEETS_PER_FILE, statement
from etl.store.submissions import Submission
from etl.units.directory import Directory
from etl.units.records import parse_date
from etl.units.table import unit_tables

_SHEET = f"""
INSERT INTO sheet
SELECT file * {SHEETS_PER_FILE} + sheet, file, sheet_name, form, variant, title, school_year, period
FROM input_sheet ORDER BY ALL
"""
_OUTCOMES = f"""
UPDATE file SET outcome = CASE
    WHEN file_id IN (SELECT file_id FROM found_issue WHERE severity = 'refuse') THEN '{Outcome.REFUSED}'
    WHEN file_id IN (SELECT file_id FROM found_issue WHERE severity IN ('error', 'warning')) THEN '{Outcome.WITH_WARNINGS}'
    ELSE '{Outcome.ACCEPTED}'
END
WHERE file_id IN (FROM judged_file)
"""


def fill_units(connection: duckdb.DuckDBPyConnection, directory: Directory, last_year: int) -> None:
    """Units and their links over time."""
    for name, content in unit_tables(directory).items():
        insert_table(connection, name, content)
    connection.execute("INSERT INTO build VALUES (?)", [last_year])


def fill_sheets(connection: duckdb.DuckDBPyConnection) -> None:
    """The sheets of the files that were read."""
    connection.execute(_SHEET)


def fill_files(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> dict[int, str]:
    """The files that were read, all of them accepted until their issues are known; names of all files by number."""
    insert(connection, "file", [_file(item) for item in received])
    insert(connection, "file_reading", [(item.receipt.number, reading_mark(item)) for item in received])
    return dict(connection.execute("SELECT file_id, file_name FROM file").fetchall())


def fill_issues(connection: duckdb.DuckDBPyConnection, found: Sequence[tuple[int, Issue]]) -> None:
    """Issues of the judged files, parted into those of today and those that are settled; outcomes of these files."""
    rows = [
        (file, issue.sheet, issue.cell, issue.check, issue.severity, issue.message, issue.advice)
        for file, issue in found
    ]
    insert(connection, "found_issue", rows)
    connection.execute(statement("issues"))
    connection.execute(_OUTCOMES)


def fill_submissions(connection: duckdb.DuckDBPyConnection, submissions: Sequence[Submission]) -> None:
    """Who handed in which monthly report."""
    insert(connection, "submission", [_submission(row) for row in submissions])


def fill_check_items(connection: duckdb.DuckDBPyConnection, cells: Sequence[CheckCell]) -> None:
    """What units planned, did and can show."""
    rows = [
        (cell.unit_id, cell.item, cell.school_year, cell.part, cell.state, cell.value, cell.raw,
         cell.file * SHEETS_PER_FILE + cell.sheet, cell.cell)
        for cell in cells
    ]  # fmt: skip
    insert(connection, "check_item", rows)


def fill_corrections(connection: duckdb.DuckDBPyConnection, lines: Sequence[Line]) -> None:
    """What the office has declared about single cells: a row for each cell that a line is about."""
    insert(connection, "correction", [row for line in lines for row in _correction(line)])


def fill_headings(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> None:
    """Headings that nobody has explained yet, of the files that were read."""
    rows = [
        (
            item.receipt.number * SHEETS_PER_FILE + n,
            text,
            issue.facts["count"],
            issue.cell,
            issue.facts["last"],
        )
        for item in received
        for n, text, issue in unknown_headings(item)
    ]
    insert(connection, "unknown_heading", rows)


def fill_words(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> None:
    """Senders, heads and labels of the sheets that were read."""
    rows = [
        (item.receipt.number * SHEETS_PER_FILE + n, sender, sheet.words)
        for item in received
        for n, sheet in enumerate(item.reading.workbook.sheets)
        if (sender := _sender(sheet)) or sheet.words
    ]
    insert(connection, "sheet_words", rows)


def fill_decisions(connection: duckdb.DuckDBPyConnection, received: Sequence[Received]) -> None:
    """The documents by which targets were assigned, of the files that were read."""
    rows = [
        (item.receipt.number * SHEETS_PER_FILE + n, said.number, parse_date(said.decided_on), said.cell)
        for item in received
        for n, sheet in enumerate(item.reading.workbook.sheets)
        if (said := sheet.decision)
    ]
    insert(connection, "decision", rows)


def _sender(sheet: SheetReading) -> str:
    """Offices and units of the letterhead, without whatever else stands there."""
    return ", ".join(" ".join(line.split()) for line in sheet.sender if names_sender(line))


def _correction(line: Line) -> Iterator[tuple[object, ...]]:
    record = line.record
    told = (record["file"], record.get("sheet", ""), record["address"], record.get("present", ""), record.get("right", ""),
            record.get("reason", ""), record.get("author", ""), record.get("day", ""))  # fmt: skip
    here = (line.file, line.sheet, record["cell"], line.state)
    for (number, position, cell), said in line.targets.items():
        yield *here, number * SHEETS_PER_FILE + position, cell, said.value, said.raw, *told
    if not line.targets:
        yield *here, None, "", None, "", *told


def _file(item: Received) -> tuple[object, ...]:
    receipt = item.receipt
    is_sample = any(sheet.says_sample for sheet in item.reading.workbook.sheets)
    return receipt.number, receipt.sha256, receipt.file_name, receipt.received_at, Outcome.ACCEPTED, is_sample


def _submission(row: Submission) -> tuple[object, ...]:
    sheet_id = row.file * SHEETS_PER_FILE + row.sheet
    return row.unit_id, row.school_year, row.month, row.copy, row.state, row.date, sheet_id, row.cell
