"""What each administrative unit became (`crosswalk.csv`): old code → new codes from a day on, by share.

The shares of one unit add up to the whole: more would count people twice, less would lose some.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from indicators.catalog.dated import read_status
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table


@dataclass(frozen=True, slots=True)
class Step:
    """Part of an old unit that went to a new one; a share below 1 makes every number that uses it an estimate."""

    old_code: str
    new_code: str
    day: date
    share: Decimal
    status: str


@lru_cache(maxsize=1)
def crosswalk() -> tuple[Step, ...]:
    """Every step in the order of the table."""
    path = CATALOGUE_DIR / "crosswalk.csv"
    steps = []
    for row in read_table(path, ("old_code", "new_code", "from_date", "share", "status")):
        key = row["old_code"]
        try:
            day, share = date.fromisoformat(row["from_date"]), Decimal(row["share"])
        except (ValueError, InvalidOperation) as error:
            raise CatalogueError(path, key, "from_date hoặc share không hợp lệ") from error
        if not 0 < share <= 1:
            raise CatalogueError(path, key, f"share “{row['share']}” phải lớn hơn 0 và không quá 1")
        steps.append(Step(key, row["new_code"], day, share, read_status(path, key, row["status"])))
    whole: dict[tuple[str, date], Decimal] = {}
    for step in steps:
        whole[step.old_code, step.day] = whole.get((step.old_code, step.day), Decimal(0)) + step.share
    if uneven := [code for (code, _), share in whole.items() if share != 1]:
        raise CatalogueError(path, uneven[0], "tổng share của một đơn vị cũ phải bằng 1")
    return tuple(steps)
