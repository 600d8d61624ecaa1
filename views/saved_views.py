"""Views that visitors saved by name: the words of a link, one small file each in the folder `views/` of the data folder.

A name is text whatever it holds; the file is called after its digest. Written whole or not at all. A file that cannot be
read is no view.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from indicators.warehouse import Warehouse
from views.formats import collation_key

FOLDER = "views"
LONGEST_NAME = 80
_MOST = 200


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view: its name, the address of its page, the words of its link."""

    name: str
    page: str
    query: Mapping[str, Sequence[str]]

    @property
    def link(self) -> str:
        """Where the view opens, within this site."""
        return f"{self.page}?{urlencode(self.query, doseq=True)}" if self.query else self.page


def folder(warehouse: Warehouse) -> Path:
    """Where views lie; it need not exist."""
    return warehouse.path.parent.parent / FOLDER


def save(place: Path, view: SavedView) -> None:
    """Writes a view, in place of one of the same name; raises `OSError` where the folder cannot be written."""
    place.mkdir(parents=True, exist_ok=True)
    content = {
        "name": view.name[:LONGEST_NAME],
        "page": view.page,
        "query": {key: list(values) for key, values in view.query.items()},
    }
    handle, draft = tempfile.mkstemp(dir=place, suffix=".draft")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
        os.replace(draft, _path(place, content["name"]))
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def saved(place: Path) -> list[SavedView]:
    """Every view that can be read, by name in the order of the Vietnamese alphabet."""
    found = [view for path in sorted(place.glob("*.json"))[:_MOST] if (view := _read(path)) is not None]
    return sorted(found, key=lambda view: collation_key(view.name))


def forget(place: Path, name: str) -> None:
    """Removes the view of that name; raises `OSError` where the folder cannot be written."""
    _path(place, name).unlink(missing_ok=True)


def _path(place: Path, name: object) -> Path:
    return place / f"{hashlib.sha256(str(name).encode('utf-8')).hexdigest()[:24]}.json"


def _read(path: Path) -> SavedView | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        name, page, query = content["name"], content["page"], content["query"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_whole = isinstance(name, str) and isinstance(page, str) and isinstance(query, dict)
    # An address of this site alone: a file from elsewhere must not lead out of it.
    if not is_whole or not page.replace("-", "").isalnum() or not page.isascii():
        return None
    words = {
        str(key): [str(value) for value in values]
        for key, values in query.items()
        if isinstance(values, list)
    }
    return SavedView(name, page, words)
