"""One load at a time: a lock that the system itself takes back when a process dies."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE_SECONDS = 0.5


class LockTimeoutError(Exception):
    """Another load has held the folder for the whole time we were ready to wait."""


@contextmanager
def exclusive(path: Path, wait_seconds: float, on_wait: Callable[[], None]) -> Iterator[None]:
    """Holds the lock file for the duration of the block; calls `on_wait` once if another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        _acquire(connection, time.monotonic() + wait_seconds, on_wait)
        yield
    finally:
        connection.close()


def _acquire(connection: sqlite3.Connection, deadline: float, on_wait: Callable[[], None]) -> None:
    told = False
    while True:
        try:
            connection.execute("BEGIN EXCLUSIVE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
        if not told:
            on_wait()
            told = True
        if time.monotonic() >= deadline:
            raise LockTimeoutError
        time.sleep(_PAUSE_SECONDS)
