"""The archive: every received file under the hash of its bytes, written once, never changed.

Knows bytes, not meaning. The one thing ever taken away are bytes that hold a list of people.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from etl.store.folder import DataFolder, sync_folder, write_whole

_BLOCK = 1 << 20
READING_SUFFIX = ".reading"
"""Kept instead of bytes that hold a list of people beside other sheets: what was read from those other sheets."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Files by sha256 in `received/<first two digits>/<sha256>.<ext>`."""

    folder: DataFolder

    def store(self, source: Path) -> str:
        """Copies a file into the archive; returns the sha256 of the bytes that were copied. Raises OSError."""
        self.folder.received.mkdir(parents=True, exist_ok=True)
        temporary = self.folder.received / f".incoming.{os.getpid()}.part"
        digest = hashlib.sha256()
        try:
            with source.open("rb") as reader, temporary.open("wb") as writer:
                while block := reader.read(_BLOCK):
                    digest.update(block)
                    writer.write(block)
                writer.flush()
                os.fsync(writer.fileno())
            target = self._place(digest.hexdigest(), source.suffix.lower())
            if self.find(digest.hexdigest()) is None:
                target.parent.mkdir(exist_ok=True)
                temporary.replace(target)
                sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)
        return digest.hexdigest()

    def clear_unfinished(self) -> None:
        """Removes copies that an interrupted load left half done; to be called under the lock."""
        for path in self.folder.received.glob(".incoming.*.part"):
            path.unlink(missing_ok=True)

    def find(self, sha256: str) -> Path | None:
        """The archived bytes, None where they are not kept."""
        candidates = sorted(self._place(sha256, "").parent.glob(f"{sha256}*"))
        return next((path for path in candidates if path.suffix != READING_SUFFIX), None)

    def discard(self, sha256: str) -> None:
        """Removes bytes that hold a list of people (contract, rulings 12 and 20)."""
        if path := self.find(sha256):
            path.unlink()

    def keep_reading(self, sha256: str, entry: bytes) -> None:
        """Keeps what was read from the permitted sheets of a workbook whose bytes may not be kept."""
        write_whole(self._place(sha256, READING_SUFFIX), entry)

    def kept_reading(self, sha256: str) -> bytes | None:
        try:
            return self._place(sha256, READING_SUFFIX).read_bytes()
        except OSError:
            return None

    def _place(self, sha256: str, suffix: str) -> Path:
        return self.folder.received / sha256[:2] / f"{sha256}{suffix}"


def digest_of(path: Path) -> str:
    """sha256 of a file's bytes; raises OSError."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
