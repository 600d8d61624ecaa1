"""Who has handed in which report, of those that `expected_reports.csv` names; the same answer as the page of reports.

Only reports that somebody has handed in are listed: what nobody was asked for is no gap.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import duckdb

from etl.units.model import teaching_days
from indicators.catalog import codes
from indicators.catalog.reports import Report
from indicators.catalog.reports import reports as expected_reports

_REPORTED = """
SELECT DISTINCT s.form, s.school_year, s.period, f.unit_id
FROM fact f JOIN sheet s USING (sheet_id)
WHERE s.school_year <> '' AND s.form <> ''
"""
_UNITS = """
SELECT u.unit_id, u.unit_code, u.unit_name, u.unit_kind, u.levels, u.officer, p.parent_id,
    greatest(u.valid_from, coalesce(p.valid_from, u.valid_from)),
    least(coalesce(u.valid_to, p.valid_to), coalesce(p.valid_to, u.valid_to))
FROM unit u LEFT JOIN unit_parent p USING (unit_id)
WHERE u.unit_kind IN ('school', 'commune') ORDER BY u.official_order, p.valid_from
"""


class _Unit(NamedTuple):
    """A unit under its parent, as `_UNITS` gives it."""

    unit_id: int
    code: str
    name: str
    kind: str
    levels: str
    officer: str
    parent: int | None
    valid_from: date
    valid_to: date | None

    def is_open(self, school_year: str) -> bool:
        """Schools on any day of teaching of the year, communes on its first day."""
        first, last = teaching_days(school_year)
        until = last if self.kind == "school" else first
        return self.valid_from <= until and (self.valid_to or date.max) >= first


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


def read_reports(connection: duckdb.DuckDBPyConnection) -> list[ReportStatus]:
    """Every report that anybody has handed in, the newest school year first, then in the order of the catalogue."""
    units = [_Unit(*row) for row in connection.execute(_UNITS).fetchall()]
    handed_in: dict[tuple[str, str, str], set[int]] = {}
    for form, school_year, period, unit_id in connection.execute(_REPORTED).fetchall():
        handed_in.setdefault((school_year, form, period), set()).add(unit_id)
    periods = list(codes()["period"])
    return [
        _status(report, school_year, period, units, handed_in[school_year, report.form, period])
        for school_year in sorted({key[0] for key in handed_in}, reverse=True)
        for report in expected_reports()
        for period in sorted(
            (period for year, form, period in handed_in if (year, form) == (school_year, report.form)),
            key=periods.index,
        )
    ]


def _status(
    report: Report, school_year: str, period: str, units: list[_Unit], handed_in: Collection[int]
) -> ReportStatus:
    due = _due(report, school_year, [unit for unit in units if unit.kind == report.unit_kind], handed_in)
    return ReportStatus(
        form=report.form,
        label=report.label_vi,
        school_year=school_year,
        period=period,
        expected=len(due),
        reported=[_named(unit) for unit in due if unit.unit_id in handed_in],
        not_reported=[_named(unit) for unit in due if unit.unit_id not in handed_in],
    )


def _due(report: Report, school_year: str, units: list[_Unit], handed_in: Collection[int]) -> list[_Unit]:
    """Open schools that have one of the levels; open communes under the same unit as one that has reported.

    A commune that had ended before the year is due where it has targets: they were set for it in the year before.
    """
    if report.levels:
        of_level = [unit for unit in units if set(report.levels) & set(unit.levels.split(","))]
        return _once(unit for unit in of_level if unit.is_open(school_year))
    open_units = _once(unit for unit in units if unit.is_open(school_year))
    if report.unit_kind == "school":
        return open_units
    above = {unit.parent for unit in open_units if unit.unit_id in handed_in}
    ended = [unit for unit in units if unit.unit_id in handed_in and not unit.is_open(school_year)]
    return _once([*(unit for unit in open_units if unit.parent in above), *ended])


def _once(units: Iterable[_Unit]) -> list[_Unit]:
    """Each unit under its last parent."""
    return list({unit.unit_id: unit for unit in units}.values())


def _named(unit: _Unit) -> dict[str, str]:
    return {"unit_code": unit.code, "unit_name": unit.name, "officer": unit.officer}
