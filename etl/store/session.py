"""A load or a check from beginning to end: receive, reconcile, compare, publish.

The one entry for the command line; prints nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from etl.issues import Issue
from etl.store.difference import Change, differences
from etl.store.folder import DataFolder
from etl.store.intake import Intake, Progress, Reader, Received, Submitted
from etl.store.ledger import Ledger
from etl.store.lock import exclusive
from etl.store.outcome import Outcome
from etl.store.publish import UnsoundSnapshotError, live_snapshot, publish, snapshot_id
from etl.store.reconcile import reconcile

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


def load(
    folder: DataFolder, paths: list[Path], read: Reader, progress: Progress, on_wait: Callable[[], None]
) -> Report:
    """Archives, reads, reconciles and publishes; raises `StoreError`, LockTimeoutError."""
    try:
        with exclusive(folder.lock, LOCK_WAIT_SECONDS, on_wait):
            ledger = Ledger(folder.ledger)
            try:
                submitted, received = Intake(folder, ledger, read, progress).load(paths)
                return _publish(folder, ledger, submitted, received)
            finally:
                ledger.close()
    except (OSError, sqlite3.Error, duckdb.Error, UnsoundSnapshotError) as error:
        raise StoreError(str(error)) from error


def check(folder: DataFolder, paths: list[Path], read: Reader, progress: Progress) -> Report:
    """What loading would do; changes no byte of the folder. Raises `StoreError`."""
    try:
        ledger = Ledger(folder.ledger, read_only=True)
        try:
            submitted, received = Intake(folder, ledger, read, progress).check(paths)
        finally:
            ledger.close()
        with reconcile(received) as state:
            changes = differences(state, live_snapshot(folder))
    except (OSError, sqlite3.Error, duckdb.Error) as error:
        raise StoreError(str(error)) from error
    report = _report(submitted, received, changes, state.outcomes, _findings(state.issues), "")
    return replace(report, files=_with_issues(report.files, submitted, received, state.issues))


def _publish(
    folder: DataFolder, ledger: Ledger, submitted: list[Submitted], received: list[Received]
) -> Report:
    identity = snapshot_id(received)
    former = live_snapshot(folder)
    if former is not None and former.stem.startswith(f"warehouse-{identity}"):
        return _report(submitted, received, {}, *_published_state(former), former.name)
    with reconcile(received) as state:
        changes = differences(state, former)
        published = publish(folder, state, identity)
    ledger.published(published.name, {number: outcome.value for number, outcome in state.outcomes.items()})
    return _report(submitted, received, changes, state.outcomes, _findings(state.issues), published.name)


def _with_issues(
    files: list[FileReport],
    submitted: list[Submitted],
    received: list[Received],
    issues: Mapping[int, list[Issue]],
) -> list[FileReport]:
    numbers = {item.receipt.sha256: item.receipt.number for item in received}
    return [
        replace(file, issues=tuple(issues.get(numbers.get(item.sha256, 0), ())))
        for file, item in zip(files, submitted, strict=True)
    ]


def _findings(issues: Mapping[int, list[Issue]]) -> Findings:
    return {file: [(issue.severity, issue.message) for issue in of_file] for file, of_file in issues.items()}


def _published_state(snapshot: Path) -> tuple[dict[int, Outcome], Findings]:
    """Outcomes and findings as the snapshot holds them."""
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        rows = connection.execute("SELECT file_id, outcome FROM file").fetchall()
        findings: Findings = {file: [] for file, _ in rows}
        for file, severity, message in connection.execute(
            "SELECT file_id, severity, message FROM issue"
        ).fetchall():
            findings[file].append((severity, message))
    return {file: Outcome(outcome) for file, outcome in rows}, findings


def _report(
    submitted: list[Submitted],
    received: list[Received],
    changes: Mapping[int, Change],
    outcomes: Mapping[int, Outcome],
    findings: Findings,
    snapshot: str,
) -> Report:
    """The files of the command; change that belongs to none of them is added up apart."""
    numbers = {item.receipt.sha256: item.receipt.number for item in received}
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
