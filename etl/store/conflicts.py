"""Cells that state a fact which another cell states differently: one stays, the issue names both (rulings 10, 22)."""

from collections.abc import Mapping

import duckdb

from etl.issues import Issue
from etl.store.statements import statement
from etl.units.directory import Directory
from indicators.catalog import measures


def conflict_issues(
    connection: duckdb.DuckDBPyConnection, directory: Directory, names: Mapping[int, str]
) -> list[tuple[int, Issue]]:
    """(file, issue): at the cell that gave way, or at the later file's cell where two files stand equal. `names` by file."""
    issues = []
    for row in connection.execute(statement("conflicts")).fetchall():
        (
            check,
            kept_file,
            kept_sheet,
            kept_cell,
            kept,
            other_file,
            other_sheet,
            other_cell,
            other,
            unit,
            measure,
        ) = row
        facts = {
            "kept_cell": f"{kept_sheet}!{kept_cell}",
            "kept_file": names[kept_file],
            "kept_value": written(kept),
            "other_cell": f"{other_sheet}!{other_cell}",
            "other_file": names[other_file],
            "other_value": written(other),
            "unit": directory.units[unit].name,
            "measure": measures()[measure].label_vi,
        }
        later = check == "fact_conflict" and kept_file != other_file
        file, sheet, cell = (
            (kept_file, kept_sheet, kept_cell) if later else (other_file, other_sheet, other_cell)
        )
        issues.append((file, Issue(check, sheet, cell, facts)))
    return issues


def written(value: float) -> str:
    """A number as Vietnamese offices write it: 99,8; 1030."""
    return f"{value:.10g}".replace(".", ",")
