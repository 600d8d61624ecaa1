"""Who reported, what is wrong with what came in, and which monthly reports are late.

A school that is closed is not expected; before the first file every unit stands as not reported.
"""

import pandas as pd

from indicators.catalog.reports import Report
from indicators.catalog.reports import reports as expected_reports
from indicators.terms import SchoolYear
from indicators.units import open_units
from indicators.warehouse import Warehouse

REPORT_COLUMNS = ("unit_id", "unit_code", "unit_name", "unit_kind", "parent_id", "officer", "level", "report", "label",
                  "period", "state", "facts", "missing", "received_at")  # fmt: skip
ISSUE_COLUMNS = ("file", "received_at", "sheet", "cell", "check", "severity", "message", "advice")
SUBMISSION_COLUMNS = ("unit_id", "unit_code", "unit_name", "officer", "month", "copy", "state", "date")

_HANDED_IN = """
SELECT s.form, s.period, f.unit_id, count(*) AS facts,
       count(*) FILTER (f.state IN ('missing', 'error')) AS missing, max(r.received_at) AS received_at
FROM fact f
JOIN sheet s ON s.sheet_id = f.sheet_id
JOIN file r ON r.file_id = s.file_id
WHERE s.school_year = $school_year
GROUP BY ALL
"""

_ISSUES = """
SELECT r.file_name AS file, r.received_at, i.sheet, i.cell, i.check_id AS check, i.severity, i.message, i.advice
FROM issue i
JOIN file r ON r.file_id = i.file_id
ORDER BY list_position(['refuse', 'error', 'warning', 'note'], i.severity), r.received_at DESC, r.file_name, i.sheet,
         i.cell
"""

_SUBMISSIONS = """
SELECT u.unit_id, u.unit_code, u.unit_name, u.officer, s.month, s.copy, s.state, s.date
FROM submission s
JOIN unit u ON u.unit_id = s.unit_id
WHERE s.school_year = $school_year
ORDER BY u.official_order, list_position(['m09','m10','m11','m12','m01','m02','m03','m04','m05'], s.month), s.copy
"""


def reports(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`REPORT_COLUMNS`: expected units × reports × periods in which they are due or somebody handed them in.

    `state` is reported or not_reported; `missing` counts the blanks and error cells of a unit's report.
    """
    year = SchoolYear.of(school_year)
    handed_in = warehouse.frame(_HANDED_IN, {"school_year": str(year)})
    units = open_units(warehouse, year)
    pieces = []
    for report in expected_reports():
        due = _due(units, report)
        received = handed_in[handed_in["form"] == report.form]
        periods = dict.fromkeys([*report.periods, *sorted(received["period"].unique())])
        rows = due.merge(pd.DataFrame({"period": list(periods)}, dtype=str), how="cross").merge(
            received, on=["unit_id", "period"], how="left"
        )
        pieces.append(rows.assign(report=report.form, label=report.label))
    frame = pd.concat(pieces, ignore_index=True)
    frame["state"] = frame["facts"].notna().map({True: "reported", False: "not_reported"})
    for column in ("facts", "missing"):
        frame[column] = frame[column].fillna(0).astype("int64")
    return frame[list(REPORT_COLUMNS)]


def _due(units: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Open units of the kind; of a school, the levels that the report is about."""
    due = units[units["unit_kind"] == report.unit_kind].copy()
    if not report.levels:
        return due.assign(level="")
    due["level"] = [
        ",".join(level for level in levels.split(",") if level in report.levels) for levels in due["levels"]
    ]
    return due[due["level"] != ""]


def issues(warehouse: Warehouse) -> pd.DataFrame:
    """`ISSUE_COLUMNS`, the gravest first, files newest first."""
    return warehouse.frame(_ISSUES)[list(ISSUE_COLUMNS)]


def submissions(warehouse: Warehouse, school_year: SchoolYear | str) -> pd.DataFrame:
    """`SUBMISSION_COLUMNS`: the follow-up of monthly reports, two copies each (office, officer)."""
    frame = warehouse.frame(_SUBMISSIONS, {"school_year": str(SchoolYear.of(school_year))})
    return frame[list(SUBMISSION_COLUMNS)]
