"""The live snapshot as the file that new reports extend: copied as it is, or written anew where too much of it lies idle."""

import shutil
from functools import lru_cache
from pathlib import Path

import duckdb

from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml


@lru_cache(maxsize=1)
def idle_limit() -> float:
    """Share of idle blocks above which a snapshot is written anew; raises `CatalogueError`."""
    path = CATALOGUE_DIR / "store.toml"
    percent = read_toml(path).get("snapshot", {}).get("idle_percent")
    if not isinstance(percent, int) or not 0 < percent <= 100:
        raise CatalogueError(path, "snapshot.idle_percent", "phải là số nguyên từ 1 đến 100")
    return percent / 100


def idle_share(connection: duckdb.DuckDBPyConnection) -> float:
    """Share of the blocks of a snapshot that hold nothing."""
    query = "SELECT free_blocks / greatest(total_blocks, 1) FROM pragma_database_size()"
    return float(connection.execute(query).fetchall()[0][0])


def copy_ground(snapshot: Path, place: Path, idle: float) -> None:
    """The rows of a snapshot in a new file; `idle`: its share of idle blocks."""
    if idle <= idle_limit():
        shutil.copyfile(snapshot, place)
        return
    with duckdb.connect() as connection:
        for name, path, mode in (("former", snapshot, "(READ_ONLY)"), ("coming", place, "")):
            written = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{written}' AS {name} {mode}")
        connection.execute("COPY FROM DATABASE former TO coming")
