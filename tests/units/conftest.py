"""Registers written as lines, and the directory they give."""

from collections.abc import Callable

import pytest

from etl.units.directory import Directory, build_directory
from etl.units.places import RegisterSheet

SCHOOL_COLUMNS = ("code", "name", "levels", "commune_code", "commune", "valid_from", "valid_to", "aliases")
PLACE_COLUMNS = ("code", "name", "kind", "parent_code", "difficult", "valid_from", "valid_to", "successor_code")
Build = Callable[..., Directory]


def rows(columns: tuple[str, ...], lines: tuple[str, ...]) -> list[dict[str, str]]:
    """Register rows from lines with `|` between the fields; cells A1, A2 …"""
    return [
        dict(zip(columns, [part.strip() for part in line.split("|")] + [""] * len(columns), strict=False))
        | {"cell": f"A{number}"}
        for number, line in enumerate(lines, start=1)
    ]


@pytest.fixture
def build() -> Build:
    """`build(schools=(…), places=(…))`: one register and one list of units; `later=(…)`: a second register."""

    def directory(
        schools: tuple[str, ...] = (), places: tuple[str, ...] = (), later: tuple[str, ...] = (), last_year: int = 2024
    ) -> Directory:
        registers = [
            RegisterSheet(number, "Trường", rows(SCHOOL_COLUMNS, lines))
            for number, lines in ((2, schools), (3, later))
            if lines
        ]
        lists = [RegisterSheet(1, "Đơn vị", rows(PLACE_COLUMNS, places))] if places else []
        return build_directory(lists, registers, last_year)

    return directory
