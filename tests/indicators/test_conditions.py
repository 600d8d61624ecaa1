"""The conditions beside the tests of persons: sums of the schools of a commune, no verdict while one is silent."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.universal_education import cohorts, conditions, standards
from tests.indicators.offices import keep
from tests.indicators.world import World, surveyed

YEAR = "2022-2023"


def commune(**schools: dict[str, float]) -> World:
    world = World().province().commune("03316").area("03316", YEAR, False)
    for code, numbers in schools.items():
        world.school(code, "03316")
        for measure, value in numbers.items():
            world.fact(code, measure, value, level="primary")
    return world


def condition(world: World, folder: Path, rule: str) -> pd.Series:
    frame = conditions.conditions(world.open(folder), YEAR)
    return frame[frame["rule"] == rule].squeeze()


@pytest.mark.parametrize(("rooms", "state", "needed"), [(7, "pass", 0), (6, "fail", 1)])
def test_seven_rooms_for_ten_classes_meet_the_condition_exactly(
    tmp_path: Path, rooms: int, state: str, needed: int
) -> None:
    found = condition(commune(A={"classrooms": rooms, "classes": 10}), tmp_path, "COND-TH-ROOM")
    assert (found["state"], found["needed"], found["threshold"]) == (state, needed, 70)
    assert (found["article"], found["rule_status"]) == ("Điều 4", "confirmed")


def test_rooms_are_summed_over_the_schools_of_the_commune(tmp_path: Path) -> None:
    world = commune(A={"classrooms": 4, "classes": 10}, B={"classrooms": 10, "classes": 10})
    found = condition(world, tmp_path, "COND-TH-ROOM")
    assert (found["numerator"], found["denominator"], found["state"]) == (14, 20, "pass")


def test_a_silent_school_leaves_the_condition_open(tmp_path: Path) -> None:
    found = condition(commune(A={"classrooms": 20, "classes": 10}, B={}), tmp_path, "COND-TH-ROOM")
    assert (found["state"], found["contributing"], found["expected"]) == ("missing", 1, 2)
    assert pd.isna(found["value"])
    assert "1/2 trường" in found["note"]


def test_a_commune_without_a_school_of_the_level_has_no_subject(tmp_path: Path) -> None:
    found = condition(commune(A={"classrooms": 20, "classes": 10}), tmp_path, "COND-THCS-ROOM")
    assert found["state"] == "no_subject"
    assert "Không có đối tượng" in found["note"]


def test_a_surplus_of_teachers_does_not_hide_a_shortage_elsewhere(tmp_path: Path) -> None:
    staff = {"classes": 10.0, "two_session_classes": 10.0}
    world = commune(A={**staff, "teachers": 13}, B={**staff, "teachers": 20})
    found = condition(world, tmp_path, "COND-TH-NORM")
    assert (found["state"], found["numerator"], found["denominator"], found["needed"]) == ("fail", 33, 30, 2)
    assert found["rule_status"] == "recalled"  # the norm of that year is weaker than the condition


def test_a_person_answers_what_no_form_states(tmp_path: Path) -> None:
    world = commune()
    assert condition(world, tmp_path / "open", "COND-TH-TRACKER")["state"] == "missing"
    keep(tmp_path / "answered", "condition_answers", "Mã đơn vị,Năm học,Mã điều kiện,Đáp ứng,Người trả lời",
         "03316,2022-2023,COND-TH-TRACKER,có,Văn phòng")  # fmt: skip
    assert condition(world, tmp_path / "answered", "COND-TH-TRACKER")["state"] == "pass"


def test_conditions_never_change_the_computed_level(tmp_path: Path) -> None:
    world = surveyed(commune(A={"classrooms": 0, "classes": 10}), "03316")
    frame = standards.verdicts(world.open(tmp_path), YEAR).set_index(["unit_code", "standard"])
    assert frame.loc[("03316", "primary"), "level_met"] == 3


def test_single_ages_stand_beside_the_pooled_test(tmp_path: Path) -> None:
    world = World().province().commune("03316").area("03316", "2026-2027", False)
    for age, attending in (("3", 80), ("4", 95), ("5", 100)):
        world.survey("03316", age, "2026-2027", obliged_residents=100, attending_residents=attending)
    warehouse = world.open(tmp_path)
    beside = cohorts.cohorts(warehouse, "2026-2027").query("rule == 'MN35-A'").set_index("age")
    assert beside["value"].to_dict() == {"3": 80, "4": 95, "5": 100}
    pooled = standards.tests(warehouse, "2026-2027").set_index("rule").loc["MN35-A"]
    assert (pooled["numerator"], pooled["denominator"], pooled["state"]) == (275, 300, "pass")
