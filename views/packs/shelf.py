"""Where packs come from: ready-made ones of the catalogue, and those an office has saved under its data folder."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.language import in_language
from views import formats
from views.packs.pack import Pack, PackFault, declared, parsed

_FOLDER = "packs"


def ready_made() -> dict[str, Pack]:
    """The packs of `data/catalog/packs/` by their ids, titled in the language of this run."""
    return {name: _titled(pack) for name, pack in _declared_packs().items()}


def _titled(pack: Pack) -> Pack:
    sections = tuple(replace(section, title=in_language(section.title)) for section in pack.sections)
    return replace(pack, title=in_language(pack.title), sections=sections)


@cache
def _declared_packs() -> dict[str, Pack]:
    """As declared; raises `CatalogueError` naming file and key."""
    return {path.stem: _ready_made(path) for path in sorted((CATALOGUE_DIR / _FOLDER).glob("*.toml"))}


def saved(data_dir: Path) -> dict[str, Pack]:
    """The office's own packs by label; a file that cannot be read is left where it is and not offered."""
    found = (_read(path) for path in sorted((data_dir / _FOLDER).glob("*.json")))
    return {pack.label: pack for pack in found if pack is not None}


def owners(data_dir: Path) -> list[str]:
    """Who has saved packs here."""
    return sorted({pack.owner for pack in saved(data_dir).values() if pack.owner}, key=formats.collation_key)


def find(data_dir: Path, name: str) -> Pack | None:
    """A saved pack, or a ready-made one of that id; None where there is neither."""
    return saved(data_dir).get(name) or ready_made().get(name)


def save(data_dir: Path, pack: Pack) -> Path:
    """Keeps the pack under its name, whole or not at all: a reader never sees half of it."""
    path = _path(data_dir, pack.label)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps(declared(pack), ensure_ascii=False, indent=1)
    write_whole(path, content.encode())
    return path


def remove(data_dir: Path, name: str) -> None:
    """Forgets a saved pack by its label."""
    _path(data_dir, name).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """The file with that content, or as it was before."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _path(data_dir: Path, name: str) -> Path:
    """A name is any text; the file is called by its digest, so that no sign of it reaches the disk."""
    return data_dir / _FOLDER / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"


def _ready_made(path: Path) -> Pack:
    try:
        return parsed(path.stem, read_toml(path))
    except PackFault as fault:
        raise CatalogueError(path, str(fault), "không phải là một gói trình bày") from fault


def _read(path: Path) -> Pack | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return parsed(path.stem, content) if isinstance(content, dict) else None
    except (OSError, ValueError, PackFault):
        return None
