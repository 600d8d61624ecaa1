"""How many units an upper unit really has (`tier_sizes.csv`), to tell when the loaded list of units is only a part."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indicators.catalog.dated import Validity, read_validity
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table


@dataclass(frozen=True, slots=True)
class TierSize:
    """An upper unit has `count` units of a kind below it."""

    code: str
    below_kind: str
    count: int
    validity: Validity


@lru_cache(maxsize=1)
def _sizes() -> tuple[TierSize, ...]:
    path = CATALOGUE_DIR / "tier_sizes.csv"
    found = []
    for row in read_table(path, ("code", "below_kind", "count", "valid_from", "valid_to")):
        if not row["count"].isdigit():
            raise CatalogueError(path, row["code"], f"count “{row['count']}” không phải là số nguyên")
        found.append(
            TierSize(row["code"], row["below_kind"], int(row["count"]), read_validity(path, row["code"], row))
        )
    return tuple(found)


def size_on(day: date, code: str, below_kind: str) -> int | None:
    """Number of units of the kind below an upper unit on a day, None where it is not declared."""
    fitting = (size for size in _sizes() if (size.code, size.below_kind) == (code, below_kind))
    return next((size.count for size in fitting if size.validity.covers(day)), None)
