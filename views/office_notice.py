"""A fault in one of the office's own tables, said on every page until it is corrected."""

from functools import lru_cache
from pathlib import Path

from indicators import office
from indicators.catalog import CatalogueError
from indicators.catalog.texts import text
from indicators.warehouse import Warehouse, open_warehouse
from views import screen


def show(folder: Path) -> None:
    """The first fault, where there is one."""
    warehouse = open_warehouse(folder)
    if fault := _fault(warehouse, office.stamp(warehouse)):
        screen.notice(text("start", "office_fault", fault=fault))


@lru_cache(maxsize=8)
def _fault(warehouse: Warehouse, _: tuple[tuple[str, int, int], ...]) -> str:
    try:
        office.check(warehouse)
    except CatalogueError as fault:
        return str(fault)
    return ""
