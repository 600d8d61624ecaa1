"""Where each commune stands on the tile map (`tiles.csv`): column from the west, row from the north, by date.

The places show who lies beside whom, not distances or areas; an office edits the file for its own communes.
"""

from datetime import date
from functools import lru_cache

from indicators.catalog.dated import read_status
from indicators.catalog.files import CATALOGUE_DIR, CatalogueError, read_table

Place = tuple[int, int]
"""Column and row, from 0."""


@lru_cache(maxsize=1)
def _places() -> tuple[tuple[str, date, Place], ...]:
    path = CATALOGUE_DIR / "tiles.csv"
    found: list[tuple[str, date, Place]] = []
    for row in read_table(path, ("code", "valid_from", "column", "row", "status")):
        key = f"{row['code']} {row['valid_from']}"
        read_status(path, key, row["status"])
        try:
            place = (int(row["column"]), int(row["row"]))
            since = date.fromisoformat(row["valid_from"])
        except ValueError as error:
            raise CatalogueError(path, key, "column, row phải là số nguyên, valid_from là ngày") from error
        if min(place) < 0:
            raise CatalogueError(path, key, "column, row không được âm")
        if any(since == other and place == taken for _, other, taken in found):
            raise CatalogueError(path, key, "ô này đã có đơn vị khác cùng thời điểm")
        found.append((row["code"], since, place))
    return tuple(found)


def tile_places(day: date) -> dict[str, Place]:
    """Unit code → place, of the division in force on a day; a code that changed its area has a place for each time."""
    since = max((start for _, start, _ in _places() if start <= day), default=None)
    return {code: place for code, start, place in _places() if start == since}
