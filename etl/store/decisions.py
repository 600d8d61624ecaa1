"""Targets that count by an older decision than another file names: what was received last counts, and the office is told."""

from collections.abc import Mapping
from datetime import date

import duckdb

from etl.issues import Issue
from etl.store.statements import statement


def order_issues(connection: duckdb.DuckDBPyConnection, names: Mapping[int, str]) -> list[tuple[int, Issue]]:
    """(file, issue) at the decision of every sheet that counts by the older one. `names` by file."""
    issues = []
    for row in connection.execute(statement("decisions")).fetchall():
        file, sheet, cell, number, decided_on, other_file, other_number, other_day, count = row
        facts = {
            "decision": _named(number, decided_on),
            "other_file": names[other_file],
            "other_decision": _named(other_number, other_day),
            "count": count,
        }
        issues.append((file, Issue("decision_older", sheet, cell, facts)))
    return issues


def _named(number: str, day: date) -> str:
    """ "123/QĐ-UBND ngày 05/08/2023", or the day alone."""
    return f"{number} ngày {day:%d/%m/%Y}".strip()
