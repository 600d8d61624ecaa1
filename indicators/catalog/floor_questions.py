"""What a question from the floor takes for contradictory or unusual (`floor_questions.toml`)."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from indicators.catalog.checks import checks
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.measures import measures


@dataclass(frozen=True, slots=True)
class FloorRules:
    """Checks whose issues are two numbers that contradict; counts whose jump is asked about, and from when on.

    A jump is at least `percent` of the year before and at least `least` in number; a factor within `tolerance` percent
    of one of `powers` looks like a slip of the pen.
    """

    inconsistent: tuple[str, ...]
    measures: tuple[str, ...]
    percent: float
    least: float
    powers: tuple[int, ...]
    tolerance: float


@lru_cache(maxsize=1)
def floor_rules() -> FloorRules:
    """As declared; raises `CatalogueError` naming file and key."""
    path = CATALOGUE_DIR / "floor_questions.toml"
    declared = read_toml(path)
    pairs, jumps = _table(path, declared, "inconsistent"), _table(path, declared, "jumps")
    numbers = {key: _positive(path, key, jumps.get(key)) for key in ("percent", "least", "tolerance")}
    return FloorRules(
        _known(path, "checks", pairs.get("checks"), checks()),
        _known(path, "measures", jumps.get("measures"), measures()),
        powers=tuple(int(_positive(path, "powers", power)) for power in jumps.get("powers", ())),
        **numbers,
    )


def _table(path: Path, declared: Any, key: str) -> Any:
    if not isinstance(declared.get(key), dict):
        raise CatalogueError(path, key, "thiếu bảng này")
    return declared[key]


def _known(path: Path, key: str, given: Any, known: Any) -> tuple[str, ...]:
    for name in given or ():
        if name not in known:
            raise CatalogueError(path, f"{key}: {name}", "không có trong danh mục")
    return tuple(given or ())


def _positive(path: Path, key: str, value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
        raise CatalogueError(path, key, f"“{value}” không phải một số dương")
    return float(value)
