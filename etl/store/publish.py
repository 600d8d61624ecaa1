"""A reconciled state → `warehouse/warehouse-<id>.duckdb`, and `CURRENT` that names it.

Built under a temporary name, verified, renamed; a crash at any moment leaves the former snapshot live.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import duckdb

from etl.store.cache import catalogue_version, parser_version
from etl.store.folder import DataFolder, sync_folder, write_whole
from etl.store.reconcile import Reconciled
from indicators.warehouse import POINTER

KEPT_SNAPSHOTS = 3
_REPEATED_FACTS = """
SELECT count(*) FROM (
    SELECT 1 FROM (FROM fact {scope}) JOIN unit USING (unit_id)
    GROUP BY unit_code, level, measure, grade, age, grp, category, school_year, period, kind HAVING count(*) > 1
)
"""


class UnsoundSnapshotError(Exception):
    """The file that was just built does not hold what was put into it; nothing has been published."""


def live_snapshot(folder: DataFolder) -> Path | None:
    """The snapshot that `CURRENT` names, None where there is none that can be opened."""
    try:
        name = (folder.warehouse / POINTER).read_text(encoding="utf-8").strip()
        path = folder.warehouse / name
        if not name or not path.is_file():
            return None
        duckdb.connect(str(path), read_only=True).close()
    except (OSError, UnicodeDecodeError, duckdb.Error):
        return None
    return path


@contextlib.contextmanager
def building(folder: DataFolder) -> Iterator[Path]:
    """Path under which the coming snapshot is built; what is left there after the block goes."""
    folder.warehouse.mkdir(parents=True, exist_ok=True)
    clear_unfinished(folder)
    temporary = folder.warehouse / f".building-{os.getpid()}.duckdb"
    try:
        yield temporary
    finally:
        clear_unfinished(folder)


def publish(folder: DataFolder, state: Reconciled, temporary: Path, identity: str) -> Path:
    """Verifies the snapshot that was built, moves the pointer, drops old snapshots; raises OSError or duckdb.Error."""
    target = _free_name(folder, identity)
    counts = _write(state, target.stem)
    _verify(temporary, counts)
    with temporary.open("rb") as handle, contextlib.suppress(OSError):
        os.fsync(handle.fileno())
    temporary.replace(target)
    sync_folder(folder.warehouse)
    write_whole(folder.warehouse / POINTER, f"{target.name}\n".encode())
    _drop_old(folder, target)
    return target


def clear_unfinished(folder: DataFolder) -> None:
    """Removes what an interrupted publication left behind; to be called under the lock."""
    for path in folder.warehouse.glob(".building-*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _free_name(folder: DataFolder, identity: str) -> Path:
    """`warehouse-<id>.duckdb`, or with a number where a file of that name lies there already (it may be open)."""
    path = folder.warehouse / f"warehouse-{identity}.duckdb"
    attempt = 1
    while path.exists():
        attempt += 1
        path = folder.warehouse / f"warehouse-{identity}-{attempt}.duckdb"
    return path


def _write(state: Reconciled, name: str) -> dict[str, int]:
    """Names the snapshot and closes its file; rows by table. Raises `UnsoundSnapshotError` where a fact is there twice."""
    connection = state.connection
    built_at = datetime.now().replace(microsecond=0)
    row = [name.removeprefix("warehouse-"), built_at, parser_version(), catalogue_version(), state.is_sample]
    connection.execute("DELETE FROM snapshot")
    connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)", row)
    scope = "SEMI JOIN affected USING (unit_id, school_year)" if state.extends else ""
    if _number(connection, _REPEATED_FACTS.format(scope=scope)):
        raise UnsoundSnapshotError("fact")
    counts = _row_counts(connection)
    connection.execute("CHECKPOINT")
    connection.close()
    return counts


def _verify(path: Path, counts: Mapping[str, int]) -> None:
    """Opens the file as its readers will: every table as long as when it was written."""
    with duckdb.connect(str(path), read_only=True) as built:
        found = _row_counts(built)
    if found != counts:
        raise UnsoundSnapshotError(", ".join(table for table in counts if found.get(table) != counts[table]))


def _row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of every table that is no temporary one."""
    tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
    counts = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for (table,) in tables)
    return dict(connection.execute(counts).fetchall()) if tables else {}


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])


def _drop_old(folder: DataFolder, live: Path) -> None:
    """Keeps the last snapshots; one that is still open elsewhere stays for the next time."""
    snapshots = sorted(
        folder.warehouse.glob("warehouse-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True
    )
    for path in [path for path in snapshots if path != live][KEPT_SNAPSHOTS - 1 :]:
        with contextlib.suppress(OSError):
            path.unlink()
