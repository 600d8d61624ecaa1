"""Declared consistency rules of numbers within a row (`consistency.toml`). Knows no cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from indicators.catalog import CatalogueError, measures
from indicators.catalog.files import CATALOGUE_DIR, read_toml

FILE = CATALOGUE_DIR / "forms" / "consistency.toml"


@dataclass(frozen=True, slots=True)
class SumRule:
    """The whole equals its parts; with `any_set` one of the sets suffices (borrowed rooms counted or not)."""

    dimension: str
    whole: str
    measures: frozenset[str]
    sets: tuple[tuple[str, ...], ...]
    any_set: bool


@lru_cache(maxsize=1)
def _declared() -> Mapping[str, Any]:
    declared = read_toml(FILE)
    named = {name for pair in declared["part_of"] for name in pair}
    for name in named.union(declared["wholes"], declared["divided_by"].values()):
        if name not in measures():
            raise CatalogueError(FILE, name, "chỉ số không có trong measures.csv")
    return declared


@lru_cache(maxsize=1)
def parts_of() -> Mapping[str, tuple[str, ...]]:
    """Measure → the measures that it may not exceed."""
    found: dict[str, tuple[str, ...]] = {}
    for part, whole in _declared()["part_of"]:
        found[part] = (*found.get(part, ()), whole)
    return found


@lru_cache(maxsize=1)
def sum_rules() -> tuple[SumRule, ...]:
    """Every declared sum."""
    return tuple(
        SumRule(
            entry["dimension"],
            entry.get("whole", ""),
            frozenset(entry["measures"]),
            tuple(tuple(parts) for parts in entry["sets"]),
            entry.get("any_set", False),
        )
        for entry in _declared()["sum"]
    )


@lru_cache(maxsize=1)
def wholes() -> frozenset[str]:
    """Measures that others are divided by."""
    return frozenset(_declared()["wholes"])


@lru_cache(maxsize=1)
def divided_by() -> Mapping[str, str]:
    """Derived number → the measure that it is always divided by."""
    return MappingProxyType(dict(_declared()["divided_by"]))


@dataclass(frozen=True, slots=True)
class JumpCuts:
    """When a number jumps out of its column."""

    least_cells: int
    times: float
    """Of the median of the column."""
    times_of_next: float
    """Of the nearest other number."""
    units_left_out: frozenset[str]


@lru_cache(maxsize=1)
def jump_cuts() -> JumpCuts:
    """The declared cuts."""
    declared = _declared()["jump"]
    return JumpCuts(
        declared["least_cells"],
        float(declared["times"]),
        float(declared["times_of_next"]),
        frozenset(declared["units_left_out"]),
    )


def ratio_tolerance() -> float:
    """Points by which a printed ratio may differ."""
    return float(_declared()["tolerance"]["ratio"])
