"""Readings of files by content, orders of the office, program and catalogue, so that publishing never reads an unchanged file twice.

Loss or damage costs time, nothing else.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.store.entry import DamagedEntryError, FileReading, decode, encode
from etl.store.folder import DataFolder, write_whole
from indicators.catalog import CATALOGUE_DIR

_VERSION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries `cache/<sha256>[.<orders>]-<version>.reading`; version = program and catalogue."""

    folder: DataFolder
    writable: bool = True

    def get(self, sha256: str, orders: str = "") -> FileReading | None:
        """The reading of a file under orders of the office (their digest), None where it is not known or damaged."""
        with contextlib.suppress(OSError, DamagedEntryError):
            return decode(self._place(sha256, orders).read_bytes())
        return None

    def holds(self, sha256: str) -> bool:
        """Whether there is an entry for a file, sound or damaged."""
        return self._place(sha256).exists()

    def put(self, sha256: str, reading: FileReading, orders: str = "") -> None:
        """Keeps a reading; a full disk is no reason to stop."""
        if self.writable:
            with contextlib.suppress(OSError):
                write_whole(self._place(sha256, orders), encode(reading), durable=False)

    def prune(self) -> None:
        """Drops readings of other versions of program and catalogue."""
        for path in self.folder.cache.glob("*.reading"):
            if not path.stem.endswith(_version()):
                with contextlib.suppress(OSError):
                    path.unlink()

    def forget(self, sha256: str) -> None:
        """Drops the reading of a file."""
        with contextlib.suppress(OSError):
            self._place(sha256).unlink(missing_ok=True)

    def _place(self, sha256: str, orders: str = "") -> Path:
        under = f".{orders}" if orders else ""
        return self.folder.cache / f"{sha256}{under}-{_version()}.reading"


def _version() -> str:
    return hashlib.sha256(f"{parser_version()} {catalogue_version()}".encode()).hexdigest()[:_VERSION_DIGITS]


@lru_cache(maxsize=1)
def parser_version() -> str:
    """Digest of the program that reads and reconciles."""
    root = Path(__file__).resolve().parents[1]
    return _digest([*root.rglob("*.py"), *root.rglob("*.sql")], root)


@lru_cache(maxsize=1)
def catalogue_version() -> str:
    """Digest of everything declared."""
    return _digest(
        [path for path in CATALOGUE_DIR.rglob("*") if path.suffix in (".toml", ".csv")], CATALOGUE_DIR
    )


def _digest(paths: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_VERSION_DIGITS]
