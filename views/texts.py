"""Every sentence the pages, charts and exports show, declared in `data/catalog/texts/*.toml`.

A text is a template over named facts: `text("pages", "overview.finding", missed="3")`. Knows no number's meaning.
"""

from functools import lru_cache
from typing import Any

from indicators.catalog import CATALOGUE_DIR, CatalogueError
from indicators.catalog.files import read_toml


@lru_cache(maxsize=8)
def _texts(file: str) -> dict[str, Any]:
    return read_toml(CATALOGUE_DIR / "texts" / f"{file}.toml")


def text(file: str, key: str, /, **facts: object) -> str:
    """One sentence by its dotted key, filled with facts; raises `CatalogueError` naming file and key."""
    entry = _entry(file, key)
    if not isinstance(entry, str):
        raise CatalogueError(f"texts/{file}.toml", key, "không phải là một câu")
    try:
        return entry.format(**facts)
    except (KeyError, IndexError, ValueError) as error:
        raise CatalogueError(f"texts/{file}.toml", key, f"chỗ trống không khớp ({error})") from error


def words(file: str, key: str) -> dict[str, str]:
    """A table of words by code, in declared order: `words("charts", "status")["met"]`."""
    entry = _entry(file, key)
    if not isinstance(entry, dict):
        raise CatalogueError(f"texts/{file}.toml", key, "không phải là một bảng từ")
    return {code: word for code, word in entry.items() if isinstance(word, str)}


def _entry(file: str, key: str) -> Any:
    entry: Any = _texts(file)
    for part in key.split("."):
        if not isinstance(entry, dict) or part not in entry:
            raise CatalogueError(f"texts/{file}.toml", key, "chưa khai báo")
        entry = entry[part]
    return entry
