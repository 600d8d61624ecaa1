"""Registers written as lines."""

from collections.abc import Callable

from etl.units.directory import Directory

SCHOOL_COLUMNS = ("code", "name", "levels", "commune_code", "commune", "valid_from", "valid_to", "aliases")
PLACE_COLUMNS = (
    "code",
    "name",
    "kind",
    "parent_code",
    "difficult",
    "valid_from",
    "valid_to",
    "successor_code",
)
Build = Callable[..., Directory]


def rows(columns: tuple[str, ...], lines: tuple[str, ...]) -> list[dict[str, str]]:
    """Register rows from lines with `|` between the fields; cells A1, A2 …"""
    return [
        dict(zip(columns, [part.strip() for part in line.split("|")] + [""] * len(columns), strict=False))
        | {"cell": f"A{number}"}
        for number, line in enumerate(lines, start=1)
    ]
