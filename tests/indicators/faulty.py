"""A declared file with one fault in it, for tests that the start names file and key."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError


def fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, read: Callable[[], Any]
) -> str:
    """What `read`, a cached reader of the catalogue, says of the file when `old` is replaced by `new`."""
    content = (CATALOGUE_DIR / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[read.__module__], "CATALOGUE_DIR", folder)
        read.cache_clear()  # type: ignore[attr-defined]
        with pytest.raises(CatalogueError) as caught:
            read()
    read.cache_clear()  # type: ignore[attr-defined]
    return str(caught.value)
