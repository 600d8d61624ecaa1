"""`status`: files by state, what was decided and what waits, who has reported, how old the warehouse is."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import duckdb

from etl.commands.exits import CommandError, Exit
from etl.commands.export import open_snapshot
from etl.commands.open_points import OpenPoints, lines, read_open_points
from etl.commands.reports import ReportStatus, read_reports
from etl.commands.texts import say
from etl.store.folder import DataFolder
from indicators.catalog import codes

NAMES_SHOWN = 5
"""Units that a line names; `--json` names all."""

_SUBMISSIONS = """
SELECT school_year, month, state, count(*) FROM submission WHERE copy = (SELECT min(copy) FROM submission) GROUP BY ALL
ORDER BY ALL
"""


@dataclass(slots=True)
class Status:
    """What `status --json` prints."""

    folder: str
    snapshot: str = ""
    built_at: str = ""
    age_seconds: int | None = None
    is_sample: bool = False
    facts: int = 0
    files: dict[str, int] = field(default_factory=dict)
    """Number of files by outcome."""
    received: list[dict[str, str]] = field(default_factory=list)
    """Every file in order of receipt, with its outcome."""
    reports: list[ReportStatus] = field(default_factory=list)
    submissions: list[dict[str, Any]] = field(default_factory=list)
    open_points: OpenPoints = field(default_factory=OpenPoints)


def run_status(folder: DataFolder, as_json: bool) -> Exit:
    """Prints the status; `STORE` where there is no warehouse yet."""
    try:
        with open_snapshot(folder) as connection:
            status, exit_code = read_status(folder, connection), Exit.WELL
    except CommandError as fault:
        if not as_json:
            raise
        status, exit_code = Status(str(folder.root)), fault.exit_code
    print(json.dumps(asdict(status), ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(status)))
    return exit_code


def read_status(folder: DataFolder, connection: duckdb.DuckDBPyConnection) -> Status:
    """Status of a snapshot, its age by the clock of this machine."""
    snapshot, built_at, is_sample = connection.execute(
        "SELECT snapshot_id, built_at, is_sample FROM snapshot"
    ).fetchall()[0]
    counts = connection.execute("SELECT count(*) FROM fact").fetchall()
    return Status(
        folder=str(folder.root),
        snapshot=snapshot,
        built_at=built_at.isoformat(sep=" "),
        age_seconds=max(0, int((datetime.now() - built_at).total_seconds())),
        is_sample=is_sample,
        facts=counts[0][0],
        files=dict(
            connection.execute("SELECT outcome, count(*) FROM file GROUP BY ALL ORDER BY ALL").fetchall()
        ),
        received=_received(connection),
        reports=read_reports(connection),
        submissions=_submissions(connection),
        open_points=read_open_points(connection),
    )


def _received(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = connection.execute("SELECT file_name, outcome, received_at FROM file ORDER BY file_id").fetchall()
    return [{"file": name, "outcome": outcome, "received_at": str(at)} for name, outcome, at in rows]


def _submissions(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Monthly reports by month and state, in the order of the school year."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for school_year, month, state, count in connection.execute(_SUBMISSIONS).fetchall():
        found.setdefault((school_year, month), {})[state] = count
    order = list(codes()["period"])
    return [
        {"school_year": year, "month": month, **found[year, month]}
        for year, month in sorted(found, key=lambda key: (key[0], order.index(key[1])))
    ]


def _lines(status: Status) -> Iterable[str]:
    yield say(
        "status_snapshot",
        snapshot=status.snapshot,
        built_at=status.built_at,
        age=_age(status.age_seconds or 0),
    )
    if status.is_sample:
        yield say("status_sample")
    files = status.files
    yield say(
        "status_files",
        accepted=files.get("accepted", 0),
        warned=files.get("accepted with warnings", 0),
        refused=files.get("refused", 0),
    )
    yield from lines(status.open_points)
    yield from _report_lines(status.reports)
    newest = max((row["school_year"] for row in status.submissions), default="")
    for row in (row for row in status.submissions if row["school_year"] == newest):
        states = {state: row.get(state, 0) for state in ("on_time", "late", "not_yet", "unknown")}
        month = codes()["period"].get(row["month"], row["month"])
        yield say("status_submissions", school_year=row["school_year"], month=month, **states)


def _report_lines(reports: list[ReportStatus]) -> Iterable[str]:
    """The newest school year report by report, every older one in a line."""
    for position, school_year in enumerate(dict.fromkeys(report.school_year for report in reports)):
        of_year = [report for report in reports if report.school_year == school_year]
        complete = sum(not report.not_reported for report in of_year)
        yield say("status_year", school_year=school_year, reports=len(of_year), complete=complete)
        for report in of_year if position == 0 else ():
            period = codes()["period"].get(report.period, report.period)
            counts = {"reported": len(report.reported), "expected": report.expected}
            yield say("status_report", label=report.label, period=period, **counts) + _missing(report)


def _missing(report: ReportStatus) -> str:
    names = [unit["unit_name"] for unit in report.not_reported]
    shown, others = ", ".join(names[:NAMES_SHOWN]), len(names) - NAMES_SHOWN
    if not names:
        return say("status_nobody_missing")
    return (
        say("status_missing_more", names=shown, n=others)
        if others > 0
        else say("status_missing", names=shown)
    )


def _age(seconds: int) -> str:
    if seconds >= 2 * 86_400:
        return say("status_days", n=seconds // 86_400)
    return (
        say("status_hours", n=seconds // 3600)
        if seconds >= 2 * 3600
        else say("status_minutes", n=seconds // 60)
    )
