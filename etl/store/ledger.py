"""The ledger: which files were received, in which order, and what was done with them.

SQLite in plain rollback mode, so that a read-only copy of the folder can still be read.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS receipt (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256      TEXT NOT NULL UNIQUE,
    file_name   TEXT NOT NULL,
    size        INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    state       TEXT NOT NULL,
    outcome     TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS discarded (
    sha256   TEXT NOT NULL,
    check_id TEXT NOT NULL,
    sheet    TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS audit (
    at     TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
);
"""


class ReceiptState(StrEnum):
    """What the archive holds of a receipt."""

    PENDING = "pending"
    """Bytes archived, not read yet: a load was interrupted."""
    KEPT = "kept"
    READING_ONLY = "reading_only"
    """The bytes hold a list of people beside other sheets; only the reading of those is kept."""
    DISCARDED = "discarded"
    """A list of people and nothing else: nothing is kept but the name and the reason."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One received file; `number` is the order of receipt."""

    number: int
    sha256: str
    file_name: str
    received_at: datetime
    state: ReceiptState
    outcome: str = ""
    """What the last publication made of it, '' before the first."""


class Ledger:
    """The ledger of a data folder; every method is one transaction."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        """Opens or, unless `read_only`, creates the ledger; raises sqlite3.Error where it cannot."""
        self._there = path.exists() or not read_only
        if not self._there:
            self._connection = sqlite3.connect(":memory:")
        elif read_only:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=30)
        if not read_only or not self._there:
            self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        self._connection.close()

    def receipts(self) -> list[Receipt]:
        """All receipts in order."""
        rows = self._connection.execute(
            "SELECT number, sha256, file_name, received_at, state, outcome FROM receipt ORDER BY number"
        ).fetchall()
        return [
            Receipt(number, sha256, name, datetime.fromisoformat(at), ReceiptState(state), outcome)
            for number, sha256, name, at, state, outcome in rows
        ]

    def discards(self) -> dict[str, list[tuple[str, str]]]:
        """(check, sheet) of every file of which nothing is kept, by sha256."""
        found: dict[str, list[tuple[str, str]]] = {}
        for sha256, check, sheet in self._connection.execute("SELECT sha256, check_id, sheet FROM discarded"):
            found.setdefault(sha256, []).append((check, sheet))
        return found

    def receive(self, sha256: str, file_name: str, size: int) -> bool:
        """Notes a receipt whose bytes are archived; False if these bytes were received before."""
        with self._change() as change:
            done = change.execute(
                "INSERT OR IGNORE INTO receipt (sha256, file_name, size, received_at, state) VALUES (?, ?, ?, ?, ?)",
                (sha256, file_name, size, _now(), ReceiptState.PENDING),
            )
            if done.rowcount:
                self._note("received", f"{sha256} {file_name}")
            return bool(done.rowcount)

    def keep(self, files: Sequence[str]) -> None:
        """Notes that the bytes of these receipts are kept: all of them or, after a crash, none, which are then read again."""
        with self._change() as change:
            change.executemany(
                "UPDATE receipt SET state = ? WHERE sha256 = ?",
                [(ReceiptState.KEPT, sha256) for sha256 in files],
            )

    def settle(self, sha256: str, state: ReceiptState, reasons: Sequence[tuple[str, str]] = ()) -> None:
        """Notes that not all of a receipt is kept, with (check, sheet) for a file of which nothing is."""
        with self._change() as change:
            change.execute("UPDATE receipt SET state = ? WHERE sha256 = ?", (state, sha256))
            change.executemany(
                "INSERT INTO discarded VALUES (?, ?, ?)",
                [(sha256, check, sheet) for check, sheet in reasons],
            )
            self._note(state, sha256)

    def published(self, snapshot: str, outcomes: dict[int, str]) -> None:
        """Notes a publication and the outcome of each receipt in it."""
        with self._change() as change:
            change.executemany(
                "UPDATE receipt SET outcome = ? WHERE number = ?",
                [(outcome, number) for number, outcome in outcomes.items()],
            )
            self._note("published", snapshot)

    def note(self, action: str, detail: str) -> None:
        """Notes something that was done beside receiving and publishing."""
        with self._change():
            self._note(action, detail)

    def has_noted(self, action: str, detail: str) -> bool:
        query = "SELECT count(*) FROM audit WHERE action = ? AND detail = ?"
        return bool(self._connection.execute(query, (action, detail)).fetchone()[0])

    def _note(self, action: str, detail: str) -> None:
        self._connection.execute("INSERT INTO audit VALUES (?, ?, ?)", (_now(), action, detail))

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._connection:
            yield self._connection


def _now() -> str:
    """Time of the office's own clock, as people will read it."""
    return datetime.now().isoformat(timespec="seconds")
