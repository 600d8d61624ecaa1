"""The gates of the 2018 programme: first failing gate, no score over missing data, not due is not late."""

from pathlib import Path

import pandas as pd

from indicators.curriculum_2018 import readiness, rollout
from indicators.warehouse import Warehouse
from tests.indicators.world import World

FULL = {"classes": 2, "pupils": 60, "teachers": 3, "teachers_lacking": 0, "teachers_trained": 3, "classrooms": 2,
        "textbook_pupils": 60, "informatics_classes": 2, "foreign_language_classes": 2, "two_session_classes": 2,
        "equipment_sets": 2}  # fmt: skip


def school(year: str = "2023-2024", grade: str = "3", **changes: float | None) -> World:
    """A primary school that is ready for one grade, but for the changes; a change to None leaves the number out."""
    world = World().province().commune("03316").school("A", "03316")
    for measure, value in (FULL | changes).items():
        if value is not None:
            world.fact("A", measure, value, level="primary", grade=grade, year=year)
    return world.fact("A", "equipment_sets", 2, level="primary", grade=grade, year=year, kind="need")


def summary(warehouse: Warehouse, year: str = "2023-2024", grade: str = "3") -> pd.Series:
    frame = readiness.summary(warehouse, year)
    return frame[frame["grade"] == grade].squeeze()


def test_a_school_is_ready_when_every_gate_is_met(tmp_path: Path) -> None:
    found = summary(school().open(tmp_path))
    assert (found["status"], found["first_failing_gate"], found["missing_gates"]) == ("ready", "", 0)


def test_the_first_failing_gate_is_named_in_causal_order(tmp_path: Path) -> None:
    found = summary(school(textbook_pupils=50, teachers_trained=2, classrooms=1).open(tmp_path))
    assert (found["status"], found["first_failing_gate"]) == ("not_ready", "trained")


def test_a_gate_without_data_is_neither(tmp_path: Path) -> None:
    warehouse = school(equipment_sets=None).open(tmp_path)
    found = summary(warehouse)
    assert (found["status"], found["missing_gates"]) == ("unknown", 1)
    gates = readiness.gates(warehouse, "2023-2024")
    assert gates[(gates["grade"] == "3") & (gates["gate"] == "equipment")].squeeze()["state"] == "no_data"


def test_part_of_what_is_needed_is_partial(tmp_path: Path) -> None:
    gates = readiness.gates(school(equipment_sets=1, textbook_pupils=0).open(tmp_path), "2023-2024")
    of_grade = gates[gates["grade"] == "3"].set_index("gate")
    assert of_grade.loc["equipment", ["state", "numerator", "denominator"]].tolist() == ["partial", 1, 2]
    assert of_grade.loc["textbooks", "state"] == "not_met"


def test_rooms_that_grades_take_in_turn_are_counted_for_the_level(tmp_path: Path) -> None:
    """0,6 rooms for each of 8 classes are 5; rounded up grade by grade they would be 8."""
    world = World().province().commune("03316").school("A", "03316", "lower_secondary")
    for grade, rooms in (("6", 2), ("7", 1), ("8", 1), ("9", 1)):
        for measure, value in (("classes", 2), ("classrooms", rooms)):
            world.fact("A", measure, value, level="lower_secondary", grade=grade, year="2024-2025")
    gates = readiness.gates(world.open(tmp_path), "2024-2025").query("gate == 'rooms'")
    assert gates[["state", "numerator", "denominator"]].drop_duplicates().values.tolist() == [["met", 5, 5]]


def test_grade_5_is_not_due_in_2023_2024_and_due_a_year_later(tmp_path: Path) -> None:
    early = summary(school("2023-2024", "5", equipment_sets=0).open(tmp_path / "early"), "2023-2024", "5")
    assert (early["rollout"], early["status"]) == ("not_due", "not_due")
    due = summary(school("2024-2025", "5", equipment_sets=0).open(tmp_path / "due"), "2024-2025", "5")
    assert (due["rollout"], due["status"]) == ("due", "not_ready")


