"""The live snapshot as the ground of the next publication: which receipts it holds and what was read from them.

Only a snapshot of the present program and catalogue is a ground.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.store.cache import catalogue_version, parser_version
from etl.store.ground import idle_share
from etl.store.intake import Received
from etl.store.ledger import Receipt
from etl.store.persons import person_sheets

_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Base:
    """A published snapshot by its file."""

    path: Path
    last_year: int
    receipts: list[tuple[int, str]]
    """(number, sha256) in order of receipt."""
    marks: list[str]
    """What `reading_mark` said of each receipt."""
    listing: frozenset[int]
    """Numbers of the files that list units, or rule how others are read."""
    idle: float = 0.0
    """Share of its blocks that hold nothing."""

    def holds(self, receipts: Sequence[Receipt]) -> bool:
        """Whether these receipts begin with those of the snapshot."""
        first = receipts[: len(self.receipts)]
        return self.receipts == [(receipt.number, receipt.sha256) for receipt in first]


def read_base(path: Path | None, listing_forms: Sequence[str]) -> Base | None:
    """The ground that a snapshot is, None where another program or catalogue has built it."""
    if path is None:
        return None
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            versions = connection.execute("SELECT parser_version, catalogue_version FROM snapshot").fetchall()
            if versions != [(parser_version(), catalogue_version())]:
                return None
            files = connection.execute(
                "SELECT file_id, sha256, mark FROM file JOIN file_reading USING (file_id) ORDER BY file_id"
            ).fetchall()
            listing = connection.execute(
                "SELECT DISTINCT file_id FROM sheet WHERE list_contains(?, form)", [list(listing_forms)]
            ).fetchall()
            idle = idle_share(connection)
            (last_year,) = connection.execute("SELECT last_year FROM build").fetchall()[0]
    except duckdb.Error:
        return None
    return Base(
        path,
        last_year,
        [(number, sha256) for number, sha256, _ in files],
        [mark for _, _, mark in files],
        frozenset(number for (number,) in listing),
        idle,
    )


def reading_mark(item: Received) -> str:
    """What was read from a file as far as it does not follow from its bytes: a file that could not be read then and can
    now, a workbook whose bytes may not be kept, and the orders of the office."""
    readable = not any(issue.severity == "refuse" for issue in item.reading.workbook.issues)
    mark = f"{readable} {item.orders}".strip()
    if person_sheets(item.reading.workbook):
        content = repr(item.reading.readings.to_pydict()).encode(errors="replace")
        mark += f" {hashlib.sha256(content).hexdigest()[:_ID_DIGITS]}"
    return mark


def state_id(receipts: Sequence[tuple[int, str]], marks: Sequence[str]) -> str:
    """Name of the state that these receipts and the present program and catalogue give."""
    digest = hashlib.sha256(f"{parser_version()}\n{catalogue_version()}\n".encode())
    for (number, sha256), mark in zip(receipts, marks, strict=True):
        digest.update(f"{number} {sha256} {mark}\n".encode())
    return digest.hexdigest()[:_ID_DIGITS]
