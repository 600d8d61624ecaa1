"""The options that several questions share: how many rows a figure draws, and in which order."""

from collections.abc import Mapping
from dataclasses import replace

from views.exhibit import Exhibit

FIRST_ROWS = 12
SLACK = 2
"""Rows drawn at first: what stays on the first screen of a laptop; all of them once somebody asks."""
ALL, OFFICIAL = "all", "official"


def drawn_rows(options: Mapping[str, str], count: int) -> int | None:
    """How many of `count` rows are drawn; None for all."""
    return None if count <= FIRST_ROWS + SLACK or options.get("rows") == ALL else FIRST_ROWS


def is_official_order(options: Mapping[str, str]) -> bool:
    """Whether rows follow the register instead of the default, worst first."""
    return options.get("order") == OFFICIAL


def counted(exhibit: Exhibit, count: int) -> Exhibit:
    """The exhibit, knowing how many rows its chart could draw."""
    return replace(exhibit, row_count=count)
