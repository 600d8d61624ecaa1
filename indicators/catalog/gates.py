"""The conditions for a grade of the 2018 programme (`gates.toml`), in causal order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.formulas import Formula, parse_formula
from indicators.catalog.grades import grades
from indicators.catalog.language import in_language
from indicators.catalog.measures import codes
from indicators.catalog.norms import norms

SCOPES = ("grade", "grade_or_level")


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which forms state a condition: have of need, have of norm × per, or only what is lacking."""

    have: Formula
    need: Formula
    per: Formula
    norm: str
    lacking: Formula


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition, met when everything needed is there."""

    id: str
    order: int
    label_vi: str
    grades: tuple[str, ...]
    scope: str
    periods: tuple[str, ...]
    ways: tuple[Way, ...]

    @property
    def label(self) -> str:
        """Its label in the language of this run."""
        return in_language(self.label_vi)


@lru_cache(maxsize=1)
def gates() -> Mapping[str, Gate]:
    """Every gate by id, in causal order."""
    path = CATALOGUE_DIR / "gates.toml"
    content = read_toml(path)
    defaults = content.pop("defaults", {})
    return MappingProxyType({
        key: _gate(path, key, order, {**defaults, **entry}) for order, (key, entry) in enumerate(content.items(), 1)
    })  # fmt: skip


_KEYS = {"label_vi", "levels", "grades", "periods", "scope", "ways"}


def _gate(path: Path, key: str, order: int, entry: Mapping[str, Any]) -> Gate:
    if strange := set(entry) - _KEYS:
        raise CatalogueError(path, key, f"khóa lạ: {', '.join(sorted(strange))}")
    if missing := [name for name in ("label_vi", "levels", "periods", "ways") if not entry.get(name)]:
        raise CatalogueError(path, key, f"thiếu {', '.join(missing)}")
    for name, dimension in (("levels", "level"), ("periods", "period"), ("grades", "grade")):
        if unknown := [code for code in entry.get(name, ()) if code not in codes()[dimension]]:
            raise CatalogueError(path, key, f"{name}: {', '.join(unknown)} không có trong codes.csv")
    if entry["scope"] not in SCOPES:
        raise CatalogueError(path, key, f"scope “{entry['scope']}” không hợp lệ")
    of_levels = [code for code, grade in grades().items() if grade.level in entry["levels"]]
    chosen = tuple(code for code in of_levels if code in entry.get("grades", of_levels))
    ways = tuple(_way(path, key, way) for way in entry["ways"])
    return Gate(key, order, entry["label_vi"], chosen, entry["scope"], tuple(entry["periods"]), ways)


def _way(path: Path, key: str, way: Mapping[str, str]) -> Way:
    if set(way) not in ({"have", "need"}, {"have", "per", "norm"}, {"lacking"}):
        raise CatalogueError(path, key, "mỗi cách cần have+need, have+per+norm hoặc lacking")
    if "norm" in way and way["norm"] not in {norm.subject for norm in norms().values()}:
        raise CatalogueError(path, key, f"norms.csv không có chủ đề “{way['norm']}”")
    parsed = {name: parse_formula(path, f"{key}.{name}", way[name]) if name in way else ()
              for name in ("have", "need", "per", "lacking")}  # fmt: skip
    return Way(parsed["have"], parsed["need"], parsed["per"], way.get("norm", ""), parsed["lacking"])
