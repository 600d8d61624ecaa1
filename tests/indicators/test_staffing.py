"""Teachers against the norm valid at the time, by level and subject; norms of the office replace the decreed ones."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.curriculum_2018 import readiness
from indicators.resources import gaps, staffing
from tests.indicators.offices import keep
from tests.indicators.world import World

YEAR = "2024-2025"


def school(levels: str, name: str = "", **numbers: float) -> World:
    world = World().province().commune("03316").school("A", "03316", levels, name=name)
    return stated(world, "A", levels, numbers)


def stated(world: World, code: str, level: str, numbers: dict[str, float], year: str = YEAR) -> World:
    """`classes`, `classes_k` for a grade, `teachers_subject_x` for a category."""
    for name, value in numbers.items():
        measure, _, grade = name.partition("__")
        measure, _, category = measure.partition("_of_")
        world.fact(
            code,
            measure,
            value,
            level=level,
            grade=grade,
            category=category.replace("subject_", "subject."),
            year=year,
        )
    return world


def post(world: World, folder: Path, item: str, year: str = YEAR, unit: str = "A") -> pd.Series:
    frame = staffing.staff_gaps(world.open(folder), year)
    return frame[(frame["unit_code"] == unit) & (frame["item"] == item)].squeeze()


def test_preschool_teachers_are_counted_per_group_and_class(tmp_path: Path) -> None:
    world = school(
        "preschool",
        classes__nursery=2,
        classes__kindergarten=4,
        two_session_classes__kindergarten=4,
        teachers=12,
    )
    found = post(world, tmp_path, "teachers")
    assert (found["need_exact"], found["need"], found["have"], found["shortage"]) == (13.8, 13, 12, 1)
    assert (found["norm_id"], found["norm_value"], found["note"]) == ("TPC-NT; TPC-MG", "2.5; 2.2", "")


def test_kindergarten_without_stated_sessions_says_what_is_assumed(tmp_path: Path) -> None:
    found = post(
        school("preschool", classes__nursery=0, classes__kindergarten=5, teachers=10), tmp_path, "teachers"
    )
    assert (found["need"], found["shortage"]) == (11, 1)
    assert "2 buổi/ngày" in found["note"]


def test_one_session_classes_of_a_kindergarten_had_a_norm_of_their_own(tmp_path: Path) -> None:
    numbers = {
        "classes__nursery": 0.0,
        "classes__kindergarten": 5.0,
        "two_session_classes__kindergarten": 2.0,
        "teachers": 8.0,
    }
    world = World().province().commune("03316").school("A", "03316", "preschool")
    for year in ("2022-2023", YEAR):
        stated(world, "A", "preschool", numbers, year)
    before = post(world, tmp_path / "before", "teachers", "2022-2023")
    assert (before["need_exact"], before["need"]) == (8, 8)  # 2 × 2.2 + 3 × 1.2
    assert pd.isna(
        post(world, tmp_path / "after", "teachers")["need"]
    )  # no norm is declared any more: no guess


@pytest.mark.parametrize(
    ("name", "year", "need"),
    [
        ("Trường THCS A", YEAR, 19),
        ("Trường PTDTBT THCS A", YEAR, 22),
        ("Trường PTDTBT THCS A", "2022-2023", 19),
    ],
)
def test_boarding_schools_have_a_norm_of_their_own_since_it_is_valid(
    tmp_path: Path, name: str, year: str, need: int
) -> None:
    world = World().province().commune("03316").school("A", "03316", "lower_secondary", name=name)
    world = stated(world, "A", "lower_secondary", {"classes": 10, "teachers": 19}, year)
    assert post(world, tmp_path, "teachers", year)["need"] == need


def test_subject_teachers_need_periods_over_the_teaching_load(tmp_path: Path) -> None:
    world = school("primary", classes__3=3, classes__4=3, classes__5=3, teachers_of_subject_english=1)
    found = post(world, tmp_path, "subject.english")
    assert found["need_exact"] == pytest.approx(9 * 4 / 23)
    assert (found["need"], found["shortage"]) == (2, 1)
    assert (found["norm_id"], found["rule_status"]) == ("PER-FL-TH; LOAD-TH", "reported")


def test_a_grade_before_its_roll_out_needs_no_subject_teacher(tmp_path: Path) -> None:
    world = World().province().commune("03316").school("A", "03316")
    stated(world, "A", "primary", {"classes__3": 23, "teachers_of_subject_english": 1}, "2022-2023")
    assert post(world, tmp_path, "subject.english", "2022-2023")["need"] == 4


def test_a_surplus_of_a_school_is_no_teacher_of_another(tmp_path: Path) -> None:
    world = school("primary", classes=10, two_session_classes=10, teachers=20)
    stated(
        world.school("B", "03316"), "B", "primary", {"classes": 10, "two_session_classes": 10, "teachers": 12}
    )
    frame = staffing.staff_totals(world.open(tmp_path), YEAR)
    found = frame[(frame["unit_code"] == "11") & (frame["item"] == "teachers")].squeeze()
    assert (found["shortage"], found["net"], found["rule_status"], found["coverage"]) == (
        3,
        -2,
        "confirmed",
        1,
    )


def test_every_primary_school_needs_a_youth_leader(tmp_path: Path) -> None:
    found = post(school("primary", support_staff_of_youth_leader=0), tmp_path, "youth_leaders")
    assert (found["need"], found["shortage"], found["norm_id"]) == (1, 1, "TPC-TH-TPT")


def rooms() -> World:
    world = school("primary", classes=10)
    for category, value in (("solid", 6), ("semi_solid", 1)):
        world.fact("A", "classrooms", value, level="primary", category=category, year=YEAR)
    return world


def test_changing_a_norm_recomputes_every_need_and_shows_both_values(tmp_path: Path) -> None:
    frame = gaps.facility_gaps(rooms().open(tmp_path), YEAR, (("RPC-TH", "0.8"),))
    found = frame[frame["item"] == "classrooms"].squeeze()
    assert (found["need"], found["shortage"], found["norm_value"], found["decreed_value"]) == (
        8,
        1,
        "0.8",
        "1",
    )


def test_a_norm_kept_by_the_office_holds_for_every_answer(tmp_path: Path) -> None:
    keep(tmp_path, "norm_values", "Mã định mức,Giá trị,Căn cứ", "RPC-TH,0.7,Nghị quyết của tỉnh")
    warehouse = rooms().open(tmp_path)
    frame = gaps.totals(warehouse, YEAR)
    province = frame[(frame["unit_code"] == "11") & (frame["item"] == "classrooms")].squeeze()
    assert (province["need"], province["shortage"]) == (7, 0)
    gate = readiness.gates(warehouse, YEAR).query("gate == 'rooms' and grade == '1'").squeeze()
    assert (gate["state"], gate["denominator"], gate["norm_id"]) == ("met", 7, "RPC-TH")


def test_stock_by_kind_stands_beside_the_gap(tmp_path: Path) -> None:
    found = gaps.facility_gaps(rooms().open(tmp_path), YEAR).query("item == 'classrooms'").squeeze()
    assert found[["solid", "semi_solid", "have", "shortage"]].tolist() == [6, 1, 7, 3]
    assert pd.isna(found["borrowed"])


def test_a_norm_in_percent_is_a_share_of_the_sites(tmp_path: Path) -> None:
    frame = gaps.facility_gaps(school("primary", sites=4, clean_water_sites=3).open(tmp_path), YEAR)
    found = frame[frame["item"] == "clean_water_sites"].squeeze()
    assert (found["need"], found["shortage"], found["norm_id"], found["rule_status"]) == (
        4,
        1,
        "WATER",
        "recalled",
    )
