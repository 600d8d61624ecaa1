"""“Số liệu chốt ngày …”: the figures of a meeting kept by name, as a data folder of their own that opens as any other.

A frozen folder holds the snapshot with its pointer, the office's own tables as they were (costs, projects, decisions: some
answers rest on them), the pack, and when it was closed. It is written whole and never changed; what arrives later goes
into other snapshots.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indicators import office
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
    """One freeze: its name, the day, its pack, the folder that opens as a data folder, and the digest of its figures."""

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
        """Whether snapshot and tables are still those that were closed."""
        return _digest(self.folder) == self.digest


def freeze(data_dir: Path, name: str, pack: Pack, day: date) -> Frozen:
    """Keeps the live figures and the pack under a name; raises `AlreadyFrozen` and `WarehouseMissing`."""
    figures = files_of_figures(data_dir)
    target = data_dir / _FOLDER / _folder_name(name)
    if target.exists():
        raise AlreadyFrozen(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(dir=target.parent, prefix=".writing-"))
    try:
        _fill(building, figures, name, pack, day)
        building.replace(target)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Frozen(name, day, pack, target, _digest(target))


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


def files_of_figures(data_dir: Path) -> dict[str, Path]:
    """What every figure of a data folder rests on, by its place in a folder of its own: the live snapshot, office tables."""
    snapshot = current_snapshot(data_dir)
    tables = sorted((data_dir / office.FOLDER).glob("*.csv"))
    return {f"warehouse/{snapshot.name}": snapshot} | {
        f"{office.FOLDER}/{path.name}": path for path in tables
    }


def _fill(building: Path, figures: Mapping[str, Path], name: str, pack: Pack, day: date) -> None:
    for place, source in figures.items():
        copied = building / place
        copied.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, copied)
        copied.chmod(0o444)
    snapshot = next(iter(figures.values()))
    (building / "warehouse" / POINTER).write_text(snapshot.name, encoding="utf-8")
    shelf.save(building, pack)
    record = {"name": name, "day": day.isoformat(), "digest": _digest(building), "pack": declared(pack)}
    (building / _RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
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


def _digest(folder: Path) -> str:
    """Of the snapshot; where there are office tables, of all files with their names."""
    digests = {place: _digest_of(path) for place, path in files_of_figures(folder).items()}
    if len(digests) == 1:
        return next(iter(digests.values()))
    return hashlib.sha256(
        "\n".join(f"{digest}  {place}" for place, digest in digests.items()).encode()
    ).hexdigest()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
