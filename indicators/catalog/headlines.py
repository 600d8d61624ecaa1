"""The few rates that tell an office where it stands, in the order in which it reads them (`headlines.csv`)."""

from functools import lru_cache

from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.indicators import indicators


@lru_cache(maxsize=1)
def headlines() -> tuple[str, ...]:
    """Ids of indicators in percent, each once; raises `CatalogueError` naming the row that is none."""
    path = CATALOGUE_DIR / "headlines.csv"
    found: list[str] = []
    for row in read_table(path, ("indicator",)):
        key = row["indicator"]
        if key not in indicators() or indicators()[key].unit != "percent":
            raise CatalogueError(path, key, "không phải một chỉ số tính bằng phần trăm")
        if key in found:
            raise CatalogueError(path, key, "ghi hai lần")
        found.append(key)
    return tuple(found)
