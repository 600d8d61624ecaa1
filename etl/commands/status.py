"""`status`: files by state, who has reported and who has not, how old the warehouse is."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from etl.commands.exits import CommandError, Exit
from etl.commands.export import open_snapshot
from etl.commands.texts import say
from etl.store.folder import DataFolder
from etl.units.model import teaching_days
from indicators.catalog import CATALOGUE_DIR, codes
from indicators.catalog.files import read_toml

_REPORTED = """
SELECT DISTINCT s.form, s.school_year, s.period, u.unit_code, u.unit_name, f.level
FROM fact f JOIN sheet s USING (sheet_id) JOIN unit u USING (unit_id)
WHERE s.school_year <> '' AND s.form <> ''
"""
_UNITS = """
SELECT unit_code, unit_name, unit_kind, string_split(levels, ','), valid_from, valid_to, officer
FROM unit WHERE unit_kind IN ('school', 'commune') ORDER BY official_order
"""
_SUBMISSIONS = """
SELECT school_year, month, state, count(*) FROM submission WHERE copy = (SELECT min(copy) FROM submission) GROUP BY ALL
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """One report of one school year and period: units that have facts in it and units that are due."""

    form: str
    label: str
    school_year: str
    period: str
    expected: int
    reported: list[dict[str, str]]
    not_reported: list[dict[str, str]]


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
    reports: list[ReportStatus] = field(default_factory=list)
    submissions: list[dict[str, Any]] = field(default_factory=list)


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
    counts = connection.execute("SELECT (SELECT count(*) FROM fact)").fetchall()
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
        reports=_reports(connection),
        submissions=_submissions(connection),
    )


def _reports(connection: duckdb.DuckDBPyConnection) -> list[ReportStatus]:
    """Every report that anybody has handed in, with the units that should have."""
    kinds = read_toml(CATALOGUE_DIR / "forms" / "kinds.toml").get("kind", {})
    units = connection.execute(_UNITS).fetchall()
    reported: dict[tuple[str, str, str], dict[str, str]] = {}
    levels: dict[tuple[str, str, str], set[str]] = {}
    for form, school_year, period, code, name, level in connection.execute(_REPORTED).fetchall():
        reported.setdefault((form, school_year, period), {})[code] = name
        levels.setdefault((form, school_year, period), set()).add(level)
    found = []
    for key in sorted(reported):
        form, school_year, period = key
        kind = kinds.get(form, {})
        due = _due(units, kind.get("grain", "school"), school_year, set(kind.get("level") or levels[key]))
        found.append(
            ReportStatus(
                form=form,
                label=kind.get("label", form),
                school_year=school_year,
                period=period,
                expected=len(due),
                reported=[unit for unit in due if unit["unit_code"] in reported[key]],
                not_reported=[unit for unit in due if unit["unit_code"] not in reported[key]],
            )
        )
    return found


def _due(
    units: Iterable[tuple[Any, ...]], kind: str, school_year: str, levels: set[str]
) -> list[dict[str, str]]:
    """Units of the kind that exist in the year; schools only if they have one of the levels."""
    first, last = teaching_days(school_year)
    return [
        {"unit_code": code, "unit_name": name, "officer": officer}
        for code, name, unit_kind, unit_levels, valid_from, valid_to, officer in units
        if unit_kind == kind
        and valid_from <= last
        and (valid_to or date.max) >= first
        and (kind != "school" or levels & set(unit_levels))
    ]


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
    for report in status.reports:
        period = codes()["period"].get(report.period, report.period)
        counts = {"reported": len(report.reported), "expected": report.expected}
        yield say(
            "status_report", label=report.label, school_year=report.school_year, period=period, **counts
        )
        if report.not_reported:
            yield say(
                "status_not_reported", names=", ".join(unit["unit_name"] for unit in report.not_reported)
            )
    for row in status.submissions:
        states = {state: row.get(state, 0) for state in ("on_time", "late", "not_yet", "unknown")}
        month = codes()["period"].get(row["month"], row["month"])
        yield say("status_submissions", school_year=row["school_year"], month=month, **states)


def _age(seconds: int) -> str:
    if seconds >= 2 * 86_400:
        return say("status_days", n=seconds // 86_400)
    return (
        say("status_hours", n=seconds // 3600)
        if seconds >= 2 * 3600
        else say("status_minutes", n=seconds // 60)
    )
