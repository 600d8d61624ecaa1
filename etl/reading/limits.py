"""How much of a file from outside is read, as declared in `data/catalog/limits.toml` with the reasons."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit; the field `sheet_rows` is the key `rows` of the table `[sheet]`."""

    file_bytes: int
    file_unzipped_bytes: int
    file_sheets: int
    file_parts: int
    html_nesting: int
    sheet_rows: int
    sheet_columns: int
    sheet_cells: int
    child_memory_bytes: int
    child_seconds: int


@lru_cache(maxsize=1)
def limits() -> Limits:
    """The declared limits; raises `CatalogueError` for a missing or impossible one."""
    return read_limits(CATALOGUE_DIR / "limits.toml")


def read_limits(path: Path) -> Limits:
    """The limits declared in one file."""
    declared = read_toml(path)
    values: dict[str, int] = {}
    for entry in fields(Limits):
        table, _, key = entry.name.partition("_")
        value = declared.get(table, {}).get(key)
        if not isinstance(value, int) or value <= 0:
            raise CatalogueError(path, f"{table}.{key}", "phải là số nguyên dương")
        values[entry.name] = value
    return Limits(**values)
