"""Faults in the office's own tables, said on every page until they are corrected."""

from functools import lru_cache
from pathlib import Path

from indicators import office
from indicators.catalog.texts import text
from indicators.office_issues import OfficeIssue, issues
from indicators.warehouse import Warehouse, open_warehouse
from views import screen

_SHOWN = 3


def show(folder: Path) -> None:
    """The first faults, and how many more there are."""
    warehouse = open_warehouse(folder)
    found = _faults(warehouse, office.stamp(warehouse))
    for issue in found[:_SHOWN]:
        screen.notice(f"{issue.message} {issue.advice}")
    if len(found) > _SHOWN:
        screen.notice(text("start", "office_faults_more", count=len(found) - _SHOWN))


@lru_cache(maxsize=8)
def _faults(warehouse: Warehouse, _: tuple[tuple[str, int, int], ...]) -> tuple[OfficeIssue, ...]:
    return tuple(issues(warehouse))
