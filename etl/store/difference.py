"""What a publication adds, changes and removes, file by file, against the snapshot before it."""

from pathlib import Path
from typing import NamedTuple

import duckdb

from etl.store.reconcile import Reconciled
from etl.store.statements import statement


class Change(NamedTuple):
    """Numbers of facts."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def differences(state: Reconciled, former: Path | None) -> dict[int, Change]:
    """Change by receipt number; -1 stands for facts that no file took away (a register no longer knows the unit)."""
    connection = state.connection
    if state.extends:
        return _compared(
            connection, "SEMI JOIN affected USING (unit_id, school_year)", "former_fact", "unit", "sheet"
        )
    if former is None:
        query = "SELECT file_id, count(*), 0, 0 FROM fact JOIN sheet USING (sheet_id) GROUP BY file_id"
        return {file: Change(*counts) for file, *counts in connection.execute(query).fetchall()}
    path = str(former).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS former (READ_ONLY)")
    try:
        return _compared(connection, "", "former.fact", "former.unit", "former.sheet")
    except duckdb.CatalogException:
        return differences(state, None)
    finally:
        connection.execute("DETACH former")


def _compared(
    connection: duckdb.DuckDBPyConnection, scope: str, fact: str, unit: str, sheet: str
) -> dict[int, Change]:
    """The facts of a scope beside those of the former snapshot, whose tables these are."""
    query = statement("difference").replace("{scope}", scope)
    for name, table in (("fact", fact), ("unit", unit), ("sheet", sheet)):
        query = query.replace(f"{{former_{name}}}", table)
    return {file: Change(*counts) for file, *counts in connection.execute(query).fetchall()}
