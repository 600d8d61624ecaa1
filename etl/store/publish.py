"""A reconciled state → `warehouse/warehouse-<id>.duckdb`, and `CURRENT` that names it.

Built under a temporary name, verified, renamed; a crash at any moment leaves the former snapshot live.
"""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from etl.store.cache import catalogue_version, parser_version
from etl.store.folder import DataFolder, sync_folder, write_whole
from etl.store.intake import Received
from etl.store.persons import person_sheets
from etl.store.reconcile import Reconciled
from etl.store.statements import schema
from indicators.warehouse import POINTER

KEPT_SNAPSHOTS = 3
_TABLES = (
    "unit", "unit_parent", "crosswalk", "area_class", "file", "sheet", "fact", "issue", "submission", "snapshot",
)  # fmt: skip
_UNIQUE_FACTS = """
SELECT count(*) FROM (
    SELECT 1 FROM fact JOIN unit USING (unit_id)
    GROUP BY unit_code, level, measure, grade, age, grp, category, school_year, period, kind HAVING count(*) > 1
)
"""


class UnsoundSnapshotError(Exception):
    """The file that was just built does not hold what was put into it; nothing has been published."""


def snapshot_id(received: Sequence[Received]) -> str:
    """Name of the state that these receipts and the present program and catalogue give.

    What was read is part of it only where it does not follow from the bytes: a file that could not be read then and
    can now, and a workbook whose bytes may not be kept.
    """
    digest = hashlib.sha256(f"{parser_version()}\n{catalogue_version()}\n".encode())
    for item in received:
        readable = not any(issue.severity == "refuse" for issue in item.reading.workbook.issues)
        digest.update(f"{item.receipt.number} {item.receipt.sha256} {readable}\n".encode())
        if person_sheets(item.reading.workbook):
            digest.update(repr(item.reading.readings.to_pydict()).encode(errors="replace"))
    return digest.hexdigest()[:12]


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


def publish(folder: DataFolder, state: Reconciled, identity: str) -> Path:
    """Writes and verifies the snapshot, moves the pointer, drops old snapshots; raises OSError or duckdb.Error."""
    folder.warehouse.mkdir(parents=True, exist_ok=True)
    clear_unfinished(folder)
    target = _free_name(folder, identity)
    temporary = folder.warehouse / f".building-{os.getpid()}.duckdb"
    try:
        _write(state, temporary, target.stem)
        _verify(state, temporary)
        with temporary.open("rb") as handle, contextlib.suppress(OSError):
            os.fsync(handle.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
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


def _write(state: Reconciled, path: Path, name: str) -> None:
    connection = state.connection
    built_at = datetime.now().replace(microsecond=0)
    row = [name.removeprefix("warehouse-"), built_at, parser_version(), catalogue_version(), state.is_sample]
    connection.execute("DELETE FROM snapshot")
    connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)", row)
    connection.execute(f"ATTACH '{_quoted(path)}' AS target")
    try:
        connection.execute("USE target")
        connection.execute(schema())
        connection.execute("USE memory")
        for table in _TABLES:
            connection.execute(f"INSERT INTO target.{table} SELECT * FROM memory.{table}")
        connection.execute("CHECKPOINT target")
    finally:
        connection.execute("USE memory")
        connection.execute("DETACH target")


def _verify(state: Reconciled, path: Path) -> None:
    """Reopens the file: every table as long as its source, no fact twice."""
    with duckdb.connect(str(path), read_only=True) as built:
        for table in _TABLES:
            query = f"SELECT count(*) FROM {table}"
            if _number(built, query) != _number(state.connection, query):
                raise UnsoundSnapshotError(table)
        if _number(built, _UNIQUE_FACTS):
            raise UnsoundSnapshotError("fact")


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.cursor().execute(query).fetchall()[0][0])


def _drop_old(folder: DataFolder, live: Path) -> None:
    """Keeps the last snapshots; one that is still open elsewhere stays for the next time."""
    snapshots = sorted(
        folder.warehouse.glob("warehouse-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True
    )
    for path in [path for path in snapshots if path != live][KEPT_SNAPSHOTS - 1 :]:
        with contextlib.suppress(OSError):
            path.unlink()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
