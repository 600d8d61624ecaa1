"""The tables that the office itself keeps beside the received workbooks (`office_tables.toml`): columns and kinds.

Declared here, filled by the office, read by `indicators.office`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.language import VIETNAMESE, in_language
from indicators.catalog.measures import codes_in

KINDS = ("text", "whole", "decimal", "signed", "date", "school_year", "year", "yes_no", "item", "items", "norm", "rule",
         "measure")  # fmt: skip
_KIND = re.compile(r"(?P<name>[a-z_]+)(?::(?P<of>[^*]+))?(?P<required>\*?)")


@dataclass(frozen=True, slots=True)
class OfficeColumn:
    """One column: its name in code, its heading in the file, what may stand in it."""

    name: str
    label_vi: str
    kind: str
    required: bool
    choices: Mapping[str, str]
    """Code by what the office may write, folded to lower case; () where the kind is open."""


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """One table; its file is `<name>.csv`."""

    name: str
    label_vi: str
    columns: tuple[OfficeColumn, ...]

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)


@lru_cache(maxsize=1)
def office_tables() -> Mapping[str, OfficeTable]:
    """Every table by name."""
    path = CATALOGUE_DIR / "office_tables.toml"
    found: dict[str, OfficeTable] = {}
    for name, entry in read_toml(path).items():
        if not entry.get("label_vi") or not entry.get("columns"):
            raise CatalogueError(path, name, "thiếu label_vi hoặc columns")
        columns = tuple(_column(path, f"{name}.{key}", key, said) for key, said in entry["columns"].items())
        found[name] = OfficeTable(name, entry["label_vi"], columns)
    return MappingProxyType(found)


def _column(path: Path, key: str, name: str, said: list[str]) -> OfficeColumn:
    match = _KIND.fullmatch(said[1]) if len(said) == 2 else None
    if match is None:
        raise CatalogueError(path, key, "cần [tên cột, kiểu]")
    kind, of = match["name"], match["of"] or ""
    choices: dict[str, str] = {}
    if kind == "code":
        labels = codes_in(VIETNAMESE)  # offices write Vietnamese, whatever a visitor reads
        if of not in labels:
            raise CatalogueError(path, key, f"codes.csv không có chiều “{of}”")
        choices = {word.lower(): code for code, label in labels[of].items() for word in (code, label)}
    elif kind == "choice":
        pairs = [pair.partition("=") for pair in of.split("|")]
        choices = {word.lower(): code for code, _, label in pairs for word in (code, label) if word}
    elif kind not in KINDS:
        raise CatalogueError(path, key, f"kiểu “{kind}” không hợp lệ")
    return OfficeColumn(name, said[0], kind, bool(match["required"]), MappingProxyType(choices))
