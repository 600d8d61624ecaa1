"""Every sentence that a person reads, declared in `data/catalog/texts/*.toml`, in the language of this run.

A sentence is a template over named facts: `text("pages", "overview.finding", missed="3")`. Knows no number's meaning.
"""

from functools import cache
from pathlib import Path
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.language import VIETNAMESE, language


def text(file: str, key: str, /, **facts: object) -> str:
    """One sentence by its dotted key, filled with facts; raises `CatalogueError` naming file and key."""
    entry = entry_of(file, key, language())
    if not isinstance(entry, str):
        raise CatalogueError(_path(file, language()), key, "không phải là một câu")
    try:
        return entry.format_map(facts)
    except (KeyError, IndexError, ValueError) as error:
        raise CatalogueError(_path(file, language()), key, f"chỗ trống không khớp ({error})") from error


def words(file: str, key: str) -> dict[str, str]:
    """A table of words by code, in the order of the Vietnamese file: `words("charts", "status")["met"]`."""
    entry, order = entry_of(file, key, language()), entry_of(file, key, VIETNAMESE)
    if not isinstance(entry, dict):
        raise CatalogueError(_path(file, language()), key, "không phải là một bảng từ")
    return {code: entry[code] for code in order if isinstance(entry.get(code), str)}


def entry_of(file: str, key: str, code: str) -> Any:
    """What a file of a language declares under a dotted key: a template, or a table of them."""
    entry: Any = declared(file, code)
    for part in key.split("."):
        if not isinstance(entry, dict) or part not in entry:
            raise CatalogueError(_path(file, code), key, "chưa khai báo")
        entry = entry[part]
    return entry


@cache
def declared(file: str, code: str) -> dict[str, Any]:
    """Content of one file of sentences in one language; papers and commands of offices are in Vietnamese alone."""
    path = _path(file, code)
    return read_toml(path if path.exists() else _path(file, VIETNAMESE))


def _path(file: str, code: str) -> Path:
    folder = CATALOGUE_DIR / "texts"
    return (folder if code == VIETNAMESE else folder / code) / f"{file}.toml"
