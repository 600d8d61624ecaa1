"""The indicator table: sum then divide, missing is not zero, targets, gaps with the right sign, coverage."""

import time
from pathlib import Path

import pandas as pd
import pytest

from indicators.answers import table
from indicators.catalog.measures import codes
from tests.indicators.world import World

YEAR = "2022-2023"


def world() -> World:
    """Province 11 over commune 03316 with the schools A and B, and commune 03317 with the school C."""
    return (
        World().province().commune("03316").commune("03317")
        .school("A", "03316").school("B", "03316").school("C", "03317")
    )  # fmt: skip


def line(made: World, folder: Path, unit: str, indicator: str, *, level: str = "primary", grade: str = "",
         period: str = "", year: str = YEAR) -> pd.Series:  # fmt: skip
    frame = table.answers(made.open(folder), year, period, (indicator,))
    found = frame[(frame["unit_code"] == unit) & (frame["level"] == level) & (frame["grade"] == grade)]
    assert len(found) == 1, found
    return found.squeeze()


def attainment(made: World, school: str, actual: float | None, target: float | None, **dims: str) -> World:
    made.fact(school, "pupils", actual, level="primary", **dims)
    return made.fact(school, "pupils", target, level="primary", period="year", kind="target", **dims)


def test_columns_are_those_of_the_contract_in_their_order(tmp_path: Path) -> None:
    frame = table.answers(attainment(world(), "A", 478, 500).open(tmp_path), YEAR)
    assert list(frame.columns[:16]) == list(table.COLUMNS)


def test_478_of_500_is_short_by_22_pupils_and_4_4_points(tmp_path: Path) -> None:
    found = line(attainment(world(), "A", 478, 500), tmp_path, "A", "pupil_target_attainment")
    assert (found["numerator"], found["denominator"], found["value"]) == (478, 500, pytest.approx(95.6))
    assert (found["gap"], found["gap_count"], found["status"]) == (pytest.approx(-4.4), -22, "not_met")


def test_sums_come_before_the_division(tmp_path: Path) -> None:
    made = world()
    for school, actual, target in (("A", 450, 400), ("B", 10, 50), ("C", 18, 50)):
        attainment(made, school, actual, target)
    found = line(made, tmp_path, "11", "pupil_target_attainment")
    assert (found["numerator"], found["denominator"], found["value"]) == (478, 500, pytest.approx(95.6))
    assert (found["coverage"], found["status"]) == (1, "not_met")


def test_a_missing_school_lowers_the_coverage_and_never_counts_as_zero(tmp_path: Path) -> None:
    made = attainment(attainment(world(), "A", 100, 100), "B", None, 100)
    found = line(made, tmp_path, "03316", "pupil_target_attainment")
    assert (found["numerator"], found["denominator"], found["value"]) == (100, 100, 100)
    assert (found["coverage"], found["status"]) == (0.5, "insufficient_data")


def test_a_school_counts_only_where_both_sides_are_known(tmp_path: Path) -> None:
    made = attainment(world(), "A", 100, 100).fact("B", "pupils", 999, level="primary")
    assert line(made, tmp_path, "03316", "pupil_target_attainment")["numerator"] == 100


def test_a_written_dash_is_zero(tmp_path: Path) -> None:
    made = world().fact("A", "textbook_lacking_pupils", 0, level="primary", grade="1", state="zero_mark")
    found = line(made, tmp_path, "A", "textbook_lacking", grade="1")
    assert (found["value"], found["status"]) == (0, "met")


def test_a_zero_denominator_has_no_subject(tmp_path: Path) -> None:
    found = line(attainment(world(), "A", 0, 0), tmp_path, "A", "pupil_target_attainment")
    assert pd.isna(found["value"])
    assert found["status"] == "no_subject"


def test_a_unit_without_target_says_so(tmp_path: Path) -> None:
    made = world().survey("03316", "5", attending_residents=95, obliged_residents=100)
    found = line(made, tmp_path, "03316", "attending_rate_5", level="")
    assert (found["value"], found["status"]) == (95, "no_target")


def test_a_rate_is_compared_with_its_own_assigned_rate(tmp_path: Path) -> None:
    made = world().survey("03316", "5", attending_residents=113, obliged_residents=119)
    made.fact("03316", "attending_rate", 95, age="5", period="year", kind="target")
    found = line(made, tmp_path, "03316", "attending_rate_5", level="")
    assert (found["target"], found["gap_count"], found["status"]) == (95, -1, "not_met")


