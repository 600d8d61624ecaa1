"""What the office has decided about single numbers and headings, and what still waits for it: a part of `status`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb

from etl.commands.texts import say
from indicators.catalog.checks import checks

WAITS = "{waiting}"
"""Checks whose sentence counts waiting cells are about rows or sheets that are not counted yet."""

_CORRECTIONS = """
SELECT state, count(*) FROM (SELECT DISTINCT file_id, sheet, cell, state FROM correction) GROUP BY ALL ORDER BY ALL
"""
_EXPLAINED = "SELECT count(*) FROM issue WHERE check_id = 'heading_told'"
_UNKNOWN = """
SELECT count(DISTINCT (s.form, h.heading))
FROM unknown_heading h
JOIN sheet s USING (sheet_id)
SEMI JOIN (
    SELECT file_id, sheet AS sheet_name, cell AS first_cell FROM issue
    WHERE check_id IN ('column_words_unknown', 'row_words_unknown')
) USING (file_id, sheet_name, first_cell)
"""
_WAITING = """
SELECT file_name, sheet, cell, check_id, message FROM issue JOIN file USING (file_id)
WHERE list_contains(?, check_id) ORDER BY file_id, sheet, issue.rowid
"""


@dataclass(slots=True)
class OpenPoints:
    """Lines of corrections by state; places read by explained headings; unknown headings; rows and sheets that wait."""

    corrections: dict[str, int] = field(default_factory=dict)
    headings_explained: int = 0
    headings_unknown: int = 0
    waiting: list[dict[str, str]] = field(default_factory=list)


def read_open_points(connection: duckdb.DuckDBPyConnection) -> OpenPoints:
    """The open points of a snapshot."""
    about_waiting = [check.id for check in checks().values() if WAITS in check.message]
    names = ("file", "sheet", "cell", "check", "message")
    return OpenPoints(
        corrections=dict(connection.execute(_CORRECTIONS).fetchall()),
        headings_explained=_number(connection, _EXPLAINED),
        headings_unknown=_number(connection, _UNKNOWN),
        waiting=[
            dict(zip(names, row, strict=True))
            for row in connection.execute(_WAITING, [about_waiting]).fetchall()
        ],
    )


def lines(points: OpenPoints) -> Iterable[str]:
    """A line for each kind of point that there is."""
    if points.corrections:
        states = {
            state: points.corrections.get(state, 0)
            for state in ("applied", "replaced", "withdrawn", "not_applied")
        }
        yield say("status_corrections", **states)
    if points.headings_explained or points.headings_unknown:
        yield say("status_headings", explained=points.headings_explained, unknown=points.headings_unknown)
    if points.waiting:
        files = len({row["file"] for row in points.waiting})
        yield say("status_waiting", rows=len(points.waiting), files=files)


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])