def test_from_2025_2026_every_grade_is_due() -> None:
    assert set(rollout.schedule("2025-2026")["state"]) == {"due"}
    assert set(rollout.schedule("2022-2023").query("state == 'not_due'")["grade"]) == {
        "4",
        "5",
        "8",
        "9",
        "11",
        "12",
    }


def test_informatics_is_asked_from_grade_3_on(tmp_path: Path) -> None:
    gates = readiness.gates(school().open(tmp_path), "2023-2024")
    assert "informatics" not in set(gates.loc[gates["grade"] == "2", "gate"])
    assert "informatics" in set(gates.loc[gates["grade"] == "3", "gate"])


def test_the_level_answers_where_the_grade_is_not_stated(tmp_path: Path) -> None:
    world = school(classrooms=None)
    for category, value in (("solid", 9), ("semi_solid", 0)):
        world.fact("A", "classrooms", value, level="primary", category=category, year="2023-2024")
    world.fact("A", "classes", 10, level="primary", year="2023-2024")
    gates = readiness.gates(world.open(tmp_path), "2023-2024")
    found = gates[(gates["grade"] == "3") & (gates["gate"] == "rooms")].squeeze()
    assert (found["state"], found["numerator"], found["denominator"]) == ("partial", 9, 10)


def test_a_grade_without_a_class_is_left_out(tmp_path: Path) -> None:
    gates = readiness.gates(school(classes=0).open(tmp_path), "2023-2024")
    assert "3" not in set(gates["grade"])


def test_shares_carry_the_state_of_the_grade(tmp_path: Path) -> None:
    frame = rollout.shares(school(grade="5").open(tmp_path), ("2023-2024",))
    found = frame[(frame["unit_code"] == "11") & (frame["grade"] == "5")].squeeze()
    assert (found["state"], found["classes"], found["pupils"]) == ("not_due", 2, 60)


def test_the_first_failing_gate_is_said_in_words_with_its_numbers(tmp_path: Path) -> None:
    found = summary(school(textbook_pupils=50, teachers_trained=2).open(tmp_path))
    assert found["reason"] == "Vướng trước hết ở điều kiện “Giáo viên đã tập huấn”: có 2, cần 3, còn thiếu 1."


def test_what_is_not_known_is_named_and_gives_no_verdict(tmp_path: Path) -> None:
    found = summary(school(equipment_sets=None).open(tmp_path))
    assert (found["status"], found["reason"]) == (
        "unknown",
        "Chưa đủ dữ liệu để kết luận: Đủ thiết bị tối thiểu.",
    )


def test_the_mark_of_the_norm_travels_with_the_gate(tmp_path: Path) -> None:
    gates = readiness.gates(school().open(tmp_path), "2023-2024")
    rooms = gates[(gates["grade"] == "3") & (gates["gate"] == "rooms")].squeeze()
    assert (rooms["norm_id"], rooms["rule_status"]) == ("RPC-TH", "confirmed")


def test_grades_of_the_next_year_are_prepared_now(tmp_path: Path) -> None:
    frame = readiness.preparation(school("2023-2024", "5", equipment_sets=0).open(tmp_path), "2023-2024")
    found = frame[frame["grade"] == "5"].squeeze()
    assert (found["rollout"], found["status"], found["first_failing_gate"]) == (
        "next_year",
        "not_ready",
        "equipment",
    )
    assert set(frame["grade"]) <= {"5", "9", "12"}


def test_a_grade_starts_once_and_is_on_the_programme_from_then_on() -> None:
    phases = [
        rollout.schedule(year).set_index("grade").loc["4", "phase"]
        for year in ("2022-2023", "2023-2024", "2024-2025")
    ]
    assert phases == ["not_due", "due", "on_programme"]
