"""The tiers above the communes: certain and possible shares."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.universal_education import rollup, standards
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"


def district_of_ten(failing: int, silent: int = 0) -> World:
    """Ten communes under one district; the last ones fail primary level 1 or send nothing."""
    world = World().province().unit("094", "district", "11")
    for number in range(10):
        code = f"0310{number}"
        world.commune(code, "094").area(code, YEAR, False)
        if number < 10 - failing - silent:
            surveyed(world, code)
        elif number < 10 - silent:
            surveyed(world, code, a14={"primary_completed_residents": 10.0})
    return world


def tier(world: World, folder: Path, code: str = "094") -> pd.Series:
    frame = standards.verdicts(world.open(folder), YEAR)
    return frame[(frame["unit_code"] == code) & (frame["standard"] == "primary")].squeeze()


def test_one_commune_flips_the_district_exactly_where_the_share_crosses(tmp_path: Path) -> None:
    assert tier(district_of_ten(1), tmp_path / "nine")["level_met"] == 3
    found = tier(district_of_ten(2), tmp_path / "eight")
    assert (found["level_met"], found["status"], found["binding_rule"]) == (0, "not_met", "TH1-D")
    assert (found["numerator"], found["denominator"], found["threshold"], found["needed"]) == (8, 10, 90, 1)


def test_a_silent_commune_makes_the_tier_uncertain_unless_both_shares_agree(tmp_path: Path) -> None:
    assert tier(district_of_ten(0, silent=1), tmp_path / "certain")["level_met"] == 3
    found = tier(district_of_ten(1, silent=1), tmp_path / "open")
    assert (found["status"], found["certain"], found["possible"]) == ("insufficient_data", 8, 9)
    assert pd.isna(found["level_met"])
    assert tier(district_of_ten(2, silent=1), tmp_path / "lost")["status"] == "not_met"


def test_the_province_counts_districts_before_the_reform(tmp_path: Path) -> None:
    found = tier(district_of_ten(2), tmp_path, "11")
    assert (found["binding_rule"], found["numerator"], found["denominator"]) == ("TH1-P", 0, 1)


def test_the_province_counts_communes_after_the_reform(tmp_path: Path) -> None:
    world = World().province()
    for number in range(10):
        code = f"0310{number}"
        surveyed(world.commune(code).area(code, "2025-2026", False), code, "2025-2026")
    frame = standards.verdicts(world.open(tmp_path), "2025-2026")
    top = frame[frame["unit_kind"] == "province"].set_index("standard")
    assert top.loc["primary", "level_met"] == 3
    assert top.loc["preschool_5", "status"] == "insufficient_data"
    assert "Chưa có quy định" in top.loc["preschool_5", "note"]


def test_preschool_3_5_asks_each_area_group_for_its_own_share(tmp_path: Path) -> None:
    world = World().province()
    full = {"obliged_residents": 100, "attending_residents": 100, "preschool_completed_residents": 100}
    for number in range(20):
        code, difficult = f"031{number:02}", number >= 10
        world.commune(code).area(code, "2026-2027", difficult)
        failing = number in (0, 10, 11)
        world.survey(code, "3-5", "2026-2027", **(full | ({"attending_residents": 10} if failing else {})))
    frame = standards.verdicts(world.open(tmp_path), "2026-2027")
    found = frame[(frame["unit_kind"] == "province") & (frame["standard"] == "preschool_3_5")].squeeze()
    assert (found["status"], found["numerator"], found["denominator"], found["threshold"]) == (
        "not_met",
        8,
        10,
        85,
    )
    assert found["needed"] == 1


def test_recognised_communes_are_counted_beside_the_computed_ones(tmp_path: Path) -> None:
    world = district_of_ten(2)
    for number in range(10):
        world.fact(f"0310{number}", "recognised_level", 2, category="primary", period="survey")
    shares = rollup.tier_tests(world.open(tmp_path), YEAR)
    level_2 = shares[shares["rule"] == "TH2-D"].squeeze()
    assert (level_2["certain"], level_2["recognised"]) == (8, 10)


def test_a_tier_without_the_units_that_the_rule_counts_has_no_verdict(tmp_path: Path) -> None:
    world = surveyed(World().province().commune("03316").area("03316", YEAR, False), "03316")
    assert tier(world, tmp_path, "11")["status"] == "insufficient_data"


def test_a_province_of_which_only_some_communes_are_listed_says_so(tmp_path: Path) -> None:
    found = tier(district_of_ten(0), tmp_path, "11")
    assert "10/129 xã, phường" in found["note"]


@pytest.mark.parametrize(
    ("failing", "silent", "outlook"),
    [(1, 0, "certain"), (1, 1, "possible"), (2, 1, "impossible"), (0, 1, "certain")],
)
def test_a_level_of_a_tier_is_certain_possible_or_impossible(
    tmp_path: Path, failing: int, silent: int, outlook: str
) -> None:
    shares = rollup.tier_tests(district_of_ten(failing, silent).open(tmp_path), YEAR).set_index("rule")
    assert set(shares.loc[["TH1-D", "TH2-D", "TH3-D"], "outlook"]) == {outlook}
    assert shares.loc["TH1-D", "outlook_label"].endswith("đạt")


def test_missing_numbers_leave_bounds_of_the_level(tmp_path: Path) -> None:
    world = World().province().commune("03316").area("03316", YEAR, False)
    surveyed(world, "03316", a11={"primary_studying_residents": None})
    frame = standards.verdicts(world.open(tmp_path), YEAR).set_index(["unit_code", "standard"])
    found = frame.loc[("03316", "primary")]
    assert (found["status"], found["at_least"], found["at_most"]) == ("insufficient_data", 1, 3)


def test_a_further_commune_changes_no_other_verdict(tmp_path: Path) -> None:
    columns = list(standards.COLUMNS)
    before = standards.verdicts(district_of_ten(2, 1).open(tmp_path / "ten"), YEAR)
    more = district_of_ten(2, 1).commune("03999", "094").area("03999", YEAR, True)
    after = standards.verdicts(
        surveyed(more, "03999", a5={"attending_residents": 3.0}).open(tmp_path / "eleven"), YEAR
    )
    own = [
        frame.loc[frame["unit_code"].str.startswith("0310"), columns].reset_index(drop=True)
        for frame in (before, after)
    ]
    pd.testing.assert_frame_equal(*own)
