"""Where the state of an office lies on disk, and the few careful ways to write there."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder given as `--data`. `received/` and the ledger are the truth; the rest can be rebuilt."""

    root: Path

    @property
    def received(self) -> Path:
        return self.root / "received"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def warehouse(self) -> Path:
        return self.root / "warehouse"

    @property
    def office(self) -> Path:
        """The office's own tables."""
        return self.root / "office"

    @property
    def lock(self) -> Path:
        return self.warehouse / "load.lock"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    def holds(self, path: Path) -> bool:
        """Whether a path lies in the program's own state, which is never searched for workbooks."""
        own = (self.received, self.cache, self.warehouse, self.logs, self.office)
        return any(path.resolve().is_relative_to(folder.resolve()) for folder in own)


def write_whole(path: Path, content: bytes, durable: bool = True) -> None:
    """Writes a file so that a crash leaves the old content or the new, never a part; `durable` also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as handle:
            handle.write(content)
            if durable:
                handle.flush()
                os.fsync(handle.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes renames in a folder durable where the system can (POSIX); elsewhere the system does it in its time."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
