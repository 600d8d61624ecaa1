"""`status`: files by state, who has reported and who has not, how old the warehouse is."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

import duckdb

from etl.commands.exits import CommandError, Exit
from etl.commands.export import open_snapshot
from etl.commands.texts import say
from etl.store.folder import DataFolder
from etl.units.model import teaching_days
from indicators.catalog import CATALOGUE_DIR, codes
from indicators.catalog.files import read_toml
from indicators.terms import LEVELS

_REPORTED = """
SELECT DISTINCT s.form, s.school_year, s.period, u.unit_code
FROM fact f JOIN sheet s USING (sheet_id) JOIN unit u USING (unit_id)
WHERE s.school_year <> '' AND s.form <> ''
"""
_UNITS = """
SELECT u.unit_code, u.unit_name, u.unit_kind, u.levels, u.officer, p.parent_id,
    greatest(u.valid_from, coalesce(p.valid_from, u.valid_from)),
    least(coalesce(u.valid_to, p.valid_to), coalesce(p.valid_to, u.valid_to))
FROM unit u LEFT JOIN unit_parent p USING (unit_id)
WHERE u.unit_kind IN ('school', 'commune') ORDER BY u.official_order, p.valid_from
"""
_SUBMISSIONS = """
SELECT school_year, month, state, count(*) FROM submission WHERE copy = (SELECT min(copy) FROM submission) GROUP BY ALL
ORDER BY ALL
"""


class _Unit(NamedTuple):
    """A unit under its parent, as `_UNITS` gives it."""

    code: str
    name: str
    kind: str
    levels: str
    officer: str
    parent: int | None
    valid_from: date
    valid_to: date | None


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
    """Number of files by outcome."""
    received: list[dict[str, str]] = field(default_factory=list)
    """Every file in order of receipt, with its outcome."""
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
        reports=_reports(connection),
        submissions=_submissions(connection),
    )


def _received(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    rows = connection.execute("SELECT file_name, outcome, received_at FROM file ORDER BY file_id").fetchall()
    return [{"file": name, "outcome": outcome, "received_at": str(at)} for name, outcome, at in rows]


def _reports(connection: duckdb.DuckDBPyConnection) -> list[ReportStatus]:
    """Every report that anybody has handed in, with the units that should have."""
    kinds = read_toml(CATALOGUE_DIR / "forms" / "kinds.toml").get("kind", {})
    levels = read_toml(CATALOGUE_DIR / "reports.toml")["levels"]
    units = connection.execute(_UNITS).fetchall()
    reported: dict[tuple[str, str, str], set[str]] = {}
    for form, school_year, period, code in connection.execute(_REPORTED).fetchall():
        reported.setdefault((form, school_year, period), set()).add(code)
    found = []
    for (form, school_year, period), codes_reported in sorted(reported.items()):
        kind = kinds.get(form, {})
        open_units = list({row[0]: _Unit(*row) for row in units if _exists(row, school_year)}.values())
        due_levels = set(kind.get("level") or levels.get(form) or LEVELS)
        due = _due(open_units, kind.get("grain", "school"), due_levels, codes_reported)
        found.append(
            ReportStatus(
                form=form,
                label=kind.get("label", form),
                school_year=school_year,
                period=period,
                expected=len(due),
                reported=[_named(unit) for unit in due if unit.code in codes_reported],
                not_reported=[_named(unit) for unit in due if unit.code not in codes_reported],
            )
        )
    return found


def _exists(row: tuple[Any, ...], school_year: str) -> bool:
    """Whether a unit and its place under its parent exist on a day of teaching of the year."""
    first, last = teaching_days(school_year)
    valid_from, valid_to = row[-2:]
    return bool(valid_from <= last and (valid_to or date.max) >= first)


def _due(units: list[_Unit], kind: str, levels: set[str], reported: set[str]) -> list[_Unit]:
    """Schools that have one of the levels; communes under the same unit as one that has reported."""
    if kind == "school":
        return [unit for unit in units if unit.kind == kind and levels & set(unit.levels.split(","))]
    above = {unit.parent for unit in units if unit.code in reported}
    return [unit for unit in units if unit.kind == kind and unit.parent in above]


def _named(unit: _Unit) -> dict[str, str]:
    return {"unit_code": unit.code, "unit_name": unit.name, "officer": unit.officer}


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
