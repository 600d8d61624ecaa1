"""“Số liệu chốt ngày …”: the figures of a meeting kept by name, as a data folder of their own that opens as any other.

A frozen folder holds the snapshot with its pointer, the pack, and when it was closed. It is written whole and never
changed; what arrives later goes into other snapshots.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indicators.catalog.texts import text
from indicators.warehouse import POINTER, current_snapshot
from views import formats
from views.packs import shelf
from views.packs.pack import Pack, PackFault, declared, parsed

_FOLDER, _RECORD = "frozen", "frozen.json"


class AlreadyFrozen(Exception):  # noqa: N818 - an answer to the officer
    """There is a freeze of that name; it is never overwritten."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """One freeze: its name, the day, its pack, the folder that opens as a data folder, and the snapshot's digest."""

    name: str
    day: date
    pack: Pack
    folder: Path
    digest: str

    @property
    def words(self) -> str:
        """`Số liệu chốt ngày 05/06/2026`."""
        return text("packs", "frozen_on", day=formats.day(self.day))

    @property
    def is_whole(self) -> bool:
        """Whether the snapshot is still the one that was closed."""
        return _digest(current_snapshot(self.folder)) == self.digest


def freeze(data_dir: Path, name: str, pack: Pack, day: date) -> Frozen:
    """Keeps the live snapshot and the pack under a name; raises `AlreadyFrozen` and `WarehouseMissing`."""
    snapshot = current_snapshot(data_dir)
    target = data_dir / _FOLDER / _folder_name(name)
    if target.exists():
        raise AlreadyFrozen(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(dir=target.parent, prefix=".writing-"))
    try:
        _fill(building, snapshot, name, pack, day)
        building.replace(target)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Frozen(name, day, pack, target, _digest(current_snapshot(target)))


def frozen(data_dir: Path) -> dict[str, Frozen]:
    """Every freeze by name, newest first; folders that cannot be read are not offered."""
    found = [
        _read(path)
        for path in (data_dir / _FOLDER).glob(f"*/{_RECORD}")
        if not path.parent.name.startswith(".")
    ]
    known = [entry for entry in found if entry is not None]
    return {
        entry.name: entry for entry in sorted(known, key=lambda entry: (entry.day, entry.name), reverse=True)
    }


def _fill(building: Path, snapshot: Path, name: str, pack: Pack, day: date) -> None:
    folder = building / "warehouse"
    folder.mkdir()
    copied = folder / snapshot.name
    shutil.copyfile(snapshot, copied)
    (folder / POINTER).write_text(snapshot.name, encoding="utf-8")
    shelf.save(building, pack)
    record = {"name": name, "day": day.isoformat(), "digest": _digest(copied), "pack": declared(pack)}
    (building / _RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    copied.chmod(0o444)
    # A folder made for one's own use alone would stay closed to colleagues on the same share.
    os.chmod(building, 0o755)


def _read(path: Path) -> Frozen | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        pack = parsed(str(record["name"]), record["pack"])
        return Frozen(
            str(record["name"]), date.fromisoformat(record["day"]), pack, path.parent, str(record["digest"])
        )
    except (OSError, ValueError, KeyError, TypeError, PackFault):
        return None


def _folder_name(name: str) -> str:
    """Readable in a file manager, and one per name whatever its signs."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40]
    return f"{slug or 'so-lieu'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
