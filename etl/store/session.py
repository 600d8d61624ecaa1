"""A load or a check from beginning to end: receive, reconcile, compare, publish.

The one entry for the command line; prints nothing.
"""

import contextlib
import gc
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from etl.issues import Issue
from etl.reading.child import GC_THRESHOLDS
from etl.store.cache import Cache
from etl.store.difference import Change, differences
from etl.store.folder import DataFolder
from etl.store.intake import Intake, Progress, Reader, Submitted
from etl.store.ledger import Ledger, Receipt
from etl.store.lock import exclusive
from etl.store.office_tables import KeptTable, keep_tables, newest_tables
from etl.store.outcome import Outcome
from etl.store.publication import plan
from etl.store.publish import UnsoundSnapshotError, building, live_snapshot, publish

LOCK_WAIT_SECONDS = 1800.0

Findings = dict[int, list[tuple[str, str]]]
"""(severity, sentence) of every issue, by receipt number."""


class StoreError(Exception):
    """The data folder cannot be read or written."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file came to: `severities` counts its issues, `reasons` are the sentences of a refusal.

    `issues` are all of them where the file was checked; loading publishes them instead.
    """

    file_name: str
    outcome: Outcome
    received_before: bool
    change: Change
    severities: Mapping[str, int]
    reasons: tuple[str, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Files of the command in their order, and the change that older files saw through them."""

    files: list[FileReport]
    elsewhere: Change
    snapshot: str
    tables: tuple[KeptTable, ...] = ()
    """Tables of the office that were written anew."""


def load(
    folder: DataFolder, paths: list[Path], read: Reader, progress: Progress, on_wait: Callable[[], None]
) -> Report:
    """Archives, reads, reconciles and publishes; raises `StoreError`, LockTimeoutError."""
    try:
        with exclusive(folder.lock, LOCK_WAIT_SECONDS, on_wait), _rare_collections():
            ledger = Ledger(folder.ledger)
            try:
                intake = Intake(folder, ledger, read, progress)
                submitted, receipts = intake.load(paths)
                report, tables = _publish(folder, ledger, intake, submitted, receipts)
                kept = keep_tables(folder, ledger, tables, ledger.receipts(), intake.readings)
                return replace(report, tables=tuple(kept))
            finally:
                ledger.close()
    except (OSError, sqlite3.Error, duckdb.Error, UnsoundSnapshotError) as error:
        raise StoreError(str(error)) from error


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Lists of thousands of units and readings hold no circles; looking for some costs a tenth of a load."""
    usual = gc.get_threshold()
    gc.set_threshold(*GC_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def check(folder: DataFolder, paths: list[Path], read: Reader, progress: Progress) -> Report:
    """What loading would do; changes no byte of the folder. Raises `StoreError`."""
    try:
        ledger = Ledger(folder.ledger, read_only=True)
        former = live_snapshot(folder)
        try:
            intake = Intake(folder, ledger, read, progress, writable=False)
            submitted, receipts = intake.check(paths)
            coming = plan(intake, former if all(item.new for item in submitted) else None, receipts)
        finally:
            ledger.close()
        with (
            tempfile.TemporaryDirectory() as scratch,
            coming.build(Path(scratch) / "check.duckdb") as state,
        ):
            changes = differences(state, former)
            outcomes, findings = published_state(state.connection)
    except (OSError, sqlite3.Error, duckdb.Error) as error:
        raise StoreError(str(error)) from error
    report = _report(submitted, receipts, changes, outcomes, findings, "")
    return replace(report, files=_with_issues(report.files, submitted, receipts, state.issues))


def _publish(
    folder: DataFolder, ledger: Ledger, intake: Intake, submitted: list[Submitted], receipts: list[Receipt]
) -> tuple[Report, list[tuple[str, int]]]:
    """What was published, and the newest receipts of the office's tables."""
    former = live_snapshot(folder)
    coming = plan(intake, former, receipts)
    Cache(folder).prune()
    if former is not None and former.stem.startswith(f"warehouse-{coming.identity}"):
        with duckdb.connect(str(former), read_only=True) as connection:
            report = _report(submitted, receipts, {}, *published_state(connection), former.name)
            return report, newest_tables(connection)
    with building(folder) as temporary, coming.build(temporary) as state:
        changes = differences(state, former)
        outcomes, findings = published_state(state.connection)
        tables = newest_tables(state.connection)
        published = publish(folder, state, temporary, coming.identity)
    ledger.published(published.name, {number: outcome.value for number, outcome in outcomes.items()})
    return _report(submitted, receipts, changes, outcomes, findings, published.name), tables


def _with_issues(
    files: list[FileReport],
    submitted: list[Submitted],
    receipts: list[Receipt],
    issues: Mapping[int, Sequence[Issue]],
) -> list[FileReport]:
    numbers = {receipt.sha256: receipt.number for receipt in receipts}
    return [
        replace(file, issues=tuple(issues.get(numbers.get(item.sha256, 0), ())))
        for file, item in zip(files, submitted, strict=True)
    ]


def published_state(connection: duckdb.DuckDBPyConnection) -> tuple[dict[int, Outcome], Findings]:
    """Outcomes and findings, settled ones included, as a snapshot holds them."""
    rows = connection.execute("SELECT file_id, outcome FROM file").fetchall()
    findings: Findings = {file: [] for file, _ in rows}
    query = "SELECT file_id, severity, message FROM (FROM issue UNION ALL FROM settled_issue) ORDER BY ALL"
    for file, severity, message in connection.execute(query).fetchall():
        findings[file].append((severity, message))
    return {file: Outcome(outcome) for file, outcome in rows}, findings


def _report(
    submitted: list[Submitted],
    receipts: list[Receipt],
    changes: Mapping[int, Change],
    outcomes: Mapping[int, Outcome],
    findings: Findings,
    snapshot: str,
) -> Report:
    """The files of the command; change that belongs to none of them is added up apart."""
    numbers = {receipt.sha256: receipt.number for receipt in receipts}
    told: set[int] = set()
    files = []
    for item in submitted:
        number = numbers.get(item.sha256)
        if number is None:
            reason = Issue("file_not_found").message
            files.append(
                FileReport(item.file_name, Outcome.REFUSED, False, Change(), {"refuse": 1}, (reason,))
            )
            continue
        change = changes.get(number, Change()) if number not in told else Change()
        told.add(number)
        severities = Counter(severity for severity, _ in findings[number])
        reasons = tuple(
            dict.fromkeys(message for severity, message in findings[number] if severity == "refuse")
        )
        files.append(
            FileReport(item.file_name, outcomes[number], not item.new, change, dict(severities), reasons)
        )
    rest = [change for number, change in changes.items() if number not in told]
    elsewhere = Change(*(sum(counts) for counts in zip(*rest, strict=True))) if rest else Change()
    return Report(files, elsewhere, snapshot)
