"""The directory that registers written as lines give."""

import pytest

from etl.units.directory import Directory, build_directory
from etl.units.places import RegisterSheet
from tests.units.registers import PLACE_COLUMNS, SCHOOL_COLUMNS, Build, rows


@pytest.fixture
def build() -> Build:
    """`build(schools=(…), places=(…))`: one register and one list of units; `later=(…)`: a second register."""

    def directory(
        schools: tuple[str, ...] = (),
        places: tuple[str, ...] = (),
        later: tuple[str, ...] = (),
        last_year: int = 2024,
    ) -> Directory:
        registers = [
            RegisterSheet(number, "Trường", rows(SCHOOL_COLUMNS, lines))
            for number, lines in ((2, schools), (3, later))
            if lines
        ]
        lists = [RegisterSheet(1, "Đơn vị", rows(PLACE_COLUMNS, places))] if places else []
        return build_directory(lists, registers, last_year)

    return directory
