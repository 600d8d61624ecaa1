"""The declared files of the forms, each parsed once in a process although several modules take their part of it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import read_toml


@lru_cache(maxsize=32)
def read_declared(file: Path) -> Mapping[str, Any]:
    """Content of a file; raises `CatalogueError` naming it. Callers share it, so nobody changes it."""
    return MappingProxyType(read_toml(file))
