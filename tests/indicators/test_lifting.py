"""Which unit to lift next: cheapest first, only as many as the tier lacks, none without complete numbers."""

from pathlib import Path

import pandas as pd

from indicators.universal_education import lifting
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"


def district(*completed_at_14: float | None) -> World:
    """A district whose communes differ in primary completion at 14 (100 obliged, 80 needed)."""
    world = World().province().unit("094", "district", "11")
    for number, completed in enumerate(completed_at_14):
        code = f"0310{number}"
        surveyed(
            world.commune(code, "094").area(code, YEAR, False),
            code,
            a14={"primary_completed_residents": completed},
        )
    return world


def lifted(world: World, folder: Path, tier: str = "094", standard: str = "primary") -> pd.DataFrame:
    frame = lifting.next_to_lift(world.open(folder), YEAR)
    return frame[(frame["tier_code"] == tier) & (frame["standard"] == standard)].reset_index(drop=True)


def test_the_cheapest_communes_come_first_and_only_as_many_as_lack_are_chosen(tmp_path: Path) -> None:
    found = lifted(district(*[90] * 7, 60, 78, 70), tmp_path)
    assert found["unit_code"].tolist() == ["03108", "03109", "03107"]
    assert found["persons"].tolist() == [2, 10, 20]
    assert found["chosen"].tolist() == [True, True, False]
    assert found["cumulative"].tolist() == [2, 12, pd.NA]
    assert set(found["still_needed"]) == {2}
    assert found.loc[0, "criteria"] == "Đến 14 tuổi hoàn thành chương trình tiểu học (TH1-B): thiếu 2"


def test_lifting_the_chosen_communes_does_pass_the_tier(tmp_path: Path) -> None:
    assert lifted(district(*[90] * 7, 60, 80, 80), tmp_path).empty


def test_a_commune_without_complete_numbers_has_no_price_and_comes_last(tmp_path: Path) -> None:
    found = lifted(district(*[90] * 7, 60, None, 70), tmp_path)
    assert found["unit_code"].tolist() == ["03109", "03107", "03108"]
    assert pd.isna(found.loc[2, "persons"])
    assert "Chưa đủ dữ liệu" in found.loc[2, "note"]


def test_tests_of_one_cohort_are_met_together_and_others_are_added(tmp_path: Path) -> None:
    world = (
        World().province().unit("094", "district", "11").commune("03100", "094").area("03100", YEAR, False)
    )
    surveyed(world, "03100", a6={"grade_1_residents": 85}, a14={"primary_completed_residents": 70})
    assert lifted(world, tmp_path)["persons"].tolist() == [15]  # 90 − 85 at age 6 and 80 − 70 at age 14


def test_a_higher_level_costs_what_the_lower_ones_lack_too(tmp_path: Path) -> None:
    world = World().province().unit("094", "district", "11")
    for code, changes in (("03100", {}), ("03101", {"a15_60": {"literate_2_residents": 3500.0}}),
                          ("03102", {"a15_35": {"literate_1_residents": 1700.0}, "a15_60": {"literate_2_residents": 3590.0}})):  # fmt: skip
        surveyed(world.commune(code, "094").area(code, YEAR, False), code, **changes)
    for number in range(7):
        surveyed(world.commune(f"0311{number}", "094").area(f"0311{number}", YEAR, False), f"0311{number}")
    found = lifted(world, tmp_path, standard="literacy")
    assert found["level"].tolist() == [2, 2]
    assert found[["unit_code", "persons"]].values.tolist() == [
        ["03101", 100],
        ["03102", 110],
    ]  # 100 at 15-35 and 10 at 15-60


def test_a_district_costs_what_its_cheapest_communes_cost(tmp_path: Path) -> None:
    found = lifted(district(*[90] * 8, 60, 78), tmp_path, "11")
    assert (found.loc[0, "unit_code"], found.loc[0, "persons"]) == ("094", 2)


def test_each_area_class_is_lifted_to_its_own_share(tmp_path: Path) -> None:
    world = World().province()
    full = {"obliged_residents": 100, "attending_residents": 100, "preschool_completed_residents": 100}
    for number in range(20):
        code, difficult = f"031{number:02}", number >= 10
        attending = 80 if number in (0, 1, 10, 11) else 100
        world.commune(code).area(code, "2026-2027", difficult)
        world.survey(code, "3-5", "2026-2027", **(full | {"attending_residents": attending}))
    frame = lifting.next_to_lift(world.open(tmp_path), "2026-2027")
    found = frame[frame["standard"] == "preschool_3_5"].groupby("area").agg(
        needed=("still_needed", "first"), chosen=("chosen", "sum"), persons=("persons", "first")
    )  # fmt: skip
    assert found.loc["other"].tolist() == [1, 1, 10]
    assert found.loc["difficult"].tolist() == [1, 1, 5]


def test_a_commune_with_nobody_to_count_is_not_the_cheapest_to_lift(tmp_path: Path) -> None:
    world = district(*[90] * 8, 70)
    world.commune("03199", "094").area("03199", YEAR, False)
    for age in ("6", "11", "14"):
        world.survey("03199", age, obliged_residents=0)
    found = lifted(world, tmp_path)
    assert found["unit_code"].tolist() == ["03108", "03199"]
    assert pd.isna(found.loc[1, "persons"])
