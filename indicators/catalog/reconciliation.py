"""How far two sources may differ before somebody has to explain it (`reconciliation.toml`), by unit of measure."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_toml
from indicators.catalog.measures import measures


@lru_cache(maxsize=1)
def tolerances() -> Mapping[str, float]:
    """Greatest difference that counts as none, by the unit of a measure; every unit has one."""
    path = CATALOGUE_DIR / "reconciliation.toml"
    declared = read_toml(path).get("tolerance", {})
    for unit, value in declared.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise CatalogueError(path, f"tolerance.{unit}", "phải là số không âm")
    for entry in measures().values():
        if entry.unit not in declared:
            raise CatalogueError(path, f"tolerance.{entry.unit}", f"chưa ghi, cần cho {entry.id}")
    return MappingProxyType({unit: float(value) for unit, value in declared.items()})