def test_an_assigned_rate_is_never_added_up(tmp_path: Path) -> None:
    made = world()
    for code in ("03316", "03317"):
        made.survey(code, "5", attending_residents=95, obliged_residents=100)
        made.fact(code, "attending_rate", 95, age="5", period="year", kind="target")
    found = line(made, tmp_path, "11", "attending_rate_5", level="")
    assert (found["value"], found["status"]) == (95, "no_target")
    assert pd.isna(found["target"])


def test_a_rate_without_its_parts_stays_with_its_unit(tmp_path: Path) -> None:
    made = world().fact("03316", "attending_rate", 98.5, age="5", period="survey")
    own = line(made, tmp_path / "own", "03316", "attending_rate_5", level="")
    assert (own["value"], bool(own["stated"])) == (98.5, True)
    above = line(made, tmp_path / "above", "11", "attending_rate_5", level="")
    assert pd.isna(above["value"])
    assert above["coverage"] == 0


def test_the_level_is_the_sum_of_its_grades_only_when_complete(tmp_path: Path) -> None:
    made = world()
    for grade in ("1", "2", "3", "4"):
        attainment(made, "A", 20, 20, grade=grade)
    assert pd.isna(line(made, tmp_path / "four", "A", "pupil_target_attainment")["value"])
    attainment(made, "A", 19, 20, grade="5")
    assert line(made, tmp_path / "five", "A", "pupil_target_attainment")["numerator"] == 99


def test_a_stated_total_comes_before_the_sum_of_grades(tmp_path: Path) -> None:
    made = attainment(world(), "A", 100, 100)
    for grade in codes()["grade"]:
        if grade in "12345":
            made.fact("A", "pupils", 19, level="primary", grade=grade)
    assert line(made, tmp_path, "A", "pupil_target_attainment")["numerator"] == 100


