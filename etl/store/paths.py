"""Which files a command is about, and the hash that names their bytes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.store.archive import digest_of
from etl.store.folder import DataFolder

_NEVER_WORKBOOKS = ("desktop.ini", "thumbs.db")


def find_files(paths: Iterable[Path], folder: DataFolder) -> list[Path]:
    """Files named, and files in folders named, in the order of names; raises FileNotFoundError for a path that is not there."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(_files_below(path, folder)))
        elif path.exists():
            found.append(path)
        else:
            raise FileNotFoundError(str(path))
    return list(dict.fromkeys(found))


def _files_below(top: Path, folder: DataFolder) -> Iterator[Path]:
    for place, folders, names in os.walk(top):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not folder.holds(Path(place, name))
        )
        for name in names:
            hidden = name.startswith((".", "~$")) or name.lower() in _NEVER_WORKBOOKS
            path = Path(place, name)
            if not hidden and path.is_file() and path not in (folder.ledger, folder.lock):
                yield path


def readable_digest(path: Path) -> str:
    """sha256 of a file, '' where it cannot be opened."""
    try:
        return digest_of(path) if path.is_file() else ""
    except OSError:
        return ""
