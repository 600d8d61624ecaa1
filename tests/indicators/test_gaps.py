"""What schools lack: per school first, then summed; need by norm beside need as reported."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.resources import gaps
from tests.indicators.world import World

YEAR = "2022-2023"


def rooms(world: World, school: str, classes: float | None, solid: float | None, semi_solid: float | None = 0,
          level: str = "primary", **kinds: float) -> World:  # fmt: skip
    world.fact(school, "classes", classes, level=level)
    for category, value in {"solid": solid, "semi_solid": semi_solid, **kinds}.items():
        world.fact(school, "classrooms", value, level=level, category=category)
    return world


def two_schools() -> World:
    return World().province().commune("03316").school("A", "03316").school("B", "03316")


def total(world: World, folder: Path, unit: str, item: str, level: str = "primary") -> pd.Series:
    frame = gaps.totals(world.open(folder), YEAR)
    return frame[(frame["unit_code"] == unit) & (frame["item"] == item) & (frame["level"] == level)].squeeze()


def own(world: World, folder: Path, school: str, item: str) -> pd.Series:
    frame = gaps.facility_gaps(world.open(folder), YEAR)
    return frame[(frame["unit_code"] == school) & (frame["item"] == item)].squeeze()


def test_a_surplus_does_not_hide_a_shortage(tmp_path: Path) -> None:
    found = total(rooms(rooms(two_schools(), "A", 10, 7), "B", 10, 13), tmp_path, "03316", "classrooms")
    assert (found["shortage"], found["net"], found["coverage"]) == (3, 0, 1)


def test_need_is_norm_times_classes_rounded_up(tmp_path: Path) -> None:
    world = World().province().commune("03316").school("S", "03316", "lower_secondary")
    found = own(rooms(world, "S", 13, 5, 2, "lower_secondary"), tmp_path, "S", "classrooms")
    assert (found["need"], found["have"], found["shortage"], found["norm_id"]) == (8, 7, 1, "RPC-THCS")


def test_temporary_and_borrowed_rooms_stand_beside_the_gap(tmp_path: Path) -> None:
    world = rooms(two_schools(), "A", 10, 5, 1, temporary=2, borrowed=2)
    found = own(world, tmp_path, "A", "classrooms")
    assert (found["have"], found["shortage"], found["temporary"], found["borrowed"]) == (6, 4, 2, 2)


def test_a_form_without_a_borrowed_column_leaves_it_missing(tmp_path: Path) -> None:
    found = own(rooms(two_schools(), "A", 10, 5, 1), tmp_path, "A", "classrooms")
    assert pd.isna(found["borrowed"])


def test_missing_rooms_are_no_gap_of_the_full_need(tmp_path: Path) -> None:
    world = rooms(rooms(two_schools(), "A", 10, None), "B", 10, 8)
    assert pd.isna(own(world, tmp_path / "own", "A", "classrooms")["shortage"])
    found = total(world, tmp_path / "sum", "03316", "classrooms")
    assert (found["shortage"], found["coverage"]) == (2, 0.5)


def test_music_and_art_may_share_one_room(tmp_path: Path) -> None:
    world = two_schools().fact("A", "subject_rooms", 1, level="primary", category="music")
    found = own(world, tmp_path, "A", "subject_rooms.music_or_art")
    assert (found["need"], found["have"], found["shortage"]) == (1, 1, 0)


def test_one_of_two_shared_rooms_unknown_settles_nothing_at_zero(tmp_path: Path) -> None:
    world = two_schools().fact("A", "subject_rooms", 0, level="primary", category="music")
    assert pd.isna(own(world, tmp_path, "A", "subject_rooms.music_or_art")["shortage"])


def test_a_group_of_rooms_counts_a_school_when_all_its_rooms_are_known(tmp_path: Path) -> None:
    world = two_schools()
    for room in ("music", "art", "science_technology", "informatics", "foreign_language", "multipurpose"):
        world.fact("A", "subject_rooms", 0, level="primary", category=room)
    world.fact("B", "subject_rooms", 0, level="primary", category="informatics")
    found = total(world, tmp_path, "03316", "subject_rooms")
    assert (found["shortage"], found["contributing"], found["expected"]) == (5, 1, 2)


@pytest.mark.parametrize(("boarders", "kitchens", "shortage"), [(40, 0, 1), (40, 2, 0), (0, 0, 0)])
def test_a_kitchen_is_needed_where_children_board(
    tmp_path: Path, boarders: int, kitchens: int, shortage: int
) -> None:
    world = (
        two_schools()
        .fact("A", "boarders", boarders, level="primary")
        .fact("A", "kitchens", kitchens, level="primary")
    )
    assert own(world, tmp_path, "A", "kitchens")["shortage"] == shortage


def test_need_as_reported_serves_where_no_norm_does(tmp_path: Path) -> None:
    world = two_schools().fact("A", "pupil_toilets", 2, level="primary")
    world.fact("A", "pupil_toilets", 5, level="primary", kind="need")
    found = own(world, tmp_path, "A", "pupil_toilets")
    assert (found["basis"], found["need"], found["shortage"]) == ("reported", 5, 3)


def test_teachers_are_measured_against_the_sessions_taught(tmp_path: Path) -> None:
    world = two_schools()
    for measure, value in (("classes", 10), ("two_session_classes", 6), ("teachers", 12)):
        world.fact("A", measure, value, level="primary")
    found = own(world, tmp_path, "A", "teachers")
    assert (found["need"], found["shortage"]) == (13, 1)


def test_need_and_stock_are_of_one_period(tmp_path: Path) -> None:
    world = rooms(two_schools(), "A", 10, 8).fact("A", "classes", 20, level="primary", period="end")
    found = own(world, tmp_path, "A", "classrooms")
    assert (found["period"], found["need"], found["shortage"]) == ("start", 10, 2)
