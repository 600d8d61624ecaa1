"""Every condition of the standards, hit exactly and missed by one, with answers of a person where no form states it."""

from pathlib import Path

import pytest

from indicators.catalog.standards import CONDITION_TESTS, rules
from indicators.universal_education import conditions
from tests.indicators.offices import keep
from tests.indicators.world import World

YEAR = "2022-2023"
LEVELS = {"preschool_5": "preschool", "primary": "primary", "lower_secondary": "lower_secondary"}
# rule, what the one school of the commune states, numerator that is enough
RATIOS = [
    ("COND-MN5-ROOM", {"classes": 10}, "classrooms", 10),  # 10 × 100 %
    ("COND-TH-ROOM", {"classes": 10}, "classrooms", 7),  # 10 × 70 %
    ("COND-THCS-ROOM", {"classes": 10}, "classrooms", 5),  # 10 × 50 %
    ("COND-MN5-QUAL", {"teachers": 20}, "teachers_qualified", 20),  # 20 × 100 %
    ("COND-TH-QUAL", {"teachers": 20}, "teachers_qualified", 20),
    ("COND-THCS-QUAL", {"teachers": 20}, "teachers_qualified", 20),
    ("COND-TH-NORM", {"classes": 10, "two_session_classes": 10}, "teachers", 15),  # 10 × 1,5
    ("COND-THCS-NORM", {"classes": 10}, "teachers", 19),  # 10 × 1,9
]  # fmt: skip
FLAGS = [rule.id for rule in rules().values() if rule.test == "condition_flag"]


def state(world: World, folder: Path, rule: str) -> tuple[str, float]:
    frame = conditions.conditions(world.open(folder), YEAR)
    found = frame[(frame["rule"] == rule) & (frame["unit_code"] == "03316")].squeeze()
    return str(found["state"]), float(found["needed"])


def commune(rule: str, numbers: dict[str, float]) -> World:
    level = LEVELS[rules()[rule].standard]
    world = World().province().commune("03316").area("03316", YEAR, False).school("S", "03316", level)
    for measure, value in numbers.items():
        world.fact("S", measure, value, level=level)
    return world


@pytest.mark.parametrize(("rule", "stated", "measure", "enough"), RATIOS)
def test_a_condition_is_met_exactly_and_missed_by_one(
    tmp_path: Path, rule: str, stated: dict[str, float], measure: str, enough: int
) -> None:
    assert state(commune(rule, {**stated, measure: enough}), tmp_path / "hit", rule) == ("pass", 0)
    assert state(commune(rule, {**stated, measure: enough - 1}), tmp_path / "below", rule) == ("fail", 1)


def test_teachers_of_preschool_are_counted_by_groups_and_classes(tmp_path: Path) -> None:
    """2 groups × 2,5 + 5 classes of two sessions × 2,2 = 16."""
    for teachers, expected in ((16, ("pass", 0)), (15, ("fail", 1))):
        world = commune("COND-MN5-NORM", {"teachers": teachers, "classes": 7})
        for grade, measure, value in (
            ("nursery", "classes", 2), ("kindergarten", "classes", 5), ("kindergarten", "two_session_classes", 5)
        ):  # fmt: skip
            world.fact("S", measure, value, level="preschool", grade=grade)
        assert state(world, tmp_path / str(teachers), "COND-MN5-NORM") == expected


@pytest.mark.parametrize("rule", FLAGS)
@pytest.mark.parametrize(("answer", "expected"), [("có", "pass"), ("không", "fail"), ("", "missing")])
def test_what_no_form_states_is_answered_by_a_person(
    tmp_path: Path, rule: str, answer: str, expected: str
) -> None:
    if answer:
        keep(
            tmp_path,
            "condition_answers",
            "Mã đơn vị,Năm học,Mã điều kiện,Đáp ứng",
            f"03316,{YEAR},{rule},{answer}",
        )
    world = World().province().commune("03316").area("03316", YEAR, False)
    frame = conditions.conditions(world.open(tmp_path), YEAR)
    assert frame.loc[(frame["rule"] == rule) & (frame["unit_code"] == "03316"), "state"].tolist() == [
        expected
    ]


def test_every_condition_has_an_example() -> None:
    held = {rule for rule, *_ in RATIOS} | set(FLAGS) | {"COND-MN5-NORM"}
    assert held == {rule.id for rule in rules().values() if rule.test in CONDITION_TESTS}
