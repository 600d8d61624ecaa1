"""Declared breaks of series (`breaks.csv`): from which school year an indicator means something else, and why."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.indicators import indicators

KINDS = ("boundary", "definition", "rating_scale")


@lru_cache(maxsize=1)
def breaks() -> Mapping[tuple[str, str], tuple[str, str]]:
    """(indicator, first school year of the new meaning) → (kind, reason)."""
    path = CATALOGUE_DIR / "breaks.csv"
    found = {}
    for row in read_table(path, ("indicator", "school_year", "kind", "reason_vi")):
        if row["indicator"] not in indicators():
            raise CatalogueError(path, row["indicator"], "không có chỉ số này")
        if row["kind"] not in KINDS:
            raise CatalogueError(path, row["indicator"], f"kind “{row['kind']}” không hợp lệ")
        found[row["indicator"], row["school_year"]] = (row["kind"], row["reason_vi"])
    return MappingProxyType(found)
