"""The one door to a published snapshot: read-only, hardened, a fresh cursor for every question.

One connection shared by threads without cursors returns other threads' rows without an error; nothing
outside this module touches a connection.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

# Rows are read one by one and filtered in small frames: as Python's own strings they cost a fraction of Arrow's.
pd.set_option("mode.string_storage", "python")

POINTER = "CURRENT"
UNREADABLE: tuple[type[Exception], ...] = (duckdb.Error, OSError)
"""What opening or asking a damaged snapshot raises."""


class WarehouseMissing(Exception):  # noqa: N818 - a state of the office's computer, not a fault of the program
    """There is no published snapshot in the data folder."""


def current_snapshot(data_dir: Path) -> Path:
    """Path of the live snapshot; raises `WarehouseMissing` where nothing has been published."""
    folder = data_dir / "warehouse"
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise WarehouseMissing(str(folder)) from error
    path = folder / name
    if not name or not path.is_file():
        raise WarehouseMissing(str(path))
    return path


class Warehouse:
    """A published snapshot, open for reading. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.snapshot_id = path.stem
        self._connection = duckdb.connect(
            str(path),
            read_only=True,
            config={
                "enable_external_access": "false",
                "autoinstall_known_extensions": "false",
                "memory_limit": "1GB",
            },
        )

    def rows(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one question as tuples."""
        return self._connection.cursor().execute(sql, params).fetchall()  # type: ignore[no-any-return]

    def frame(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """All rows of one question as a frame. Column dtypes depend on the data: set them where it matters."""
        return self._connection.cursor().execute(sql, params).df()  # type: ignore[no-any-return]


@lru_cache(maxsize=4)
def _open(path: Path) -> Warehouse:
    return Warehouse(path)


def open_warehouse(data_dir: Path) -> Warehouse:
    """The live snapshot of a data folder; one connection per snapshot and process."""
    return _open(current_snapshot(data_dir))
