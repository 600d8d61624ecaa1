"""How trends are fitted and classed (`trends.toml`): points needed, width of the interval, weights of years."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml

_NUMBERS = {
    "fit": ("least_points", "interval_percent", "least_deviation_logit", "least_deviation_log", "edge_persons",
            "edge_points"),
    "ahead": ("years", "most_years", "chance_step"),
    "class": ("standstill_points", "standstill_percent"),
}  # fmt: skip
_LINE_AND_A_DEVIATION = 3
"""Points from which a line leaves a deviation to tell its uncertainty."""


@dataclass(frozen=True, slots=True)
class TrendRules:
    """The declared constants, by the names they have in the file."""

    least_points: int
    interval_percent: float
    least_deviation_logit: float
    least_deviation_log: float
    edge_persons: float
    edge_points: float
    years: int
    most_years: int
    chance_step: int
    standstill_points: float
    standstill_percent: float
    weights: Mapping[str, float]
    """Weight of a school year in the fit, where it is not 1."""


@lru_cache(maxsize=1)
def trend_rules() -> TrendRules:
    """The rules as declared."""
    path = CATALOGUE_DIR / "trends.toml"
    content = read_toml(path)
    found: dict[str, Any] = {}
    for part, names in _NUMBERS.items():
        for name in names:
            found[name] = _number(path, f"{part}.{name}", content.get(part, {}).get(name))
    weights = {
        year: _number(path, f"weights.{year}", value) for year, value in content.get("weights", {}).items()
    }
    if found["least_points"] < _LINE_AND_A_DEVIATION:
        raise CatalogueError(path, "fit.least_points", f"cần từ {_LINE_AND_A_DEVIATION} năm trở lên")
    if not 0 < found["interval_percent"] < 100:
        raise CatalogueError(path, "fit.interval_percent", "phải lớn hơn 0 và nhỏ hơn 100")
    if heavy := [year for year, weight in weights.items() if weight > 1]:
        raise CatalogueError(path, f"weights.{heavy[0]}", "phải từ 0 đến 1")
    return TrendRules(**found, weights=MappingProxyType(weights))


def _number(path: Path, key: str, value: object) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise CatalogueError(path, key, "phải là số không âm")
    return value
