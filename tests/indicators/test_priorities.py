"""The order of investment: visible weights, a reason in words for every rank, no rank on nothing."""

from pathlib import Path

import pandas as pd

from indicators.resources import priorities
from tests.indicators.world import World

YEAR = "2022-2023"


def school(world: World, code: str, commune: str, classes: float, **rooms: float) -> World:
    world.school(code, commune).fact(code, "classes", classes, level="primary")
    for category, value in rooms.items():
        world.fact(code, "classrooms", value, level="primary", category=category)
    return world


def three() -> World:
    """A lacks 4 rooms; B lacks 1, has 2 temporary rooms and stands in a difficult commune; C has told nothing."""
    world = (
        World()
        .province()
        .commune("03316")
        .commune("03317")
        .area("03316", YEAR, False)
        .area("03317", YEAR, True)
    )
    school(world, "A", "03316", 10, solid=6, semi_solid=0, temporary=0, borrowed=0)
    return school(
        school(world, "B", "03317", 6, solid=5, semi_solid=0, temporary=2, borrowed=0), "C", "03316", 0
    )


def ranked(folder: Path, weights: priorities.Weights = (), world: World | None = None) -> pd.DataFrame:
    return priorities.ranking((world or three()).open(folder), YEAR, weights).set_index("unit_code")


def test_points_are_weight_times_quantity_and_the_reason_names_them(tmp_path: Path) -> None:
    found = ranked(tmp_path)
    assert found["score"].to_dict() == {"B": 42, "A": 40, "C": 0}
    assert found.loc["B", "reason"] == "xã đặc biệt khó khăn, 2 phòng học tạm, thiếu 1 phòng học"
    assert found.loc["A", "reason"] == "thiếu 4 phòng học"
    assert found.loc["A", "breakdown"] == "Phòng học còn thiếu: 4 × 10 = 40"


def test_moving_a_weight_reorders(tmp_path: Path) -> None:
    assert ranked(tmp_path / "declared").index.tolist()[:2] == ["B", "A"]
    assert ranked(tmp_path / "moved", (("difficult_commune", 0),)).index.tolist()[:2] == ["A", "B"]


def test_what_is_not_known_is_named_and_adds_nothing(tmp_path: Path) -> None:
    found = ranked(tmp_path).loc["A"]
    assert found["state"] == "partial"
    assert "Điểm trường chưa có nước sạch" in found["missing"]
    assert "Phòng học còn thiếu" not in found["missing"]


def test_another_school_never_changes_a_score(tmp_path: Path) -> None:
    alone = ranked(tmp_path / "three")["score"]
    more = ranked(tmp_path / "four", world=school(three(), "D", "03316", 99, solid=0, semi_solid=0))["score"]
    assert more[alone.index].tolist() == alone.tolist()


def test_equal_scores_keep_the_official_order(tmp_path: Path) -> None:
    world = World().province().commune("03316").area("03316", YEAR, False)
    for code in ("Z", "A"):
        school(world, code, "03316", 5, solid=4, semi_solid=0, temporary=0, borrowed=0)
    assert ranked(tmp_path, world=world)["rank"].to_dict() == {"Z": 1, "A": 2}
