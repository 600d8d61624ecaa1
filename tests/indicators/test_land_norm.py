"""Land per school: the base of its level, and more for each boarder of lower secondary level (TT 13/2020, article 13)."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import table
from tests.indicators.world import World

YEAR = "2022-2023"
# levels, pupils and boarders by level, land in m², status, m² above (+) or below (-) what is needed
CASES = [
    # 300 pupils × 10 m² + 100 boarders × 6 m² = 3 600 m²
    ("lower_secondary", {"lower_secondary": (300, 100)}, 3600, "met", 0),
    ("lower_secondary", {"lower_secondary": (300, 100)}, 3599, "not_met", -1),
    # the base alone would pass: 300 × 10 = 3 000
    ("lower_secondary", {"lower_secondary": (300, 100)}, 3000, "not_met", -600),
    # no boarder: the base alone
    ("lower_secondary", {"lower_secondary": (300, 0)}, 3000, "met", 0),
    # 7 × 10 + 3 × 6 = 88: 12,571428… m² for each pupil, an exact hit all the same
    ("lower_secondary", {"lower_secondary": (7, 3)}, 88, "met", 0),
    ("lower_secondary", {"lower_secondary": (7, 3)}, 87, "not_met", -1),
    # boarders not reported: no verdict, whatever the land
    ("lower_secondary", {"lower_secondary": (300, None)}, 9000, "insufficient_data", None),
    ("lower_secondary", {"lower_secondary": (300, None)}, 1000, "insufficient_data", None),
    # primary: nothing more for boarders
    ("primary", {"primary": (300, 100)}, 3000, "met", 0),
    # preschool: 12 m² for each child
    ("preschool", {"preschool": (100, None)}, 1199, "not_met", -1),
    # mixed: (200 + 100) × 10 + 50 boarders of lower secondary × 6 = 3 300; those of primary add nothing
    ("primary,lower_secondary", {"primary": (200, 40), "lower_secondary": (100, 50)}, 3300, "met", 0),
    ("primary,lower_secondary", {"primary": (200, 40), "lower_secondary": (100, 50)}, 3299, "not_met", -1),
]  # fmt: skip


def school(levels: str, counts: dict[str, tuple[int, int | None]], land: int) -> World:
    world = World().province().commune("03316").school("S", "03316", levels)
    for place, (level, (pupils, boarders)) in enumerate(counts.items()):
        world.fact("S", "land_area_m2", 0 if place else land, level=level)
        world.fact("S", "pupils", pupils, level=level)
        if boarders is not None:
            world.fact("S", "boarders", boarders, level=level)
    return world


def answer(world: World, folder: Path, unit: str = "S") -> pd.Series:
    frame = table.answers(world.open(folder), YEAR, only=("land_per_pupil",))
    return frame[frame["unit_code"] == unit].iloc[0]


@pytest.mark.parametrize(("levels", "counts", "land", "status", "beside"), CASES)
def test_land_is_judged_by_the_norm_of_the_school(
    tmp_path: Path,
    levels: str,
    counts: dict[str, tuple[int, int | None]],
    land: int,
    status: str,
    beside: int | None,
) -> None:
    found = answer(school(levels, counts, land), tmp_path)
    assert found["status"] == status
    assert pd.isna(found["gap_count"]) if beside is None else found["gap_count"] == beside


def test_the_target_of_a_school_holds_the_part_of_its_boarders(tmp_path: Path) -> None:
    found = answer(school("lower_secondary", {"lower_secondary": (300, 100)}, 3599), tmp_path)
    assert found["target"] == 12
    assert found["note"] == (
        "Mức tối thiểu tính riêng cho trường: cộng 6 m² cho mỗi em trong 100 em “Học sinh (trẻ) bán trú” "
        "cấp Trung học cơ sở (TT 13/2020/TT-BGDĐT Điều 13)."
    )


def test_a_school_without_its_boarders_says_what_to_send(tmp_path: Path) -> None:
    found = answer(school("lower_secondary", {"lower_secondary": (300, None)}, 9000), tmp_path)
    assert pd.isna(found["target"])
    assert "gửi số học sinh bán trú" in found["note"]


def test_boarders_of_another_period_do_not_serve(tmp_path: Path) -> None:
    world = school("lower_secondary", {"lower_secondary": (300, None)}, 9000)
    world.fact("S", "boarders", 100, level="lower_secondary", period="end")
    assert answer(world, tmp_path)["status"] == "insufficient_data"


def test_a_sum_over_schools_has_no_norm_and_no_note(tmp_path: Path) -> None:
    found = answer(school("lower_secondary", {"lower_secondary": (300, 100)}, 3599), tmp_path, "03316")
    assert (pd.isna(found["target"]), found["note"], found["status"]) == (True, "", "no_target")
