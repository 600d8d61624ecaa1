"""The day to which the numbers of a period belong (`period_days.csv`): what is built later is not in them yet."""

from datetime import date
from functools import lru_cache

from indicators.catalog.dated import read_status
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table
from indicators.catalog.measures import codes

FIRST_MONTH = 8
"""Months from August on belong to the first calendar year of a school year."""


@lru_cache(maxsize=1)
def _days() -> dict[str, tuple[int, int]]:
    path = CATALOGUE_DIR / "period_days.csv"
    found: dict[str, tuple[int, int]] = {}
    for row in read_table(path, ("period", "month", "day", "status")):
        key = row["period"]
        if key not in codes()["period"]:
            raise CatalogueError(path, key, "không có trong codes.csv")
        read_status(path, key, row["status"])
        try:
            date(2000, int(row["month"]), int(row["day"]))
        except ValueError as error:
            raise CatalogueError(path, key, "month, day không hợp lệ") from error
        found[key] = (int(row["month"]), int(row["day"]))
    return found


def month_day(period: str) -> tuple[int, int] | None:
    """Month and day of a period, None where none is declared."""
    return _days().get(period)


def day_of(period: str, first_calendar_year: int) -> date | None:
    """The day of a period in the school year that begins in a calendar year, None where none is declared."""
    found = month_day(period)
    return None if found is None else date(first_calendar_year + (found[0] < FIRST_MONTH), *found)
