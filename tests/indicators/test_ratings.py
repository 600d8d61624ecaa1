"""Results by the scale of the grade and year: named, never mixed, complete or not counted."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.catalog.rating_scales import scale_of
from indicators.curriculum_2018 import ratings
from tests.indicators.world import World

YEAR = "2022-2023"
TT27 = {"tt27.excellent": 10, "tt27.good": 20, "tt27.complete": 18, "tt27.incomplete": 2}
TT22P = {"tt22p.good": 25, "tt22p.complete": 24, "tt22p.incomplete": 1}


def rated(world: World, code: str, grade: str, results: dict[str, float], period: str = "end") -> World:
    for category, value in results.items():
        world.fact(
            code, "rated_pupils", value, level="primary", grade=grade, category=category, period=period
        )
    return world


def schools(*codes: str) -> World:
    world = World().province().commune("03316")
    for code in codes:
        world.school(code, "03316")
    return world


def of(world: World, folder: Path, unit: str, grade: str) -> pd.DataFrame:
    frame = ratings.distribution(world.open(folder), YEAR)
    return frame[(frame["unit_code"] == unit) & (frame["grade"] == grade)].set_index("category")


def test_a_grade_is_shown_on_the_scale_of_its_year(tmp_path: Path) -> None:
    found = of(rated(schools("A"), "A", "3", TT27), tmp_path, "11", "3")
    assert found["pupils"].to_dict() == TT27
    assert found["share"].to_dict() == {
        "tt27.excellent": 20,
        "tt27.good": 40,
        "tt27.complete": 36,
        "tt27.incomplete": 4,
    }
    assert set(found["scale_label"]) == {"Thông tư 27/2020"}
    assert set(found["status"]) == {"known"}


def test_two_scales_of_one_level_are_never_added(tmp_path: Path) -> None:
    world = schools("A")
    for grade in "123":
        rated(world, "A", grade, TT27)
    for grade in "45":
        rated(world, "A", grade, TT22P)
    whole = of(world, tmp_path, "11", "")
    assert whole.groupby("scale")["pupils"].sum().to_dict() == {"tt27": 150, "tt22p": 100}
    assert whole.groupby("scale")["share"].sum().round(9).to_dict() == {"tt27": 100, "tt22p": 100}


def test_ratings_of_a_scale_that_does_not_hold_are_not_shown(tmp_path: Path) -> None:
    world = rated(rated(schools("A"), "A", "3", TT27), "A", "3", TT22P)
    assert set(of(world, tmp_path, "11", "3")["scale"]) == {"tt27"}


def test_a_school_that_leaves_a_category_out_is_not_counted(tmp_path: Path) -> None:
    partly = {key: value for key, value in TT27.items() if key != "tt27.incomplete"}
    world = rated(rated(schools("A", "B"), "A", "3", TT27), "B", "3", partly)
    found = of(world, tmp_path, "11", "3")
    assert found["rated"].iloc[0] == 50
    assert set(found["coverage"]) == {0.5}
    assert set(found["status"]) == {"insufficient_data"}


def test_nobody_rated_is_no_share(tmp_path: Path) -> None:
    found = of(rated(schools("A"), "A", "3", dict.fromkeys(TT27, 0.0)), tmp_path, "11", "3")
    assert set(found["status"]) == {"no_subject"}
    assert found["share"].isna().all()


@pytest.mark.parametrize(
    ("year", "grade", "scale"),
    [("2022-2023", "4", "tt22p"), ("2024-2025", "4", "tt27"), ("2023-2024", "9", "tt58")],
)
def test_the_scale_follows_grade_and_year(year: str, grade: str, scale: str) -> None:
    found = scale_of(year, grade)
    assert found is not None
    assert found.code == scale
