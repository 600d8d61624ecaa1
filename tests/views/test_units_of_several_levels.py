"""A school of several levels has several rows and is still one school in every sentence that counts schools."""

from typing import Any

from tests.views.frames import answer, frame
from views.exhibits import targets, year_on_year

INDICATOR = "pupil_target_attainment"


def school(
    unit: int, level: str, value: float | None, target: float | None = 100.0, **changes: Any
) -> dict[str, Any]:
    return (
        answer(unit, INDICATOR, value, target, unit_kind="school", unit_name=f"Trường {unit}", level=level)
        | changes
    )


def test_a_school_that_misses_at_one_of_its_levels_is_one_school_that_misses() -> None:
    rows = frame(
        school(1, "primary", 95), school(1, "lower_secondary", 101), school(2, "primary", 90),
        school(2, "lower_secondary", 80), school(3, "primary", 100),
    )  # fmt: skip
    assert targets.over_units(rows, INDICATOR).finding.startswith("2/3 trường chưa đạt chỉ tiêu.")


def test_a_school_is_not_judged_before_all_its_levels_are() -> None:
    rows = frame(
        school(1, "primary", 101), school(1, "lower_secondary", None), school(2, "primary", 101),
        school(3, "primary", 90), school(3, "lower_secondary", None),
    )  # fmt: skip
    finding = targets.over_units(rows, INDICATOR).finding
    assert finding.startswith("1/2 trường chưa đạt chỉ tiêu.")
    assert "1 trường chưa đủ số liệu để kết luận." in finding


def test_a_level_without_a_target_does_not_hide_that_of_the_other() -> None:
    untold = school(1, "lower_secondary", 101, None, status="no_target")
    finding = targets.over_units(frame(school(1, "primary", 101), untold), INDICATOR).finding
    assert finding == "Cả 1 trường đều đạt chỉ tiêu."


def test_changes_of_levels_are_not_called_changes_of_schools() -> None:
    years = ("2022-2023", "2023-2024")
    rows = [
        school(1, level, 90.0 + step, school_year=year, change=change, break_note="")
        for level in ("primary", "lower_secondary")
        for year, step, change in ((years[0], 0, None), (years[1], 2, 2.0))
    ]
    finding = year_on_year.over_units(frame(*rows), INDICATOR, years).finding
    assert "2 trường (tính theo từng cấp học) tốt lên" in finding
