"""`load` and `check`: a line per file on standard output, progress on standard error."""

import sys
from pathlib import Path

from etl.commands.exits import CommandError, Exit
from etl.commands.texts import say
from etl.reading.isolation import read_isolated
from etl.store.folder import DataFolder
from etl.store.lock import LockTimeoutError
from etl.store.outcome import Outcome
from etl.store.paths import find_files
from etl.store.session import FileReport, Report, StoreError, check, load
from indicators.catalog.texts import text

SEVERITIES = ("error", "warning", "note")


def run_load(folder: DataFolder, paths: list[Path]) -> Exit:
    """Loads and publishes; returns `FAULTS` when a file was refused or has errors."""
    files = _files(folder, paths)
    try:
        report = load(folder, files, read_isolated, _progress, lambda: _tell(say("progress_waiting")))
    except LockTimeoutError as error:
        raise CommandError(Exit.STORE, say("error_locked", folder=folder.root)) from error
    except StoreError as error:
        raise CommandError(Exit.STORE, say("error_store", folder=folder.root), has_details=True) from error
    if any(report.elsewhere):
        _tell(say("progress_elsewhere", **report.elsewhere._asdict()))
    _tell(say("progress_published", snapshot=report.snapshot))
    for table in report.tables:
        _tell(text("office_tables", "updated", label=table.label, rows=table.rows, file=table.file_name))
    return print_report(report)


def run_check(folder: DataFolder, paths: list[Path]) -> Exit:
    """Prints what loading would do and writes nothing."""
    return print_report(checked(folder, paths))


def checked(folder: DataFolder, paths: list[Path]) -> Report:
    """What loading would do."""
    files = _files(folder, paths)
    try:
        report = check(folder, files, read_isolated, _progress)
    except StoreError as error:
        raise CommandError(Exit.STORE, say("error_store", folder=folder.root), has_details=True) from error
    _tell(say("progress_checked"))
    return report


def line(file: FileReport) -> str:
    """`name: outcome; counts; …`, the outcome in the contract's own words."""
    counts = {severity: file.severities.get(severity, 0) for severity in SEVERITIES}
    told = say(
        "line_counts", name=file.file_name, outcome=file.outcome.value, **file.change._asdict(), **counts
    )
    if file.reasons:
        told += say("line_reason", reason=" ".join(file.reasons))
    if file.received_before and not any(file.change):
        told += say("line_unchanged")
    return " ".join(told.split())


def _files(folder: DataFolder, paths: list[Path]) -> list[Path]:
    try:
        files = find_files(paths, folder)
    except FileNotFoundError as error:
        raise CommandError(Exit.USAGE, say("error_no_path", path=error)) from error
    if not files:
        raise CommandError(Exit.USAGE, say("error_no_file", path=", ".join(map(str, paths))))
    _tell(say("progress_files", total=len(files)))
    return files


def print_report(report: Report) -> Exit:
    """A line per file on standard output; `FAULTS` when one was refused or has errors."""
    for file in report.files:
        print(line(file))
    faulty = any(file.outcome == Outcome.REFUSED or file.severities.get("error") for file in report.files)
    return Exit.FAULTS if faulty else Exit.WELL


def _progress(done: int, total: int, name: str) -> None:
    _tell(say("progress_reading", done=done, total=total, name=" ".join(name.split())))


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
