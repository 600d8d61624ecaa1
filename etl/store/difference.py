"""What a publication adds, changes and removes, file by file, against the snapshot before it."""

from pathlib import Path
from typing import NamedTuple

import duckdb

from etl.store.reconcile import Reconciled
from etl.store.statements import statement

_AFFECTED = "SEMI JOIN affected USING (unit_id)"


class Change(NamedTuple):
    """Numbers of facts."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def differences(state: Reconciled, former: Path | None) -> dict[int, Change]:
    """Change by receipt number; -1 stands for facts that no file took away (a register no longer knows the unit)."""
    connection = state.connection
    if former is None:
        query = "SELECT file_id, count(*), 0, 0 FROM fact JOIN sheet USING (sheet_id) GROUP BY file_id"
        return {file: Change(*counts) for file, *counts in connection.execute(query).fetchall()}
    path = str(former).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS former (READ_ONLY)")
    try:
        scope = _AFFECTED if state.extends else ""
        rows = connection.execute(statement("difference").replace("{scope}", scope)).fetchall()
    except duckdb.CatalogException:
        return differences(state, None)
    finally:
        connection.execute("DETACH former")
    return {file: Change(*counts) for file, *counts in rows}