def test_kindergarten_is_not_counted_beside_its_age_groups(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("M", "03316", "preschool")
    for grade, children in (("nursery", 20), ("kindergarten", 80), ("k3", 30), ("k4", 30), ("k5", 20)):
        made.fact("M", "pupils", children, level="preschool", grade=grade)
        made.fact("M", "pupils", children, level="preschool", grade=grade, period="year", kind="target")
    assert line(made, tmp_path, "M", "pupil_target_attainment", level="preschool")["numerator"] == 100


def test_a_mixed_school_counts_for_all_levels_when_each_is_known(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("X", "03316", "primary,lower_secondary")
    attainment(made, "X", 50, 50)
    half = line(made, tmp_path / "half", "03316", "pupil_target_attainment", level="")
    assert (half["coverage"], half["status"]) == (0, "insufficient_data")
    made.fact("X", "pupils", 40, level="lower_secondary")
    made.fact("X", "pupils", 50, level="lower_secondary", period="year", kind="target")
    whole = line(made, tmp_path / "whole", "03316", "pupil_target_attainment", level="")
    assert (whole["numerator"], whole["denominator"], whole["coverage"]) == (90, 100, 1)


def test_dropout_above_a_lower_figure_is_worse(tmp_path: Path) -> None:
    made = world().fact("A", "textbook_lacking_pupils", 3, level="primary", grade="1")
    found = line(made, tmp_path, "A", "textbook_lacking", grade="1")
    assert (found["gap"], found["gap_count"], found["status"]) == (-3, -3, "not_met")


def test_both_sides_of_a_ratio_are_of_one_period(tmp_path: Path) -> None:
    made = world().fact("A", "pupils", 70, level="primary", period="end")
    made.fact("A", "pupils", 60, level="primary").fact("A", "classes", 2, level="primary")
    found = line(made, tmp_path, "A", "average_class_size")
    assert (found["value"], found["period"]) == (30, "start")


def test_a_sum_takes_the_period_in_which_most_schools_are_known(tmp_path: Path) -> None:
    made = world()
    for school in "ABC":
        made.fact(school, "pupils", 60, level="primary").fact(school, "classes", 2, level="primary")
    made.fact("A", "pupils", 90, level="primary", period="end").fact(
        "A", "classes", 2, level="primary", period="end"
    )
    found = line(made, tmp_path / "free", "11", "average_class_size")
    assert (found["period"], found["numerator"], found["coverage"]) == ("start", 180, 1)
    ended = line(made, tmp_path / "end", "11", "average_class_size", period="end")
    assert (ended["period"], ended["numerator"], ended["coverage"]) == ("end", 90, pytest.approx(1 / 3))


def test_the_cap_is_the_norm_of_the_year_and_grade(tmp_path: Path) -> None:
    made = World().province().commune("03316").school("M", "03316", "preschool")
    made.fact("M", "pupils", 70, level="preschool", grade="k5").fact(
        "M", "classes", 2, level="preschool", grade="k5"
    )
    found = line(made, tmp_path, "M", "average_class_size", level="preschool", grade="k5")
    assert (found["target"], found["status"], found["gap_count"]) == (35, "met", 0)


def test_grade_5_is_not_due_in_2023_2024_and_judged_from_2024_2025(tmp_path: Path) -> None:
    made = world()
    for year in ("2023-2024", "2024-2025"):
        made.fact("A", "equipment_sets", 1, level="primary", grade="5", year=year)
        made.fact("A", "equipment_sets", 2, level="primary", grade="5", year=year, kind="need")
    early = line(made, tmp_path / "early", "A", "equipment_set_rate", grade="5", year="2023-2024")
    assert early["status"] == "not_due"
    assert pd.isna(early["gap"])
    assert (
        line(made, tmp_path / "due", "A", "equipment_set_rate", grade="5", year="2024-2025")["status"]
        == "not_met"
    )


def test_children_entering_grade_6_come_from_other_schools(tmp_path: Path) -> None:
    made = world().school("S", "03316", "lower_secondary")
    made.fact("S", "new_pupils", 57, level="lower_secondary", grade="6")
    for school, completed in (("A", 40), ("B", 20)):
        made.fact(school, "primary_completers", completed, level="primary", year="2021-2022", period="end")
    found = line(made, tmp_path, "03316", "transition_to_grade_6", level="lower_secondary")
    assert (found["numerator"], found["denominator"], found["value"]) == (57, 60, 95)


def test_a_closed_school_is_not_expected_and_a_new_one_is(tmp_path: Path) -> None:
    from datetime import date

    made = attainment(world(), "A", 100, 100)
    made.school("old", "03316", last=date(2022, 7, 31)).school("new", "03316", first=date(2022, 9, 5))
    found = line(made, tmp_path, "03316", "pupil_target_attainment")
    assert (found["contributing"], found["expected"]) == (1, 3)


def test_the_top_unit_may_be_any_unit(tmp_path: Path) -> None:
    made = World().unit("03316", "commune").school("A", "03316")
    assert line(attainment(made, "A", 9, 10), tmp_path, "03316", "pupil_target_attainment")["value"] == 90


def test_a_standard_is_compared_with_the_next_threshold_not_reached(tmp_path: Path) -> None:
    made = world().area("03316", YEAR, False).area("03317", YEAR, True)
    made.survey("03316", "15-18", obliged_residents=100, lower_secondary_completed_residents=92)
    made.survey("03317", "15-18", obliged_residents=100, lower_secondary_completed_residents=92)
    name = "universal_lower_secondary_completion"
    normal = line(made, tmp_path / "normal", "03316", name, level="")
    assert (normal["target"], normal["gap_count"], normal["status"]) == (95, -3, "not_met")
    difficult = line(made, tmp_path / "difficult", "03317", name, level="")
    assert (difficult["target"], difficult["status"]) == (90, "met")
    above = line(made, tmp_path / "above", "11", name, level="")
    assert (above["numerator"], above["denominator"], above["status"]) == (184, 200, "no_target")


def test_persons_still_needed_are_an_indicator(tmp_path: Path) -> None:
    made = world().area("03316", YEAR, False)
    made.survey(
        "03316", "5", obliged_residents=119, attending_residents=113, preschool_completed_residents=119
    )
    found = line(made, tmp_path, "03316", "needed_preschool_5", level="")
    assert (found["value"], found["gap_count"], found["status"]) == (1, -1, "not_met")


def test_a_province_takes_seconds(tmp_path: Path) -> None:
    made = World().province()
    for number in range(40):
        code = f"04{number:03}"
        made.commune(code)
        for place in range(5):
            school = made.school(f"{code}-{place}", code)
            for grade in ("", "1", "2", "3", "4", "5"):
                attainment(school, f"{code}-{place}", 100, 100, grade=grade)
    warehouse = made.open(tmp_path)
    started = time.process_time()
    frame = table.answers(warehouse, YEAR)
    assert time.process_time() - started < 5
    assert (frame["indicator"] == "pupil_target_attainment").sum() > 200


def test_a_norm_for_each_school_does_not_judge_their_sum(tmp_path: Path) -> None:
    made = world()
    for school, solid in (("A", 7), ("B", 13)):
        made.fact(school, "classes", 10, level="primary")
        for category, value in (("solid", solid), ("semi_solid", 0)):
            made.fact(school, "classrooms", value, level="primary", category=category)
    own = line(made, tmp_path / "own", "A", "rooms_per_class")
    assert (own["value"], own["target"], own["gap_count"], own["status"]) == (0.7, 1, -3, "not_met")
    above = line(made, tmp_path / "above", "03316", "rooms_per_class")
    assert (above["value"], above["status"]) == (1, "no_target")
    gap = line(made, tmp_path / "gap", "03316", "classroom_gap")
    assert (gap["value"], gap["status"]) == (3, "not_met")


def test_targets_met_are_counted_over_those_that_can_be_judged(tmp_path: Path) -> None:
    made = attainment(world(), "A", 478, 500)
    made.fact("A", "classes", 14, level="primary").fact(
        "A", "classes", 14, level="primary", period="year", kind="target"
    )
    made.fact("A", "new_pupils", 80, level="primary", grade="1", period="year", kind="target")
    found = line(made, tmp_path, "A", "targets_met_share", level="")
    assert (found["numerator"], found["denominator"], found["value"]) == (1, 2, 50)
    assert (found["coverage"], found["status"]) == (pytest.approx(2 / 3), "insufficient_data")


def test_a_school_of_two_levels_counts_once_among_schools_at_the_national_standard(tmp_path: Path) -> None:
    made = world().school("X", "03316", "primary,lower_secondary")
    made.fact("X", "national_standard_level", 2, period="year")
    made.fact("A", "national_standard_level", 1, level="primary", period="year")
    made.fact("B", "national_standard_level", 0, level="primary", period="year", state="zero_mark")
    found = line(made, tmp_path / "one", "03316", "national_standard_school_share", level="")
    assert (found["numerator"], found["denominator"], found["coverage"]) == (2, 3, 1)
    assert (
        line(made, tmp_path / "two", "03316", "national_standard_level_2_share", level="")["numerator"] == 1
    )
    above = line(made, tmp_path / "above", "11", "national_standard_school_share", level="")
    assert (above["denominator"], above["coverage"], above["status"]) == (3, 0.75, "insufficient_data")


def test_monthly_reports_on_time_count_both_copies(tmp_path: Path) -> None:
    made = world()
    for school, copy, state in (
        ("A", "office", "on_time"),
        ("A", "officer", "late"),
        ("B", "office", "on_time"),
    ):
        made.insert("submission", made.units[school], YEAR, "m09", copy, state, None, 1, "D5")
    found = line(made, tmp_path, "03316", "monthly_reports_on_time", level="")
    assert (found["numerator"], found["denominator"], found["coverage"], found["gap_count"]) == (2, 3, 1, -1)


def test_what_an_office_states_itself_stands_beside_the_computed_sum(tmp_path: Path) -> None:
    made = world().fact("A", "pupils", 100, level="primary").fact("A", "classes", 4, level="primary")
    made.fact("03316", "pupils", 103, level="primary").fact("03316", "classes", 4, level="primary")
    above = line(made, tmp_path / "above", "03316", "average_class_size")
    assert (above["numerator"], above["reported_numerator"], above["reported_denominator"]) == (100, 103, 4)
    assert pd.isna(line(made, tmp_path / "school", "A", "average_class_size")["reported_numerator"])


def test_targets_missed_last_year_are_counted_this_year(tmp_path: Path) -> None:
    world = World().province().commune("03316")
    for year, rate in (("2021-2022", 94), ("2022-2023", 97)):
        world.fact("03316", "attending_rate", 95, age="5", year=year, period="year", kind="target")
        world.survey("03316", "5", year, obliged_residents=100, attending_residents=rate)
    found = table.answers(world.open(tmp_path), "2022-2023", only=("unmet_targets_last_year",))
    row = found[found["unit_code"] == "03316"].squeeze()
    assert (row["value"], row["status"], row["coverage"]) == (1, "not_met", 1)
