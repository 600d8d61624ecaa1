"""What the levels of one school share (land, library, kitchen) counts once, under whatever level its sheet states it."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import table
from indicators.resources import gaps
from tests.indicators.world import World

YEAR = "2022-2023"
BOTH = "primary,lower_secondary"


def mixed(levels: str = BOTH) -> World:
    return World().province().commune("03316").school("M", "03316", levels)


def land(world: World, school: str, **square_metres: float | None) -> World:
    for level, value in square_metres.items():
        world.fact(school, "land_area_m2", value, level=level).fact(school, "pupils", 200, level=level)
        world.fact(school, "boarders", 0, level=level)
    return world


def lines(world: World, folder: Path, unit: str) -> dict[str, pd.Series]:
    frame = table.answers(world.open(folder), YEAR, only=("land_per_pupil",))
    own = frame[frame["unit_code"] == unit]
    return {str(row["level"]): row for _, row in own.iterrows()}


@pytest.mark.parametrize(("primary", "lower_secondary"), [(3600, 0), (0, 3600), (1800, 1800)])
def test_land_of_a_mixed_school_is_divided_by_all_its_pupils(
    tmp_path: Path, primary: float, lower_secondary: float
) -> None:
    found = lines(land(mixed(), "M", primary=primary, lower_secondary=lower_secondary), tmp_path, "M")
    assert list(found) == [""]
    assert (found[""]["value"], found[""]["target"], found[""]["status"]) == (9, 10, "not_met")


def test_land_that_one_level_leaves_blank_gives_no_value(tmp_path: Path) -> None:
    world = land(mixed().school("P", "03316"), "P", primary=2400)
    found = lines(land(world, "M", primary=3600, lower_secondary=None), tmp_path, "M")
    assert (found[""]["status"], pd.isna(found[""]["value"])) == ("insufficient_data", True)


def test_no_norm_where_the_norms_of_the_levels_differ(tmp_path: Path) -> None:
    found = lines(land(mixed("preschool,primary"), "M", preschool=3600, primary=0), tmp_path, "M")
    assert (found[""]["value"], found[""]["status"]) == (9, "no_target")


def test_the_line_of_a_level_holds_the_schools_of_that_level_alone(tmp_path: Path) -> None:
    world = land(mixed().school("P", "03316"), "P", primary=2400)
    found = lines(land(world, "M", primary=3600, lower_secondary=0), tmp_path, "03316")
    assert (found["primary"]["value"], found["primary"]["contributing"], found["primary"]["expected"]) == (
        12,
        1,
        1,
    )
    assert (found[""]["value"], found[""]["contributing"], found[""]["expected"]) == (10, 2, 2)


def library(world: World, **rooms: float | None) -> World:
    for level, value in rooms.items():
        world.fact("M", "support_rooms", value, level=level, category="library")
    return world


def lacking(world: World, folder: Path, item: str) -> dict[str, float]:
    frame = gaps.facility_gaps(world.open(folder), YEAR)
    own = frame[(frame["unit_code"] == "M") & (frame["item"] == item)]
    return dict(zip(own["level"], own["shortage"], strict=True))


@pytest.mark.parametrize(
    ("primary", "lower_secondary", "shortage"), [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, None, 0)]
)
def test_one_library_serves_all_levels_of_a_school(
    tmp_path: Path, primary: float, lower_secondary: float | None, shortage: float
) -> None:
    world = library(mixed(), primary=primary, lower_secondary=lower_secondary)
    assert lacking(world, tmp_path, "support_rooms.library") == {"primary": shortage, "lower_secondary": 0}


def test_a_library_that_one_level_leaves_blank_is_not_lacking_yet(tmp_path: Path) -> None:
    found = lacking(library(mixed(), primary=0, lower_secondary=None), tmp_path, "support_rooms.library")
    assert pd.isna(list(found.values())).all()


def test_one_kitchen_serves_the_boarders_of_all_levels(tmp_path: Path) -> None:
    world = mixed()
    for level, boarders, kitchens in (("primary", 30, 0), ("lower_secondary", 40, 1)):
        world.fact("M", "boarders", boarders, level=level).fact("M", "kitchens", kitchens, level=level)
    assert lacking(world, tmp_path, "kitchens") == {"primary": 0, "lower_secondary": 0}


def test_a_shared_room_that_lacks_is_summed_once(tmp_path: Path) -> None:
    frame = gaps.totals(library(mixed(), primary=0, lower_secondary=0).open(tmp_path), YEAR)
    own = frame[(frame["unit_code"] == "03316") & (frame["item"] == "support_rooms.library")]
    assert own["shortage"].sum() == 1
    assert own["coverage"].eq(1).all()
