"""What a snapshot is: when it was built, whether it holds synthetic figures, which files it was built from."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from indicators.warehouse import Warehouse

FILE_COLUMNS = (
    "file",
    "received_at",
    "outcome",
    "is_sample",
    "sheets",
    "facts",
    "errors",
    "warnings",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The stamp of a snapshot; `received_at` is the newest receipt, None where no file was received."""

    id: str
    built_at: datetime
    is_sample: bool
    received_at: datetime | None
    files: int
    facts: int


def about(warehouse: Warehouse) -> Snapshot:
    """The stamp of the open snapshot."""
    built_at, is_sample = warehouse.rows("SELECT built_at, is_sample FROM snapshot")[0]
    received_at, files = warehouse.rows("SELECT max(received_at), count(*) FROM file")[0]
    facts = warehouse.rows("SELECT count(*) FROM fact")[0][0]
    return Snapshot(warehouse.snapshot_id, built_at, bool(is_sample), received_at, int(files), int(facts))


def files(warehouse: Warehouse) -> pd.DataFrame:
    """One row per received file, newest first: outcome, current facts that stand in it, issues by severity."""
    return warehouse.frame(
        """
        SELECT f.file_name AS file, f.received_at, f.outcome, f.is_sample,
               coalesce(s.sheets, 0)::INTEGER AS sheets, coalesce(s.facts, 0)::INTEGER AS facts,
               coalesce(i.errors, 0)::INTEGER AS errors, coalesce(i.warnings, 0)::INTEGER AS warnings,
               coalesce(i.notes, 0)::INTEGER AS notes
        FROM file f
        LEFT JOIN (
            SELECT sheet.file_id, count(DISTINCT sheet.sheet_id) AS sheets, count(fact.cell) AS facts
            FROM sheet LEFT JOIN fact USING (sheet_id) GROUP BY sheet.file_id
        ) s USING (file_id)
        LEFT JOIN (
            SELECT file_id, count(*) FILTER (severity IN ('refuse', 'error')) AS errors,
                   count(*) FILTER (severity = 'warning') AS warnings, count(*) FILTER (severity = 'note') AS notes
            FROM issue GROUP BY file_id
        ) i USING (file_id)
        ORDER BY f.received_at DESC, f.file_name
        """
    )


def sheets(warehouse: Warehouse, school_year: str) -> pd.DataFrame:
    """Sheets in which current figures of a school year stand: file, sheet, received_at, facts."""
    return warehouse.frame(
        """
        SELECT f.file_name AS file, s.sheet_name AS sheet, f.received_at, count(*)::INTEGER AS facts
        FROM fact x
        JOIN sheet s ON s.sheet_id = x.sheet_id
        JOIN file f ON f.file_id = s.file_id
        WHERE x.school_year = ?
        GROUP BY ALL
        ORDER BY f.file_name, s.sheet_name
        """,
        [str(school_year)],
    )
