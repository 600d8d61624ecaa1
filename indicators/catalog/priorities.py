"""What makes a school more urgent than another (`priorities.toml`): a quantity, its weight, its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.facilities import facilities
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.formulas import Formula, parse_formula
from indicators.catalog.language import in_language

COUNTS = ("shortage", "temporary", "borrowed")
_KEYS = {"label_vi", "item", "counts", "area", "planned", "weight", "reason"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. Exactly one of `item` (with `counts`), `area`, `planned` says what is counted."""

    id: str
    label_vi: str
    item: str
    counts: str
    area: str
    planned: Formula
    weight: int
    reason_vi: str

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)

    @property
    def reason(self) -> str:
        """What it says of a school in the language of this run, over the quantity `value`."""
        return in_language(self.reason_vi)


@lru_cache(maxsize=1)
def criteria() -> Mapping[str, Criterion]:
    """Every criterion by id, in file order."""
    path = CATALOGUE_DIR / "priorities.toml"
    return MappingProxyType({key: _criterion(path, key, entry) for key, entry in read_toml(path).items()})


def _criterion(path: Path, key: str, entry: Mapping[str, Any]) -> Criterion:
    if strange := set(entry) - _KEYS:
        raise CatalogueError(path, key, f"khóa lạ: {', '.join(sorted(strange))}")
    if missing := [name for name in ("label_vi", "weight", "reason") if entry.get(name) is None]:
        raise CatalogueError(path, key, f"thiếu {', '.join(missing)}")
    if sum(name in entry for name in ("item", "area", "planned")) != 1:
        raise CatalogueError(path, key, "cần đúng một trong item, area, planned")
    if "item" in entry:
        groups = {name for item in facilities().values() for name in (item.id, item.group)}
        if entry["item"] not in groups:
            raise CatalogueError(path, key, f"facilities.toml không có mục “{entry['item']}”")
        if entry.get("counts") not in COUNTS:
            raise CatalogueError(path, key, f"counts “{entry.get('counts')}” không hợp lệ")
    if entry.get("area", "difficult") != "difficult":
        raise CatalogueError(path, key, f"area “{entry['area']}” không hợp lệ")
    if type(entry["weight"]) is not int or entry["weight"] < 0:
        raise CatalogueError(path, key, "weight phải là số nguyên không âm")
    planned = parse_formula(path, f"{key}.planned", entry["planned"]) if "planned" in entry else ()
    return Criterion(key, entry["label_vi"], entry.get("item", ""), entry.get("counts", ""), entry.get("area", ""),
                     planned, entry["weight"], entry["reason"])  # fmt: skip
