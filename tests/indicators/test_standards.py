"""Which level a commune reaches, what holds it back, how many persons it lacks (rules of NĐ 20/2014, NĐ 277/2025)."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.universal_education import standards
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"


def one_commune(difficult: bool | None = False, **changes: dict[str, float | None]) -> World:
    world = World().province().commune("03316")
    if difficult is not None:
        world.area("03316", YEAR, difficult)
    return surveyed(world, "03316", **changes)


def verdict(world: World, folder: Path, standard: str, year: str = YEAR, unit: str = "03316") -> pd.Series:
    frame = standards.verdicts(world.open(folder), year)
    return frame[(frame["unit_code"] == unit) & (frame["standard"] == standard)].squeeze()


def test_a_commune_that_passes_every_test_reaches_the_highest_levels(tmp_path: Path) -> None:
    frame = standards.verdicts(one_commune().open(tmp_path), YEAR)
    own = frame[frame["unit_kind"] == "commune"].set_index("standard")
    assert own["level_met"].to_dict() == {"preschool_5": 1, "primary": 3, "lower_secondary": 3, "literacy": 2}
    assert own["next_level"].isna().all()
    assert own["binding_rule"].isna().all()


def test_113_of_119_lacks_one_child_of_95_percent(tmp_path: Path) -> None:
    world = one_commune(
        a5={"obliged_residents": 119, "attending_residents": 113, "preschool_completed_residents": 113}
    )
    found = verdict(world, tmp_path, "preschool_5")
    assert (found["status"], found["level_met"], found["binding_rule"], found["needed"]) == (
        "not_met",
        0,
        "MN5-A",
        1,
    )
    assert found["value"] == pytest.approx(94.9579, abs=1e-3)


def test_94_96_percent_never_passes_95(tmp_path: Path) -> None:
    world = one_commune(a15_18={"obliged_residents": 456, "lower_secondary_completed_residents": 433})
    found = verdict(world, tmp_path, "lower_secondary")
    assert (found["level_met"], found["next_level"], found["binding_rule"], found["needed"]) == (
        2,
        3,
        "THCS3-A",
        1,
    )


def test_the_comparison_is_inclusive(tmp_path: Path) -> None:
    world = one_commune(a5={"obliged_residents": 100, "attending_residents": 95})
    assert verdict(world, tmp_path, "preschool_5")["level_met"] == 1


@pytest.mark.parametrize(("difficult", "level"), [(True, 1), (False, 0)])
def test_75_percent_of_15_18_passes_level_1_only_in_a_difficult_commune(
    tmp_path: Path, difficult: bool, level: int
) -> None:
    world = one_commune(difficult, a15_18={"lower_secondary_completed_residents": 300})
    assert verdict(world, tmp_path, "lower_secondary")["level_met"] == level


def test_lower_secondary_level_1_needs_literacy_level_1(tmp_path: Path) -> None:
    world = one_commune(a15_35={"literate_1_residents": 1700})
    found = verdict(world, tmp_path, "lower_secondary")
    assert (found["level_met"], found["binding_rule"], found["needed"]) == (0, "XMC1-A", 100)


def test_of_several_failing_tests_the_one_that_lacks_most_persons_binds(tmp_path: Path) -> None:
    world = one_commune(a15_35={"literate_1_residents": 1700}, a14={"primary_completed_residents": 70})
    found = verdict(world, tmp_path, "lower_secondary")
    assert (found["binding_rule"], found["needed"]) == ("XMC1-A", 100)


def test_between_tests_that_lack_equally_many_the_first_of_the_table_binds(tmp_path: Path) -> None:
    world = one_commune(a6={"grade_1_residents": 89}, a14={"primary_completed_residents": 79})
    found = verdict(world, tmp_path, "primary")
    assert (found["binding_rule"], found["needed"]) == ("TH1-A", 1)


def test_level_2_is_nothing_without_level_1(tmp_path: Path) -> None:
    world = one_commune(a14={"primary_completed_residents": 79})
    found = verdict(world, tmp_path, "primary")
    assert (found["level_met"], found["next_level"], found["binding_rule"], found["needed"]) == (
        0,
        1,
        "TH1-B",
        1,
    )


def test_nobody_of_age_11_may_be_left_over_for_level_2(tmp_path: Path) -> None:
    world = one_commune(a11={"primary_studying_residents": 2})
    found = verdict(world, tmp_path, "primary")
    assert (found["level_met"], found["binding_rule"], found["needed"]) == (1, "TH2-C", 1)


def test_literacy_narrows_the_age_band_in_difficult_communes(tmp_path: Path) -> None:
    changes = {"a15_35": {"literate_1_residents": 1700.0}}
    assert verdict(one_commune(False, **changes), tmp_path / "normal", "literacy")["level_met"] == 0
    assert verdict(one_commune(True, **changes), tmp_path / "difficult", "literacy")["level_met"] == 2


def test_missing_input_gives_no_verdict(tmp_path: Path) -> None:
    found = verdict(one_commune(a14={"primary_completed_residents": None}), tmp_path, "primary")
    assert found["status"] == "insufficient_data"
    assert pd.isna(found["level_met"])
    assert "TH1-B" in found["note"]


def test_a_commune_that_sent_nothing_still_has_its_rows(tmp_path: Path) -> None:
    frame = standards.verdicts(World().province().commune("03316").open(tmp_path), YEAR)
    own = frame[frame["unit_kind"] == "commune"]
    assert list(own["standard"]) == ["preschool_5", "primary", "lower_secondary", "literacy"]
    assert set(own["status"]) == {"insufficient_data"}


def test_nobody_to_count_is_never_not_met(tmp_path: Path) -> None:
    nobody = {"obliged_residents": 0.0, "attending_residents": 0.0, "preschool_completed_residents": 0.0}
    found = verdict(one_commune(a5=nobody), tmp_path, "preschool_5")
    assert found["status"] == "no_subject"


@pytest.mark.parametrize(
    ("attending", "status", "level"), [(92, "insufficient_data", None), (96, "met", 1), (89, "not_met", 0)]
)
def test_an_unknown_area_class_gives_no_verdict_where_the_classes_differ(
    tmp_path: Path, attending: int, status: str, level: int | None
) -> None:
    found = verdict(one_commune(None, a5={"attending_residents": attending}), tmp_path, "preschool_5")
    assert found["status"] == status
    assert (None if pd.isna(found["level_met"]) else found["level_met"]) == level


def test_a_band_is_the_sum_of_its_ages_only_when_all_are_present(tmp_path: Path) -> None:
    world = World().province().commune("03316").area("03316", YEAR, False)
    for age in ("6", "14", "15-35"):
        surveyed_part = {"6": {"obliged_residents": 10, "grade_1_residents": 10},
                         "14": {"obliged_residents": 10, "primary_completed_residents": 10},
                         "15-35": {"residents": 10, "literate_1_residents": 10}}[age]  # fmt: skip
        world.survey("03316", age, **surveyed_part)
    for age in ("15", "16", "17"):
        world.survey(
            "03316",
            age,
            obliged_residents=100,
            lower_secondary_completed_residents=85,
            upper_studying_residents=80,
        )
    assert verdict(world, tmp_path / "three", "lower_secondary")["status"] == "insufficient_data"
    world.survey(
        "03316",
        "18",
        obliged_residents=100,
        lower_secondary_completed_residents=85,
        upper_studying_residents=80,
    )
    found = verdict(world, tmp_path / "four", "lower_secondary")
    assert (found["level_met"], found["numerator"], found["denominator"]) == (1, 340, 400)


def test_completion_at_5_falls_back_to_the_cohort_of_6_and_says_so(tmp_path: Path) -> None:
    world = one_commune(a5={"preschool_completed_residents": None}).survey(
        "03316", "6", preschool_completed_residents=84
    )
    warehouse = world.open(tmp_path)
    found = standards.tests(warehouse, YEAR).set_index("rule").loc["MN5-B"]
    assert (found["age"], found["numerator"], found["denominator"], found["state"]) == ("6", 84, 100, "fail")
    assert "lứa 6 tuổi" in found["note"]


def test_literacy_prefers_the_obliged_of_the_band_where_stated(tmp_path: Path) -> None:
    world = one_commune().survey("03316", "15-35", obliged_residents=2500)
    found = verdict(world, tmp_path, "literacy")
    assert (found["binding_rule"], found["denominator"], found["needed"]) == ("XMC1-A", 2500, 250)


def test_the_rule_of_the_survey_day_judges(tmp_path: Path) -> None:
    world = World().province().commune("03316")
    for year in ("2025-2026", "2026-2027"):
        world.area("03316", year, False)
    warehouse = world.open(tmp_path)
    valid = {
        year: set(standards.verdicts(warehouse, year)["standard"]) for year in ("2025-2026", "2026-2027")
    }
    assert "preschool_5" in valid["2025-2026"]
    assert "preschool_3_5" not in valid["2025-2026"]
    assert "preschool_3_5" in valid["2026-2027"]
    assert "preschool_5" not in valid["2026-2027"]


def test_recognition_stands_beside_the_computed_level(tmp_path: Path) -> None:
    world = one_commune(a14={"primary_completed_residents": 10})
    world.fact("03316", "recognised_level", 3, category="primary", period="survey")
    found = verdict(world, tmp_path, "primary")
    assert (found["level_met"], found["recognised_level"]) == (0, 3)
