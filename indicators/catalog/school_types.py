"""Types of schools with norms of their own, known by words in the official name (`school_types.toml`)."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml


@lru_cache(maxsize=1)
def school_types() -> Mapping[str, tuple[str, ...]]:
    """Words of a school's name by type, folded to lower case."""
    path = CATALOGUE_DIR / "school_types.toml"
    found: dict[str, tuple[str, ...]] = {}
    for key, entry in read_toml(path).items():
        if not entry.get("words"):
            raise CatalogueError(path, key, "thiếu words")
        found[key] = tuple(word.lower() for word in entry["words"])
    return MappingProxyType(found)


@lru_cache(maxsize=8192)
def school_type(name: str) -> str:
    """Type of a school by its official name, '' for an ordinary one."""
    folded = f" {name.lower()} "
    return next(
        (key for key, words in school_types().items() if any(f" {word} " in folded for word in words)), ""
    )
