"""Two snapshots compared row for row."""

from pathlib import Path
from typing import Any

import duckdb

from etl.store.folder import DataFolder
from etl.store.publish import live_snapshot

_OF_THE_BUILD = frozenset(("snapshot",))


def content(folder: DataFolder, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of every table of the live snapshot, sorted; without the tables in `but`."""
    path = live_snapshot(folder)
    assert path is not None
    return content_of(path, *but)


def content_of(path: Path, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of every table of a snapshot, sorted."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
            for table in sorted({*tables} - _OF_THE_BUILD - {*but})
        }
